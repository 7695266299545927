from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from archfit.model import Component, ComponentKind, Confidence, Location, Module, ModuleFacts, Project, Role
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.library import Activity
from archfit.model.library import Role as Part
from archfit.model.use import Use
from archfit.model.value import Named, Value
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires


class Wired:
    """
    A project under construction: services with routes, calls and messages.

    Functions are called `<component>.<name>`; each place stands in `<component>/app.py`, a line below the one before.
    """

    def __init__(self) -> None:
        self._lines = count(1)
        self.services: set[str] = set()
        self.functions: dict[str, FunctionPlace] = {}
        self.edges: list[CallEdge] = []
        self.uses: list[Use] = []
        self.endpoints: list[Endpoint] = []
        self.calls: list[RemoteCall] = []
        self.messages: list[Message] = []
        self.wires: list[Wire] = []

    def at(self, component: str) -> Location:
        """Return a place of a component below all before."""
        self.services.add(component)
        return Location(f"{component}/app.py", next(self._lines))

    def function(self, name: str) -> None:
        """Declare a function."""
        at = self.at(name.partition(".")[0])
        self.functions.setdefault(name, FunctionPlace(name, f"{name.partition('.')[0]}.app", at.path, at.line))

    def answers(self, route: str, handler: str) -> Endpoint:
        """Let a function answer at `GET /users/{key}`."""
        self.function(handler)
        verb, _, path = route.rpartition(" ")
        component = handler.partition(".")[0]
        self.endpoints.append(Endpoint(component, verb, path, handler, self.at(component)))
        return self.endpoints[-1]

    def runs(self, caller: str, callee: str) -> None:
        """Let a function call another, of the system or of a library."""
        self.function(caller)
        if callee.partition(".")[0] in self.services:
            self.function(callee)
        at = self.at(caller.partition(".")[0])
        self.edges.append(CallEdge(caller, at.path, at.line, callee, "direct", Confidence.DIRECT))

    def asks(self, caller: str, what: str, target: str, **changes: Any) -> RemoteCall:
        """Let a function send `GET /users/1` to a component whose host is known."""
        self.function(caller)
        verb, _, path = what.rpartition(" ")
        component = caller.partition(".")[0]
        one = RemoteCall(component, caller, self.at(component), "http", target, target, verb, path, why="by its host")
        self.calls.append(one._replace(**changes))
        return self.calls[-1]

    def does(self, caller: str, activity: Activity, function: str, **roles: Value) -> Use:
        """Let a function, or a component as a whole, do something through a library."""
        arguments = tuple((Part(role.upper()), (value,)) for role, value in roles.items())
        self.uses.append(Use(activity, function, caller, self.at(caller.partition(".")[0]), arguments))
        return self.uses[-1]

    def retries(self, function: str) -> Use:
        """Let a function be called again when it fails."""
        self.function(function)
        component = function.partition(".")[0]
        return self.does(component, Activity.RETRY, "tenacity.retry", handler=Named("function", function))

    def message(self, function: str, topic: str, *, sends: bool, **changes: Any) -> Message:
        """Let a function send to a topic, or receive from it, by Kafka."""
        component = function.partition(".")[0]
        one = Message(component, function, self.at(component), sends, "kafka", (topic,))
        self.messages.append(one._replace(**changes))
        return self.messages[-1]

    def project(self) -> Project:
        """Return the project."""
        names = sorted(self.services)
        return Project(
            {name: self._module(name) for name in names},
            tuple(Component(name, kind=ComponentKind.SERVICE, root=name) for name in names),
            calls=CallGraph(tuple(self.edges), tuple(self.functions.values())),
            uses=tuple(self.uses),
            wires=Wires(tuple(self.endpoints), tuple(self.calls), tuple(self.messages), tuple(self.wires)),
        )

    @staticmethod
    def _module(name: str) -> Module:
        path = f"{name}/app.py"
        return Module(f"{name}.app", path, package=False, role=Role.SOURCE, component=name, facts=ModuleFacts(path))


@pytest.fixture
def wired() -> Wired:
    """Return a system that has nothing yet."""
    return Wired()
