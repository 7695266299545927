"""Calls through a client library of a service that stands elsewhere: `glanceclient.Client(...)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from archfit.model import Component, ComponentKind, Confidence, Location, Project, Role
from archfit.model.wires import RemoteCall, Wire
from archfit.resolve.wires.names import Names
from archfit.resolve.wires.together import Together

_CLIENT = re.compile(r"(?P<name>\w{3,}?)_?(?:api_?)?(?:client|sdk)")


class Clients:
    """Knows the packages that are clients of a service of the system."""

    def __init__(self, project: Project, names: Names, calls: tuple[RemoteCall, ...]) -> None:
        self._project = project
        self._names = names
        self._calls = calls
        self._services = [one for one in project.components if one.kind is ComponentKind.SERVICE]

    def wires(self, together: Together) -> Iterator[Wire]:
        """Yield who makes or calls something of a client package, as far as it is known who answers."""
        source = {module.path: module for module in self._project.modules.values() if module.role is Role.SOURCE}
        packages = self._packages()
        for edge in self._project.calls.edges if packages else ():
            target, confidence = packages.get(edge.callee.partition(".")[0], ("", Confidence.GUESS))
            if not target or edge.path not in source:
                continue
            component = source[edge.path].component
            component = self._project.service_of(component) or component
            if component and component != target and together(component, target):
                yield Wire(component, target, "http", (Location(edge.path, edge.line),), confidence)

    def _packages(self) -> Mapping[str, tuple[str, Confidence]]:
        """Return the packages that are imported from elsewhere, and the service that each is a client of."""
        found: dict[str, tuple[str, Confidence]] = {}
        for package in sorted({one.imported.partition(".")[0] for one in self._project.external_imports}):
            written = _CLIENT.fullmatch(package)
            if not written:
                continue
            named = self._names.called(written["name"])
            beside = [one for one in map(self._beside, self._libraries(package)) if one]
            if len(named) == 1:
                found[package] = named[0], Confidence.GUESS
            elif len(set(beside)) == 1:
                found[package] = beside[0], Confidence.DERIVED
        return found

    def _libraries(self, package: str) -> list[Component]:
        """Return the components that a package imported from elsewhere may be: libraries of that name."""
        named = (one for one in self._project.components if one.kind is ComponentKind.LIBRARY)
        return [one for one in named if one.root.rpartition("/")[2].replace("-", "_") == package]

    def _beside(self, library: Component) -> str:
        """Return the service in whose folder a client library stands."""
        around = [one.name for one in self._services if library.root.startswith(f"{one.root}/")]
        asks = {one.target for one in self._calls if self._project.component_at(one.at.path) == library.name} - {""}
        return around[0] if len(around) == 1 and asks <= {around[0]} else ""
