"""
Calls of methods that a gRPC stub does not have: `stub.Gte(...)`, where `users.proto` says `Get`.

Only of stubs whose module is made when the code is built: what a stub has that is checked in, its own code says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from archfit.model import Landscape, Location, Project, Role
from archfit.model.interface import GENERATED
from archfit.model.wires import RemoteCall
from archfit.resolve.environment import Environments
from archfit.resolve.wires.targets import Targets

_STUB = "Stub"


class Stubs:
    """Finds what is called on stubs and stands in no `.proto` file."""

    def __init__(self, project: Project, landscape: Landscape) -> None:
        self._project = project
        self._landscape = landscape

    def calls(self, environments: Environments, targets: Targets) -> Iterator[RemoteCall]:
        """Yield the calls of methods that no `.proto` file has for the service of the stub."""
        for edge in self._project.calls.edges if self._services else ():
            stub, _, method = edge.callee.rpartition(".")
            service, methods = self._services.get(_file_and_service(stub), ("", frozenset()))
            source = self._project.role_at(edge.path) is Role.SOURCE
            if not service or not source or method in methods or method.startswith("__"):
                continue
            for process in environments.running(edge.path):
                path = f"/{service}/{method}"
                target = targets.of_procedure("grpc", path, process)
                if target:
                    yield RemoteCall(
                        process.component, edge.caller, Location(edge.path, edge.line), "grpc", target.component,
                        path=path, function=edge.callee, confidence=target.confidence, why=target.why,
                    )  # fmt: skip

    @cached_property
    def _services(self) -> Mapping[tuple[str, str], tuple[str, frozenset[str]]]:
        """File and service -> the service with its package, and its methods; those of two packages are left out."""
        found: dict[tuple[str, str], dict[str, set[str]]] = {}
        for one in self._landscape.procedures:
            same = found.setdefault((one.file, one.name.rpartition(".")[2]), {})
            same.setdefault(one.name, set()).update(method.name for method in one.methods)
        return {
            key: (name, frozenset(methods))
            for key, same in found.items()
            if len(same) == 1
            for name, methods in same.items()
        }


def _file_and_service(stub: str) -> tuple[str, str]:
    module, _, name = stub.rpartition(".")
    if not module.endswith(GENERATED) or not name.endswith(_STUB):
        return "", ""
    return module.rpartition(".")[2].removesuffix(GENERATED), name.removesuffix(_STUB)
