from __future__ import annotations

import pytest

from archfit.engine.endpoint import Start, named
from archfit.model import ArchfitError, Location, Project
from archfit.model.calls import CallGraph, FunctionPlace
from archfit.model.wires import Endpoint, Wires

AT = Location("api.py", 3)
SHOW = Endpoint("orders", "GET", "/orders/{number}", "orders.show", AT)
LATEST = Endpoint("orders", "GET", "/orders/latest", "orders.latest", AT)
PLACE = Endpoint("orders", "POST", "/orders", "orders.Orders", AT)
LIST = Endpoint("orders", "GET", "/orders", "orders.Orders", AT)
HEALTH = Endpoint("orders", "GET", "/health", "orders.health", AT)
OTHER_HEALTH = Endpoint("stock", "GET", "/health", "stock.health", AT)
GRPC = Endpoint("stock", "", "shop.Stock", "stock.Stock", AT, "grpc")
FUNCTIONS = ("orders.show", "orders.latest", "orders.health", "stock.health", "orders.Orders.post", "orders.Orders.get",
             "stock.Stock.Take", "stock.count")  # fmt: skip
PROJECT = Project(
    calls=CallGraph(functions=tuple(FunctionPlace(name, name.partition(".")[0], "api.py", 1) for name in FUNCTIONS)),
    wires=Wires((SHOW, LATEST, PLACE, LIST, HEALTH, OTHER_HEALTH, GRPC)),
)


@pytest.mark.parametrize(
    "word",
    ["GET /orders/{number}", "get /orders/{id}", "/orders/{number}/", "/orders/7", "orders:/orders/7",
     "orders:GET /orders/{number}"],
)  # fmt: skip
def test_an_endpoint_by_its_verb_and_path(word: str) -> None:
    assert named(PROJECT, word) == Start("orders", SHOW, ("orders.show",))


def test_what_is_written_out_before_what_varies() -> None:
    assert named(PROJECT, "GET /orders/latest").endpoint == LATEST


def test_the_method_of_a_class_that_answers() -> None:
    assert named(PROJECT, "POST /orders") == Start("orders", PLACE, ("orders.Orders.post",))


def test_a_procedure_by_its_name() -> None:
    assert named(PROJECT, "shop.Stock") == Start("stock", GRPC, ("stock.Stock.Take",))


def test_a_function_that_answers_and_one_that_does_not() -> None:
    assert named(PROJECT, "orders.show") == Start("orders", SHOW, ("orders.show",))
    assert named(PROJECT, "count") == Start("", None, ("stock.count",))


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("/health", r"`/health` means 2 endpoints: `orders:GET /health`, `stock:GET /health`: name one of them"),
        ("/orders", r"`/orders` means 2 endpoints: `orders:GET /orders`, `orders:POST /orders`: name one of them"),
        ("GET /helth", r"there is no endpoint or function `GET /helth`: did you mean `GET /health`\?"),
        ("shwo", r"there is no endpoint or function `shwo`: did you mean `orders.show`\?"),
    ],
)
def test_what_means_none_or_several(word: str, message: str) -> None:
    with pytest.raises(ArchfitError, match=message):
        named(PROJECT, word)


def test_a_program_of_which_nothing_is_known() -> None:
    with pytest.raises(ArchfitError, match="nothing is known here to be traced"):
        named(Project(), "orders.show")
