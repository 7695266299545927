"""What a request is sent to, as far as the text tells: host, port and path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from archfit.model.library import Role
from archfit.model.use import Use
from archfit.model.value import Text, Value, Variable, text
from archfit.model.wires import shown_path

_URL = re.compile(
    r"(?:(?P<scheme>[a-z][\w+.-]*)://)?(?:[^@/]*@)?(?P<host>\[[^\]]*\]|[^/:?#]*)(?::(?P<port>\d+|\{[^{}]*\}))?(?P<path>[^?#]*)",
    re.IGNORECASE,
)
_LEADING_HOLE = re.compile(r"(?P<hole>\{[^{}]*\})(?::(?P<port>\d+|\{[^{}]*\}))?(?P<path>(?:/[^?#]*)?)")
_ABSOLUTE = re.compile(r"[a-z][\w+.-]*://", re.IGNORECASE)


class Address(NamedTuple):
    """Where a request goes; what is not known is in braces or empty."""

    host: str
    port: str
    path: str


def urls(use: Use) -> Iterator[Text]:
    """Yield the URLs that a request may be sent to, with what the client was made with before them."""
    bases = _texts(use.values(Role.BASE))
    own = _texts(use.values(Role.URL))
    hosts, paths = _texts(use.values(Role.HOST)), _texts(use.values(Role.PATH))
    if hosts:
        ports = [str(one) for one in use.values(Role.PORT)] or [""]
        for host, port, path in product(hosts, ports, paths or own or [Text()]):
            yield text(host, *([":", port] if port and port != "None" else []), _from_root(path))
    elif own or paths:
        for base, url in product(bases or [Text()], own or paths):
            yield url if _is_whole(url) or not base.parts else _after(base, url)
    else:
        yield from bases


def address(value: Text) -> Address:
    """Return where a URL leads."""
    written = shown_path(value)
    leading = _LEADING_HOLE.match(written)
    if leading and (leading.end() == len(written) or written[leading.end()] in "?#/"):
        return Address(leading["hole"], leading["port"] or "", leading["path"])
    if leading and not written[leading.end()].isalnum() and written[leading.end()] not in ".-":
        return Address(leading["hole"], "", written[leading.end() :])
    found = _URL.match(written)
    if found is None:
        return Address("", "", written)
    if not found["scheme"] and written.startswith("/"):
        return Address("", "", found["path"])
    return Address(
        found["host"].lower() if "{" not in found["host"] else found["host"], found["port"] or "", found["path"]
    )


def _texts(values: tuple[Value, ...]) -> list[Text]:
    return [one for one in values if isinstance(one, Text) and one.parts]


def _is_whole(url: Text) -> bool:
    first = url.parts[0]
    return isinstance(first, Variable) or (isinstance(first, str) and bool(_ABSOLUTE.match(first)))


def _from_root(path: Text) -> Text:
    return path if not path.parts or str(path).startswith("/") else text("/", path)


def _after(base: Text, url: Text) -> Text:
    """Append a URL to the base of a client (httpx 0.28, "Merging of configuration"), one slash between."""
    last = base.parts[-1]
    shorter = text(*base.parts[:-1], last.rstrip("/")) if isinstance(last, str) else base
    return text(shorter, _from_root(url))
