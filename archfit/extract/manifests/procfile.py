"""Procfiles: the processes of one application."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.extract.manifests.places import folder_of, one_line
from archfit.model import Deployable, Location

_LINE = re.compile(r"([A-Za-z0-9_-]+):\s*(\S.*)")


def read(path: str, text: str) -> Iterator[Deployable]:
    """Yield each process: `web: gunicorn shop.wsgi`."""
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.match(line)
        if found:
            name, command = found.groups()
            yield Deployable(
                name, "Procfile process", Location(path, number), context=folder_of(path), command=one_line(command)
            )
