"""What a node is worth in terms of the parameters of its function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from archfit.resolve.calls.values import Function, Value

MOST = 6
"""What may be more things than these is not told: it is unknown."""
_MOST_PARTS = 60
"""Parts of one text; what is put together of more, by a loop over itself, is unknown."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant."""

    value: str | float | bool | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is not known, by what the code calls it."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a function is called with."""

    function: Function
    place: int | str
    """
    Which one.

    In its `parameters`; of `*args` the i-th further one as -1 - i, or all of them joined by what follows
    a `*`; of `**kwargs` the name.
    """


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute of what a function is called with."""

    of: Parameter | Member
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the environment says, or a configuration file."""

    variable: str
    """The name of a variable; of what a file says the keys that lead there, joined by dots, none for all of it."""
    default: Expression | None = None
    files: tuple[Expression, ...] = ()
    """The paths of the files that may say it; none: the environment does."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A text put together; no part is itself put together."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What a method of a string gives, once the string is known."""

    method: str
    of: Expression
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Object:
    """Anything that is no text: a class, a function, an instance, ..."""

    value: Value


Expression = Literal | Unknown | Parameter | Member | Reading | Joined | Applied | Object
Alternatives = tuple[Expression, ...]
Binding = Callable[[Parameter], Alternatives | None]
"""What a call gives a parameter; None for parameters of other functions."""

UNKNOWN = (Unknown(),)
_NOTHING = Literal(None)


def either(found: Iterable[Expression]) -> Alternatives:
    """Return what may be any of some things; unknown when these are too many."""
    distinct = tuple(dict.fromkeys(found))
    return distinct if len(distinct) <= MOST else UNKNOWN


def joined(parts: Iterable[Alternatives]) -> Alternatives:
    """Return the texts put together of parts, each of which may be several things; None is not put into a text."""
    said = [tuple(one for one in part if one != _NOTHING) for part in parts]
    return either(_join(chosen) for chosen in product(*_few(said)))


def _few(parts: list[Alternatives]) -> list[Alternatives]:
    """Let the parts that may be most things be unknown, until there are few texts to put together."""
    sizes = [max(len(part), 1) for part in parts]
    number = 1
    for size in sizes:
        number *= size
    while number > MOST:
        place = max(range(len(sizes)), key=sizes.__getitem__)
        number //= sizes[place]
        sizes[place] = 1
        parts[place] = UNKNOWN
    return [part or UNKNOWN for part in parts]


def _join(parts: Iterable[Expression]) -> Expression:
    flat: list[Expression] = []
    for part in parts:
        for inner in part.parts if isinstance(part, Joined) else (part,):
            if isinstance(inner, Literal) and flat and isinstance(flat[-1], Literal):
                flat[-1] = Literal(f"{flat[-1].value}{inner.value}")
            elif inner != Literal(""):
                flat.append(inner)
    if not flat:
        return Literal("")
    if len(flat) > _MOST_PARTS:
        return Unknown()
    return flat[0] if len(flat) == 1 else Joined(tuple(flat))


def read_from(files: Iterable[Expression], name: str, default: Expression | None = None) -> Expression:
    """Return what files say under a name, or the environment where there are none; unknown if no path is known."""
    paths = tuple(dict.fromkeys(files))
    known = tuple(one for one in paths if _is_path(one))
    if (paths and not known) or len(known) > MOST:
        return Unknown(name.rpartition(".")[2])
    return Reading(name, default, known)


def _is_path(one: Expression) -> bool:
    if isinstance(one, Joined):
        return any(map(_is_path, one.parts))
    if isinstance(one, Literal):
        return isinstance(one.value, str) and any(map(str.isalpha, one.value))
    return not isinstance(one, Unknown | Object)


def parameters(of: Expression) -> Iterable[Parameter]:
    """Yield the parameters that an expression depends on."""
    if isinstance(of, Parameter):
        yield of
    elif isinstance(of, Member):
        yield from parameters(of.of)
    elif isinstance(of, Reading):
        for one in (of.default, *of.files):
            if one is not None:
                yield from parameters(one)
    elif isinstance(of, Joined):
        for part in of.parts:
            yield from parameters(part)
    elif isinstance(of, Applied):
        yield from parameters(of.of)
        for argument in of.arguments:
            yield from parameters(argument)
