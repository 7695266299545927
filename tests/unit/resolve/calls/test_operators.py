from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        ("one + other", "add"),
        ("one - 1 - other", "sub"),
        ("one == other", "eq"),
        ("one != other", "eq"),
        ("one < other", "lt"),
        ("other > one", "lt"),
        ("1 < 2 < one", "gt"),
        ("-one", "neg"),
        ("~one", "invert"),
        ("other in one", "contains"),
        ("other not in one", "contains"),
        ("2 * one", "rmul"),
        ("one % other", "mod"),
        ("len(one)", "len"),
        ("bool(one)", "len"),
        ("str(one)", "repr"),
        ("hash(one)", "hash"),
        ("abs(one)", "abs"),
    ],
)
def test_an_operator_calls_a_method(calls: Calls, expression: str, method: str) -> None:
    assert calls(f"""
        class Other: ...
        class Money:
            def __add__(self, other): ...
            def __sub__(self, other): return self
            def __mod__(self, other): ...
            def __rmul__(self, other): ...
            def __eq__(self, other): ...
            def __lt__(self, other): ...
            def __gt__(self, other): ...
            def __neg__(self): ...
            def __invert__(self): ...
            def __contains__(self, item): ...
            def __len__(self): ...
            def __repr__(self): ...
            def __hash__(self): ...
            def __abs__(self): ...
        one, other = Money(), Other()
        {expression}
    """) == {("shop", f"shop.Money.__{method}__")}


def test_what_operators_give_is_followed(calls: Calls) -> None:
    assert calls("""
        class Money:
            def __add__(self, other): return self
            def __iadd__(self, other): return other
            def __neg__(self): return self
            def show(self): ...
        class Tax:
            def pay(self): ...
        sum = Money() + 1 + 2
        (-sum).show()
        sum += Tax()
        sum.pay()
    """) == {
        ("shop", "shop.Money.__add__"),
        ("shop", "shop.Money.__neg__"),
        ("shop", "shop.Money.__iadd__"),
        ("shop", "shop.Money.show"),
        ("shop", "shop.Tax.pay"),
    }


def test_a_declared_operand_may_be_of_any_subclass(calls: Calls) -> None:
    assert calls("""
        class Money:
            def __eq__(self, other): ...
        class Euro(Money):
            def __eq__(self, other): ...
        def same(one: Money): return one == 1
    """) == {("shop.same", "shop.Money.__eq__"), ("shop.same", "shop.Euro.__eq__")}


def test_a_text_calls_no_method_of_what_strayed_to_it(calls: Calls) -> None:
    assert calls("""
        class Money:
            def __eq__(self, other): ...
        def show(label: str): return label == "sum"
        for one in ["sum", Money()]: show(one)
    """) == {("shop", "shop.show")}
