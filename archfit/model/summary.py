"""
What the code of one file does, as a flat list of operations on numbered nodes.

A node stands for the values an expression or variable may have; 0 stands for nothing known. Each file
counts its own nodes from 1. Where a name is assigned anew, it gets a new node: the order of statements
is spent here, so that whoever links the files may read the operations in any order.
"""

from __future__ import annotations

from typing import NamedTuple, Union

Key = Union[str, int, None]
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


class ClassType(NamedTuple):
    """`type[A]`: the class itself."""

    of: Annotation


Annotation = Union[NamedType, UnionType, ContainerType, ClassType]
"""What an annotation says about values; what says nothing of classes is left out."""


class Copy(NamedTuple):
    """`to` may be all that `source` is."""

    to: int
    source: int


class Literal(NamedTuple):
    """A constant string or integer."""

    to: int
    value: str | int


class Template(NamedTuple):
    """A string put together: an f-string, `%`, `str.format`, `+`; constant parts and nodes in order, 0 is a hole."""

    to: int
    parts: tuple[str | int, ...]


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
    function: int


class NewClass(NamedTuple):
    """A class comes to be, by its number in the table."""

    to: int
    index: int


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
    index: int
    """Of the class."""
    receiver: int
    scope: int
    line: int


Operation = Union[
    Copy, Literal, Template, GlobalName, Imported, NewFunction, NewClass, NewContainer, Annotated, Sliced, Read, Write,
    Item, SetItem, Iterate, Enter, Raise, Call, Decorated, SuperCall,
]  # fmt: skip


class Block(NamedTuple):
    """A block that statements stand in: what a rule asks of loops, transactions and handlers."""

    kind: str
    """`for`, `while`, `comprehension`, `with`, `try`, `handler`, `branch`."""
    outer: int
    """The block around it in the same function, or -1."""
    node: int
    """What is iterated, entered or tested, or 0."""
    line: int


class Parameter(NamedTuple):
    """One parameter of a function."""

    name: str
    kind: str
    """`positional` (by position or name), `keyword`, `*` or `**`."""
    node: int
    """What it is in the body; for `*` and `**` what one item of it is."""
    declared: int
    """What its annotation says, or a framework injects; 0 for `*` and `**`."""
    default: int


class Function(NamedTuple):
    """One function or lambda at any depth."""

    name: str
    """Dotted within the module: `Order.total`, `checkout.<lambda1>`."""
    kind: str
    """`function`, and in a class `method`, `class`, `static` or `property`."""
    line: int
    scope: int
    parameters: tuple[Parameter, ...]
    returns: int
    yields: int
    generator: bool
    asynchronous: bool
    returned: tuple[int, ...]
    """The parameters that it may return as they came, by position in `parameters`."""
    stores: tuple[tuple[int, str, int], ...]
    """(i, name, j): parameter i gets parameter j as an attribute."""
    decorators: tuple[str, ...]
    """Dotted names, without arguments."""


class Class(NamedTuple):
    """One class at any depth."""

    name: str
    line: int
    scope: int
    """Of its own body."""
    bases: tuple[str, ...]
    """Dotted names without subscripts; empty where a base is more than a name."""
    body: tuple[tuple[str, int], ...]
    """The names bound in it, as they are at its end."""
    fields: tuple[tuple[str, int], ...]
    """The annotated names in order, as a dataclass takes them, with their values."""
    methods: tuple[tuple[str, int], ...]
    """Name -> number in the table of functions."""
    setters: tuple[tuple[str, int], ...]
    decorators: tuple[str, ...]


class Symbol(NamedTuple):
    """What a name means in a scope whatever the order of statements; for bases and annotations."""

    kind: str
    """`function` or `class` with its number, `module` (of that name), `from` (an import), `alias` (of a name)."""
    number: int = 0
    """For an import: its level."""
    module: str = ""
    name: str = ""


class Scope(NamedTuple):
    """A module, class or function as a place where names are looked up."""

    kind: str
    """`module`, `class` or `function`."""
    name: str
    """Dotted within the module; empty for the module."""
    outer: int
    owner: int
    """The number of its class or function; -1 for the module."""
    symbols: tuple[tuple[str, Symbol], ...]


class Summary(NamedTuple):
    """
    All that one file does, learnt from its text alone.

    Serialisable: tuples of strings, numbers and tuples.
    """

    path: str
    nodes: int
    """How many nodes there are."""
    operations: tuple[Operation, ...] = ()
    functions: tuple[Function, ...] = ()
    classes: tuple[Class, ...] = ()
    scopes: tuple[Scope, ...] = ()
    blocks: tuple[Block, ...] = ()
    exports: tuple[tuple[str, int], ...] = ()
    """The names bound in the module, as they are at its end."""
    stars: tuple[tuple[str, int], ...] = ()
    """The star imports at module level in order: module and level."""
