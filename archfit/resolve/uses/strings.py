"""What functions and methods that make strings give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from string import Formatter
from urllib.parse import urljoin

from archfit.model.operations import CONVERSION
from archfit.resolve.uses.expressions import (
    Alternatives,
    Applied,
    Expression,
    Joined,
    Literal,
    Member,
    Object,
    Parameter,
    Reading,
    Unknown,
    joined,
    parameters,
)

_KEEPS = frozenset({"strip", "lower", "upper", "title", "encode", "decode", "casefold", "geturl", "__str__"})
_ENDS = frozenset({"rstrip", "removesuffix"})
_STARTS = frozenset({"lstrip", "removeprefix"})
METHODS = _KEEPS | _ENDS | _STARTS | {"replace", "format", "join"}
"""The methods of strings whose result is followed."""
_JOIN_URL = "urljoin"
READ = "environ"
"""What the environment says, once the name is known."""
BELOW = "[]"
"""What a configuration file says under a key, once the file is known."""


def apply(
    method: str, of: Expression, arguments: tuple[Expression, ...], keywords: dict[str, Alternatives]
) -> Alternatives:
    """Return what a method of a string gives; it is kept for later where the string is yet to be known."""
    if method in _FUNCTIONS:
        return _FUNCTIONS[method](of, arguments, keywords)
    if isinstance(of, Literal) and isinstance(of.value, str):
        return (_of_literal(method, of.value, arguments),)
    if isinstance(of, Joined | Unknown):
        return (_of_joined(method, of, arguments) if isinstance(of, Joined) else of,)
    if isinstance(of, Reading):
        # What the environment says is not known, only what it is instead.
        instead = apply(method, of.default, arguments, keywords) if of.default is not None else (None,)
        return tuple(replace(of, default=one) for one in instead)
    return (Applied(method, of, arguments),)


def _of_literal(method: str, text: str, arguments: Sequence[Expression]) -> Expression:
    given = [one.value for one in arguments if isinstance(one, Literal) and isinstance(one.value, str)]
    if len(given) != len(arguments) or method in ("encode", "decode", "geturl", "join"):
        return Literal(text) if method != "join" else Unknown()
    call: Callable[..., str] = getattr(text, method)
    try:
        return Literal(call(*given))
    except (TypeError, ValueError):
        return Literal(text)


def _of_joined(method: str, of: Joined, arguments: tuple[Expression, ...]) -> Expression:
    """Do to the parts that are known what the method does to the whole."""
    parts = list(of.parts)
    if method in _ENDS and isinstance(parts[-1], Literal):
        parts[-1] = _of_literal(method, str(parts[-1].value), arguments)
    elif method in _STARTS and isinstance(parts[0], Literal):
        parts[0] = _of_literal(method, str(parts[0].value), arguments)
    elif method in ("lower", "upper", "replace", "casefold"):
        parts = [_of_literal(method, str(one.value), arguments) if isinstance(one, Literal) else one for one in parts]
    return joined((part,) for part in parts)[0]


def _format(of: Expression, arguments: tuple[Expression, ...], keywords: dict[str, Alternatives]) -> Alternatives:
    """`str.format` (Python library reference, format string syntax), of a text that is a constant."""
    if not isinstance(of, Literal) or not isinstance(of.value, str):
        return (of,)
    parts: list[Alternatives] = []
    try:
        fields = list(Formatter().parse(of.value))
    except ValueError:
        return (Unknown(),)
    place = 0
    for text, field, _, _ in fields:
        parts.append((Literal(text),))
        if field is None:
            continue
        name = field.partition(".")[0].partition("[")[0]
        number = int(name) if name.isdecimal() else place
        if name and not name.isdecimal():
            parts.append(keywords.get(name) or (Unknown(name),))
        else:
            place += not name
            parts.append((arguments[number],) if number < len(arguments) else (Unknown(),))
    return joined(parts)


def _convert(of: Expression, arguments: tuple[Expression, ...], by_name: dict[str, Alternatives]) -> Alternatives:
    """`text % values`: in the parts of the text that are known, each conversion takes the next value."""
    if isinstance(of, Parameter | Member | Applied):
        return (of if by_name else Applied("%", of, arguments),)
    parts: list[Alternatives] = []
    pending = iter(arguments)
    for part in of.parts if isinstance(of, Joined) else (of,):
        if not isinstance(part, Literal):
            parts.append((part,))
            continue
        text, at = str(part.value), 0
        for found in CONVERSION.finditer(text):
            parts.append((Literal(text[at : found.start()]),))
            at, name = found.end(), found[1]
            if found[0] == "%%":
                parts.append((Literal("%"),))
            else:
                parts.append(by_name.get(name, (Unknown(name),)) if name else (next(pending, Unknown()),))
        parts.append((Literal(text[at:]),))
    return joined(parts)


def _read(of: Expression, arguments: tuple[Expression, ...], _: dict[str, Alternatives]) -> Alternatives:
    """Return what the environment says under a name; of a name that is not known yet, it is kept for later."""
    if isinstance(of, Literal) and isinstance(of.value, str):
        default = arguments[0] if arguments and arguments[0] != Literal(None) else None
        return (Reading(of.value, default),)
    return (Applied(READ, of, arguments),) if any(True for _ in parameters(of)) else (Unknown(),)


def _below(of: Expression, arguments: tuple[Expression, ...], _: dict[str, Alternatives]) -> Alternatives:
    """Return what stands under a key of what a file says; a default may follow the key."""
    key, *default = arguments
    name = str(key.value) if isinstance(key, Literal) else ""
    if isinstance(of, Reading) and of.files and name:
        instead = next((one for one in default if not isinstance(one, Object) and one != Literal(None)), None)
        return (Reading(f"{of.variable}.{name}" if of.variable else name, instead, of.files),)
    return (Applied(BELOW, of, arguments),) if any(True for _ in parameters(of)) else (Unknown(name),)


def join_url(base: Expression, other: Expression) -> Alternatives:
    """`urllib.parse.urljoin`: the other URL as seen from the first (RFC 3986, 5.2)."""
    if isinstance(base, Literal) and isinstance(other, Literal):
        return (Literal(urljoin(str(base.value), str(other.value))),)
    start = _start(other)
    if start is None and any(True for _ in parameters(other)):
        return (Applied(_JOIN_URL, other, (base,)),)
    if start is not None and "://" in start:
        return (other,)
    if start is not None and start.startswith("/"):
        return joined([(_origin(base),), (other,)])
    return joined([(_folder(base),), (other,)])


def _start(of: Expression) -> str | None:
    first = of.parts[0] if isinstance(of, Joined) else of
    return str(first.value) if isinstance(first, Literal) else None


def _origin(base: Expression) -> Expression:
    """Return scheme and host of a URL; what begins with something unknown is taken to be no more than these."""
    start = _start(base)
    if start is None or "://" not in start:
        return base
    scheme, _, rest = start.partition("://")
    host, slash, _ = rest.partition("/")
    if slash:
        return Literal(f"{scheme}://{host}")
    return base


def _folder(base: Expression) -> Expression:
    """Return a URL up to its last slash."""
    last = base.parts[-1] if isinstance(base, Joined) else base
    if not isinstance(last, Literal) or str(last.value).endswith("/"):
        return base if isinstance(last, Literal) else joined([(base,), (Literal("/"),)])[0]
    text = str(last.value)
    shorter = text[: text.rfind("/") + 1] if text.rfind("/") > text.find("://") + 2 else f"{text}/"
    return joined([*((part,) for part in (base.parts[:-1] if isinstance(base, Joined) else ())), (Literal(shorter),)])[
        0
    ]


_FUNCTIONS: dict[str, Callable[[Expression, tuple[Expression, ...], dict[str, Alternatives]], Alternatives]] = {
    "format": _format,
    "%": _convert,
    READ: _read,
    BELOW: _below,
    _JOIN_URL: lambda of, arguments, _: join_url(arguments[0], of),
}


def join_path(parts: Sequence[Alternatives]) -> Alternatives:
    """`os.path.join`: the parts with one slash between each two."""
    result: list[Alternatives] = []
    for number, part in enumerate(parts):
        result.append(part)
        if number < len(parts) - 1 and not _ends_in_slash(part):
            result.append((Literal("/"),))
    return joined(result)


def _ends_in_slash(of: Alternatives) -> bool:
    last = of[0].parts[-1] if of and isinstance(of[0], Joined) else of[0] if of else None
    return isinstance(last, Literal) and str(last.value).endswith("/")
