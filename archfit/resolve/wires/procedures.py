"""
The methods of gRPC services that components answer to: `/shop.Users/Get`.

A service is served where code adds it to a server (gRPC 1.85, "Basics tutorial"): by itself, or by the function
`add_UsersServicer_to_server` of a generated module, which says as well which methods there are. Where that module is
made only when the code is built, the `.proto` file says it: the component's own, else one that belongs to no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from archfit.model import ComponentKind, Landscape, Location, Project, Role, library
from archfit.model.calls import FunctionPlace
from archfit.model.interface import RpcService
from archfit.model.library import Activity
from archfit.model.use import Use
from archfit.model.value import Named, Text
from archfit.model.wires import Endpoint


class Procedures:
    """Finds the services that are added to servers, and their methods."""

    def __init__(self, project: Project, landscape: Landscape) -> None:
        self._project = project
        self._written: dict[str, list[RpcService]] = defaultdict(list)
        for service in landscape.procedures:
            self._written[service.name].append(service)

    def all(self) -> Iterator[Endpoint]:
        """Yield an endpoint for each method of each service; one for the service where its methods are not known."""
        for use in self._project.uses:
            if use.activity is Activity.ROUTE and is_grpc(use):
                for service in _texts(use, library.Role.SERVICE):
                    for at in self._added_at(use):
                        component = self._project.component_at(at.path)
                        component = self._project.service_of(component) or component
                        if component:
                            yield from self._of(use, service, component, at)

    def _added_at(self, use: Use) -> Iterator[Location]:
        """Yield where a service is added to a server: by the callers of what was generated for that."""
        role = self._project.role_at(use.at.path)
        if role is Role.SOURCE:
            yield use.at
        elif role is Role.GENERATED:
            for edge in self._project.callers_of(use.caller):
                if self._project.role_at(edge.path) is Role.SOURCE:
                    yield Location(edge.path, edge.line)

    def _of(self, use: Use, service: str, component: str, at: Location) -> Iterator[Endpoint]:
        methods = self._generated(use, service) or self._described(service, component)
        if not methods:
            yield Endpoint(component, "", service, _handler(use), at, "grpc")
        known = [one.name for one in use.values(library.Role.HANDLER) if isinstance(one, Named)]
        made = {name.partition("@")[0] for name in known} or self._implementing(methods, component)
        for method in methods:
            own = sorted({f"{one}.{method}" for one in made} & self._functions.keys())
            yield Endpoint(component, "", f"/{service}/{method}", own[0] if len(own) == 1 else "", at, "grpc")

    def _generated(self, use: Use, service: str) -> list[str]:
        """Return the methods of the class that a generated module has for a service."""
        base = f"{use.caller.rpartition('.')[0]}.{service.rpartition('.')[2]}Servicer"
        return [one.name.rpartition(".")[2] for one in self._classes.get(base, ())]

    def _described(self, service: str, component: str) -> list[str]:
        """Return the methods that `.proto` files say a service has: any that one of the nearest ones says."""
        found = self._written.get(service, [])
        root = self._project.component(component).root
        near = [one for one in found if _is_in(root, one)]
        shared = [one for one in found if not any(_is_in(other, one) for other in self._roots)]
        return list(dict.fromkeys(method.name for one in near or shared or found for method in one.methods))

    def _implementing(self, methods: list[str], component: str) -> set[str]:
        """Return the classes of a component that have all methods of a service."""
        found: set[str] = set()
        for name, having in self._classes.items():
            owner = self._project.component_at(having[0].path)
            own = owner and (self._project.service_of(owner) or owner) == component
            if own and self._project.role_at(having[0].path) is Role.SOURCE:
                names = {one.name.rpartition(".")[2] for one in having}
                found.update([name] if names.issuperset(methods) else [])
        return found

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        return tuple(one.root for one in self._project.components if one.kind is ComponentKind.SERVICE and one.root)

    @cached_property
    def _functions(self) -> Mapping[str, FunctionPlace]:
        return {one.name: one for one in self._project.calls.functions}

    @cached_property
    def _classes(self) -> Mapping[str, list[FunctionPlace]]:
        """What functions stand in -> the functions, classes and others alike."""
        return grouped(self._project.calls.functions)


def grouped(functions: Iterable[FunctionPlace]) -> Mapping[str, list[FunctionPlace]]:
    """Return functions by what they stand in."""
    found: dict[str, list[FunctionPlace]] = defaultdict(list)
    for one in functions:
        found[one.name.rpartition(".")[0]].append(one)
    return found


def is_grpc(use: Use) -> bool:
    """Tell whether a route is that of a gRPC service."""
    return "grpc" in _texts(use, library.Role.VERB)


def _texts(use: Use, role: library.Role) -> list[str]:
    return [one.exact for one in use.values(role) if isinstance(one, Text) and one.exact]


def _handler(use: Use) -> str:
    return next((one.name for one in use.values(library.Role.HANDLER) if isinstance(one, Named)), "")


def _is_in(folder: str, service: RpcService) -> bool:
    return bool(folder) and service.at.path.startswith(f"{folder}/")
