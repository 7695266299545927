from __future__ import annotations

from collections.abc import Callable

Asked = Callable[..., list[str]]


def test_a_constant_that_a_percent_sign_formats(asked: Asked) -> None:
    assert asked("""
        HOST = "https://shop"
        ORDER = HOST + "/orders/%s/%d%%"
        BY_NAME = "https://shop/%(kind)s"
        requests.get(ORDER % ("new", 7))
        requests.get(BY_NAME % {"kind": "paid"})
        pair = ("old", 8)
        requests.get(ORDER % pair)
        requests.get("https://%s" % "shop")
    """) == ["https://shop/orders/new/7%", "https://shop/paid", "https://shop/orders/old/8%", "https://shop"]


def test_a_constant_that_its_format_method_formats(asked: Asked) -> None:
    assert asked("""
        ORDER = "https://shop/{kind}/{}"
        requests.get(ORDER.format(7, kind="paid"))
    """) == ["https://shop/paid/7"]


def test_a_text_that_is_given_is_formatted_at_each_call(asked: Asked) -> None:
    assert asked("""
        def fetch(path, name): return requests.get("https://shop" + path % name)
        fetch("/orders/%s", "paid")
        fetch("/users/%s", "ann")
    """) == ["https://shop/orders/paid", "https://shop/users/ann"]


def test_what_a_number_leaves_is_no_text(asked: Asked) -> None:
    assert asked("""
        def fetch(number): return requests.get(number % 2)
    """) == ["{number}"]
