from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[..., set[tuple[str, str]]]

ORDER = """
    from typing import Generic, Protocol, Sequence, TypeVar
    class Order:
        def total(self): ...
    class Letter:
        def total(self): ...
"""
OLD = """
    T = TypeVar("T")
    class Box(Generic[T]):
        item: T
        def __init__(self, given: T): self.given = given
        def get(self) -> T: ...
        def all(self) -> list[T]: ...
        def again(self) -> "Box[T]": ...
        @property
        def last(self) -> T | None: ...
"""
NEW = OLD.replace('    T = TypeVar("T")\n', "").replace("Box(Generic[T])", "Box[T]")
TOTAL = ("shop.run", "shop.Order.total")


def totals(edges: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {edge for edge in edges if edge[1].endswith(".total")}


@pytest.mark.parametrize("box", [OLD, NEW])
@pytest.mark.parametrize(
    "taken", ["item", "given", "get()", "last", "all()[0]", "again().get()", "again().again().item"]
)  # fmt: skip
def test_what_a_parameterised_class_gives(calls: Calls, box: str, taken: str) -> None:
    assert totals(calls(f"{ORDER}{box}    def run(box: Box[Order]): box.{taken}.total()\n")) == {TOTAL}


@pytest.mark.parametrize("box", [OLD, NEW])
def test_a_base_class_with_its_parameter(calls: Calls, box: str) -> None:
    assert totals(
        calls(
            ORDER
            + box
            + """
    class Orders(Box[Order]): ...
    class Late(Orders): ...
    class Letters(Box[Letter]): ...
    def run(): Late(1).get().total()
    """
        )
    ) == {TOTAL}


def test_a_parameter_that_is_passed_on_under_another_name(calls: Calls) -> None:
    assert totals(
        calls(
            ORDER
            + OLD
            + """
    U = TypeVar("U")
    class Stack(Box[U]): ...
    class Orders(Stack[Order]): ...
    def run(one: Stack[Order], other: Orders):
        one.get().total()
        other.item.total()
    """
        )
    ) == {TOTAL}


@pytest.mark.parametrize(
    "head", ["def first(items: Sequence[T]) -> T: ...", "def first[T](items: Sequence[T]) -> T: ..."]
)
def test_a_function_returns_what_its_arguments_say(calls: Calls, head: str) -> None:
    assert totals(
        calls(
            ORDER
            + f"""
    T = TypeVar("T")
    {head}
    def run(orders: list[Order], letters: list[Letter]):
        first(letters)
        first(orders).total()
    """
        )
    ) == {TOTAL}


def test_a_class_that_is_given_says_what_is_returned(calls: Calls) -> None:
    assert totals(
        calls(
            ORDER
            + """
    T = TypeVar("T")
    class Session:
        def get(self, kind: type[T], key: int) -> T | None: ...
    def run(session: Session): session.get(Order, 1).total()
    """
        )
    ) == {TOTAL}


def test_a_bound_says_what_a_parameter_can_do(calls: Calls) -> None:
    assert totals(
        calls(
            ORDER
            + """
    T = TypeVar("T", bound=Order)
    def run(order: T): order.total()
    """
        )
    ) == {TOTAL}


def test_a_type_that_contains_itself_comes_to_an_end(calls: Calls) -> None:
    assert totals(
        calls(
            ORDER
            + """
    class Tree[T]:
        def children(self) -> "list[Tree[T]]": ...
        def nested(self) -> "Tree[Tree[T]]": ...
        def item(self) -> T: ...
    def run(tree: Tree[Order]):
        while tree:
            tree = tree.children()[0].nested()
        tree.children()[0].item().total()
    """
        )
    ) == {TOTAL}
