from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.model import ImportEdge, ImportKind, Location, Project

Linked = Callable[..., Project]
Arrows = Callable[[Project], list[str]]

SHOP = {
    "shop/__init__.py": "",
    "shop/orders/models.py": "class Order: ...",
    "shop/orders/tasks.py": "",
    "shop/billing/models/__init__.py": "",
    "shop/empty/models.py": "",
}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('import_module("shop.orders.tasks")', ["shop.main -> shop.orders.tasks"]),
        ('import_string("shop.orders.models.Order")', ["shop.main -> shop.orders.models (Order)"]),
        ('import_string("shop.orders.models.Order.total")', ["shop.main -> shop.orders.models (Order)"]),
        ('import_module(".orders", __name__)', ["shop.main -> shop.orders"]),
        ('import_module("shop.orders.gone")', ["shop.main -> shop.orders (gone)"]),
        ('import_module("json")', []),
        ('import_module("not a name")', []),
        ('import_module("shop.main")', []),
        ('INSTALLED_APPS = ["shop.orders", "other"]', ["shop.main -> shop.orders"]),
        ('ForeignKey("orders.Order")', ["shop.main -> shop.orders.models (Order)"]),
        ('ForeignKey("Orders.order")', ["shop.main -> shop.orders.models (order)"]),
        ('ForeignKey("orders.Missing")', []),
        ('ForeignKey("orders.order.id")', []),
        ('ForeignKey("self")', []),
        ('ForeignKey("unknown.Order")', []),
        ('ForeignKey("billing.Bill")', ["shop.main -> shop.billing.models (Bill)"]),
        ('ForeignKey("billing.id")', []),
        ('ForeignKey("empty.Thing")', ["shop.main -> shop.empty.models (Thing)"]),
        ('get_model("orders", "Order")', ["shop.main -> shop.orders.models (Order)"]),
        ('signature("shop.orders.tasks")', []),
        ('relationship("shop.orders.models.Order")', []),
        ('get_app_config("orders")', []),
    ],
)
def test_what_a_string_names(code: str, expected: list[str], linked: Linked, arrows: Arrows) -> None:
    assert arrows(linked({**SHOP, "shop/main.py": code})) == expected


def test_the_edge_of_a_string_is_dynamic(linked: Linked) -> None:
    project = linked({"a.py": 'def f():\n    import_module("b")', "b.py": ""})
    at = Location("a.py", 2, 5, 2, 23)
    assert project.imports == (ImportEdge("a", "b", "", ImportKind.DYNAMIC, at, "f", "", "import_module"),)


def test_a_label_of_several_applications_names_the_one_in_the_same_source_root(linked: Linked, arrows: Arrows) -> None:
    models = "class Order: ..."
    files = {"a/orders/models.py": models, "b/orders/models.py": models, "a/main.py": 'ForeignKey("orders.Order")'}
    elsewhere = {**files, "c/main.py": 'ForeignKey("orders.Order")'}
    assert arrows(linked(elsewhere, roots=("a:", "b:", "c:"))) == ["a:main -> a:orders.models (Order)"]
