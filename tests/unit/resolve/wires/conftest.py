"""Systems built by hand: a service is the folder of its name, with a file `main.py` of source beside others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    ImportEdge,
    ImportKind,
    Installation,
    Landscape,
    Location,
    Mode,
    Module,
    ModuleFacts,
    Project,
    Role,
    library,
)
from archfit.model.calls import CallEdge, CallGraph
from archfit.model.deployment import Port, Route, Service, Setting
from archfit.model.finding import Confidence
from archfit.model.library import Activity
from archfit.model.use import Use
from archfit.model.value import Named, Scalar, Text, Value, text
from archfit.model.wires import Wires
from archfit.resolve.wires import wires_in

Given = str | Value | tuple[str | Value, ...]
COMPOSE = Location("compose.yml", 1)


@dataclass
class System:
    """A system in the making."""

    project: Project = field(default_factory=Project)
    landscape: Landscape = field(default_factory=lambda: Landscape((), (), Mode.SERVICES))

    def add(
        self,
        name: str,
        *,
        kind: ComponentKind = ComponentKind.SERVICE,
        root: str = "",
        facts: ModuleFacts | None = None,
    ) -> None:
        """Add a component with files of source, one of tests and one of scripts."""
        root = root or name
        modules = dict(self.project.modules)
        for file, role in (("main", Role.SOURCE), ("urls", Role.SOURCE), ("check", Role.TEST), ("fill", Role.TOOLING)):
            path = f"{root}/{file}.py"
            module = Module(
                f"{root}:{file}", path, package=False, role=role, component=name, facts=facts or ModuleFacts(path)
            )
            modules[module.name] = module
        components = (*self.project.components, Component(name, kind, root))
        self.project = replace(self.project, modules=modules, components=components)

    def use(
        self, file: str, activity: Activity, /, *, line: int = 1, function: str = "library.call", **roles: Given
    ) -> None:
        """Add what a file does; texts are given as strings."""
        arguments = tuple((library.Role(name.upper()), _values(given)) for name, given in sorted(roles.items()))
        caller = file.removesuffix(".py").replace("/", ".")
        use = Use(activity, function, caller, Location(file, line), arguments)
        self.project = replace(self.project, uses=(*self.project.uses, use))

    def install(self, name: str, *services: Service, routes: tuple[Route, ...] = ()) -> None:
        """Add what a manifest runs together."""
        installation = Installation(name, "compose project", (name,), services, routes)
        self.landscape = replace(self.landscape, installations=(*self.landscape.installations, installation))

    def import_external(self, path: str, package: str, *called: str) -> None:
        """Add an import of a package that is not here, and calls of it."""
        edge = ImportEdge(
            f"{path.partition('/')[0]}:main", package, "", ImportKind.RUNTIME, Location(path), external=True
        )
        edges = tuple(CallEdge("caller", path, 7, callee, "direct", Confidence.DERIVED) for callee in called)
        self.project = replace(
            self.project, external_imports=(*self.project.external_imports, edge), calls=CallGraph(edges)
        )

    def wires(self) -> Wires:
        """Return what is found."""
        return wires_in(self.project, self.landscape)

    def edges(self) -> list[str]:
        """Return the edges as `source -channel-> target`."""
        return [f"{one.source} -{one.channel}-> {one.target}" for one in self.wires().edges]

    def targets(self) -> list[str]:
        """Return the targets of the calls, in order, with the paths that answer."""
        return [f"{one.target or '?'} {one.endpoint.path if one.endpoint else '-'}" for one in self.wires().calls]


def _values(given: Given) -> tuple[Value, ...]:
    if isinstance(given, Text | Scalar | Named | str):
        return (_value(given),)
    return tuple(map(_value, given))


def _value(given: str | Value) -> Value:
    return text(given) if isinstance(given, str) else given


@pytest.fixture
def system() -> System:
    """Return a system of the services orders and users; users answers at `/users/{id}` and `/users/all/names`."""
    made = System()
    made.add("orders")
    made.add("users")
    for path in ("/users/{id}", "/users/all/names"):
        made.use("users/main.py", Activity.ROUTE, path=path, verb="GET", handler=Named("function", "users.get"))
    return made


@pytest.fixture
def runs() -> type[Runs]:
    """Return what makes entries of manifests."""
    return Runs


class Runs:
    """Makes entries of manifests."""

    @staticmethod
    def service(  # noqa: PLR0913 - all that a test may say
        name: str,
        component: str = "",
        *,
        ports: tuple[Port, ...] = (),
        environment: dict[str, str] | None = None,
        infrastructure: str = "",
        routes: tuple[Route, ...] = (),
        command: str = "",
    ) -> Service:
        """Return a service of a compose file."""
        settings = tuple(Setting(key, text(value), COMPOSE) for key, value in (environment or {}).items())
        return Service(
            name, "compose service", component, COMPOSE, (name,), infrastructure=infrastructure, environment=settings,
            ports=ports, routes=routes, command=command,
        )  # fmt: skip

    @staticmethod
    def location(path: str, target: str, port: str = "", host: str = "") -> Route:
        """Return a location of nginx."""
        return Route("nginx location", host, Text((port,)) if port else Text(), path, text(target), COMPOSE)
