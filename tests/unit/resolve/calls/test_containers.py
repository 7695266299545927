from __future__ import annotations

from collections.abc import Callable

Calls = Callable[..., set[tuple[str, str]]]

STEPS = """
    def a(): ...
    def b(): ...
    def c(): ...
"""
A, B, C = ("shop", "shop.a"), ("shop", "shop.b"), ("shop", "shop.c")


def test_items_are_told_apart_by_constant_keys(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = {"x": a, 1: b, **{"y": c}}
    steps["x"]()
    """
    ) == {A, C}


def test_the_type_of_a_key_matters(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = {1: a, "1": b}
    steps[1]()
    """
    ) == {A}


def test_a_key_may_be_a_name(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    key = "x"
    steps = {"x": a, "y": b}
    steps[key]()
    """
    ) == {A}


def test_a_key_of_which_nothing_is_known_may_be_any(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = {"x": a, "y": b}
    steps[unknown]()
    """
    ) == {A, B}


def test_an_item_set_before_is_the_item(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = {"x": a}
    steps["x"] = b
    steps["x"]()
    steps.update({"x": c})
    steps["x"]()
    """
    ) == {B, C}


def test_slices_keep_places(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = [a, b, c][1:3]
    steps[0]()
    """
    ) == {B}


def test_a_list_that_shrinks_in_a_loop_comes_to_an_end(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = [a, b]
    while steps:
        steps[0]()
        steps = steps[1:]
        steps = steps.copy()
    """
    ) == {A, B}


def test_methods_of_lists_and_dictionaries_pass_items_on(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = []
    steps.append(a)
    steps.extend([b])
    steps.pop()()
    for name, step in {"x": c}.items():
        step()
    """
    ) == {A, B, C}


def test_get_and_setdefault_have_a_default(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    steps = {"x": a}
    steps.get("x", b)()
    """
    ) == {A, B}


def test_comprehensions_and_loops_give_items(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    [step() for step in (a, b) if step]
    {key: step() for key, step in zip([1], [c])}
    """
    ) == {A, B, C}


def test_builtins_call_what_they_are_given_from_where_they_are_called(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    list(map(a, [1]))
    sorted([1], key=b)
    filter(c, [1])
    """
    ) == {A, B, C}


def test_builtins_pass_items_on(calls: Calls) -> None:
    assert calls(
        STEPS
        + """
    for _, step in enumerate(reversed(list([a]))):
        step()
    next(iter([b]))()
    dict(x=c)["x"]()
    """
    ) == {A, B, C}


def test_getattr_with_a_constant_name_reads_it(calls: Calls) -> None:
    assert calls("""
        class Order:
            def total(self): ...
        getattr(Order(), "total")()
        type(Order()).total(1)
    """) == {("shop", "shop.Order.total")}


def test_methods_of_built_in_types(calls: Calls) -> None:
    assert calls(
        """
        " ".join(["a"])
        f"{1}".upper().split(",")[0].strip()
        "{}".format(1).lower()
        {"a": 1}.items()
        [].append(1)
    """,
        builtin=True,
    ) == {
        ("shop", "builtins.str.join"),
        ("shop", "builtins.str.upper"),
        ("shop", "builtins.str.split"),
        ("shop", "builtins.str.strip"),
        ("shop", "builtins.str.format"),
        ("shop", "builtins.str.lower"),
        ("shop", "builtins.dict.items"),
        ("shop", "builtins.list.append"),
    }


def test_a_display_of_many_items_does_not_tell_them_apart(calls: Calls) -> None:
    many = ", ".join(["a"] * 70)

    assert calls(
        STEPS
        + f"""
    [{many}, b][0]()
    """
    ) == {A, B}
