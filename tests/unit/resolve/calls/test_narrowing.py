from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[..., set[tuple[str, str]]]

KINDS = """
    from vendor import Foreign
    class Mail:
        def send(self): ...
    class Letter:
        def send(self): ...
    class Express(Letter): ...
    def choose(): return [Mail(), Letter()][unknown]
"""
ORDERS = """
    class Order:
        def total(self): ...
    class Special(Order):
        def total(self): ...
"""
MAIL, LETTER, CHOOSE = ("shop.go", "shop.Mail.send"), ("shop.go", "shop.Letter.send"), ("shop.go", "shop.choose")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("if isinstance(by, Mail): by.send()", {MAIL}),
        ("if not isinstance(by, Mail): by.send()", {LETTER}),
        ("if isinstance(by, (Mail, Foreign)): by.send()", {MAIL}),
        ("if isinstance(by, Mail) and ready: by.send()", {MAIL}),
        ("if isinstance(by, Mail) or ready: by.send()", {MAIL, LETTER}),
        ("if by is None or isinstance(by, Mail): pass\n    else: by.send()", {LETTER}),
        ("if isinstance(by, str): pass\n    elif isinstance(by, Letter): pass\n    else: by.send()", {MAIL}),
        ("assert isinstance(by, Mail), 'no'\n    by.send()", {MAIL}),
        ("if not isinstance(by, Mail): return\n    by.send()", {MAIL}),
        ("if isinstance(by, Mail): pass\n    by.send()", {MAIL, LETTER}),
        ("if isinstance(by, unknown): by.send()", {MAIL, LETTER}),
        ("if isinstance(by, kinds()): by.send()", {MAIL, LETTER}),
    ],
)
def test_a_test_leaves_what_passes_it(calls: Calls, body: str, expected: set[tuple[str, str]]) -> None:
    found = calls(f"{KINDS}\n    def go():\n        by = choose()\n        {body.replace(chr(10), chr(10) + '    ')}\n")

    assert {edge for edge in found if edge[0] == "shop.go"} == {CHOOSE, *expected}


def test_what_is_unknown_is_what_was_tested_for(calls: Calls) -> None:
    assert calls(f"{KINDS}\n    def go(by):\n        if isinstance(by, Letter): by.send()\n") == {LETTER}


def test_a_declared_type_becomes_the_one_below_it(calls: Calls) -> None:
    assert calls("""
        class Base:
            def send(self): ...
        class Mail(Base):
            def send(self): ...
        class Letter(Base):
            def send(self): ...
        def go(by: Base):
            if isinstance(by, Mail):
                by.send()
    """) == {("shop.go", "shop.Mail.send")}


def test_strings_and_containers_are_told_apart(calls: Calls) -> None:
    assert calls("""
        def a(): ...
        def go(value):
            if isinstance(value, str):
                value.upper()
            elif isinstance(value, dict):
                value.keys()
            elif isinstance(value, (list, tuple)):
                value.sort()
        go("x")
        go({"x": 1})
        go([1])
    """, builtin=True) >= {
        ("shop.go", "builtins.str.upper"),
        ("shop.go", "builtins.dict.keys"),
        ("shop.go", "builtins.list.sort"),
    }  # fmt: skip


def test_a_parameter_is_still_one_after_a_test(calls: Calls) -> None:
    assert calls("""
        class Mail:
            def send(self): ...
        class Letter:
            def send(self): ...
        def same(by):
            if isinstance(by, str):
                pass
            return by
        same(Mail())
        same(Letter()).send()
    """) == {("shop", "shop.same"), ("shop", "shop.Letter.send")}


def test_a_test_of_an_attribute_holds_beyond_a_call(calls: Calls) -> None:
    assert calls(
        ORDERS
        + """
    class Shop:
        def __init__(self, order: Order): self.order = order
        def pay(self):
            if isinstance(self.order, Special):
                print("special")
                self.order.total()
    """
    ) == {("shop.Shop.pay", "shop.Special.total")}


def test_a_conditional_expression_narrows_each_of_its_sides(calls: Calls) -> None:
    assert calls(
        ORDERS
        + """
    class Other:
        def total(self): ...
    def pay(order: Order | Other):
        return order.total() if isinstance(order, Other) else None
    """
    ) == {("shop.pay", "shop.Other.total")}


def test_class_patterns_narrow_what_is_matched(calls: Calls) -> None:
    assert calls(
        ORDERS
        + """
    class Other:
        def total(self): ...
    def pay(order):
        match order:
            case Special(): order.total()
            case Other() as other: other.total()
    """
    ) == {("shop.pay", "shop.Special.total"), ("shop.pay", "shop.Other.total")}


def test_what_has_the_methods_of_an_abstract_collection_passes_for_one(calls: Calls) -> None:
    assert calls(
        ORDERS
        + """
    from collections.abc import Iterable
    def pay(order: Special):
        if isinstance(order, Iterable):
            order.total()
    """
    ) == {("shop.pay", "shop.Special.total")}
