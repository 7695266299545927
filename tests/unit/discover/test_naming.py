from __future__ import annotations

from archfit.discover import owners
from archfit.discover.naming import plain_name, unique_names
from archfit.model import Component, ComponentKind


def test_the_name_is_that_of_the_first_telling_folder() -> None:
    assert plain_name("services/orders") == "orders"
    assert plain_name("services/orders/src") == "orders"
    assert plain_name("services/orders.py") == "orders"
    assert plain_name("src", "shop") == "shop"
    assert plain_name("") == "application"


def test_a_clash_is_solved_by_the_path_and_at_last_by_a_number() -> None:
    assert unique_names({"a/x": "x", "b/x": "x", "c/y": "y"}) == {"a/x": "a/x", "b/x": "b/x", "c/y": "y"}
    assert unique_names({"p/a/x": "x", "q/a/x": "x"}) == {"p/a/x": "p/a/x", "q/a/x": "q/a/x"}
    assert unique_names({"a/orders/app": "orders", "b": "orders"}) == {"a/orders/app": "a/orders", "b": "b"}
    assert unique_names({"x": "x"}, taken=["x"]) == {"x": "x-2"}


def test_a_file_belongs_to_the_innermost_component() -> None:
    components = (
        Component("all", ComponentKind.SERVICE, "shop", paths=("",)),
        Component("orders", ComponentKind.MODULE, "shop/orders", paths=("shop/orders", "shop/cart.py")),
    )
    assert owners(("manage.py", "shop/a.py", "shop/orders/b.py", "shop/cart.py"), components) == {
        "manage.py": "all", "shop/a.py": "all", "shop/orders/b.py": "orders", "shop/cart.py": "orders",
    }  # fmt: skip
    assert owners(("other/x.py",), components[1:]) == {}
