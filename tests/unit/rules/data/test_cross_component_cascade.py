from __future__ import annotations

from typing import Any

from archfit.model import NoOptions
from archfit.rules.data.cross_component_cascade import check


def test_only_keys_that_delete_across_components_are_reported(system: Any) -> None:
    system.defines("billing", "invoices")
    system.refers("billing", "invoices", "orders", cascades=True)
    system.refers("billing", "invoices", "orders", cascades=True)
    system.refers("billing", "invoices", "invoices", cascades=True)
    system.refers("billing", "lines", "orders")
    system.refers("billing", "lines", "unknown", cascades=True)

    (found,) = check(system.project(), NoOptions())

    assert (found.subject, found.at.line) == ("billing.invoices -> orders.orders", 3)
    assert found.message == ("deleting a row of `orders`, which `orders` owns, deletes rows of `invoices` in `billing`")
    assert found.notes == ("`orders` owns `orders`: the only one that defines it (orders/db.py:1)",)


def test_a_table_that_only_links_two_others_may_lose_its_rows(system: Any) -> None:
    system.defines("billing", "invoices")
    system.refers("billing", "links", "orders", cascades=True)
    system.refers("billing", "links", "invoices", cascades=True)

    assert list(check(system.project(), NoOptions())) == []

    system.defines("billing", "links")

    assert [one.subject for one in check(system.project(), NoOptions())] == ["billing.links -> orders.orders"]
