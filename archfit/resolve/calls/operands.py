"""What operations take something from."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model.operations import Call, NewContainer, Operation, Template

_SOURCES = ("source", "of", "left", "right", "key_node", "receiver", "decorator", "original")


def operands(one: Operation) -> Iterator[int]:
    """Yield the nodes that an operation does something with; 0 among them is nothing known."""
    if isinstance(one, Call):
        yield from (one.function, *one.arguments, *(node for _, node in one.keywords))
    elif isinstance(one, Template):
        yield from (part for part in one.parts if isinstance(part, int))
    elif isinstance(one, NewContainer):
        yield from (node for _, node in one.items)
    else:
        yield from (getattr(one, name, 0) for name in _SOURCES)
