"""What an expression is worth, as far as the text of a program tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Hole(NamedTuple):
    """A part of a text that is not known."""

    name: str = ""
    """What the code calls it: a parameter, an attribute, a key; or nothing."""


class Variable(NamedTuple):
    """A part of a text that the environment, or a configuration file, says when the program runs."""

    name: str
    """Of the environment variable; of what a file says the keys that lead there, joined by dots."""
    default: Text | None = None
    """What it is when nothing says it."""
    files: tuple[Text, ...] = ()
    """The configuration files that may say it, by their paths as the code has them; none: the environment does."""


class Text(NamedTuple):
    """A string: constant parts, holes and environment variables in order; no two constant parts meet."""

    parts: tuple[str | Hole | Variable, ...] = ()

    @property
    def exact(self) -> str | None:
        """The string itself where all of it is known."""
        if not self.parts:
            return ""
        return self.parts[0] if len(self.parts) == 1 and isinstance(self.parts[0], str) else None

    def __str__(self) -> str:
        """As a person reads it: `${USERS_URL:-http://users}/users/{user_id}`."""
        return "".join(map(_shown, self.parts))


class Scalar(NamedTuple):
    """A number, a truth value or None."""

    value: int | float | bool | None

    def __str__(self) -> str:
        """As Python writes it."""
        return str(self.value)


class Named(NamedTuple):
    """A class, function or module, by its qualified name."""

    kind: str
    """`class`, `function`, `module`, or `instance` of the class of that name."""
    name: str

    def __str__(self) -> str:
        """The name alone."""
        return self.name


Value = Text | Scalar | Named

UNKNOWN = Text((Hole(),))
"""Something is given, and nothing is known of it."""


def text(*parts: str | Hole | Variable | Text) -> Text:
    """Return the text made of parts."""
    joined: list[str | Hole | Variable] = []
    for part in _flat(parts):
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return Text(tuple(joined))


def _flat(parts: Iterable[str | Hole | Variable | Text]) -> Iterable[str | Hole | Variable]:
    for part in parts:
        if isinstance(part, Text):
            yield from part.parts
        else:
            yield part


def _shown(part: str | Hole | Variable) -> str:
    if isinstance(part, Hole):
        return f"{{{part.name}}}"
    if isinstance(part, Variable):
        return f"${{{part.name}}}" if part.default is None else f"${{{part.name}:-{part.default}}}"
    return part
