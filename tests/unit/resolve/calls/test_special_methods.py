from __future__ import annotations

from collections.abc import Callable

import pytest

Calls = Callable[..., set[tuple[str, str]]]


def test_a_metaclass_makes_the_instances(calls: Calls) -> None:
    assert calls("""
        class Meta(type):
            def __call__(cls, *given): return super().__call__(*given)
            def known(cls): ...
        class Order(metaclass=Meta):
            def __init__(self, by): ...
            def total(self): ...
        class Special(Order): ...
        Special(1).total()
        Order.known()
    """) == {
        ("shop", "shop.Meta.__call__"),
        ("shop", "shop.Meta.known"),
        ("shop", "shop.Order.total"),
        ("shop.Meta.__call__", "builtins.type.__call__"),
        ("shop.Meta.__call__", "shop.Order.__init__"),
    } - {("shop.Meta.__call__", "builtins.type.__call__")}


def test_a_base_class_is_told_of_each_subclass(calls: Calls) -> None:
    assert calls("""
        class Base:
            def __init_subclass__(cls): cls.register()
            @classmethod
            def register(cls): ...
        class Order(Base): ...
    """) == {("shop", "shop.Base.__init_subclass__"), ("shop.Base.__init_subclass__", "shop.Base.register")}


def test_what_a_class_lacks_it_is_asked_for_by_name(calls: Calls) -> None:
    assert calls("""
        class Order:
            def total(self): ...
        class Proxy:
            def __init__(self, of): self.of = of
            def __getattr__(self, name): return getattr(self.of, name)
            def own(self): ...
        proxy = Proxy(Order())
        proxy.own()
        proxy.total()
    """) == {
        ("shop", "shop.Proxy.__init__"),
        ("shop", "shop.Proxy.own"),
        ("shop", "shop.Proxy.__getattr__"),
        ("shop", "shop.Order.total"),
    }


@pytest.mark.parametrize("setting", ["setattr(self, 'by', by)", "object.__setattr__(self, 'by', by)"])
def test_an_attribute_is_set_by_its_name(calls: Calls, setting: str) -> None:
    assert calls(f"""
        class Mail:
            def send(self): ...
        class Notice:
            def __init__(self, by): {setting}
            def go(self): self.by.send()
        Notice(Mail()).go()
    """) == {
        ("shop", "shop.Notice.__init__"),
        ("shop", "shop.Notice.go"),
        ("shop.Notice.go", "shop.Mail.send"),
    }


@pytest.mark.parametrize(
    "register", ["@total.register\n    def", "@total.register(int)\n    def"]
)  # fmt: skip
def test_a_single_dispatch_calls_any_implementation(calls: Calls, register: str) -> None:
    edges = calls(f"""
    from functools import singledispatch
    @singledispatch
    def total(order): ...
    {register} of_number(order: int): ...
    total.register(str, lambda order: other())
    def other(): ...
    def run(): total(1)
    """)

    assert {edge for edge in edges if edge[0] != "shop"} == {
        ("shop.run", "shop.total"),
        ("shop.run", "shop.of_number"),
        ("shop.run", "shop.<lambda1>"),
        ("shop.<lambda1>", "shop.other"),
    }


def test_a_single_dispatch_of_methods(calls: Calls) -> None:
    assert calls("""
        from functools import singledispatchmethod
        class Shop:
            @singledispatchmethod
            def total(self, order): ...
            @total.register
            def _(self, order: int): self.count()
            def count(self): ...
        def run(): Shop().total(1)
    """) >= {("shop.run", "shop.Shop.total"), ("shop.run", "shop.Shop._"), ("shop.Shop._", "shop.Shop.count")}


def test_a_cached_property_is_called(calls: Calls) -> None:
    assert calls("""
        from functools import cached_property
        class Order:
            def total(self): ...
        class Shop:
            @cached_property
            def last(self): return Order()
        Shop().last.total()
    """) == {("shop", "shop.Shop.last"), ("shop", "shop.Order.total")}


@pytest.mark.parametrize(
    ("manager", "method"),
    [("closing(Session())", "close"), ("nullcontext(Session())", "get"), ("opened()", "get"), ("Pool()", "get")],
)
@pytest.mark.parametrize(
    "entering", ["with {0} as one: one.get()", "with ExitStack() as stack: stack.enter_context({0}).get()"]
)
def test_context_managers_of_the_standard_library(calls: Calls, manager: str, method: str, entering: str) -> None:
    assert calls(f"""
        from contextlib import ExitStack, closing, contextmanager, nullcontext
        class Session:
            def get(self): ...
            def close(self): ...
        class Pool:
            def __enter__(self): return Session()
            def __exit__(self, *error): ...
        @contextmanager
        def opened(): yield Session()
        {entering.format(manager)}
    """) >= {("shop", "shop.Session.get"), ("shop", f"shop.Session.{method}")}
