"""What one source file says, as strings, numbers and tuples; nothing learnt from another file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from archfit.model.location import Location


class ImportKind(Enum):
    """When an import takes effect; the first that applies, in this order."""

    TYPE_CHECKING = "type-checking"
    """Under `if TYPE_CHECKING:`, never executed."""
    FUNCTION = "function"
    """Inside a function, executed when it is called."""
    GUARDED = "guarded"
    """In the body or a handler of a `try` at module level."""
    LAZY = "lazy"
    """`lazy import`, PEP 810."""
    DYNAMIC = "dynamic"
    """Not an import statement: a constant string that names a module or an object."""
    RUNTIME = "runtime"
    """A plain import, executed with the module."""


class Import(NamedTuple):
    """One name bound by one import statement, as written."""

    module: str
    """The dotted name after `import` or `from`; empty in `from . import x`."""
    level: int
    """Leading dots: 0 for an absolute import."""
    name: str
    """What is taken out of the module: empty for `import a.b`, `*` for a star import."""
    alias: str
    """The name after `as`, or empty."""
    kind: ImportKind
    line: int
    column: int
    end_line: int
    end_column: int
    scope: str = ""
    """The function or class it stands in, dotted: `Order.total`."""


class Reference(NamedTuple):
    """A constant string that names code elsewhere."""

    via: str
    """What takes the string: `import_module`, `import_string`, `get_model`, `ForeignKey`, `INSTALLED_APPS`, ..."""
    text: str
    """The string: `orders.models`, `orders.Order`; two arguments of `get_model` are joined by a dot."""
    line: int
    column: int
    end_line: int
    end_column: int
    scope: str = ""


class NameUse(NamedTuple):
    """A dotted expression that reaches into something imported: `orders.models._cache`."""

    dotted: str
    line: int
    column: int
    end_line: int
    end_column: int
    scope: str = ""


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """One class statement at any depth."""

    name: str
    """Dotted when nested: `Order.Meta`."""
    bases: tuple[str, ...]
    """Dotted names of the base classes, subscripts removed: `Generic[T]` is `Generic`."""
    line: int
    column: int
    end_line: int
    end_column: int
    abstract: bool = False
    """It declares an abstract method, or `metaclass=ABCMeta`."""


class ServerStart(NamedTuple):
    """A call that starts a server in this very file: `app.run(port=5000)`, `uvicorn.run(app, port=...)`."""

    call: str
    port: int
    """The constant port, or 0 when it is not constant."""
    line: int


class Suppression(NamedTuple):
    """A comment `# archfit: ignore[rule] -- reason (until 2027-03-31)`."""

    rules: tuple[str, ...]
    reason: str
    until: str
    """The date as written, or empty."""
    line: int
    """The line whose findings it covers: its own, or for a comment alone on its line the next statement's."""
    at_line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class ModuleFacts:
    """
    All that is known of one Python file from its text alone.

    Serialisable: strings, numbers and tuples. No syntax tree leaves `archfit.extract`.
    """

    path: str
    imports: tuple[Import, ...] = ()
    references: tuple[Reference, ...] = ()
    classes: tuple[ClassFacts, ...] = ()
    uses: tuple[NameUse, ...] = ()
    """Only dotted expressions with a private part, such as `other._cache`."""
    definitions: frozenset[str] = frozenset()
    """Names bound at module level other than by import: functions, classes, assignments."""
    exports: tuple[str, ...] | None = None
    """`__all__` as far as it is constant, or None without one."""
    servers: tuple[ServerStart, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    flaws: tuple[Problem, ...] = ()
    """What could not be read or understood of this file."""


class ProblemKind(Enum):
    """Why something was not looked at, or not wholly."""

    UNREADABLE = "unreadable"
    SYNTAX = "syntax"
    ENCODING = "encoding"
    TOO_LARGE = "too-large"
    SYMLINK = "symlink"
    CLASH = "clash"
    """Two files claim the same module name."""
    PARSER = "parser"
    """The process that read it died or came to no end: nothing is wrong with the rest of the run."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What archfit could not look at; the run goes on, and the report says so."""

    kind: ProblemKind
    message: str
    at: Location
