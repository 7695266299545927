"""What a node may hold. Values are the same only when they are one object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from archfit.model import summary
from archfit.model.library import LibraryFunction
from archfit.model.operations import Call, Key


class Value:
    """Anything a name, attribute or item may be."""

    __slots__ = ()


class Arguments(NamedTuple):
    """The nodes that a call passes."""

    positional: tuple[int, ...] = ()
    starred: tuple[int, ...] = ()
    """The positions in `positional` at which an iterable is unpacked."""
    keywords: tuple[tuple[str, int], ...] = ()


class Site(NamedTuple):
    """Where a call stands, and what kind of call it is."""

    unit: int
    scope: int
    line: int
    kind: str = "direct"
    call: Call | None = None
    """The call as written; None where a statement or an operator calls."""
    outer: Site | None = None
    """Where the arguments stand, if a wrapper passes them on."""

    def as_kind(self, kind: str) -> Site:
        """Return the same place for another kind of call; `_replace` takes three times as long."""
        return Site(self.unit, self.scope, self.line, kind, self.call, self.outer)


class Passed(NamedTuple):
    """One call of a function, with what it was given."""

    site: Site
    receiver: Value | None
    arguments: Arguments


@dataclass(eq=False, slots=True)
class Function(Value):
    """A function of the checked code, its nodes counted for the whole program."""

    name: str
    """Qualified by its module."""
    unit: int
    facts: summary.Function
    positional: tuple[int, ...]
    """The nodes of the parameters that may be given by position."""
    parameters: tuple[int, ...]
    """The nodes of all parameters but `*` and `**`, those by position first."""
    positions: dict[str, int]
    """Name -> place in `parameters`."""
    defaults: tuple[tuple[int, int], ...]
    """(place in `parameters`, node)."""
    rest: int
    """What one item of `*args` is, or 0."""
    rest_by_name: int
    returns: int
    yields: int
    returned: tuple[int, ...]
    stores: tuple[tuple[int, str, int], ...]
    owner: Class | None = None
    generator: Generator | None = None
    calls: list[Passed] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Class(Value):
    """A class of the checked code."""

    name: str
    unit: int
    facts: summary.Class
    body: dict[str, int]
    methods: dict[str, Function]
    setters: dict[str, Function]
    fields: tuple[tuple[str, int], ...]
    bases: tuple[Class, ...] = ()
    foreign: tuple[str, ...] = ()
    """The names of its bases that are not of the checked code."""
    mro: tuple[Class, ...] = ()
    subclasses: list[Class] = field(default_factory=list)
    """All classes below it, in order."""
    protocol: bool = False
    any: Instance = field(init=False)
    """Stands for all its instances that are not told apart."""
    declared: Declared = field(init=False)
    instances: list[Instance] = field(default_factory=list)
    """Those that have a site of their own."""
    families: dict[str, int] = field(default_factory=dict)
    """Attribute -> the node of what it is in any instance of the class or of one below it."""
    inherited: dict[str, int] = field(default_factory=dict)
    """Attribute -> the node of what any instance of the class or of one above it was given."""
    waiting: dict[str, list[int]] = field(default_factory=dict)
    """Attribute -> the nodes in `inherited`, of this class and those below it, that want it once it is there."""
    overrides: dict[str, tuple[Class, ...]] = field(default_factory=dict)
    """Attribute -> the classes below this one that have it in their body."""
    found: dict[str, tuple[int, Class | None]] = field(default_factory=dict)
    """Attribute -> its node and the class in the resolution order that has it in its body, as far as asked for."""
    foreign_base: str | None = None
    metaclass: Class | None = None
    record: str = ""
    """`dict`, `tuple` or `enum` for a class whose fields are items or members."""
    variables: tuple[TypeVariable, ...] = ()
    given: dict[tuple[Class, TypeVariable], int | TypeVariable] = field(default_factory=dict)
    """(class above, its type variable) -> the node of what it is here, or the own type variable that it is."""
    schemes: dict[str, tuple[Class, Scheme]] = field(default_factory=dict)
    """Attribute -> the class it is declared in, and its type, where that depends on type variables."""

    def __post_init__(self) -> None:
        self.any = Instance(self)
        self.declared = Declared(self)


@dataclass(eq=False, slots=True)
class Instance(Value):
    """An instance of a class: of one call site, or any."""

    of: Class
    fields: dict[str, int] = field(default_factory=dict)
    made: list[Passed] = field(default_factory=list)
    """The calls that made it: one, but for any instance."""
    initialised: list[Passed] = field(default_factory=list)
    """The calls of the constructor of a base class that is not of the checked code."""


@dataclass(eq=False, slots=True)
class Declared(Value):
    """Some instance of a class or of its subclasses, as an annotation says."""

    of: Class
    arguments: dict[TypeVariable, int] = field(default_factory=dict)
    """What the type variables of the class are, by node: `Box[Order]`."""


@dataclass(eq=False, slots=True)
class TypeVariable(Value):
    """`T`; never held by a node."""

    bound: Class | None


class SchemeOf(NamedTuple):
    """A type made of type variables."""

    kind: str | Class
    """`union`, `list`, `dict`, `class` (for `type[T]`), or a generic class."""
    parts: tuple[tuple[Key, Scheme], ...]
    """By key, or by place among the type parameters of a class."""


Scheme = TypeVariable | SchemeOf
"""What an annotation says as far as it depends on type variables."""


@dataclass(eq=False, slots=True)
class Bound(Value):
    """A function or a method of something built in, with its receiver."""

    function: Value
    receiver: Value
    declared: bool = False
    """Found because of an annotation: it may be another class's."""
    remote: bool = False
    """One of so many that a call of it is noted, but nothing flows into it or out of it."""


@dataclass(eq=False, slots=True)
class Module(Value):
    """A module of the checked code."""

    name: str


@dataclass(eq=False, slots=True)
class External(Value):
    """Something of the standard library or a third party, by its dotted name; also what calling it gives."""

    name: str
    origin: Value | None = None
    """What of the checked code it came by: the call that made it, or the class or instance it was inherited by."""
    of: External | None = None
    """What it is an attribute of, where a library says what it means."""
    members: dict[str, External] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Made(Value):
    """Something that a library made, by the call that made it."""

    function: LibraryFunction
    passed: Passed
    handler: int = 0
    """The node of what was decorated, of what a decorator makes."""


@dataclass(eq=False, slots=True)
class Registration(Value):
    """A decorator of a library that was given arguments."""

    external: External
    function: LibraryFunction
    passed: Passed


@dataclass(eq=False, slots=True)
class Container(Value):
    """A list, tuple, set or dictionary, by where it was made."""

    kind: str
    """`list`, `dict`, or `slice` for a part of a list."""
    items: dict[Key, int] = field(default_factory=dict)
    """Key -> node; None for items whose key is not known."""
    any: int = 0
    """The node of any item, once it is asked for."""
    open: bool = False
    """Something was put into it later whose key is not known."""


@dataclass(eq=False, slots=True)
class Constant(Value):
    """A string or a number; the empty string stands for any."""

    value: str | float


@dataclass(eq=False, slots=True)
class Choice(Value):
    """One of several methods, by a name made at run time: of one node they may be more than it holds."""

    methods: tuple[Bound, ...]


@dataclass(eq=False, slots=True)
class Generator(Value):
    """What calling a generator function gives."""

    yields: int


@dataclass(eq=False, slots=True)
class Partial(Value):
    """A callable with some of its arguments."""

    function: int
    positional: tuple[int, ...]
    keywords: tuple[tuple[str, int], ...]


@dataclass(eq=False, slots=True)
class Task(Value):
    """A callable that is run elsewhere or later."""

    function: Value


@dataclass(eq=False, slots=True)
class Dispatcher(Value):
    """What registers implementations of a function that `functools.singledispatch` decorates."""

    implementations: int
    """The node that holds them."""


@dataclass(eq=False, slots=True)
class Wrapped(Value):
    """A decorated function: the wrapper that a decorator gave, around what it was given."""

    wrapper: Function
    original: int
    called: bool = False


@dataclass(eq=False, slots=True)
class Super(Value):
    """What `super()` is for a receiver in the methods of a class."""

    of: Class
    receiver: Instance | Class
