"""What stands in the configuration files that the code of a component reads, by the paths that it reads them at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from archfit.model import SettingGroup
from archfit.model.deployment import Setting
from archfit.model.value import Text

WHAT = "configuration file"
_ANY = "*"
"""Stands in a path for what is not known of it."""
_HERE = frozenset({"", ".", ".."})
_LETTER = re.compile(r"[^\W\d_]")


class _Found(NamedTuple):
    group: SettingGroup
    base: str
    """The folder that the path is seen from."""


@dataclass(frozen=True, slots=True)
class ConfigurationFiles:
    """The files that a component may read: its own, and those of the folders above it."""

    folder: str
    """Of the component, relative to the root of the run."""
    groups: tuple[SettingGroup, ...] = ()

    def said(self, name: str, paths: Iterable[Text]) -> tuple[Setting, ...]:
        """
        Return what files say under a name; several settings where they do not agree, none where none says it.

        A path is that of the files in the component's folder that end so, or else of the file nearest above it; where
        it begins with a place that is not of the repository, of those in the component that end as much as possible so.
        Letters count as the same in capitals: `configparser` makes them small.
        """
        found: dict[tuple[Text | None, str, int], Setting] = {}
        for path in paths:
            for group in self._named(path):
                for one in group.settings:
                    if one.name.lower() == name.lower():
                        hidden = 0 if one.value is not None or one.digest else len(found)
                        found.setdefault((one.value, one.digest, hidden), one)
        return tuple(found.values())

    def _named(self, path: Text) -> list[SettingGroup]:
        words = [word for word in _written(path).split("/") if word not in _HERE]
        while words and not words[0].strip(_ANY):
            words.pop(0)
        for begin in range(len(words)):
            ending = words[begin:]
            found = list(self._ending(ending)) if _LETTER.search("/".join(ending).rpartition(".")[0]) else []
            own = [one.group for one in found if is_in(one.group.at.path, self.folder)]
            above = [one for one in found if begin == 0 and is_in(self.folder, one.base)]
            if own or above:
                nearest = max((len(one.base) for one in above), default=0)
                return own or [one.group for one in above if len(one.base) == nearest]
        return []

    def _ending(self, words: list[str]) -> Iterator[_Found]:
        """Yield the files whose last folders and name are these; `*` is anything within one of them."""
        patterns = [re.compile("[^/]*".join(map(re.escape, re.split(r"\*+", word)))) for word in words]
        for group in self.groups:
            folders = group.at.path.split("/")
            last = folders[-len(words) :]
            if len(last) == len(words) and all(map(re.Pattern.fullmatch, patterns, last)):
                yield _Found(group, "/".join(folders[: -len(words)]))


def _written(path: Text) -> str:
    return "".join(part if isinstance(part, str) else _ANY for part in path.parts).replace("\\", "/")


def is_in(path: str, folder: str) -> bool:
    """Tell whether a path is a folder, or in it."""
    return not folder or path == folder or path.startswith(f"{folder}/")
