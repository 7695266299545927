"""Datastores by their address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from archfit.model import Confidence, Landscape, Mode, Project
from archfit.model.data import Datastore, StoreUse
from archfit.resolve.data.addresses import FILES, UNDIVIDED, UNKNOWN
from archfit.resolve.data.backing import backing
from archfit.resolve.data.connections import Connection, connections
from archfit.resolve.data.places import Place, Places
from archfit.resolve.environment import Environments

_SURE = (Confidence.DIRECT, Confidence.DERIVED, Confidence.GUESS)
_FIRST = {"redis": "0"}
"""The database that is meant where none is said."""


class _Identity(NamedTuple):
    """Equal identities are the same store."""

    engine: str
    place: Place
    database: str
    secret: str = ""
    only: str = ""
    """The component that alone it is known for: where what is not known may tell stores apart."""

    @property
    def id(self) -> str:
        """As a URL without who logs in."""
        if self.secret:
            return f"{self.engine or 'sql'}://(secret {self.secret[:8]})"
        if self.engine in FILES:
            folder = f"{self.place.host}" if self.place.host else ""
            return f"{self.engine}:///{folder}{self.place.path}"
        port = f":{self.place.port}" if self.place.port else ""
        return f"{self.engine}://{self.place.host}{port}" + (f"/{self.database}" if self.database else "")


def stores_of(project: Project, landscape: Landscape) -> tuple[Datastore, ...]:
    """
    Return the datastores that the services of a system use, and its components that no service deploys.

    Two places use one store where engine, server and database are known and equal: a host name counts as
    seen from where the code runs. Of which something is not known is a store of its own, never paired.
    """
    environments = Environments(project, landscape)
    folders = {one.name: one.root for one in project.components}
    places = Places(landscape.installations, folders, repositories=project.mode is Mode.WORKSPACE)
    found = connections(project, environments)
    told = (*found, *backing(project, environments, places, found))
    groups: dict[_Identity, list[Connection]] = defaultdict(list)
    for one in told:
        if one.address.known or one.secret:
            groups[_identity(one, places)].append(one)
    named = _named(_joined(_without_vague(groups)))
    return tuple(_store(id_, one, listed) for id_, (one, listed) in sorted(named.items()))


def _identity(one: Connection, places: Places) -> _Identity:
    if one.secret:
        return _Identity(one.address.engine, Place("", "", ""), "", one.secret)
    where = one.address
    place = places.of(where, one.process)
    if where.engine in FILES:
        partly = UNKNOWN in where.database
        return _Identity(where.engine, place._replace(path=_shown(place.path)), "", only=one.component * partly)
    if where.engine in UNDIVIDED:
        return _Identity(where.engine, place, "")
    database = where.database or _FIRST.get(where.engine, "")
    if not database or UNKNOWN in database:
        return _Identity(where.engine, place, "", only=one.component)
    return _Identity(where.engine, place, database)


def _without_vague(groups: Mapping[_Identity, list[Connection]]) -> Mapping[_Identity, list[Connection]]:
    """Leave out servers of which no database is known, where the same component names one on the same server."""
    told = {
        (identity.engine, identity.place, one.component)
        for identity, listed in groups.items()
        if identity.database
        for one in listed
    }
    return {
        identity: listed
        for identity, listed in groups.items()
        if not identity.only or (identity.engine, identity.place, identity.only) not in told
    }


def _shown(path: str) -> str:
    return path.replace(UNKNOWN, "{}")


def _joined(groups: Mapping[_Identity, list[Connection]]) -> list[tuple[_Identity, list[Connection]]]:
    """
    Join what is written the same and used by the same component: installations of one system.

    What a component uses as `db` in one installation plays the part of what it uses as `db` in another.
    """
    joined: list[tuple[_Identity, list[Connection]]] = []
    for identity, listed in groups.items():
        users = {one.component for one in listed}
        alike = (part for part in joined if (part[0].id, part[0].only) == (identity.id, identity.only))
        same = [part for part in alike if not users.isdisjoint(one.component for one in part[1])]
        for part in same:
            joined.remove(part)
        first = same[0][0] if same else identity
        joined.append((first, [one for part in same for one in part[1]] + listed))
    return joined


def _named(
    joined: Iterable[tuple[_Identity, list[Connection]]],
) -> Mapping[str, tuple[_Identity, list[Connection]]]:
    """Give each its id; what is written the same and is not the same is told apart by where it is."""
    by_id: dict[str, list[tuple[_Identity, list[Connection]]]] = defaultdict(list)
    for part in joined:
        by_id[part[0].id].append(part)
    named: dict[str, tuple[_Identity, list[Connection]]] = {}
    for id_, parts in by_id.items():
        for identity, listed in parts:
            apart = identity.only or identity.place.scope or "elsewhere"
            name = id_ if len(parts) == 1 else f"{id_} ({apart})"
            while name in named:
                name += "'"
            named[name] = (identity, listed)
    return named


def _store(id_: str, identity: _Identity, listed: list[Connection]) -> Datastore:
    uses = {(one.component, one.at, _user(one), one.source, one.transient): one for one in listed}
    sure = [_sure_by_component(listed, name) for name in {one.component for one in listed}]
    return Datastore(
        id=id_,
        engine=identity.engine,
        host=identity.place.host,
        port=identity.place.port,
        database=identity.place.path if identity.engine in FILES else identity.database,
        uses=tuple(StoreUse(*key) for key in sorted(uses)),
        confidence=max(sure, key=_SURE.index),
    )


def _sure_by_component(listed: Iterable[Connection], component: str) -> Confidence:
    """Return how sure the surest of a component's uses is."""
    return min((one.confidence for one in listed if one.component == component), key=_SURE.index)


def _user(one: Connection) -> str:
    return "" if UNKNOWN in one.address.user else one.address.user
