from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[..., set[tuple[str, str]]]

ORDER = """
    from enum import Enum, StrEnum
    from typing import NamedTuple, TypedDict
    class Order:
        def total(self): ...
    class Line(TypedDict):
        order: Order
    class Paid(Line): ...
    class Pair(NamedTuple):
        order: Order
        number: int
    class Kind(Enum):
        NEW = "new"
        def label(self): return self.value
"""


@pytest.mark.parametrize(
    "taken",
    [
        "line['order']",
        "paid['order']",
        "line.get('order')",
        "list(line.values())[0]",
        "Line(order=1)['order']",
        "pair.order",
        "pair[0]",
        "pair[-2]",
        "next(iter(pair))",
    ],
)
def test_items_of_typed_dictionaries_and_fields_of_named_tuples(calls: Calls, taken: str) -> None:
    assert calls(f"{ORDER}    def run(line: Line, paid: Paid, pair: Pair): ({taken}).total()\n") == {
        ("shop.run", "shop.Order.total")
    }


def test_a_named_tuple_is_unpacked_and_made_of_its_fields(calls: Calls) -> None:
    assert calls(
        ORDER
        + """
    class Special(Order):
        def total(self): ...
    def run():
        order, number = Pair(Special(), 1)
        order.total()
    """
    ) >= {("shop.run", "shop.Special.total")}


@pytest.mark.parametrize("taken", ["Kind.NEW", "Kind('new')", "Kind['NEW']", "next(iter(Kind))", "list(Kind)[0]"])
def test_members_of_enumerations(calls: Calls, taken: str) -> None:
    assert calls(f"{ORDER}    def run(): {taken}.label()\n") == {
        ("shop.run", "shop.Kind.label"), *calls(f"{ORDER}    def run(): {taken}\n")
    }  # fmt: skip
