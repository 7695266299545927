from __future__ import annotations

from collections.abc import Callable

Calls = Callable[..., set[tuple[str, str]]]

VISITOR = """
    class Visitor:
        def visit_order(self, node): ...
        def visit_line(self, node): ...
        def generic(self, node): ...
"""


def test_a_name_made_at_run_time_may_be_that_of_any_method_that_begins_so(calls: Calls) -> None:
    assert calls(
        VISITOR
        + """
        def visit(self, kind, node):
            return getattr(self, "visit_" + kind)(node)
    """
    ) == {("shop.Visitor.visit", "shop.Visitor.visit_order"), ("shop.Visitor.visit", "shop.Visitor.visit_line")}


def test_what_getattr_gives_otherwise_may_be_called_too(calls: Calls) -> None:
    assert calls(
        VISITOR
        + """
        def visit(self, node):
            method = f"visit_{node.kind}"
            return getattr(self, method, self.generic)(node)
    """
    ) == {
        ("shop.Visitor.visit", "shop.Visitor.visit_order"),
        ("shop.Visitor.visit", "shop.Visitor.visit_line"),
        ("shop.Visitor.visit", "shop.Visitor.generic"),
    }


def test_methods_found_by_their_beginning_get_what_they_are_called_with(calls: Calls) -> None:
    assert calls(
        """
    class Order:
        def total(self): ...
    class Visitor:
        def visit(self, kind): return getattr(self, "visit_" + kind)(Order())
        def visit_order(self, order): order.total()
    """
    ) == {("shop.Visitor.visit", "shop.Visitor.visit_order"), ("shop.Visitor.visit_order", "shop.Order.total")}


def test_methods_of_subclasses_are_found_by_their_beginning(calls: Calls) -> None:
    assert calls(
        """
    class Visitor:
        def visit(self, kind): return getattr(self, "visit_" + kind)()
    class Printer(Visitor):
        def visit_order(self): ...
    """
    ) == {("shop.Visitor.visit", "shop.Printer.visit_order")}
