from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    Confidence,
    Location,
    Module,
    ModuleFacts,
    Project,
    Role,
)
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.use import Use
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires


class Network:
    """
    A project under construction: services that call one another.

    Each place stands in `<component>/app.py`, a line below the one before. A function `orders.place` is of the
    component `orders`, and its route is `/place`.
    """

    def __init__(self) -> None:
        self._lines = count(1)
        self.components: dict[str, Component] = {}
        self.roles: dict[str, Role] = {}
        self.functions: dict[str, FunctionPlace] = {}
        self.edges: list[CallEdge] = []
        self.endpoints: dict[str, Endpoint] = {}
        self.calls: list[RemoteCall] = []
        self.messages: list[Message] = []
        self.wires: list[Wire] = []
        self.uses: list[Use] = []

    def service(self, name: str, **changes: Any) -> None:
        """Declare a service."""
        self.components[name] = Component(name, **{"kind": ComponentKind.SERVICE, "root": name, **changes})

    def at(self, component: str) -> Location:
        """Return a place below all before."""
        return Location(f"{component}/app.py", next(self._lines))

    def function(self, name: str, **changes: Any) -> None:
        """Declare a function, and its component."""
        component = name.partition(".")[0]
        if component not in self.components:
            self.service(component)
        at = self.at(component)
        self.functions[name] = FunctionPlace(name, f"{component}.app", at.path, at.line)._replace(**changes)

    def answers(self, name: str, verb: str = "GET", *, handler: str = "") -> Endpoint:
        """Let a function, or the class `handler`, answer at a route of its name."""
        if not handler and name not in self.functions:
            self.function(name)
        component, _, path = name.partition(".")
        if component not in self.components:
            self.service(component)
        self.endpoints[name] = Endpoint(component, verb, f"/{path}", handler or name, self.at(component))
        return self.endpoints[name]

    def runs(self, caller: str, callee: str, kind: str = "direct", **changes: Any) -> None:
        """Let a function call another."""
        for name in (caller, callee):
            if name not in self.functions and name.partition(".")[0] != "time":
                self.function(name)
        at = self.at(caller.partition(".")[0])
        edge = CallEdge(caller, at.path, at.line, callee, kind, Confidence.DIRECT)
        self.edges.append(edge._replace(**changes))

    def asks(self, caller: str, route: str, **changes: Any) -> RemoteCall:
        """Let a function call a route of another component, declared before or not known."""
        if caller not in self.functions:
            self.function(caller)
        component, (target, _, path) = caller.partition(".")[0], route.partition(".")
        if target not in self.components:
            self.service(target)
        call = RemoteCall(
            component, caller, self.at(component), "http", target, verb="GET", path=f"/{path}",
            endpoint=self.endpoints.get(route), function="requests.get",
        )._replace(**changes)  # fmt: skip
        self.calls.append(call)
        return call

    def project(self) -> Project:
        """Return the project."""
        return Project(
            {name: self._module(name) for name in self.components},
            tuple(self.components.values()),
            calls=CallGraph(tuple(self.edges), tuple(self.functions.values())),
            uses=tuple(self.uses),
            wires=Wires(tuple(self.endpoints.values()), tuple(self.calls), tuple(self.messages), tuple(self.wires)),
        )

    def _module(self, name: str) -> Module:
        path = f"{name}/app.py"
        role = self.roles.get(name, Role.SOURCE)
        return Module(f"{name}.app", path, package=False, role=role, component=name, facts=ModuleFacts(path))


@pytest.fixture
def network() -> Network:
    """Return a system that has nothing yet."""
    return Network()
