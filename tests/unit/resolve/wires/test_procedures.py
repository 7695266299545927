from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import Location, Module, ModuleFacts, Role
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.finding import Confidence
from archfit.model.interface import RpcMethod, RpcService
from archfit.model.library import Activity
from archfit.model.value import Named

System = Any
ROUTE, REQUEST = Activity.ROUTE, Activity.REQUEST
ADD = "users:users_pb2_grpc.add_UsersServicer_to_server"


def proto(system: System, path: str, service: str, *methods: str) -> None:
    at = Location(path, 1)
    made = RpcService(service, tuple(RpcMethod(one, "A", "B", False, False, at) for one in methods), at)  # noqa: FBT003
    system.landscape = replace(system.landscape, procedures=(*system.landscape.procedures, made))


def functions(system: System, *names: str, edges: tuple[CallEdge, ...] = ()) -> None:
    places = tuple(
        FunctionPlace(one, one.split(".")[0], f"{one.split(':')[0]}/{one.split(':')[1].split('.')[0]}.py", 1)
        for one in names
    )
    system.project = replace(system.project, calls=CallGraph(edges, places))


def serve(system: System, component: str = "users", **roles: Any) -> None:
    system.use(f"{component}/main.py", ROUTE, verb="grpc", service="shop.Users", **roles)


def methods(system: System) -> list[str]:
    found = [one for one in system.wires().endpoints if one.protocol == "grpc"]
    return [f"{one.component} {one.path} {one.handler}".strip() for one in found]


def test_a_service_of_which_no_file_tells(system: System) -> None:
    serve(system, handler=Named("instance", "users:main.Users"))
    assert methods(system) == ["users shop.Users users:main.Users"]


def test_the_methods_of_its_file(system: System) -> None:
    proto(system, "protos/users.proto", "shop.Users", "Get", "List")
    functions(system, "users:main.Users.Get", "users:main.Users.help")
    serve(system, handler=Named("instance", "users:main.Users"))
    assert methods(system) == ["users /shop.Users/Get users:main.Users.Get", "users /shop.Users/List"]


def test_its_own_file_before_one_for_all_before_that_of_another(system: System) -> None:
    proto(system, "orders/users.proto", "shop.Users", "Get", "New")
    serve(system)
    assert methods(system) == ["users /shop.Users/Get", "users /shop.Users/New"]
    proto(system, "protos/users.proto", "shop.Users", "Get")
    assert methods(system) == ["users /shop.Users/Get"]
    proto(system, "users/users.proto", "shop.Users", "Old")
    assert methods(system) == ["users /shop.Users/Old"]


def generated(system: System) -> None:
    path = "users/users_pb2_grpc.py"
    module = Module(
        "users:users_pb2_grpc", path, package=False, role=Role.GENERATED, component="users", facts=ModuleFacts(path)
    )
    system.project = replace(system.project, modules={**system.project.modules, module.name: module})
    system.use(path, ROUTE, verb="grpc", service="shop.Users")
    uses = (*system.project.uses[:-1], system.project.uses[-1]._replace(caller=ADD))
    system.project = replace(system.project, uses=uses)


def test_a_generated_module_is_served_where_it_is_called(system: System) -> None:
    proto(system, "protos/users.proto", "shop.Users", "Get", "List")
    called = CallEdge("users:main.serve", "users/main.py", 9, ADD, "direct", Confidence.DIRECT)
    own = ("users:users_pb2_grpc.UsersServicer.Get", "users:main.Users.Get")
    generated(system)
    functions(system, *own)
    assert methods(system) == []
    functions(system, *own, edges=(called,))
    assert methods(system) == ["users /shop.Users/Get users:main.Users.Get"]


def test_two_classes_that_may_answer(system: System) -> None:
    proto(system, "protos/users.proto", "shop.Users", "Get")
    functions(system, "users:main.Users.Get", "users:main.Fake.Get", "orders:main.Users.Get", "users:check.Users.Get")
    serve(system)
    assert methods(system) == ["users /shop.Users/Get"]


@pytest.mark.parametrize(
    ("roles", "endpoint"),
    [
        ({"url": "users:50051", "service": "/shop.Users/Get"}, "/shop.Users/Get"),
        ({"service": "/shop.Users/Get"}, "/shop.Users/Get"),
        ({"url": "users:50051", "service": "/shop.Users/Nope"}, "-"),
        ({"service": "/shop.Users/Nope"}, "-"),
    ],
)
def test_calls(system: System, roles: dict[str, str], endpoint: str) -> None:
    proto(system, "protos/users.proto", "shop.Users", "Get")
    serve(system)
    system.use("orders/main.py", REQUEST, verb="grpc", **roles)
    assert system.targets() == [f"users {endpoint}"]
    assert [one.what for one in system.wires().calls] == [roles["service"]]


@pytest.mark.parametrize(
    ("callee", "calls"),
    [
        ("users_pb2_grpc.UsersStub.Nope", ["/shop.Users/Nope"]),
        ("app.made.users_pb2_grpc.UsersStub.Nope", ["/shop.Users/Nope"]),
        ("users_pb2_grpc.UsersStub.Get", []),
        ("users_pb2_grpc.UsersStub.__init__", []),
        ("users_pb2_grpc.OthersStub.Nope", []),
        ("others_pb2_grpc.UsersStub.Nope", []),
        ("users_pb2_grpc.UsersServicer.Nope", []),
    ],
)
def test_a_method_that_the_stub_does_not_have(system: System, callee: str, calls: list[str]) -> None:
    proto(system, "protos/users.proto", "shop.Users", "Get")
    serve(system)
    edge = CallEdge("orders:main.get", "orders/main.py", 3, callee, "direct", Confidence.DIRECT)
    functions(system, edges=(edge,))
    found = system.wires().calls
    assert [one.path for one in found] == calls
    assert {(one.target, one.endpoint) for one in found} <= {("users", None)}


def test_of_a_service_of_two_packages_nothing_is_missing(system: System) -> None:
    proto(system, "protos/users.proto", "shop.Users", "Get")
    proto(system, "other/users.proto", "bank.Users", "Get")
    serve(system)
    edge = CallEdge("main", "orders/main.py", 3, "users_pb2_grpc.UsersStub.Nope", "direct", Confidence.DIRECT)
    functions(system, edges=(edge,))
    assert system.wires().calls == ()
