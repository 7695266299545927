from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import Location
from archfit.model.deployment import Function, Trigger
from archfit.model.library import Activity
from archfit.model.value import Named, Value, text

System = Any
Runs = Any
COMPOSE = Location("serverless.yml", 1)
MOUNT, ROUTE = Activity.MOUNT, Activity.ROUTE
HANDLER = Named("function", "orders.main.place")
ROUTER, APP = Named("made", "APIRouter@orders/main.py:3:1"), Named("made", "FastAPI@orders/main.py:1:1")


def paths(system: System) -> list[str]:
    return [f"{one.verb} {one.path}".strip() for one in system.wires().endpoints if one.component == "orders"]


def test_verbs_and_paths(system: System) -> None:
    system.use("orders/main.py", ROUTE, path=("/orders", "/carts/<int:id>"), verb=("get", "POST"), handler=HANDLER)
    assert paths(system) == ["GET /carts/{id:int}", "GET /orders", "POST /carts/{id:int}", "POST /orders"]


def test_a_router_in_a_router(system: System) -> None:
    outer = Named("made", "APIRouter@orders/main.py:4:1")
    system.use("orders/main.py", MOUNT, line=8, router=ROUTER, prefix="/v1/", receiver=outer)
    system.use("orders/main.py", MOUNT, line=9, router=outer, prefix="/api", receiver=APP)
    system.use("orders/main.py", ROUTE, path="/orders", verb="GET", prefix="/shop", receiver=ROUTER)
    assert paths(system) == ["GET /api/v1/shop/orders"]


def test_a_blueprint_whose_prefix_the_mount_replaces(system: System) -> None:
    mount = "flask.Flask.register_blueprint"
    system.use("orders/main.py", MOUNT, line=8, function=mount, router=ROUTER, prefix="/v1", receiver=APP)
    system.use("orders/main.py", ROUTE, path="/orders", verb="GET", prefix="/shop", receiver=ROUTER)
    assert paths(system) == ["GET /v1/orders"]


def test_a_router_that_is_mounted_twice(system: System) -> None:
    system.use("orders/main.py", MOUNT, line=8, router=ROUTER, prefix="/v1", receiver=APP)
    system.use("orders/main.py", MOUNT, line=9, router=ROUTER, prefix="/v2", receiver=APP)
    system.use("orders/main.py", ROUTE, path="/orders", verb="GET", receiver=ROUTER)
    assert paths(system) == ["GET /v1/orders", "GET /v2/orders"]


def test_a_router_that_is_mounted_in_itself(system: System) -> None:
    system.use("orders/main.py", MOUNT, line=8, router=ROUTER, prefix="/v1", receiver=ROUTER)
    system.use("orders/main.py", ROUTE, path="/orders", verb="GET", receiver=ROUTER)
    assert all(path.endswith("/orders") for path in paths(system))


@pytest.mark.parametrize("router", [text("orders:main"), text("main"), Named("module", "orders:main")])
def test_a_module_of_routes(system: System, router: Value) -> None:
    system.use("orders/urls.py", MOUNT, router=router, prefix="shop/")
    system.use("orders/main.py", ROUTE, path="orders/", verb="GET")
    assert paths(system) == ["GET shop/orders/"]


def test_modules_of_one_name_in_two_services(system: System) -> None:
    system.use("users/urls.py", MOUNT, router="main", prefix="people/")
    system.use("orders/main.py", ROUTE, path="orders/", verb="GET")
    assert paths(system) == ["GET orders/"]


def test_routes_of_tests_are_none(system: System) -> None:
    system.use("orders/check.py", ROUTE, path="/orders", verb="GET")
    assert paths(system) == []


def test_functions_of_a_serverless_service(system: System, runs: Runs) -> None:
    function = Function(
        "place",
        "orders.place",
        (),
        (Trigger("http", "/orders", "post"), Trigger("httpapi", "/all", "*"), Trigger("sqs", "jobs")),
        COMPOSE,
    )
    system.install("serverless.yml", replace(runs.service("orders", "orders"), functions=(function,)))
    system.use("users/main.py", Activity.REQUEST, verb="rpc", service="place")
    assert paths(system) == ["/all", "place", "POST /orders"]
    assert system.edges() == ["users -rpc-> orders"]
