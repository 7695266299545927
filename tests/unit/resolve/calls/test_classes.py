from __future__ import annotations

from collections.abc import Callable

Calls = Callable[..., set[tuple[str, str]]]


def test_a_constructor_is_found_along_the_resolution_order(calls: Calls) -> None:
    assert calls("""
        class Base:
            def __init__(self): ...
        class Order(Base): ...
        class Bare: ...
        Order()
        Bare()
    """) == {("shop", "shop.Base.__init__")}


def test_a_method_belongs_to_the_class_that_defines_it(calls: Calls) -> None:
    assert calls("""
        class Base:
            def total(self): return self.price()
            def price(self): ...
        class Order(Base):
            def price(self): ...
        Order().total()
    """) == {
        ("shop", "shop.Base.total"),
        ("shop.Base.total", "shop.Base.price"),
        ("shop.Base.total", "shop.Order.price"),
    }


def test_of_two_bases_the_first_wins(calls: Calls) -> None:
    assert calls("""
        class Top:
            def name(self): ...
        class Left(Top): ...
        class Right(Top):
            def name(self): ...
        class Both(Left, Right): ...
        Both().name()
    """) == {("shop", "shop.Right.name")}


def test_bases_without_a_consistent_order_and_circles_are_survived(calls: Calls) -> None:
    assert calls("""
        class A:
            def name(self): ...
        class B(A): ...
        class C(A, B): ...
        class D(E): ...
        class E(D): ...
        C().name()
        D().name()
    """) == {("shop", "shop.A.name")}


def test_super_goes_on_in_the_order_of_the_receiver(calls: Calls) -> None:
    assert calls("""
        class Base:
            def save(self): ...
        class Order(Base):
            def save(self): super().save()
        Order().save()
    """) == {("shop", "shop.Order.save"), ("shop.Order.save", "shop.Base.save")}


def test_static_and_class_methods(calls: Calls) -> None:
    assert calls("""
        class Order:
            @staticmethod
            def price(): ...
            @classmethod
            def empty(cls): return cls()
            def __init__(self): ...
            def total(self): ...
        Order.price()
        Order.empty().total()
    """) == {
        ("shop", "shop.Order.price"),
        ("shop", "shop.Order.empty"),
        ("shop.Order.empty", "shop.Order.__init__"),
        ("shop", "shop.Order.total"),
    }


def test_reading_a_property_and_setting_one_are_calls(calls: Calls) -> None:
    assert calls("""
        class Order:
            @property
            def total(self): return Money()
            @total.setter
            def total(self, value): self.check()
            def check(self): ...
        class Money:
            def round(self): ...
        order = Order()
        order.total.round()
        order.total = 1
    """) == {
        ("shop", "shop.Order.total"),
        ("shop.Order.total", "shop.Order.check"),
        ("shop", "shop.Money.round"),
    }


def test_descriptors_are_called(calls: Calls) -> None:
    assert calls("""
        class Setting:
            def __get__(self, owner, kind): ...
        class Order:
            limit = Setting()
        Order().limit
    """) == {("shop", "shop.Setting.__get__")}


def test_an_attribute_set_by_a_constructor_is_of_its_instance(calls: Calls) -> None:
    assert calls("""
        class Mail:
            def send(self): ...
        class Letter:
            def send(self): ...
        class Notice:
            def __init__(self, by): self.by = by
            def go(self): self.by.send()
        one = Notice(Mail())
        other = Notice(Letter())
        one.by.send()
    """) >= {("shop", "shop.Mail.send")}


def test_two_instances_keep_their_attributes_apart(calls: Calls) -> None:
    edges = calls("""
        class Mail:
            def send(self): ...
        class Letter:
            def send(self): ...
        class Notice:
            def __init__(self, by): self.by = by
        Notice(Mail()).by.send()
        Notice(Letter())
    """)

    assert ("shop", "shop.Letter.send") not in edges


def test_class_attributes_and_nested_classes(calls: Calls) -> None:
    assert calls("""
        def price(): ...
        class Order:
            by = price
            class Line:
                def total(self): ...
        Order.by()
        Order.Line().total()
    """) == {("shop", "shop.price"), ("shop", "shop.Order.Line.total")}


def test_lambdas_in_a_class_body_are_its_methods(calls: Calls) -> None:
    assert calls("""
        class Order:
            total = lambda self: self.price()
            def price(self): ...
        Order().total()
    """) == {("shop", "shop.Order.<lambda1>"), ("shop.Order.<lambda1>", "shop.Order.price")}


def test_dataclasses_take_their_fields(calls: Calls) -> None:
    assert calls("""
        from dataclasses import dataclass
        def price(): ...
        @dataclass
        class Order:
            by: object
            def __post_init__(self): ...
        Order(price).by()
        Order(by=price)
    """) >= {("shop", "shop.price"), ("shop", "shop.Order.__post_init__")}


def test_callable_instances_context_managers_and_iterators(calls: Calls) -> None:
    assert calls("""
        class Step:
            def __call__(self): ...
            def __enter__(self): return self
            def __exit__(self, *error): ...
            def __iter__(self): return self
            def __next__(self): return self
            def __getitem__(self, key): return self
            def __setitem__(self, key, value): ...
        step = Step()
        step()
        with step as same: same()
        for one in step: one()
        step[1]()
        step[1] = 2
    """) == {
        ("shop", f"shop.Step.__{name}__")
        for name in ("call", "enter", "exit", "iter", "next", "getitem", "setitem")
    }  # fmt: skip


def test_asynchronous_statements_call_their_own_methods(calls: Calls) -> None:
    assert calls("""
        class Step:
            async def __aenter__(self): return self
            async def __aexit__(self, *error): ...
            def __aiter__(self): return self
            async def __anext__(self): return self
            def __iter__(self): ...
        async def run():
            async with Step():
                async for one in Step(): ...
                [two async for two in Step()]
    """) == {("shop.run", f"shop.Step.__{name}__") for name in ("aenter", "aexit", "aiter", "anext")}


def test_raising_a_class_makes_an_instance(calls: Calls) -> None:
    assert calls("""
        class Refused(Exception):
            def __init__(self): ...
        raise Refused
    """) == {("shop", "shop.Refused.__init__")}


def test_a_base_class_that_is_not_ours_answers_for_what_is_missing(calls: Calls) -> None:
    assert calls("""
        from vendor import Model
        class Order(Model):
            def total(self): self.save()
        Order().total()
    """) == {("shop", "vendor.Model.__init__"), ("shop", "shop.Order.total"), ("shop.Order.total", "vendor.Model.save")}


def test_long_lines_of_descent_are_survived(calls: Calls) -> None:
    down = "".join(f"class D{number}(D{number + 1}): ...\n" for number in range(1200))
    up = "class U0:\n    def name(self): ...\n" + "".join(f"class U{n}(U{n - 1}): ...\n" for n in range(1, 300))

    assert calls(f"{down}{up}U299().name()\n") == {("shop", "shop.U0.name")}


def test_a_parameter_or_else_something_new_is_set_for_each_instance(calls: Calls) -> None:
    assert calls(
        """
    class Post:
        def send(self): ...
    class Fax:
        def send(self): ...
    class Telex:
        def send(self): ...
    class Shop:
        def __init__(self, sender=None): self.sender = sender or Post()
    def by_fax(): Shop(Fax()).sender.send()
    def by_telex(): Shop(Telex()).sender.send()
    """
    ) == {
        ("shop.by_fax", "shop.Shop.__init__"),
        ("shop.by_fax", "shop.Post.send"),
        ("shop.by_fax", "shop.Fax.send"),
        ("shop.by_telex", "shop.Shop.__init__"),
        ("shop.by_telex", "shop.Post.send"),
        ("shop.by_telex", "shop.Telex.send"),
    }


def test_a_class_beside_another_overrides_its_methods(calls: Calls) -> None:
    assert calls(
        """
    class Shop:
        def open(self): self.greet()
        def greet(self): ...
    class Polite:
        def greet(self): ...
    class Corner(Polite, Shop): ...
    """
    ) == {("shop.Shop.open", "shop.Shop.greet"), ("shop.Shop.open", "shop.Polite.greet")}


def test_the_factory_of_a_field_is_called(calls: Calls) -> None:
    assert calls(
        """
    from dataclasses import dataclass, field
    class Order:
        def total(self): ...
    @dataclass
    class Shop:
        last: object = field(default_factory=Order)
        name: str = field(default_factory=lambda: name())
    def name(): ...
    def pay(): Shop().last.total()
    """
    ) >= {
        ("shop.Shop", "shop.Shop.<lambda1>"),
        ("shop.Shop.<lambda1>", "shop.name"),
        ("shop.pay", "shop.Order.total"),
    }
