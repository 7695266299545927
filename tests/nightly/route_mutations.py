"""
Tell how many routes that are taken away are missed by those who call them.

    python -m tests.nightly.route_mutations FOLDER...

For each folder, a system of one or several repositories, takes away each route that a component is known to call of
another one, and then renames it, in memory; no file is changed. `call-to-undefined-route` has to report both, and
nothing as long as nothing was changed. The systems of `route_systems.py`, one for each framework, come first: of those
the text itself is changed, and each route of theirs is called.

Prints how many routes are called, of how many the host is known by itself, how many are answered by another route when
one is gone (which is no fault that can be seen), of how many it is not known then who was called (only the route told
it), and how many are reported when they are gone and when they are renamed; how many reports there are of the unchanged
system, and the shares of the rest. Below stands each route that is not reported. Ends with 1 if there are reports of an
unchanged system, or if of all routes fewer than 90 % are reported.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from archfit.engine.assemble import System
from archfit.engine.locate import locate
from archfit.engine.run import Request, survey
from archfit.model import NoOptions, Project
from archfit.model.routing import Routing
from archfit.model.wires import Endpoint, Wires
from archfit.resolve.environment import Environments
from archfit.resolve.wires.bases import with_bases
from archfit.resolve.wires.calls import remote_calls, telling
from archfit.resolve.wires.names import Names
from archfit.resolve.wires.routes import Routes
from archfit.resolve.wires.targets import Targets
from archfit.resolve.wires.together import Together
from archfit.rules.routes.call_to_undefined_route import check
from tests.nightly import route_systems

_COLUMNS = "{:<20}{:>8}{:>8}{:>10}{:>6}{:>9}{:>9}{:>9}{:>12}\n"
_FEWEST = 0.9


class Outcome(NamedTuple):
    """What became of the routes of a system."""

    name: str
    called: int
    by_host: int
    answered: int
    lost: int
    gone: int
    renamed: int
    unchanged: int
    """How many reports there were of the unchanged system."""
    missed: tuple[str, ...] = ()

    @property
    def rest(self) -> int:
        """How many routes can be missed."""
        return self.called - self.answered - self.lost

    def __str__(self) -> str:
        """As a row of the table, with what is missed below."""
        shares = f"{100 * self.gone / self.rest:.0f}% {100 * self.renamed / self.rest:.0f}%" if self.rest else "-"
        return _COLUMNS.format(*self[:-1], shares) + "".join(f"    not reported: {one}\n" for one in self.missed)


class Mutations:
    """One system whose routes are changed."""

    def __init__(self, system: System) -> None:
        self._project = system.project
        self._environments = Environments(system.project, system.landscape)
        self._together = Together(system.landscape)
        self._names = Names(system.project)

    def called(self) -> dict[Endpoint, bool]:
        """Return the routes that another component calls, and whether some call knows the host by itself."""
        found: dict[Endpoint, bool] = {}
        for call in self._project.wires.calls:
            if call.endpoint and call.protocol in ("http", "grpc"):
                found[call.endpoint] = found.get(call.endpoint, False) or bool(call.host)
        return found

    def without(self, route: Endpoint) -> Project:
        """Return the system as it is when a path is gone, with every verb."""
        return self._with(one for one in self._project.wires.endpoints if not _same(one, route))

    def renamed(self, route: Endpoint) -> Project:
        """Return the system as it is when a path is called something else."""
        service, _, method = route.path.rpartition("/")
        path = f"{service}/Renamed{method}" if route.protocol == "grpc" else f"/renamed{route.path}"
        return self._with(
            one._replace(path=path) if _same(one, route) else one for one in self._project.wires.endpoints
        )

    def _with(self, changed: Iterable[Endpoint]) -> Project:
        endpoints = tuple(changed)
        routes = Routes(endpoints)
        targets = Targets(self._project, routes, self._names, self._together)
        asked = remote_calls(self._project, self._environments, targets)
        return replace(self._project, wires=Wires(endpoints, telling(with_bases(asked, routes))))


def _same(one: Endpoint, other: Endpoint) -> bool:
    return (one.component, one.path) == (other.component, other.path)


def _reports(project: Project, target: str) -> bool:
    return any(one.target == target for one in check(project, NoOptions()))


def _answered(before: Project, after: Project, route: Endpoint) -> bool:
    """Tell whether every call of a route may be answered by another one when it is gone."""
    routing = Routing(after)
    calls = (one for one in before.wires.calls if one.endpoint and _same(one.endpoint, route))
    return route.protocol == "http" and all(any(routing.answering(route.component, one.path)) for one in calls)


def _is_found(before: Project, after: Project, route: Endpoint) -> bool:
    """Tell whether it is still known of a call of a route whom it calls when the route is gone."""
    places = {one.at for one in before.wires.calls if one.endpoint and _same(one.endpoint, route)}
    found = [one for one in after.wires.calls if one.at in places and one.target == route.component]
    return bool(found) and (route.protocol == "http" or any(map(Routing(after).methods, found)))


def _survey(folder: Path) -> System:
    root, repositories, configuration = locate((), (folder,))
    request = Request(root=root, repositories=repositories, config=configuration, today=date(2026, 1, 1))
    return survey(request, uses=True)


def changed(name: str, system: System) -> Outcome:
    """Change the routes of a system, one after the other."""
    mutations = Mutations(system)
    called = mutations.called()
    counts: Counter[str] = Counter()
    missed = []
    for route in called:
        after = mutations.without(route)
        if _answered(system.project, after, route):
            counts["answered"] += 1
        elif not _is_found(system.project, after, route):
            counts["lost"] += 1
        else:
            reported = _reports(after, route.component), _reports(mutations.renamed(route), route.component)
            counts.update(gone=reported[0], renamed=reported[1])
            if not all(reported):
                missed.append(f"{route.verb} {route.path} of {route.component}".strip())
    return Outcome(
        name,
        len(called),
        sum(called.values()),
        counts["answered"],
        counts["lost"],
        counts["gone"],
        counts["renamed"],
        len(list(check(system.project, NoOptions()))),
        tuple(missed),
    )


def rewritten(system: route_systems.System) -> Outcome:
    """Change the text of a system, each of its routes after the other; every one of them is called."""

    def reports(**changes: str) -> int:
        with tempfile.TemporaryDirectory() as folder:
            system.write(Path(folder), **changes)
            return len(list(check(_survey(Path(folder).resolve()).project, NoOptions())))

    gone = {word: reports(gone=word) for word in system.routes}
    renamed = {word: reports(renamed=word) for word in system.routes}
    missed = tuple(word for word in system.routes if not (gone[word] and renamed[word]))
    found = sum(map(bool, gone.values())), sum(map(bool, renamed.values()))
    return Outcome(system.name, len(gone), len(gone), 0, 0, found[0], found[1], reports(), missed)


def main() -> int:
    """Change the systems written here, and those given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    folders = parser.parse_args().folders
    sys.stdout.write(
        _COLUMNS.format("system", "called", "by host", "answered", "lost", "gone", "renamed", "before", "shares")
    )
    outcomes = []
    written = map(rewritten, route_systems.SYSTEMS)
    for outcome in chain(written, (changed(one.name, _survey(one.resolve())) for one in folders)):
        outcomes.append(outcome)
        sys.stdout.write(str(outcome))
        sys.stdout.flush()
    few = min(sum(one.gone for one in outcomes), sum(one.renamed for one in outcomes))
    return int(any(one.unchanged for one in outcomes) or few < _FEWEST * sum(one.rest for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
