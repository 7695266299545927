"""Modules tell each other what happened without knowing who listens."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event: type, handler: Callable[[Any], None]) -> None:
    _handlers[event].append(handler)


def publish(event: object) -> None:
    for handler in _handlers[type(event)]:
        handler(event)
