from __future__ import annotations

from collections.abc import Callable, Mapping

from archfit.model.calls import CallGraph

Calls = Callable[..., set[tuple[str, str]]]
Link = Callable[[Mapping[str, str]], CallGraph]

ORDER = """
    class Order:
        def total(self): ...
    class Special(Order):
        def total(self): ...
"""


def both(caller: str) -> set[tuple[str, str]]:
    return {(caller, "shop.Order.total"), (caller, "shop.Special.total")}


def test_an_annotated_parameter_may_be_of_any_subclass(calls: Calls) -> None:
    assert calls(
        ORDER
        + """
    def pay(order: "Order | None"): order.total()
    """
    ) == both("shop.pay")


def test_annotations_of_attributes_returns_and_containers(calls: Calls) -> None:
    assert calls(
        ORDER
        + """
    from typing import Annotated, Mapping, Optional
    class Shop:
        last: Special
        def find(self) -> Optional[Special]: ...
    def pay(shop: Shop, orders: list[Special], by_name: Mapping[str, Special], pair: tuple[int, Special]):
        shop.last.total()
        shop.find().total()
        orders[0].total()
        by_name["x"].total()
        pair[1].total()
    """
    ) == {("shop.pay", "shop.Special.total"), ("shop.pay", "shop.Shop.find")}


def test_aliases_of_annotations_are_followed(calls: Calls) -> None:
    assert calls(
        ORDER
        + """
    from typing import Annotated
    Paid = Annotated[Special, "paid"]
    type Late = Special
    def pay(order: Paid, late: Late):
        order.total()
        late.total()
    """
    ) == {("shop.pay", "shop.Special.total")}


def test_self_and_type_annotations(calls: Calls) -> None:
    assert calls(
        ORDER
        + """
    from typing import Self, cast
    class Chain:
        def step(self) -> Self: ...
    def run(kind: type[Special], chain: Chain, other):
        kind().total()
        chain.step().step()
        cast(Special, other).total()
    """
    ) == {("shop.run", "shop.Special.total"), ("shop.run", "shop.Chain.step"), ("shop.run", "typing.cast")}


def test_a_protocol_is_what_has_its_methods(calls: Calls) -> None:
    assert calls("""
        from typing import Protocol
        class Sender(Protocol):
            def send(self): ...
        class Mail:
            def send(self): ...
        class Clock:
            def tick(self): ...
        class Notice:
            def __init__(self, by: Sender): self.by = by
            def go(self): self.by.send()
    """) == {("shop.Notice.go", "shop.Sender.send"), ("shop.Notice.go", "shop.Mail.send")}


def test_a_callable_protocol_is_what_can_be_called_alike(calls: Calls) -> None:
    assert calls("""
        from typing import Protocol
        class Step(Protocol):
            def __call__(self, order, when): ...
        class Pay:
            def __call__(self, order, when, how=None): ...
        class Any:
            def __call__(self, *everything, **more): ...
        class InOrder:
            def __call__(self, *everything): ...
        class Send:
            def __call__(self, letter, by): ...
        class Log:
            def __call__(self, order): ...
        def run(step: Step): step(1, 2)
    """) == {
        ("shop.run", "shop.Step.__call__"),
        ("shop.run", "shop.Pay.__call__"),
        ("shop.run", "shop.Any.__call__"),
    }  # fmt: skip


def test_a_framework_calls_what_a_parameter_depends_on(link: Link) -> None:
    graph = link(
        {
            "shop.py": """
        from typing import Annotated
        class Session:
            def get(self): ...
        def session() -> Session: ...
        def user(): ...
        def view(db: Session = Depends(session), who: Annotated[object, Depends(user)] = None):
            db.get()
    """
        }
    )

    assert {(edge.caller, edge.callee, edge.kind) for edge in graph.edges} == {
        ("shop.view", "shop.session", "injected"),
        ("shop.view", "shop.user", "injected"),
        ("shop.view", "shop.Session.get", "direct"),
    }


def test_methods_that_nobody_calls_are_called_on_any_subclass(calls: Calls) -> None:
    assert calls(
        ORDER
        + """
    class Base:
        def run(self): self.step()
        def step(self): ...
    class Job(Base):
        def step(self): ...
    """
    ) == {("shop.Base.run", "shop.Base.step"), ("shop.Base.run", "shop.Job.step")}
