from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import Location
from archfit.model.deployment import Function, Trigger
from archfit.model.library import Activity
from archfit.model.value import Named, Scalar, Value, text

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
    system.use("orders/main.py", MOUNT, line=8, function=mount, router=ROUTER, path="/v1", receiver=APP)
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


def test_a_prefix_of_the_router_that_is_mounted_on(system: System) -> None:
    outer = Named("made", "APIRouter@orders/main.py:4:1")
    mount = {"function": "fastapi.APIRouter.include_router"}
    system.use("orders/main.py", MOUNT, line=8, router=ROUTER, path="/v1", prefix="/api", receiver=outer, **mount)
    system.use("orders/main.py", MOUNT, line=9, router=outer, path=text(), receiver=APP, **mount)
    system.use("orders/main.py", ROUTE, path="/orders", verb="GET", prefix="/shop", receiver=ROUTER)
    assert paths(system) == ["GET /api/v1/shop/orders"]


def test_a_blueprint_in_a_blueprint_keeps_the_prefixes_that_nothing_replaces(system: System) -> None:
    outer = Named("made", "Blueprint@orders/main.py:4:1")
    mount = {"function": "flask.Scaffold.register_blueprint"}
    system.use("orders/main.py", MOUNT, line=8, router=ROUTER, prefix="/outer", receiver=outer, **mount)
    system.use("orders/main.py", MOUNT, line=9, router=outer, receiver=APP, **mount)
    system.use("orders/main.py", ROUTE, path="/orders", verb="GET", prefix="/inner", receiver=ROUTER)
    assert paths(system) == ["GET /outer/inner/orders"]


def test_routes_in_the_list_of_a_mount(system: System) -> None:
    route = Named("made", "starlette.routing.Route@orders/main.py:5:9")
    inner = Named("made", "starlette.routing.Mount@orders/main.py:4:9")
    system.use("orders/main.py", MOUNT, line=3, router=inner, prefix="/outer")
    system.use("orders/main.py", MOUNT, line=4, router=route, prefix="/inner")
    system.use("orders/main.py", ROUTE, line=5, path="/orders", verb="GET", handler=HANDLER)
    placed = {4: 9, 5: 9}
    uses = tuple(one._replace(at=one.at._replace(column=placed.get(one.at.line, 1))) for one in system.project.uses)
    system.project = replace(system.project, uses=uses)
    assert paths(system) == ["GET /outer/inner/orders"]


def test_a_list_of_routes_beside_a_router(system: System) -> None:
    listed = Named("made", "django.urls.URLPattern@orders/main.py:5:1")
    system.use(
        "orders/main.py", ROUTE, line=2, path="v1/", handler=Named("made", "django.urls.URLResolver@orders/main.py:3:1")
    )
    system.use("orders/main.py", MOUNT, line=3, function="django.urls.include", router=(ROUTER, listed))
    system.use("orders/main.py", ROUTE, line=4, path="orders", handler=HANDLER, receiver=ROUTER)
    system.use("orders/main.py", ROUTE, line=5, path="invoices", handler=HANDLER)
    assert paths(system) == ["v1/invoices", "v1/orders"]


def test_what_a_router_registers(system: System) -> None:
    register, action = "rest_framework.routers.BaseRouter.register", "rest_framework.decorators.action"
    view = Named("class", "orders:main.Orders")
    system.use("orders/main.py", ROUTE, line=1, function=register, prefix="orders", handler=view)
    system.use(
        "orders/main.py", ROUTE, line=2, function="rest_framework.decorators.api_view", verb="GET", handler=HANDLER
    )
    pay, late = Named("function", "orders:main.Orders.pay"), Named("function", "orders:main.Orders.late")
    system.use("orders/main.py", ROUTE, line=3, function=action, verb="post", key=Scalar(value=True), handler=pay)
    system.use("orders/main.py", ROUTE, line=4, function=action, path="overdue", key=Scalar(value=False), handler=late)
    assert paths(system) == ["orders", "orders/{pk}", "GET orders/overdue", "POST orders/{pk}/pay"]
