from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import Location
from archfit.model.calls import CallGraph, FunctionPlace
from archfit.model.interface import ApiDescription, Operation
from archfit.model.library import Activity
from archfit.model.value import Hole, Named, Value, text

System = Any
MOUNT = Activity.MOUNT
ADD_API = "connexion.AbstractApp.add_api"
ADD_SPEC = "specsynthase.specbuilder.SpecBuilder.add_spec"
BUILDER = Named("made", "specsynthase.specbuilder.SpecBuilder@orders/main.py:2:1")


def operation(path: str, handler: str = "", verb: str = "GET", controller: str = "") -> Operation:
    return Operation(verb, path, handler, controller, takes_body=False, answers=(), at=Location("orders/api.yml", 3))


@pytest.fixture
def described(system: System) -> System:
    """Return the system with a document of orders that nothing loads yet, and functions."""
    document(system, "orders/api.yml", operation("/orders", "main.everyone"), base="/v1")
    functions = ("orders:main.everyone", "orders:main.orders.search", "orders:main.orders.post", "users:main.forget")
    places = tuple(FunctionPlace(name, name.rpartition(".")[0], "orders/main.py", 1) for name in functions)
    system.project = replace(system.project, calls=CallGraph(functions=places))
    return system


def document(system: System, path: str, *operations: Operation, base: str = "") -> None:
    made = ApiDescription("3.0.0", base, operations, Location(path))
    kept = tuple(one for one in system.landscape.descriptions if one.at.path != path)
    system.landscape = replace(system.landscape, descriptions=(*kept, made))


def answers(system: System) -> list[str]:
    endpoints = [one for one in system.wires().endpoints if one.component == "orders"]
    return [f"{one.verb} {one.path} {one.handler}".strip() for one in endpoints]


def test_a_document_that_nothing_loads_serves_nothing(described: System) -> None:
    described.use("orders/main.py", MOUNT, function="flask.Scaffold.register_blueprint", router="api.yml")
    assert answers(described) == []


def test_a_document_that_is_loaded(described: System) -> None:
    described.use("orders/main.py", MOUNT, function=ADD_API, router="api.yml")
    assert answers(described) == ["GET /v1/orders orders:main.everyone"]


def test_by_tests_it_is_not(described: System) -> None:
    described.use("orders/check.py", MOUNT, function=ADD_API, router="api.yml")
    assert answers(described) == []


def test_the_base_that_is_given_takes_the_place_of_its_own(described: System) -> None:
    described.use("orders/main.py", MOUNT, function=ADD_API, router="api.yml", prefix="/v2")
    assert answers(described) == ["GET /v2/orders orders:main.everyone"]


@pytest.mark.parametrize(
    ("base", "name"),
    [
        ("swagger", text("deep.yml")),
        ("", text("swagger/deep.yml")),
        ("", text(Hole("dirname"), "/swagger/deep.yml")),
        ("nowhere", text(Hole("folder"), "/orders/swagger/deep.yml")),
    ],
)
def test_where_a_document_is(described: System, base: str, name: Value) -> None:
    document(described, "orders/swagger/deep.yml", operation("/deep"))
    described.use("orders/main.py", MOUNT, function=ADD_API, router=name, base=base)
    assert answers(described) == ["GET /deep"]


@pytest.mark.parametrize(
    "name", [text("other.yml"), text("../users/api.yml"), text(Hole("path")), text("api.yml", Hole())]
)
def test_a_document_that_is_not_known(described: System, name: Value) -> None:
    described.use("orders/main.py", MOUNT, function=ADD_API, router=name)
    assert answers(described) == []


def test_documents_put_together_first(described: System) -> None:
    document(described, "orders/more.yml", operation("/more"))
    described.use("orders/main.py", MOUNT, line=2, function=ADD_SPEC, router=("api.yml", "more.yml"), receiver=BUILDER)
    assert answers(described) == []
    described.use("orders/main.py", MOUNT, line=3, function=ADD_API, router=BUILDER, prefix="/v3")
    assert answers(described) == ["GET /v3/more", "GET /v3/orders orders:main.everyone"]


@pytest.mark.parametrize(
    ("said", "root", "handler"),
    [
        (operation("/a", "everyone", controller="main"), "", "orders:main.everyone"),
        (operation("/a", "everyone"), "main", "orders:main.everyone"),
        (operation("/a", "main.forget"), "", ""),
        (operation("/orders"), "main", "orders:main.orders.search"),
        (operation("/orders", verb="POST"), "main", "orders:main.orders.post"),
        (operation("/orders/{id}"), "main", ""),
        (operation("/orders"), "", ""),
    ],
)
def test_handlers(described: System, said: Operation, root: str, handler: str) -> None:
    document(described, "orders/api.yml", said)
    given = {"name": root} if root else {}
    described.use("orders/main.py", MOUNT, function=ADD_API, router="api.yml", **given)
    assert [one.handler for one in described.wires().endpoints if one.component == "orders"] == [handler]


def test_a_call_of_what_a_document_describes(described: System) -> None:
    described.use("orders/main.py", MOUNT, function=ADD_API, router="api.yml")
    described.use("users/main.py", Activity.REQUEST, url="http://orders/v1/orders", verb="GET")
    assert described.targets() == ["orders /v1/orders"]
