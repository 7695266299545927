"""Files that start a server of their own, and what they are the server of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archfit.discover.layout import Layout, folder_of, inside, join, name_of, relative
from archfit.model import Evidence, ImportKind, Location, ModuleFacts, ProblemKind, ServerStart, SourceRoot

APPLICATIONS = frozenset(
    (
        "fastapi.FastAPI",
        "flask.Flask",
        "quart.Quart",
        "starlette.applications.Starlette",
        "sanic.Sanic",
        "litestar.Litestar",
        "bottle",
        "bottle.Bottle",
        "aiohttp.web",
        "aiohttp.web.Application",
        "tornado.web",
        "tornado.web.Application",
        "falcon",
        "falcon.asgi",
        "falcon.App",
        "connexion",
        "connexion.App",
        "connexion.FlaskApp",
        "connexion.AsyncApp",
        "chalice.Chalice",
        "fastapi",
        "faust",
        "faust.App",
        "robyn.Robyn",
        "blacksheep.Application",
        "nameko.rpc.rpc",
    )
)
"""What one imports to make a web application: a class, or a module of little else, as their libraries document."""
APPLICATION_MODULES = APPLICATIONS | {taken.rpartition(".")[0] for taken in APPLICATIONS}
STARTS = frozenset(
    (
        "uvicorn.run",
        "web.run_app",
        "run_app",
        "run_simple",
        "serving.run_simple",
        "waitress.serve",
        "hypercorn.run",
        "granian.serve",
        "eventlet.wsgi",
        "bottle.run",
        "socketio.run",
        "uwsgi.run",
    )
)
"""Functions that start a server, whatever port they are given."""
ENTRIES = frozenset(
    ("__init__", "__main__", "api", "app", "application", "asgi", "main", "run", "server", "web", "wsgi")
)
"""Customary names of the modules in which an application is made."""
MAX_DEPTH = 3
"""How deep below its source root such a module stands; what is deeper is a part of something else."""


class Server(NamedTuple):
    """A server, or a web application that something else will serve."""

    place: str
    """The folder or file it is the server of."""
    started: bool
    evidence: Evidence


def server_places(layout: Layout, roots: tuple[SourceRoot, ...], facts: Mapping[str, ModuleFacts]) -> Iterator[Server]:
    """
    Yield the servers of a tree.

    Several files of one folder that start servers on different ports are one-file services, and each
    is its own place, as is a file beside them that cannot be parsed. Where servers are started in
    several top-level folders of a source root, each is the server of its folder. Any other server is
    of the whole source root.
    """
    alone = _alone(layout, facts)
    several = _several(layout, roots, facts)
    for path in layout.source:
        module = facts.get(path)
        if module is None:
            continue
        place = path if path in alone else several.get(path) or _application(path, roots)
        started = _starts(module)
        for server in started:
            port = f"port={server.port}" if server.port else "..."
            yield Server(place, started=True, evidence=Evidence(f"{server.call}({port})", Location(path, server.line)))
        if path in alone and not started:
            yield Server(
                place, started=True, evidence=Evidence("unreadable file beside one-file services", Location(path))
            )
        made = makes_application(module)
        if made and not started and _is_entry(path, roots):
            yield Server(place, started=False, evidence=made)


def _starts(module: ModuleFacts) -> tuple[ServerStart, ...]:
    """
    Return the calls that surely start a server.

    A constant port tells one, as does a function of a server; `app.run()` only beside what makes an
    application, for many things can be run.
    """
    if not module.servers:
        return ()
    runs_application = makes_application(module) or any(
        statement.name.endswith(("app", "application")) for statement in module.imports
    )
    return tuple(
        server
        for server in module.servers
        if server.port
        or ".".join(server.call.split(".")[-2:]) in STARTS
        or (runs_application and server.call in ("app.run", "application.run"))
    )


def _is_entry(path: str, roots: tuple[SourceRoot, ...]) -> bool:
    """Tell whether a file may be where the application of a source root is made, and not a part of a library."""
    around = _root(path, roots)
    name = name_of(path).removesuffix(".py")
    customary = name in ENTRIES or name.endswith(("_app", "_api", "_server", "_wsgi", "_asgi"))
    return len(relative(path, around)) <= MAX_DEPTH and customary


def _root(path: str, roots: tuple[SourceRoot, ...]) -> str:
    return max((root.path for root in roots if inside(path, root.path)), key=len, default="")


def _application(path: str, roots: tuple[SourceRoot, ...]) -> str:
    """Return the source root around a file, without its `src`."""
    around = _root(path, roots)
    return folder_of(around) if name_of(around) == "src" else around


def _alone(layout: Layout, facts: Mapping[str, ModuleFacts]) -> frozenset[str]:
    starting: dict[str, dict[str, frozenset[int]]] = defaultdict(dict)
    for path in layout.source:
        module = facts.get(path)
        ports = frozenset(server.port for server in module.servers if server.port) if module else frozenset[int]()
        if ports:
            starting[folder_of(path)][path] = ports
    found: set[str] = set()
    for folder, ports_of in starting.items():
        if len(ports_of) > 1 and len(set(ports_of.values())) == len(ports_of):
            found.update(ports_of)
            found.update(path for path in layout.folders[folder] if path in layout.source and _unparsed(path, facts))
    return frozenset(found)


def _several(layout: Layout, roots: tuple[SourceRoot, ...], facts: Mapping[str, ModuleFacts]) -> dict[str, str]:
    """Map the files that start a server to their top-level folders, where there are several such folders."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for path in layout.source:
        if path in facts and _starts(facts[path]):
            around = _root(path, roots)
            parts = relative(path, around)
            found[around][path] = join(around, parts[0]) if len(parts) > 1 else ""
    return {
        path: folder
        for folders in found.values()
        if len(set(folders.values()) - {""}) > 1
        for path, folder in folders.items()
        if folder
    }


def _unparsed(path: str, facts: Mapping[str, ModuleFacts]) -> bool:
    module = facts.get(path)
    return module is not None and any(flaw.kind is ProblemKind.SYNTAX for flaw in module.flaws)


def makes_application(module: ModuleFacts) -> Evidence | None:
    """Return the import of what makes a web application, if a module has one outside type checking."""
    for statement in module.imports:
        if statement.level or statement.module not in APPLICATION_MODULES:
            continue
        taken = f"{statement.module}.{statement.name}" if statement.name else statement.module
        if taken in APPLICATIONS and statement.kind is not ImportKind.TYPE_CHECKING:
            return Evidence(f"web application (`{taken}`)", Location(module.path, statement.line))
    return None
