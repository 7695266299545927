"""Several web applications of one image, each started by a process of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from archfit.discover.images import evidence
from archfit.discover.layout import Layout, folder_of, inside, name_of, outwards
from archfit.discover.servers import makes_application
from archfit.model import Deployable, Evidence, ModuleFacts

_WORDS = (re.compile(r"[A-Za-z]\w*"), re.compile(r"[A-Za-z][\w-]*"))


def separate_applications(
    layout: Layout, folder: str, processes: Iterable[Deployable], facts: Mapping[str, ModuleFacts]
) -> dict[str, tuple[Evidence, ...]]:
    """
    Return the folders in a folder that are services of their own, with what shows it, or nothing.

    The processes of one image are one service, but for sibling folders that each make a web
    application and each have a process whose command names that folder and no sibling. Beside such,
    any sibling that has a process of its own is a service.
    """
    started = [(process, _words(process.command)) for process in processes if process.command]
    if len(started) < 2:  # noqa: PLR2004 -- one process is one application
        return {}
    siblings: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for package, made in _web_packages(layout, folder, facts):
        siblings[folder_of(package)].setdefault(package, made)
    for parent in sorted(siblings):
        found = _started(siblings[parent], started)
        if len(found) > 1:
            others = [folder for folder in layout.children.get(parent, ()) if folder not in siblings[parent]]
            return found | _started(dict.fromkeys(others), started, besides=siblings[parent])
    return {}


def _started(
    packages: Mapping[str, Evidence | None], started: list[tuple[Deployable, set[str]]], besides: Iterable[str] = ()
) -> dict[str, tuple[Evidence, ...]]:
    """Return the packages that have a process which names them and no other, with the evidence."""
    names = {name_of(package) for package in (*packages, *besides)}
    found = {}
    for package, made in sorted(packages.items()):
        own = [evidence(process) for process, words in started if words & names == {name_of(package)}]
        if own:
            found[package] = (*own, made) if made else tuple(own)
    return found


def _words(command: str) -> set[str]:
    return {word for pattern in _WORDS for word in pattern.findall(command)}


def _web_packages(layout: Layout, folder: str, facts: Mapping[str, ModuleFacts]) -> Iterator[tuple[str, Evidence]]:
    """Yield every folder around a file that makes a web application."""
    for path in layout.source_in(folder):
        made = makes_application(facts[path]) if path in facts else None
        if made:
            around = (place for place in outwards(folder_of(path)) if place != folder and inside(place, folder))
            yield from ((place, made) for place in around)
