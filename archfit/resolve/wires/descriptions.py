"""
The routes of OpenAPI documents that code serves.

A document says what is served only where code has a framework serve it: Connexion 2.14 and 3.3, `add_api` with the
path of the file, or with what was put together of several files (spec-synthase). One that nothing loads documents
routes, whoever serves them, and no endpoint is made of it: what it promises may have been left behind by the code.

A file is looked for as `add_api` does: relative to `specification_dir`, which is relative to the module; where only
the end of its path is known, in the folders from the module's upwards. `base_path` takes the place of the base of the
document. The handler is the function that `operationId` names, below `x-openapi-router-controller` or the root of a
`RelativeResolver`, or that `RestyResolver` makes up; it is left out where the program has no such function.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from archfit.model import Landscape, Project, Role, library
from archfit.model.interface import ApiDescription, Operation
from archfit.model.library import Activity
from archfit.model.use import Use
from archfit.model.value import Named, Text
from archfit.model.wires import FIELD, Endpoint, segments
from archfit.resolve.wires.endpoints import Endpoints, joined

_SERVES = "connexion."
_MERGES = "specsynthase."


class Descriptions:
    """Finds the documents that are served, and the functions that they name."""

    def __init__(self, project: Project, landscape: Landscape, endpoints: Endpoints) -> None:
        self._project = project
        self._endpoints = endpoints
        self._documents: dict[str, list[ApiDescription]] = defaultdict(list)
        for one in landscape.descriptions:
            self._documents[one.at.path].append(one)

    def all(self) -> Iterator[Endpoint]:
        """Yield the endpoints of all documents that are served."""
        for use in self._project.uses if self._documents else ():
            if use.activity is Activity.MOUNT and self._project.role_at(use.at.path) is Role.SOURCE:
                component = self._project.component_at(use.at.path)
                if component and use.function.startswith((_SERVES, _MERGES)):
                    yield from self._of(use, self._project.service_of(component) or component)

    def _of(self, use: Use, component: str) -> Iterator[Endpoint]:
        documents = [one for path in self._files(use) for one in self._documents[path]]
        serving = list(self._serving(use)) if documents else []
        own = next((one.base for one in documents if one.base), "")
        for mount in serving:
            prefix = _exact(mount, library.Role.PREFIX)
            for before in self._endpoints.around(mount):
                for operation in (one for document in documents for one in document.operations):
                    path = joined(joined(before, own if prefix is None else prefix), operation.path)
                    handler = self._handler(operation, mount)
                    yield Endpoint(component, operation.verb, path, handler, operation.at)

    def _serving(self, use: Use) -> Iterator[Use]:
        """Yield what serves the files of a mount: itself, or that to which they are given when put together."""
        if use.function.startswith(_SERVES):
            yield use
            return
        made = {one.name for one in use.values(library.Role.RECEIVER) if isinstance(one, Named)}
        for other in self._project.uses:
            if other.activity is Activity.MOUNT and other.function.startswith(_SERVES):
                given = {one.name for one in other.values(library.Role.ROUTER) if isinstance(one, Named)}
                if not made.isdisjoint(given):
                    yield other

    # -- files -------------------------------------------------------------------------------------

    def _files(self, use: Use) -> Iterator[str]:
        base = _exact(use, library.Role.BASE) or ""
        for written in use.values(library.Role.ROUTER):
            last = written.parts[-1] if isinstance(written, Text) and written.parts else ""
            if isinstance(last, str) and last:
                found = self._file(last.lstrip("/"), base, use.at.path.rpartition("/")[0])
                if found:
                    yield found

    def _file(self, name: str, base: str, folder: str) -> str:
        """Return the document of a name, in a folder or the nearest one above that has it; or nothing."""
        while True:
            for inner in (base, ""):
                path = posixpath.normpath(posixpath.join(folder, inner, name))
                if path in self._documents:
                    return path
            if not folder:
                return ""
            folder = folder.rpartition("/")[0]

    # -- handlers ----------------------------------------------------------------------------------

    def _handler(self, operation: Operation, mount: Use) -> str:
        root = _exact(mount, library.Role.NAME) or ""
        module = self._project.modules_at.get(mount.at.path)
        source, colon, _ = module.name.rpartition(":") if module else ("", "", "")
        for name in _names(operation, root):
            own = f"{source}{colon}{name}"
            if own in self._functions:
                return own
        return ""

    @cached_property
    def _functions(self) -> frozenset[str]:
        return frozenset(one.name for one in self._project.calls.functions)


def _names(operation: Operation, root: str) -> Iterator[str]:
    """Yield what the handler of an operation may be called, by the resolvers of Connexion 3.3 (`resolver.py`)."""
    if operation.handler:
        below = (f"{operation.controller}.",) if operation.controller else ("", f"{root}.") if root else ("",)
        yield from (f"{before}{operation.handler}" for before in below)
    elif root:
        parts = segments(operation.path)
        resource = ".".join(one for one in parts if not FIELD.fullmatch(one)).replace("-", "_")
        listed = operation.verb == "GET" and resource and not FIELD.fullmatch(parts[-1])
        module = operation.controller or ".".join(filter(None, (root, resource)))
        yield f"{module}.{'search' if listed else operation.verb.lower()}"


def _exact(use: Use, role: library.Role) -> str | None:
    return next((one.exact for one in use.values(role) if isinstance(one, Text) and one.exact is not None), None)
