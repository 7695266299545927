from __future__ import annotations

from typing import Any

import pytest

from archfit.model import ImportEdge, ImportKind, Location
from archfit.model.loading import Loading

MODULES = ("shop", "shop.cart", "shop.cart.lines", "shop.desk", "svc:app", "svc:app.rows")


def edge(imported: str, name: str = "", *, bound: str = "", line: int = 1, **changes: Any) -> ImportEdge:
    kind = ImportKind.RUNTIME
    return ImportEdge("shop.desk", imported, name, kind, Location("shop/desk.py", line), bound=bound)._replace(
        **changes
    )


@pytest.mark.parametrize(
    ("taken", "dotted", "expected"),
    [
        (edge("shop.cart", bound="cart"), "cart", ("shop.cart", "", "")),
        (edge("shop.cart", bound="cart"), "cart._cache", ("shop.cart", "_cache", "")),
        (edge("shop.cart", bound="cart"), "cart.lines.Line._table", ("shop.cart.lines", "Line", "_table")),
        (edge("shop.cart"), "shop.cart._cache", ("shop.cart", "_cache", "")),
        (edge("shop.cart", bound="c"), "c._cache", ("shop.cart", "_cache", "")),
        (edge("svc:app.rows"), "app.rows._cache", ("svc:app.rows", "_cache", "")),
        (edge("shop.cart", "Cart", bound="Basket"), "Basket._lines.first", ("shop.cart", "Cart", "_lines.first")),
    ],
)
def test_a_dotted_name_is_read_through_its_import(
    taken: ImportEdge, dotted: str, expected: tuple[str, str, str]
) -> None:
    found = Loading(MODULES, [taken]).read("shop.desk", dotted)

    assert found is not None
    assert (found[0].imported, found[0].name, found[1]) == expected


def test_the_longest_spelling_wins() -> None:
    found = Loading(MODULES, [edge("shop", line=2), edge("shop.cart")]).read("shop.desk", "shop.cart._cache")

    assert found == (edge("shop.cart", "_cache"), "")


def test_what_is_not_imported_from_here_means_nothing() -> None:
    imports = [
        edge("shop.cart", bound="cart", kind=ImportKind.DYNAMIC),
        edge("numpy", bound="np", external=True),
        edge("shop.cart", "*"),
    ]
    loading = Loading(MODULES, imports)

    assert [loading.read("shop.desk", name) for name in ("cart._x", "np._x", "_x", "other._x")] == [None] * 4
    assert loading.read("shop.cart", "cart._x") is None


def test_only_imports_at_load_lead_back() -> None:
    back = edge("shop.desk", importer="shop.cart")
    lazy = edge("shop.cart", kind=ImportKind.FUNCTION)

    assert Loading(MODULES, [lazy, back]).loads_back(lazy)
    assert not Loading(MODULES, [lazy, back._replace(kind=ImportKind.LAZY)]).loads_back(lazy)
    assert Loading(MODULES, [lazy, back]).loads("shop.cart") == (back,)
    assert Loading(MODULES, [lazy, back]).loads("shop.desk") == ()
