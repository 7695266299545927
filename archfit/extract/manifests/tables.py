"""Tables and lists in documents of which nobody knows yet what is in them."""

from __future__ import annotations

from typing import Any


def strings(values: Any) -> tuple[str, ...]:
    """Return the texts in a list, a text as a list of one, anything else as none."""
    if isinstance(values, str):
        return (values,)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def table(document: Any, *keys: str) -> dict[str, Any]:
    """Return the table that is found by following the keys; an empty one when there is none."""
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document if isinstance(document, dict) else {}
