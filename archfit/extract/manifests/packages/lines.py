"""In which line of a TOML document something is named: its reader tells no places."""

from __future__ import annotations

import re

from archfit.extract.manifests.packages.requirement import normalised
from archfit.model import Location

_NAMED = re.compile(r"(?m)(?P<key>^[ \t]*\"?)?(?<![\w.\-])(?P<quote>[\"'])?(?P<name>[A-Za-z0-9][\w.\-]*)")


class Lines:
    """Finds the lines in which packages are named, as keys or at the beginning of texts."""

    def __init__(self, path: str, content: str) -> None:
        self.path = path
        self._keys: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        for number, line in enumerate(content.splitlines(), 1):
            for found in _NAMED.finditer(line.partition("#")[0]):
                if found["quote"] or found["key"] is not None:
                    known = self._keys if found["key"] is not None and not found["quote"] else self._texts
                    known.setdefault(normalised(found["name"]), number)

    def key(self, name: str) -> Location:
        """Return the place of the first line that begins with a name, or else names it."""
        return Location(self.path, self._keys.get(name) or self._texts.get(name, 1))

    def text(self, name: str) -> Location:
        """Return the place of the first text that begins with a name, or else of the line that begins with it."""
        return Location(self.path, self._texts.get(name) or self._keys.get(name, 1))
