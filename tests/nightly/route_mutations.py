"""
Tell how many routes that are taken away are missed by those who call them.

    python tests/nightly/route_mutations.py FOLDER...

For each folder, a system of one or several repositories, takes away each route that a component is known to call of
another one, and then renames it, in memory; no file is changed. `call-to-undefined-route` has to report both, and
nothing as long as nothing was changed. Prints how many routes are called, of how many the host is known by itself, how
many are answered by another route when one is gone (which is no fault that can be seen), of how many it is not known
then who was called (only the route told it), and how many are reported when they are gone and when they are renamed;
how many reports there are of the unchanged system, and the shares of the rest. Ends with 1 if there are such reports.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from archfit.engine.assemble import System
from archfit.engine.locate import locate
from archfit.engine.run import Request, survey
from archfit.model import NoOptions, Project
from archfit.model.routing import Routing
from archfit.model.wires import Endpoint, Wires
from archfit.resolve.environment import Environments
from archfit.resolve.wires.bases import with_bases
from archfit.resolve.wires.calls import remote_calls
from archfit.resolve.wires.names import Names
from archfit.resolve.wires.routes import Routes
from archfit.resolve.wires.targets import Targets
from archfit.resolve.wires.together import Together
from archfit.rules.routes.call_to_undefined_route import check

_COLUMNS = "{:<20}{:>8}{:>8}{:>10}{:>6}{:>9}{:>9}{:>9}{:>12}\n"


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
            if call.endpoint and call.protocol == "http":
                found[call.endpoint] = found.get(call.endpoint, False) or bool(call.host)
        return found

    def without(self, route: Endpoint) -> Project:
        """Return the system as it is when a path is gone, with every verb."""
        return self._with(one for one in self._project.wires.endpoints if not _same(one, route))

    def renamed(self, route: Endpoint) -> Project:
        """Return the system as it is when a path is called something else."""
        path = f"/renamed{route.path}"
        return self._with(
            one._replace(path=path) if _same(one, route) else one for one in self._project.wires.endpoints
        )

    def _with(self, changed: Iterable[Endpoint]) -> Project:
        endpoints = tuple(changed)
        routes = Routes(endpoints)
        targets = Targets(self._project, routes, self._names, self._together)
        asked = remote_calls(self._project, self._environments, targets)
        return replace(self._project, wires=Wires(endpoints, tuple(with_bases(asked, routes))))


def _same(one: Endpoint, other: Endpoint) -> bool:
    return (one.component, one.path) == (other.component, other.path)


def _reports(project: Project, target: str) -> bool:
    return any(one.target == target for one in check(project, NoOptions()))


def _answered(before: Project, after: Project, route: Endpoint) -> bool:
    """Tell whether every call of a route may be answered by another one when it is gone."""
    routing = Routing(after)
    calls = (one for one in before.wires.calls if one.endpoint and _same(one.endpoint, route))
    return all(any(routing.answering(route.component, one.path)) for one in calls)


def _is_found(before: Project, after: Project, route: Endpoint) -> bool:
    """Tell whether it is still known of a call of a route whom it calls when the route is gone."""
    places = {one.at for one in before.wires.calls if one.endpoint and _same(one.endpoint, route)}
    return any(one.at in places and one.target == route.component for one in after.wires.calls)


def _survey(folder: Path) -> System:
    root, repositories, configuration = locate((), (folder,))
    request = Request(root=root, repositories=repositories, config=configuration, today=date(2026, 1, 1))
    return survey(request, uses=True)


def _line(name: str, system: System) -> int:
    """Print what became of the routes of a system; return how many reports there were of the unchanged one."""
    unchanged = len(list(check(system.project, NoOptions())))
    mutations = Mutations(system)
    called = mutations.called()
    answered = lost = gone = renamed = 0
    for route in called:
        after = mutations.without(route)
        if _answered(system.project, after, route):
            answered += 1
        elif not _is_found(system.project, after, route):
            lost += 1
        else:
            gone += _reports(after, route.component)
            renamed += _reports(mutations.renamed(route), route.component)
    rest = len(called) - answered - lost
    share = f"{100 * gone / rest:.0f}% {100 * renamed / rest:.0f}%" if rest else "-"
    by_host = sum(called.values())
    sys.stdout.write(_COLUMNS.format(name, len(called), by_host, answered, lost, gone, renamed, unchanged, share))
    sys.stdout.flush()
    return unchanged


def main() -> int:
    """Change the systems given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    sys.stdout.write(
        _COLUMNS.format("system", "called", "by host", "answered", "lost", "gone", "renamed", "before", "shares")
    )
    reports = [_line(one.name, _survey(one.resolve())) for one in parser.parse_args().folders]
    return int(any(reports))


if __name__ == "__main__":
    sys.exit(main())
