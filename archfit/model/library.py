"""
What a library's functions and classes mean, as its file in `archfit/libraries` says it.

A library file is a stub (PEP 484): it says what calls return, which activity a call is, by a decorator, and
which role each argument plays in it, by an annotation. Nothing of it is executed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Activity(StrEnum):
    """What a call does that an architecture is made of; the decorator in a library file."""

    REQUEST = "request"
    """Sends a request over the network and waits for the answer."""
    ROUTE = "route"
    """Answers requests at a path."""
    MOUNT = "mount"
    """Adds routes below a prefix."""
    GUARD = "guard"
    """Has a function, or the methods of a class, run before requests are answered."""
    QUERY = "query"
    """Reads or writes a datastore."""
    JOIN = "join"
    """Follows keys from what is queried into other tables."""
    CONNECT = "connect"
    """Names a datastore and how to reach it."""
    MODEL = "model"
    """A class, or a call, that describes a table or a collection."""
    REFERENCE = "reference"
    """A column or field that points at another table."""
    PUBLISH = "publish"
    """Sends a message or an event to a topic, a queue or a channel."""
    SUBSCRIBE = "subscribe"
    """Receives messages of a topic, a queue or a channel."""
    ENQUEUE = "enqueue"
    """Has a task run elsewhere, by its name."""
    TASK = "task"
    """A function that is run for others, by a name."""
    ENVIRONMENT = "environment"
    """Reads a setting from the environment."""
    SETTINGS = "settings"
    """A class whose fields are read from the environment."""
    TRANSACTION = "transaction"
    """What happens inside is committed at once or not at all."""
    RETRY = "retry"
    """Calls again what failed."""
    BREAKER = "breaker"
    """Stops calling what keeps failing, until some time has passed."""
    TEXT = "text"
    """Gives a string made of its arguments."""


class Role(StrEnum):
    """What an argument is for; the annotation in a library file, in capitals."""

    URL = "URL"
    BASE = "BASE"
    """The URL that others are relative to."""
    VERB = "VERB"
    TIMEOUT = "TIMEOUT"
    PATH = "PATH"
    """The path of a route, or of a request on a known host."""
    PREFIX = "PREFIX"
    ROUTER = "ROUTER"
    HANDLER = "HANDLER"
    """The function or class that is called."""
    REQUEST = "REQUEST"
    """The class of what a route takes, as its handler says it too; None where that leaves open what is in it."""
    RESPONSE = "RESPONSE"
    """The class of what a route gives, the same."""
    RECEIVER = "RECEIVER"
    """What the call is a method of, by where it was made; never written in a file."""
    ENGINE = "ENGINE"
    """Which kind of datastore or broker it is: `postgres`, `redis`, `kafka`."""
    HOST = "HOST"
    PORT = "PORT"
    DATABASE = "DATABASE"
    SCHEMA = "SCHEMA"
    USER = "USER"
    TABLE = "TABLE"
    ENTITY = "ENTITY"
    """A class that stands for a table."""
    ABSTRACT = "ABSTRACT"
    """Where it is true, the class has no table of its own: `Meta.abstract`, `Meta.proxy`."""
    CASCADE = "CASCADE"
    """What happens to rows that point at one that is deleted: `on_delete=models.CASCADE`, `cascade="all, delete"`."""
    EXPIRY = "EXPIRY"
    """How long what is written is kept."""
    FIELD = "FIELD"
    """The attribute of a class that a reference is kept in; never written in a file."""
    INVERSE = "INVERSE"
    """What the class at the other end of a reference calls it: `related_name="orders"`."""
    LOOKUP = "LOOKUP"
    """A way along references: `customer__name`, also as the name of an argument; or an attribute of a class."""
    STATEMENT = "STATEMENT"
    """Text in a query language."""
    TOPIC = "TOPIC"
    """Where messages go: a topic, queue, exchange, subject or channel."""
    KEY = "KEY"
    """What selects among the messages of a topic: a routing key, an event type."""
    SERVICE = "SERVICE"
    """The name of a remote service or procedure."""
    NAME = "NAME"
    DEFAULT = "DEFAULT"
    PART = "PART"
    """A part of the text a call gives."""


MISSING = "..."
"""The default of a parameter whose default is not said."""

_MOST_NAMES = 16
"""Other names that are followed one after the other; more are a circle."""
SELF = "Self"
"""Returned: the class of the receiver."""
ENTITY = "Entity"
"""Returned: an instance of the class that the call is about."""
"""What a method returns that gives an instance of the class it is called on, which may be a derived one."""


@dataclass(frozen=True, slots=True)
class LibraryParameter:
    """One parameter of a function of a library."""

    name: str
    position: int | None
    """Counted without the receiver; None for one given by name only."""
    role: Role | None = None
    default: str | int | float | bool | None = MISSING
    """Its value when it is not given; `MISSING` where the file does not say one."""
    rest: bool = False
    """`*args`: it stands for all further arguments by position; `**kwargs` for all others by name."""


@dataclass(frozen=True, slots=True)
class LibraryFunction:
    """One function or method of a library."""

    name: str
    """Canonical: `requests.Session.get`."""
    parameters: tuple[LibraryParameter, ...] = ()
    returns: str = ""
    """The canonical name of the class of what it returns, `SELF` or `ENTITY`; empty when it is not said."""
    activity: Activity | None = None
    fixed: tuple[tuple[Role, str], ...] = ()
    """What it says by itself: `requests.get` has the verb GET."""
    decorates: bool = False
    """It returns a decorator; what is decorated plays the role HANDLER, and becomes a `returns`."""


@dataclass(frozen=True, slots=True)
class LibraryClass:
    """One class of a library."""

    name: str
    bases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Attribute -> the canonical name of its class."""
    activity: Activity | None = None
    """What every class derived from it is."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Attribute -> the role that its value plays, in classes derived from it too: `__tablename__`."""


@dataclass(frozen=True, slots=True)
class Library:
    """What is known of one library."""

    name: str
    packages: tuple[str, ...]
    """The top-level names it is imported by."""
    functions: Mapping[str, LibraryFunction] = field(default_factory=dict)
    """By canonical name; the constructor of a class under `<class>.__init__`."""
    classes: Mapping[str, LibraryClass] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Another name -> the canonical one: `requests.sessions` -> `requests`."""
    instances: Mapping[str, str] = field(default_factory=dict)
    """What a module makes when it is imported -> its class: `os.environ`."""
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of all libraries that a program uses."""

    functions: Mapping[str, LibraryFunction] = field(default_factory=dict)
    classes: Mapping[str, LibraryClass] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    instances: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(libraries: Iterable[Library]) -> Knowledge:
        """Join libraries; what a later one says of a name replaces what an earlier one said."""
        functions: dict[str, LibraryFunction] = {}
        classes: dict[str, LibraryClass] = {}
        aliases: dict[str, str] = {}
        instances: dict[str, str] = {}
        for library in libraries:
            functions |= library.functions
            classes |= library.classes
            aliases |= library.aliases
            instances |= library.instances
        return Knowledge(functions, classes, aliases, instances)

    def canonical(self, name: str) -> str:
        """Return the name by which something is known that a program imports as `name`; itself for what is not."""
        found, seen = name, set[str]()
        while found not in seen and len(seen) < _MOST_NAMES:  # files can call names by each other's, or by longer ones
            seen.add(found)
            part = found
            while part:
                if part in self.classes or part in self.functions or part in self.instances:
                    return found
                if part in self.aliases:
                    found = self.aliases[part] + found[len(part) :]
                    break
                part = part.rpartition(".")[0]
        return name

    def order(self, name: str) -> Iterator[LibraryClass]:
        """Yield a class and those above it, nearest first."""
        pending, seen = [name], set()
        while pending:
            one = self.classes.get(self.canonical(pending.pop(0)))
            if one is not None and one.name not in seen:
                seen.add(one.name)
                yield one
                pending += one.bases

    def method(self, of: str, name: str) -> LibraryFunction | None:
        """Return a method of a class, its own or inherited."""
        for one in self.order(of):
            found = self.functions.get(f"{one.name}.{name}")
            if found is not None:
                return found
        return None

    def attribute(self, of: str, name: str) -> str:
        """Return the class of an attribute of a class, or nothing."""
        return next((one.attributes[name] for one in self.order(of) if name in one.attributes), "")

    def activity(self, of: str) -> Activity | None:
        """Return what classes derived from a class are."""
        return next((one.activity for one in self.order(of) if one.activity), None)
