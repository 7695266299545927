"""Several web applications of one image, each started by a process of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from archfit.discover.images import evidence
from archfit.discover.layout import Layout, folder_of, inside, name_of, outwards
from archfit.discover.servers import makes_application
from archfit.model import Deployable, Evidence, ModuleFacts

_WORD = re.compile(r"[A-Za-z]\w*")


def separate_applications(
    layout: Layout, folder: str, processes: Iterable[Deployable], facts: Mapping[str, ModuleFacts]
) -> dict[str, tuple[Evidence, ...]]:
    """
    Return the packages in a folder that are services of their own, with what shows it, or nothing.

    The processes of one image are one service, but for sibling packages that each make a web
    application and each have a process whose command names that package and no sibling.
    """
    started = [(process, set(_WORD.findall(process.command))) for process in processes if process.command]
    if len(started) < 2:  # noqa: PLR2004 -- one process is one application
        return {}
    siblings: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for package, made in _web_packages(layout, folder, facts):
        siblings[folder_of(package)].setdefault(package, made)
    for parent in sorted(siblings):
        names = {name_of(package) for package in siblings[parent]}
        found = {}
        for package, made in sorted(siblings[parent].items()):
            own = [evidence(process) for process, words in started if words & names == {name_of(package)}]
            if own:
                found[package] = (*own, made)
        if len(found) > 1:
            return found
    return {}


def _web_packages(layout: Layout, folder: str, facts: Mapping[str, ModuleFacts]) -> Iterator[tuple[str, Evidence]]:
    """Yield every package around a file that makes a web application."""
    for path in layout.source_in(folder):
        made = makes_application(facts[path]) if path in facts else None
        if made:
            around = (place for place in outwards(folder_of(path)) if place != folder and inside(place, folder))
            yield from ((place, made) for place in around if layout.is_package(place))
