"""
What code does, as operations on numbered nodes.

A node stands for the values an expression or variable may have; 0 stands for nothing known. Each file
counts its own nodes from 1. Where a name is assigned anew, it gets a new node: the order of statements
is spent here, so that whoever links the files may read the operations in any order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CONVERSION = re.compile(r"%(?:\((\w+)\))?[-#0 +]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|%%")
"""A conversion of printf-style formatting (Python library reference, `str` % values)."""
Key = str | int | None
"""A constant subscript, or None where it is not constant."""


class NamedType(NamedTuple):
    """An annotation that is a dotted name."""

    name: str


class UnionType(NamedTuple):
    """`A | B`, `Union[A, B]`."""

    members: tuple[Annotation, ...]


class ContainerType(NamedTuple):
    """`list[A]`, `dict[K, A]`; a `tuple[A, B]` says the type of each item."""

    kind: str
    """`list` or `dict`."""
    items: tuple[tuple[Key, Annotation], ...]


class GenericType(NamedTuple):
    """`Box[A]`: a class with what its type parameters are, by place."""

    name: str
    items: tuple[tuple[int, Annotation], ...]


class ClassType(NamedTuple):
    """`type[A]`: the class itself."""

    of: Annotation


Annotation = NamedType | UnionType | ContainerType | GenericType | ClassType
"""What an annotation says about values; what says nothing of classes is left out."""


class Copy(NamedTuple):
    """`to` may be all that `source` is."""

    to: int
    source: int


class Literal(NamedTuple):
    """A constant string or number."""

    to: int
    value: str | int | float


class Template(NamedTuple):
    """A string put together: an f-string, `%`, `str.format`, `+`; constant parts and nodes in order, 0 is a hole."""

    to: int
    parts: tuple[str | int, ...]
    text: bool
    """It is a string for sure; a sum of unknown values may be a number."""


class GlobalName(NamedTuple):
    """A name the module does not bind: it comes from a star import or is built in."""

    to: int
    name: str


class Imported(NamedTuple):
    """A module, or a name taken from one, as the import statement says it."""

    to: int
    module: str
    level: int
    name: str
    """Empty for the module itself."""


class NewFunction(NamedTuple):
    """A function comes to be, by its number in the table."""

    to: int
    number: int


class NewClass(NamedTuple):
    """A class comes to be, by its number in the table."""

    to: int
    number: int


class NewContainer(NamedTuple):
    """A list, tuple, set or dictionary display; what has no constant place is under None."""

    to: int
    kind: str
    """`list` or `dict`."""
    items: tuple[tuple[Key, int], ...]


class Annotated(NamedTuple):
    """`to` is declared to be of a type, named as seen from a scope."""

    to: int
    type: Annotation
    scope: int


class Narrowed(NamedTuple):
    """`to` is what a test with `isinstance` leaves of `source`."""

    to: int
    source: int
    types: tuple[str, ...]
    """Dotted names, as seen from a scope."""
    holds: bool
    """It is of one of the types; or else of none."""
    scope: int


class Operator(NamedTuple):
    """`left + right`, `left < right`, `left in right`, `-right`; may call a special method of either."""

    to: int
    """0 for comparisons: hardly any gives more than a truth value."""
    symbol: str
    left: int
    """0 for an operator with one operand."""
    right: int
    scope: int
    line: int


class Sliced(NamedTuple):
    """`of[low:high]`; a bound that is not constant is None."""

    to: int
    of: int
    low: int | None
    high: int | None


class Read(NamedTuple):
    """`of.name`; may call a property or a descriptor."""

    to: int
    of: int
    name: str
    scope: int
    line: int


class Write(NamedTuple):
    """`of.name = source`; may call the setter of a property."""

    of: int
    name: str
    source: int
    declared: bool
    """The value is a parameter: `source` is what it is declared to be, each call adds what it passes."""
    scope: int
    line: int


class Item(NamedTuple):
    """`of[key]`; may call `__getitem__`."""

    to: int
    of: int
    key: Key
    key_node: int
    scope: int
    line: int


class SetItem(NamedTuple):
    """`of[key] = source`; may call `__setitem__`."""

    of: int
    key: Key
    key_node: int
    source: int
    scope: int
    line: int


class Iterate(NamedTuple):
    """An item of an iterable; may call `__iter__` and `__next__`, or with `async for` their counterparts."""

    to: int
    of: int
    asynchronous: bool
    scope: int
    line: int


class Enter(NamedTuple):
    """What a context manager gives to `with ... as`; may call `__enter__` and `__exit__`, or their counterparts."""

    to: int
    of: int
    asynchronous: bool
    scope: int
    line: int


class Raise(NamedTuple):
    """`raise of`, where `of` is not called: a class is instantiated."""

    of: int
    scope: int
    line: int


class Call(NamedTuple):
    """A call as written."""

    to: int
    function: int
    arguments: tuple[int, ...]
    """By position."""
    starred: tuple[int, ...]
    """The positions in `arguments` at which an iterable is unpacked."""
    keywords: tuple[tuple[str, int], ...]
    """By name; `**mapping` has an empty one."""
    scope: int
    line: int
    column: int
    block: int
    """The innermost block around it, by its number in the table; -1 for none."""
    awaited: bool
    injected: bool = False
    """Not called here: a framework calls it to provide a parameter."""


class Decorated(NamedTuple):
    """`to` is what a decorator makes of `original`."""

    to: int
    decorator: int
    original: int
    scope: int
    line: int


class SuperCall(NamedTuple):
    """`super()` in a method of a class of this file."""

    to: int
    number: int
    """Of the class."""
    receiver: int
    scope: int
    line: int


Operation = (
    Copy
    | Literal
    | Template
    | GlobalName
    | Imported
    | NewFunction
    | NewClass
    | NewContainer
    | Annotated
    | Narrowed
    | Operator
    | Sliced
    | Read
    | Write
    | Item
    | SetItem
    | Iterate
    | Enter
    | Raise
    | Call
    | Decorated
    | SuperCall
)
