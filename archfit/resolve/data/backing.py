"""
What installations tell of connections whose address the code does not show.

A setting that leads to a server in the same installation, given to code that reads it or connects to such a
server; and for code that nothing deploys, the only server of its kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from archfit.model import Confidence, Location, Project
from archfit.model.deployment import Service, Setting
from archfit.model.library import Activity, Role
from archfit.model.value import Text
from archfit.resolve.data.addresses import FILES, PORTS, RELATIONAL, UNDIVIDED, UNKNOWN, Address, address, family
from archfit.resolve.data.connections import Connection, held
from archfit.resolve.data.places import Places
from archfit.resolve.environment import Environments, Process

_DATABASE_NAMES = ("NAME", "DATABASE", "DB", "DBNAME", "DATABASE_NAME", "DB_NAME")
_KEYED = frozenset({"redis"})
"""Engines that carry messages as well: a setting that is only read does not tell what for."""


def backing(
    project: Project, environments: Environments, places: Places, found: Iterable[Connection]
) -> Iterator[Connection]:
    """Yield the connections that follow from what is deployed."""
    connected = tuple(found)
    open_ = {(one.process, one.address): one for one in reversed(connected) if not one.address.known and not one.secret}
    known = {(one.component, one.address.engine) for one in connected if one.address.known}
    read = tuple(_read(project, environments))
    names = {(process.component, name) for process, _, name in read}
    for one in open_.values():
        given = tuple(_given(one, names))
        yield from given
        if not given and (one.component, one.address.engine) not in known:
            yield from _only(one, places)
    for process, at, name in read:
        setting = process.setting(name)
        said = _address(setting, process) if setting else None
        if setting and said and said.engine not in _KEYED and _is_server(said, process):
            yield Connection(process, at, said, _source(setting))


def _given(one: Connection, names: Collection[tuple[str, str]]) -> Iterator[Connection]:
    """Yield what the settings of a service say where it connects to an address that the code does not show."""
    service = one.process.service
    found = [
        (setting, said)
        for setting in (service.environment if service else ())
        if (said := _address(setting, one.process))
        and _fits(said.engine, one.address.engine)
        and _is_server(said, one.process)
    ]
    read = [pair for pair in found if (one.component, pair[0].name) in names]
    told = read or found
    doubtful = not read and len({(said.host, said.database) for _, said in told if said.database}) > 1
    for setting, said in told:
        address_ = said._replace(database=said.database or one.address.database)
        confidence = Confidence.GUESS if doubtful else Confidence.DERIVED
        yield one._replace(address=address_, source=_source(setting), confidence=confidence)


def _only(one: Connection, places: Places) -> Iterator[Connection]:
    """
    Yield the only server there is of an engine, as a guess.

    For code that no installation runs, the only one of the nearest installations; for a service with settings
    that are not here to be read, the only one beside it.
    """
    process = one.process
    servers = places.servers(one.address.engine)
    if process.service is not None:
        servers = tuple(pair for pair in servers if pair[0] is process.installation and process.service.missing)
    found = places.nearest(servers, process) if one.address.engine in PORTS else None
    if found is not None:
        installation, service = found
        where = one.address._replace(host=service.name)
        source = f"the only {one.address.engine} in {service.at.path}"
        beside = Process(one.component, process.service, installation)
        yield one._replace(process=beside, address=where, source=source, confidence=Confidence.GUESS)


def _read(project: Project, environments: Environments) -> Iterator[tuple[Process, Location, str]]:
    """Yield the variables that the code of services reads; a settings module that they share reads those of others."""
    counted = held(project)
    for use in project.uses:
        owner = project.component_at(use.at.path) if use.activity is Activity.ENVIRONMENT else ""
        if not owner or use.at.path not in counted:
            continue
        for process in environments.running(use.at.path):
            if process.service is not None and process.component == (project.service_of(owner) or owner):
                names = (one.exact for one in use.values(Role.NAME) if isinstance(one, Text))
                yield from ((process, use.at, name) for name in names if name)


def _fits(engine: str, asked: str) -> bool:
    """Tell whether a library that asks for an engine, or for any that speaks SQL, may connect to one."""
    return engine == asked if asked else engine in RELATIONAL


def _address(setting: Setting, process: Process) -> Address | None:
    """Return the address that a setting gives: a URL, or a host with the settings that stand by it."""
    if setting.value is None:
        return None
    said = address(setting.value)
    if said is not None:
        return said if said.known and said.engine not in FILES else None
    server = _service(setting.value.exact or "", process)
    engine = family(server.infrastructure) if server else ""
    if engine not in PORTS:
        return None
    where = address(setting.value, engine)
    return where._replace(database=_beside(setting, process)) if where and engine not in UNDIVIDED else where


def _beside(setting: Setting, process: Process) -> str:
    """Return the database that stands beside a host: `DB_NAME` by `DB_HOST`."""
    prefix = setting.name.upper().removesuffix("HOST").removesuffix("SERVER").removesuffix("HOSTNAME")
    for name in _DATABASE_NAMES if prefix != setting.name.upper() else ():
        found = process.setting(prefix + name)
        if found is not None and found.value is not None and found.value.exact:
            return found.value.exact
    return ""


def _service(host: str, process: Process) -> Service | None:
    return process.installation.called(host.partition(":")[0]) if process.installation and host else None


def _is_server(said: Address, process: Process) -> bool:
    """Tell whether an address leads to a server of its engine in the same installation."""
    server = _service(said.host.partition(",")[0], process)
    return server is not None and family(server.infrastructure) == said.engine and UNKNOWN not in said.host


def _source(setting: Setting) -> str:
    return f"{setting.name} in {setting.at.path}"
