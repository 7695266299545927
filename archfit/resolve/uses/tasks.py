"""Calls of what a library's decorator made of a function, where that can be called itself: `bill(order)` of Huey."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model.library import Activity
from archfit.resolve.calls.engine import Engine, RawUse
from archfit.resolve.calls.values import External, Function

_OF_OTHERS = frozenset({"callback", "decorator", "injected", "task"})
"""Kinds of calls that the library makes, and not the code."""


def called_tasks(engine: Engine) -> Iterator[RawUse]:
    """Yield the calls that send a task off, as the call of an object of the library's class."""
    for value, made in engine.became.items():
        method = engine.knowledge.method(made.function.returns, "__call__")
        if method is None or method.activity is not Activity.ENQUEUE or not isinstance(value, Function):
            continue
        external = External(method.name, made, engine.made_by(made.function.returns, made))
        for passed in value.calls:
            if passed.site.kind not in _OF_OTHERS and passed.site.call is not None:
                yield RawUse(method, external, passed._replace(receiver=made), passed.site.kind, 0)
