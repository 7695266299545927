"""
Measure how much is known of the requests that systems send.

    python tests/nightly/resolution_share.py FOLDER...

For each folder, a system of one or several repositories, prints how many calls of libraries send a request, and of how
many URL (a host or a path), verb and enclosing function are known, and all three: as the call says it in place; by
at least one way through wrappers that leads to it; and of the requests that these ways are. Calls in tests, examples
and generated code are not counted.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from archfit.engine.assemble import System
from archfit.engine.effort import Effort
from archfit.engine.gather import gather
from archfit.engine.locate import locate
from archfit.engine.run import Request, survey
from archfit.extract.cache import Memory
from archfit.extract.walk import walk
from archfit.libraries.loading import load
from archfit.model import Location, Need
from archfit.model.architecture import Role as FileRole
from archfit.model.library import Activity, Knowledge, Role
from archfit.model.value import Hole, Text, Value, Variable
from archfit.resolve.calls import solved
from archfit.resolve.calls.engine import Engine
from archfit.resolve.uses import uses_of
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.lift import Lift
from archfit.resolve.uses.program import frozen
from archfit.resolve.uses.symbolic import symbolic

_ADDRESS = (Role.URL, Role.BASE, Role.HOST, Role.PATH, Role.SERVICE)
_SAYS = re.compile(r"[A-Za-z]")
_SCHEME = re.compile(r"^[a-z+]+://")
_ASIDE = (FileRole.TEST, FileRole.EXAMPLE, FileRole.GENERATED)
_KNOWN = ("URL", "verb", "function", "all")
_GROUP = "{:>9} {:>5} {:>5} {:>9} {:>5}"
_COLUMNS = f"{{:<18}}{_GROUP}{_GROUP}{_GROUP}\n"


class Sent(NamedTuple):
    """One request, as far as it is known."""

    by: Location
    """The place of the library's own call."""
    caller: str
    """The function that it stands in; the module for what runs when it is imported."""
    roles: Mapping[Role, tuple[Value, ...]]

    @property
    def known(self) -> tuple[bool, bool, bool, bool]:
        """Tell whether URL (not the scheme alone), verb and enclosing function are known, and all of them."""
        url = any(_is_address(value) for role in _ADDRESS for value in self.roles.get(role, ()))
        verb = any(isinstance(value, Text) and value.exact for value in self.roles.get(Role.VERB, ()))
        function = bool(self.caller)
        return url, verb, function, url and verb and function


def _is_address(value: Value) -> bool:
    if not isinstance(value, Text):
        return False
    parts = (_SCHEME.sub("", part) if isinstance(part, str) else part for part in value.parts)
    return any(isinstance(part, Variable) or (not isinstance(part, Hole) and _SAYS.search(part)) for part in parts)


def in_place(engine: Engine) -> Iterator[Sent]:
    """Yield the requests as the calls of libraries say them."""
    evaluator = Evaluator(engine)
    lift = Lift(evaluator)
    for raw in engine.uses:
        if raw.function.activity is Activity.REQUEST:
            use = symbolic(evaluator, raw)
            site = use.steps[-1].site
            unit = engine.units[site.unit]
            at = Location(unit.summary.path, site.line, site.call.column if site.call else 0)
            roles = {role: tuple(map(frozen, lift.settle(found))) for role, found in use.roles.items()}
            yield Sent(at, unit.names[site.scope], roles)


def through_wrappers(engine: Engine) -> Iterator[Sent]:
    """Yield the requests at the places that decide about them."""
    for use in uses_of(engine):
        if use.activity is Activity.REQUEST:
            yield Sent(use.via[-1].at if use.via else use.at, use.caller, dict(use.arguments))


def _linked(folder: Path) -> Engine:
    """Link a system as a check does."""
    root, repositories, configuration = locate((), (folder,))
    request = Request(root=root, repositories=repositories, config=configuration, today=date(2026, 1, 1))
    system: System = survey(request)
    project = system.project
    aside = frozenset(one.path for one in project.modules.values() if one.role in _ASIDE)
    tree = walk(root, repositories)
    summaries = gather(tree, needs=frozenset({Need.USES}), effort=Effort(memory=Memory(root, None)), aside=aside)
    modules = project.modules.values()
    packages = {edge.imported.partition(".")[0] for edge in project.external_imports}
    return solved(
        {one.path: summaries.summaries[one.path] for one in modules if one.path in summaries.summaries},
        system.landscape.source_roots,
        {one.path: project.component(one.component).kind for one in modules if one.component},
        Knowledge.of(load(packages)),
    )


def _of_calls(sent: Iterable[Sent]) -> list[tuple[bool, ...]]:
    """Return what is known of each call, by one way or another."""
    found: dict[Location, list[tuple[bool, ...]]] = {}
    for one in sent:
        found.setdefault(one.by, []).append(one.known)
    return [tuple(map(any, zip(*ways, strict=True))) for ways in found.values()]


def _shares(known: Sequence[tuple[bool, ...]]) -> list[str]:
    """Return how many there are, and of how many each is known in percent."""
    return [
        str(len(known)),
        *(f"{100 * sum(column) / len(known):.0f}%" for column in zip(*known, strict=True)),
        *(["-"] * (0 if known else len(_KNOWN))),
    ]


def main() -> int:
    """Measure the folders given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    sys.stdout.write(_COLUMNS.format("system", "calls", *_KNOWN, "wrapped", *_KNOWN, "requests", *_KNOWN))
    for folder in parser.parse_args().folders:
        engine = _linked(folder.resolve())
        through = list(through_wrappers(engine))
        groups = (_of_calls(in_place(engine)), _of_calls(through), [one.known for one in through])
        sys.stdout.write(_COLUMNS.format(folder.name, *(cell for group in groups for cell in _shares(group))))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
