from __future__ import annotations

from typing import Any

import pytest

from archfit.model import ImportKind, Mode, Severity
from archfit.rules.data.foreign_orm_model_import import Options, check


@pytest.fixture
def shop(services: Any) -> Any:
    """Return two services of which `orders` has two models."""
    services.defines("orders", "orders", model="orders.db.Order")
    services.defines("orders", "lines", model="orders.db.Line")
    return services


def test_each_model_of_another_service_is_a_finding(shop: Any) -> None:
    shop.takes("billing.one -> orders.db:Order")
    shop.takes("billing.two -> orders.db:Order")
    shop.takes("billing.two -> orders.db:Line")
    shop.takes("billing.two -> orders.db:connect")

    found = list(check(shop.project(mode=Mode.SERVICES), Options()))

    assert [(one.subject, one.severity) for one in found] == [
        ("billing -> orders.db.Line", None),
        ("billing -> orders.db.Order", None),
    ]
    assert found[1].message == "`billing` imports model `Order` of `orders`, which maps table `orders`"
    assert [step.text for step in found[1].steps] == [
        "billing.one -> orders.db",
        "billing.two -> orders.db",
        "`orders` defines `Order`",
    ]


def test_a_model_is_followed_to_where_it_is_defined(shop: Any) -> None:
    shop.takes("orders.api -> orders.db:Order")
    shop.takes("billing.one -> orders.api:Order")

    assert [one.subject for one in check(shop.project(mode=Mode.SERVICES), Options())] == ["billing -> orders.db.Order"]


def test_a_module_counts_where_data_is_reached_through_a_model_in_it(shop: Any) -> None:
    shop.takes("billing.one -> orders.db")
    shop.takes("billing.two -> orders.db")
    shop.reads("billing", "orders", model="orders.db.Order", at=shop.at("billing", "two.py"))

    (found,) = check(shop.project(mode=Mode.SERVICES), Options())

    assert found.at.path == "billing/two.py"


def test_an_inferred_boundary_inside_a_deployable_is_one_info(system: Any) -> None:
    for name in ("orders", "billing"):
        system.module(name, declared=False)
    system.defines("billing", "bills")
    system.defines("orders", "lines")
    system.takes("billing.one -> orders.db:orders")
    system.takes("billing.one -> orders.db:lines")

    (found,) = check(system.project(), Options())

    assert (found.subject, found.severity) == ("billing -> orders", Severity.INFO)
    assert found.message == "`billing` imports model `orders` and 1 more of `orders`, which maps table `orders`"


def test_what_the_owner_offers_may_be_imported(system: Any) -> None:
    system.takes("billing.one -> orders.db:orders")
    system.module("orders", public=("orders.db.orders",))

    assert list(check(system.project(), Options())) == []


def test_imports_for_the_type_checker_are_an_info(shop: Any) -> None:
    shop.takes("billing.one -> orders.db:Order", ImportKind.TYPE_CHECKING)

    (found,) = check(shop.project(mode=Mode.SERVICES), Options())

    assert found.severity is Severity.INFO


def test_strings_composition_roots_and_shared_tables_are_let_pass(shop: Any) -> None:
    shop.takes("billing.main -> orders.db:Order")
    shop.takes("billing.one -> orders.db:Order", ImportKind.DYNAMIC)
    shop.takes("billing.one -> orders.db:Line")

    assert list(check(shop.project(mode=Mode.SERVICES), Options(shared_tables=("lines",)))) == []
