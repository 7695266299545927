"""Which parts of a use say what is done, and whether anything is said there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from archfit.model.coverage import SCHEME
from archfit.model.library import Role
from archfit.resolve.calls.values import Container, Function
from archfit.resolve.uses.expressions import (
    Alternatives,
    Expression,
    Joined,
    Literal,
    Member,
    Object,
    Parameter,
    Reading,
    Unknown,
    parameters,
)
from archfit.resolve.uses.roles import OBJECTS
from archfit.resolve.uses.symbolic import receiver_of

DECISIVE = frozenset({
    Role.URL, Role.BASE, Role.PATH, Role.PREFIX, Role.VERB, Role.HOST, Role.DATABASE, Role.TABLE, Role.ENTITY,
    Role.STATEMENT, Role.TOPIC, Role.KEY, Role.SERVICE, Role.NAME, Role.HANDLER,
})  # fmt: skip
"""The roles that say what is done; the others only say how."""


_ADDRESSES = frozenset({Role.URL, Role.BASE, Role.PATH, Role.PREFIX})
_NAMED_PATH = re.compile(r"(?:^|[^/:])/[A-Za-z]")
"""The path of a URL has begun: what follows chooses among many of a kind."""


def is_constructor(function: Function) -> bool:
    """Tell whether a function is the constructor of a class."""
    return function.owner is not None and function.facts.name.rpartition(".")[2] == "__init__"


def is_receiver(parameter: Parameter) -> bool:
    """Tell whether a parameter is what a method is called on."""
    return parameter.place == 0 and receiver_of(parameter.function) is not None


def decisive(role: Role, found: Alternatives) -> Iterator[Parameter]:
    """Yield the parameters that say what is done, and not only to which one of many."""
    if role not in DECISIVE:
        return
    for one in found:
        parts = one.parts if isinstance(one, Joined) else (one,)
        before = ""
        for number, part in enumerate(parts):
            if role not in _ADDRESSES or number == len(parts) - 1 or not _NAMED_PATH.search(before):
                yield from parameters(part)
            before += str(part.value) if isinstance(part, Literal) else "*"


def address(found: Expression) -> tuple[Expression, ...]:
    """Return what a text begins with, up to the first part that is not known."""
    parts = found.parts if isinstance(found, Joined) else (found,)
    return tuple(takewhile(lambda part: isinstance(part, Literal | Reading), parts))


def says(found: Expression) -> bool:
    """Tell whether something is said: a text with a letter in it besides the scheme, or a variable."""
    if isinstance(found, Literal):
        return isinstance(found.value, str) and any(map(str.isalpha, SCHEME.sub("", found.value)))
    if isinstance(found, Joined):
        return any(says(part) for part in found.parts)
    return isinstance(found, Reading)


def is_said(role: Role, found: Expression) -> bool:
    """Tell whether an object says something of a role: a class or function, or for texts a list of them."""
    return isinstance(found, Object) and (role in OBJECTS or isinstance(found.value, Container))


def begins_with_hole(found: Expression) -> bool:
    """Tell whether it is not known what a text begins with."""
    first = found.parts[0] if isinstance(found, Joined) else found
    return isinstance(first, Unknown | Parameter | Member)
