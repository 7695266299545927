"""Ports, volumes and names as compose files write them, short and long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping
from archfit.extract.manifests.interpolation import known, shell
from archfit.extract.manifests.places import resolve
from archfit.model import Port, Volume

MAX_RANGE = 64
"""How many ports of a range are told apart."""
_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")
_DEFAULT = re.compile(r"\$\{\w+:?-(?P<value>[^${}]*)\}")
_PATH = re.compile(r"[./~]|\$\{?\w+")


def items(written: Any) -> Iterable[Any]:
    """Return a list as it is, a single value as a list of one, nothing as none."""
    if isinstance(written, list):
        return written
    return (written,) if written else ()


def names(written: Any) -> Iterator[str]:
    """Yield the names in a list, or the keys of a mapping."""
    listed = written if isinstance(written, list | Mapping) else ()
    return (str(name) for name in listed if isinstance(name, str))


def ports(published: Any, exposed: Any = None) -> Iterator[Port]:
    """Yield where a container listens: `8000`, `5001:8000`, `127.0.0.1:5001-5003:8000-8002/tcp`, or `target`."""
    for item in items(published):
        if isinstance(item, Mapping):
            yield Port(port(item.get("target")), port(item.get("published")))
        elif isinstance(item, str):
            yield from _short(known(shell(str(item))))
    for item in items(exposed):
        if isinstance(item, str):
            yield from _short(known(shell(str(item))))


def port(written: Any) -> int:
    """Return the number of a port, or 0 when it is not written out."""
    found = _RANGE.fullmatch(known(shell(str(written))).partition("/")[0]) if isinstance(written, str) else None
    return int(found[1]) if found and not found[2] else 0


def _short(written: str) -> Iterator[Port]:
    *before, inner = written.partition("/")[0].split(":")
    inside, outside = _numbers(inner), _numbers(before[-1]) if before else []
    for number, target in enumerate(inside):
        yield Port(target, outside[number] if len(outside) == len(inside) else 0)


def _numbers(written: str) -> list[int]:
    found = _RANGE.fullmatch(written.strip())
    if not found:
        return [0]
    first, last = int(found[1]), int(found[2] or found[1])
    return list(range(first, min(last, first + MAX_RANGE - 1) + 1))


def volumes(folder: str, written: Any) -> Iterator[Volume]:
    """Yield what is mounted from the host or from a named volume; anonymous volumes are shared with nobody."""
    for item in items(written):
        if isinstance(item, Mapping):
            source, target = item.get("source"), item.get("target")
            if isinstance(source, str) and isinstance(target, str):
                yield _volume(folder, str(source), str(target), named=item.get("type") == "volume")
        elif isinstance(item, str):
            source, _, rest = _DEFAULT.sub(r"\g<value>", str(item)).partition(":")
            if rest:
                yield _volume(folder, source, rest.partition(":")[0], named=not _PATH.match(source))


def _volume(folder: str, source: str, target: str, *, named: bool) -> Volume:
    place = None if named or source.startswith("~") else resolve("" if source.startswith("$") else folder, source)
    return Volume(source if place is None else place, target, named)
