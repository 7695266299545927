"""What the code of one file does: its operations, functions, classes, scopes and blocks."""

from __future__ import annotations

import re
from typing import NamedTuple

from archfit.model.facts import Problem
from archfit.model.operations import GenericType, Operation

LOGGING = re.compile(
    r"(?:.*\.)?(?:\w*log\w*\.\w+|print|print_exc|print_exception|capture_exception|capture_message|record_exception)",
    re.IGNORECASE,
)
"""What is called to write something down: loggers by the names they have, what reports an exception (traceback,
Sentry SDK, OpenTelemetry)."""


class Block(NamedTuple):
    """A block that statements stand in: what a rule asks of loops, transactions and handlers."""

    kind: str
    """`for`, `while`, `comprehension`, `with`, `try`, `handler`, `branch`."""
    outer: int
    """The block around it in the same function, or -1."""
    node: int
    """What is iterated, entered or tested, or 0."""
    line: int
    end: str = ""
    """
    Of a branch or handler: `logs` where it does nothing else, `leaves` where its last statement does.

    Of a `try`: `passes` where it goes on after any exception as if nothing had failed, and nothing tells otherwise.
    """


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
    metaclass: str = ""
    """Dotted name."""
    variables: tuple[str, ...] = ()
    """Its type parameters as declared after its name (PEP 695)."""
    generic: tuple[GenericType, ...] = ()
    """The bases that have subscripts."""


class Symbol(NamedTuple):
    """What a name means in a scope whatever the order of statements; for bases and annotations."""

    kind: str
    """
    How the name is bound.

    `function` or `class` with its number, `module` (of that name), `from` (an import), `alias` (of a name),
    `made` (by a call of a name), `variable` (a type variable of that name).
    """
    number: int = 0
    """For an import its level; for an alias the node of what a framework calls to provide it, or 0."""
    module: str = ""
    """For a type variable the name of its bound, or nothing."""
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
    nodes: int = 0
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
    flaws: tuple[Problem, ...] = ()
    """Why it is not all."""
