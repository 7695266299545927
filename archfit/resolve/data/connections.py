"""Who connects to which address: the calls that name a datastore, in each environment they run in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from archfit.model import Confidence, Location, Project
from archfit.model import Role as FileRole
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import UNKNOWN as NOTHING_KNOWN
from archfit.model.value import Scalar, Text, Value
from archfit.resolve.data.addresses import FILES, PORTS, UNKNOWN, Address, address, family, is_store, written
from archfit.resolve.data.expiry import expiring, is_cache
from archfit.resolve.environment import Environments, Filled, Process

_HELD = frozenset({FileRole.SOURCE, FileRole.MIGRATION})
_BROKERED = frozenset({"arq", "celery", "dramatiq", "faststream", "faust", "huey", "kombu", "rq", "taskiq"})
"""Libraries for tasks and messages: what they connect to carries these, whatever its engine."""
_MOST_ALTERNATIVES = 16


class Connection(NamedTuple):
    """One place that connects, in one environment."""

    process: Process
    at: Location
    address: Address
    """Just the engine, or nothing at all, where the address is not known."""
    source: str = ""
    confidence: Confidence = Confidence.DERIVED
    secret: str = ""
    """The digest of an address that is not shown."""
    transient: bool = False
    """All that is kept there expires by itself."""

    @property
    def component(self) -> str:
        """Who connects."""
        return self.process.component


def connections(project: Project, environments: Environments) -> tuple[Connection, ...]:
    """Return what connects to datastores, in order of place; brokers, tests and examples do not count."""
    counted = held(project)
    uses = [use for use in project.uses if use.at.path in counted]
    databases = _Databases(project, uses)
    made = [
        one._replace(transient=is_cache(use) or one.address.engine == "memcached")
        for use in uses
        if use.activity is Activity.CONNECT and _may_be_store(use)
        for process in environments.running(use.at.path)
        for one in _of_use(use, process, databases)
    ]
    made += _handed_in(uses, environments, {(one.component, one.address.engine) for one in made})
    channels = _channels(uses, environments)
    caching = expiring(uses, environments)
    return tuple(dict.fromkeys(
        one._replace(transient=True) if one.address.engine == "redis" and one.component in caching else one
        for one in made if (one.address.engine, one.component) not in channels
    ))  # fmt: skip


def _handed_in(uses: list[Use], environments: Environments, connected: set[tuple[str, str]]) -> Iterator[Connection]:
    """Yield the first query of a component through a client that it is given by code which is not known."""
    seen = set(connected)
    for use in uses:
        for engine in _engines(use) if use.activity is Activity.QUERY else ():
            new = [one for one in environments.running(use.at.path) if (one.component, engine) not in seen]
            seen |= {(one.component, engine) for one in new}
            yield from (Connection(one, use.at, Address(engine)) for one in new if engine in PORTS)


def held(project: Project) -> frozenset[str]:
    """Return the paths of the code that counts: no tests, examples and scripts."""
    return frozenset(module.path for module in project.modules.values() if module.role in _HELD)


def _may_be_store(use: Use) -> bool:
    engines = _engines(use)
    return use.function.partition(".")[0] not in _BROKERED and (not engines or any(map(is_store, engines)))


def _engines(use: Use) -> list[str]:
    """Return the engines that a call says it is for, or that its library is called after: `redis`, `neo4j`."""
    named = family(use.function.partition(".")[0])
    said = [family(one.exact) for one in use.values(Role.ENGINE) if isinstance(one, Text) and one.exact]
    return said or [named] * is_store(named)


def _channels(uses: list[Use], environments: Environments) -> set[tuple[str, str]]:
    """Return (engine, component) where a store is used for messages and for nothing else."""
    kept, sent = set[tuple[str, str]](), set[tuple[str, str]]()
    for use in uses:
        if use.activity in (Activity.QUERY, Activity.PUBLISH, Activity.SUBSCRIBE):
            into = kept if use.activity is Activity.QUERY else sent
            into |= {(engine, one.component) for engine in _engines(use) for one in environments.running(use.at.path)}
    return sent - kept


class _Databases:
    """The databases that are chosen of a connection after it is made: `client.shop` of a MongoClient."""

    def __init__(self, project: Project, uses: list[Use]) -> None:
        self._chosen: dict[tuple[str, tuple[Value, ...]], dict[Value, None]] = defaultdict(dict)
        self._project = project
        for use in uses:
            if use.activity is Activity.QUERY and "mongo" in _engines(use):
                for value in use.values(Role.DATABASE):
                    self._chosen[self._key(use)][value] = None

    def of(self, use: Use) -> tuple[Value, ...]:
        """Return what is given where the connection is made, else what its queries choose."""
        return use.values(Role.DATABASE) or tuple(self._chosen.get(self._key(use), ()))

    def _key(self, use: Use) -> tuple[str, tuple[Value, ...]]:
        return self._project.component_at(use.at.path), use.values(Role.URL)


def _of_use(use: Use, process: Process, databases: _Databases) -> list[Connection]:
    """Return what a call may connect to: what the environment says before what the code assumes."""
    engine = next(iter(_engines(use)), "")
    found = list(islice(_alternatives(use, process, engine, databases.of(use)), _MOST_ALTERNATIVES))
    told = [one for one in found if one.address.known or one.secret]
    set_ = [one for one in told if "a default" not in one.source and one.source] or told
    chosen = {_plain(one) for one in _filled(databases.of(use), process)} - {""}
    return set_ or [Connection(process, use.at, Address(engine, database=one)) for one in sorted(chosen) or ("",)]


def _alternatives(use: Use, process: Process, engine: str, databases: tuple[Value, ...]) -> Iterator[Connection]:
    for url in _filled(use.values(Role.URL), process):
        yield from _at_url(Connection(process, use.at, Address(engine)), url, _filled(databases, process))
    if engine in FILES:
        for path in _filled(databases, process):
            yield _connection(Connection(process, use.at, Address(engine)), address(path.text, engine), (path,))
    elif engine in PORTS:
        ports = _filled(use.values(Role.PORT), process) or (Filled(Text()),)
        users = _filled(use.values(Role.USER), process) or (Filled(Text()),)
        listed = _filled(databases, process) or (Filled(Text()),)
        for host, port, database in product(_filled(use.values(Role.HOST), process), ports, listed):
            said = address(host.text, engine)
            if said:
                whole = said._replace(
                    port=said.port or _plain(port), database=said.database or written(database.text),
                    user=said.user or _plain(users[0]),
                )  # fmt: skip
                yield _connection(Connection(process, use.at, whole), whole, (host, port, database))


def _at_url(bare: Connection, url: Filled, databases: tuple[Filled, ...]) -> Iterator[Connection]:
    said = address(url.text, bare.address.engine)
    if said is None:
        if url.secret:
            yield bare._replace(secret=url.secret, source=url.source)
        return
    for database in databases if databases and not said.database and said.engine not in FILES else (Filled(Text()),):
        whole = said._replace(database=said.database or written(database.text))
        yield _connection(bare, whole, (url, database))


def _connection(bare: Connection, said: Address | None, parts: tuple[Filled, ...]) -> Connection:
    sources = dict.fromkeys(part.source for part in parts if part.source)
    settings = [one for one in sources if not one.startswith("a default")]
    derived = any(part.confidence is not Confidence.DIRECT for part in parts)
    return bare._replace(
        address=said or bare.address,
        source=", ".join(settings) or next(iter(sources), ""),
        confidence=Confidence.DERIVED if derived else Confidence.DIRECT,
    )


def _filled(values: tuple[Value, ...], process: Process) -> tuple[Filled, ...]:
    return tuple(process.fill(_text(value)) for value in values)


def _text(value: Value) -> Text:
    if isinstance(value, Scalar) and value.value is not None:
        return Text((f"{value.value:g}" if not isinstance(value.value, bool) else str(value.value),))
    return value if isinstance(value, Text) else NOTHING_KNOWN


def _plain(filled: Filled) -> str:
    """Return a text, or nothing where not all of it is known."""
    said = written(filled.text)
    return "" if UNKNOWN in said else said
