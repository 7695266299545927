from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    Confidence,
    Data,
    Location,
    Module,
    ModuleFacts,
    Ownership,
    Project,
    Role,
    Table,
    TableDefinition,
)
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.facts import ImportKind
from archfit.model.imports import ImportEdge
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires


class System:
    """
    A project under construction: services that call one another.

    Each place stands in `<service>/app.py`, a line below the one before; the route `GET /users` of `shop` is answered
    by the function `shop.GET /users`.
    """

    def __init__(self) -> None:
        self._lines = count(1)
        self.components: dict[str, Component] = {}
        self.functions: dict[str, FunctionPlace] = {}
        self.edges: list[CallEdge] = []
        self.endpoints: dict[tuple[str, str], Endpoint] = {}
        self.calls: list[RemoteCall] = []
        self.wires: list[Wire] = []
        self.messages: list[Message] = []
        self.definitions: list[TableDefinition] = []
        self.imports: list[ImportEdge] = []

    def service(self, *names: str, **changes: Any) -> None:
        """Declare services."""
        for name in names:
            if name not in self.components or changes:
                self.components[name] = Component(name, **{"kind": ComponentKind.SERVICE, "root": name, **changes})

    def at(self, service: str) -> Location:
        """Return a place below all before."""
        self.service(service)
        return Location(f"{service}/app.py", next(self._lines))

    def answers(self, service: str, *routes: str) -> None:
        """Let a service answer at routes."""
        for route in routes:
            verb, _, path = route.partition(" ")
            at, handler = self.at(service), f"{service}.{route}"
            self.functions[handler] = FunctionPlace(handler, f"{service}.app", at.path, at.line)
            self.endpoints[service, route] = Endpoint(service, verb, path, handler, at)

    def waits(self, source: str, *targets: str, route: str = "GET /", by: str = "", **changes: Any) -> None:
        """Let a service call a route of others, in the function that answers the route `by` or in one of its own."""
        for target in targets:
            verb, _, path = route.partition(" ")
            at = self.at(source)
            self.service(target)
            end = self.endpoints.get((target, route))
            one = RemoteCall(source, f"{source}.{by or 'ask'}", at, "http", target, target, verb, path, end)
            self.calls.append(one._replace(**changes))
            self.wires.append(Wire(source, target, "http", (at,), self.calls[-1].confidence))

    def runs(self, service: str, route: str, function: str) -> None:
        """Let what answers a route call a function of a library."""
        at = self.at(service)
        self.edges.append(CallEdge(f"{service}.{route}", at.path, at.line, function, "direct", Confidence.DIRECT))

    def sends(self, service: str) -> None:
        """Let a service send a message."""
        self.messages.append(
            Message(service, f"{service}.tell", self.at(service), sends=True, broker="", topics=("t",))
        )

    def keeps(self, service: str, *tables: str) -> None:
        """Let a service define tables, and so own them."""
        for name in tables:
            self.definitions.append(TableDefinition(Table(name, service=service), service, self.at(service)))

    def takes(self, service: str, *packages: str) -> None:
        """Let a service import packages."""
        for package in packages:
            at = self.at(service)
            self.imports.append(ImportEdge(f"{service}.app", package, "", ImportKind.RUNTIME, at, external=True))

    def project(self, **facts: Any) -> Project:
        """Return the project."""
        owners = tuple(Ownership(one.table, one.component, "the only one that defines it") for one in self.definitions)
        return Project(
            {f"{name}.app": self._module(name) for name in self.components},
            tuple(self.components.values()),
            external_imports=tuple(self.imports),
            calls=CallGraph(tuple(self.edges), tuple(self.functions.values())),
            data=Data(definitions=tuple(self.definitions), owners=owners),
            wires=Wires(tuple(self.endpoints.values()), tuple(self.calls), tuple(self.messages), tuple(self.wires)),
            **facts,
        )

    @staticmethod
    def _module(name: str) -> Module:
        path = f"{name}/app.py"
        return Module(f"{name}.app", path, package=False, role=Role.SOURCE, component=name, facts=ModuleFacts(path))


@pytest.fixture
def system() -> System:
    """Return a system that has nothing yet."""
    return System()
