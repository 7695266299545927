from __future__ import annotations

from collections.abc import Callable

Calls = Callable[..., set[tuple[str, str]]]


def test_a_function_calls_another_by_name(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def total(): price()
        total()
    """) == {("shop.total", "shop.price"), ("shop", "shop.total")}


def test_a_function_under_another_name_is_the_function(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        cost = worth = price
        worth()
    """) == {("shop", "shop.price")}


def test_a_name_is_what_it_was_last_set_to(calls: Calls) -> None:
    assert calls("""
        def cheap(): ...
        def dear(): ...
        price = cheap
        price()
        price = dear
    """) == {("shop", "shop.cheap")}


def test_inner_functions_see_a_name_as_it_is_in_the_end(calls: Calls) -> None:
    assert calls("""
        def cheap(): ...
        def dear(): ...
        price = cheap
        def total(): price()
        price = dear
    """) == {("shop.total", "shop.dear")}


def test_where_branches_meet_a_name_may_be_either(calls: Calls) -> None:
    assert calls("""
        def cheap(): ...
        def dear(): ...
        if sale:
            price = cheap
        else:
            price = dear
        price()
    """) == {("shop", "shop.cheap"), ("shop", "shop.dear")}


def test_a_branch_that_returns_leaves_nothing_behind(calls: Calls) -> None:
    assert calls("""
        def cheap(): ...
        def dear(): ...
        def total(sale):
            price = cheap
            if sale:
                price = dear
                return
            price()
    """) == {("shop.total", "shop.cheap")}


def test_a_loop_may_go_round_again(calls: Calls) -> None:
    assert calls("""
        def first(): ...
        def second(): ...
        step = first
        while more:
            step()
            step = second
    """) == {("shop", "shop.first"), ("shop", "shop.second")}


def test_a_handler_may_begin_before_or_after_an_assignment(calls: Calls) -> None:
    assert calls("""
        def before(): ...
        def after(): ...
        undo = before
        try:
            undo = after
        except ValueError as undone:
            undo()
    """) == {("shop", "shop.before"), ("shop", "shop.after")}


def test_unpacking_takes_items_by_place(calls: Calls) -> None:
    assert calls("""
        def a(): ...
        def b(): ...
        def c(): ...
        one, (two, *rest) = a, (b, c)
        one()
        rest[0]()
    """) == {("shop", "shop.a"), ("shop", "shop.c")}


def test_what_is_returned_can_be_called(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def choose(): return price
        choose()()
    """) == {("shop", "shop.choose"), ("shop", "shop.price")}


def test_each_call_gets_back_the_argument_it_passed(calls: Calls) -> None:
    assert calls("""
        def cheap(): ...
        def dear(): ...
        def same(value): return value
        a = same(cheap)
        b = same(dear)
        a()
    """) == {("shop", "shop.same"), ("shop", "shop.cheap")}


def test_an_argument_is_called_by_the_function_it_is_passed_to(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def total(by): by()
        total(price)
    """) == {("shop", "shop.total"), ("shop.total", "shop.price")}


def test_a_default_counts_only_where_nothing_is_passed(calls: Calls) -> None:
    assert calls("""
        def usual(): ...
        def special(): ...
        def total(order, /, *, by=usual): by()
        total(1, by=special)
    """) == {("shop", "shop.total"), ("shop.total", "shop.special")}


def test_defaults_of_positional_only_parameters_are_known(calls: Calls) -> None:
    assert calls("""
        def usual(): ...
        def total(order, by=usual, /): by()
        total(1)
    """) == {("shop", "shop.total"), ("shop.total", "shop.usual")}


def test_unpacked_arguments_arrive(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def tax(): ...
        def total(first, second): first()
        def both(*steps, **named):
            steps[0]()
            named["tax"]()
        both(price, tax=tax)
        total(*[price])
    """) == {
        ("shop", "shop.both"),
        ("shop", "shop.total"),
        ("shop.both", "shop.price"),
        ("shop.both", "shop.tax"),
        ("shop.total", "shop.price"),
    }


def test_lambdas_are_numbered_in_their_scope(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        by = lambda: price()
        by()
        def total():
            (lambda: 1)()
        total()
    """) == {
        ("shop", "shop.<lambda1>"),
        ("shop.<lambda1>", "shop.price"),
        ("shop", "shop.total"),
        ("shop.total", "shop.total.<lambda1>"),
    }


def test_nested_functions_and_nonlocal_names(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def total():
            by = None
            def set_up():
                nonlocal by
                by = price
            def run(): by()
            run()
    """) == {("shop.total", "shop.total.run"), ("shop.total.run", "shop.price")}


def test_a_global_set_in_a_function_is_seen_by_others(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        by = None
        def set_up():
            global by
            by = price
        def run(): by()
    """) == {("shop.run", "shop.price")}


def test_eval_of_a_constant_runs_where_it_stands(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        eval("price()")
    """) == {("shop", "shop.price")}


def test_generators_give_what_they_yield(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def steps():
            yield price
        def more():
            yield from steps()
        for step in more():
            step()
    """) == {("shop", "shop.more"), ("shop.more", "shop.steps"), ("shop", "shop.price")}


def test_match_captures_its_subject(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        match price:
            case {"key": other, **rest}:
                other()
            case [*items] | (1 as items):
                pass
            case step:
                step()
    """) == {("shop", "shop.price")}


def test_conditions_walruses_and_awaits_pass_values_on(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        def tax(): ...
        async def total():
            (price if 1 else tax)()
            (found := price)()
            step = None or tax
            step()
            await later()
        async def later(): ...
    """) == {("shop.total", "shop.price"), ("shop.total", "shop.tax"), ("shop.total", "shop.later")}


def test_one_of_several_parameters_returned_stays_with_its_caller(calls: Calls) -> None:
    assert calls(
        """
    class Order:
        def total(self): ...
    class Basket:
        def total(self): ...
    def first(one, other): return other if one is None else one
    def pay(): first(None, Order()).total()
    def fill(): first(None, Basket()).total()
    """
    ) == {
        ("shop.pay", "shop.first"),
        ("shop.pay", "shop.Order.total"),
        ("shop.fill", "shop.first"),
        ("shop.fill", "shop.Basket.total"),
    }
