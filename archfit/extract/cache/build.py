"""Which program it is whose results are kept: the same source on the same interpreter with the same libraries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

_LIBRARIES = ("ast_serialize-", "grimp-", "networkx-", "pyyaml-", "sqlglot-", "tomli-")
"""What facts and findings are computed with."""


@cache
def build() -> str:
    """
    Return a text that differs whenever a result may; empty when the source of this program cannot be read.

    It is read once: a process goes on with the source it started with.
    """
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    sources = sorted(_sources(here))
    found = blake2b(f"{sys.version} {sys.byteorder} {sys.platform}".encode(), digest_size=20)
    try:
        for path in sources:
            with open(path, "rb") as stream:  # noqa: PTH123 - hundreds of them on every start
                found.update(b"%d %b\0%b" % (len(path), path[len(here) :].encode(), stream.read()))
        for name in sorted(_libraries()):
            found.update(name.encode("utf-8", "surrogateescape") + b"\0")
    except OSError:
        return ""
    return found.hexdigest() if sources else ""


def _sources(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".pyi")):
                    yield entry.path
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    yield from _sources(entry.path)
    except OSError:
        return


def _libraries() -> Iterator[str]:
    for place in {*sys.path}:
        try:
            names = os.listdir(place)  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and name.lower().startswith(_LIBRARIES):
                yield name
