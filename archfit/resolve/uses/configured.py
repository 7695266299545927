"""
Datastores that a framework is told of by settings with fixed names, not by calls.

Django 6.1 ("Settings": `DATABASES`, `CACHES`), with URLs by dj-database-url 3 or django-environ 0.14;
Flask-SQLAlchemy 3 ("Configuration": `SQLALCHEMY_DATABASE_URI`, `SQLALCHEMY_BINDS`); Flask-PyMongo 3 (`MONGO_URI`);
Flask-Caching 2 (`CACHE_REDIS_URL`).
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import operations
from archfit.model.library import Activity, LibraryFunction, Role
from archfit.resolve.calls.engine import RawUse
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Arguments, Container, External, Passed, Site
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Literal, Object, Unknown
from archfit.resolve.uses.roles import Roles
from archfit.resolve.uses.symbolic import Step, SymbolicUse

_URLS = {"CACHE_REDIS_URL": "redis", "SQLALCHEMY_DATABASE_URI": "", "MONGO_URI": "mongo"}
"""Setting -> the engine it is for; empty where the URL says that."""
_BINDS = "SQLALCHEMY_BINDS"
_DATABASES = "DATABASES"
_CACHES = "CACHES"
_NAMES = frozenset({*_URLS, _BINDS, _DATABASES, _CACHES})
_PARTS = {"HOST": Role.HOST, "PORT": Role.PORT, "NAME": Role.DATABASE, "USER": Role.USER}


def configured(evaluator: Evaluator) -> Iterator[SymbolicUse]:
    """Yield a connection for each datastore that a setting names: in a module, a class, or a configuration object."""
    for unit in evaluator.engine.units:
        for name, node, scope, line in _settings(unit):
            for roles in _stores(evaluator, name, node):
                yield _use(evaluator, unit, name, roles, (scope, line))


def _settings(unit: Unit) -> Iterator[tuple[str, int, int, int]]:
    """Yield name, node of the value, scope and line of what may be such a setting."""
    for name in sorted(_NAMES & unit.exports.keys()):
        yield name, unit.exports[name], 0, 1
    for one in unit.classes:
        for name in sorted(_NAMES & one.body.keys()):
            yield name, one.body[name], one.facts.scope, one.facts.line
    for operation in unit.summary.operations:
        if isinstance(operation, operations.SetItem) and operation.key in _NAMES:
            yield str(operation.key), operation.source + unit.base, operation.scope, operation.line
        elif isinstance(operation, operations.Call):
            for name, node in operation.keywords:
                if name in _URLS and node:
                    yield name, node + unit.base, operation.scope, operation.line


def _stores(evaluator: Evaluator, name: str, node: int) -> Iterator[Roles]:
    said = evaluator.of(node)
    if name in _URLS:
        engine: Roles = {Role.ENGINE: (Literal(_URLS[name]),)} if _URLS[name] else {}
        yield engine | {Role.URL: said}
        return
    for entry in _entries(said):
        of = evaluator.of(entry)
        items = _items(of)
        if name == _BINDS or (name == _DATABASES and not items):
            yield {Role.URL: of}
        elif name == _DATABASES and "ENGINE" in items:
            yield _database(evaluator, items)
        elif name == _CACHES and "LOCATION" in items and "redis" in _text(evaluator, items.get("BACKEND", 0)).lower():
            yield {Role.ENGINE: (Literal("redis"),), Role.URL: evaluator.of(items["LOCATION"])}


def _database(evaluator: Evaluator, items: dict[str, int]) -> Roles:
    """Return the roles in one entry of `DATABASES`; its engine is a dotted path that ends in the name of one."""
    engine = _text(evaluator, items["ENGINE"]).rpartition(".")[2].partition("_")[0]
    roles: Roles = {Role.ENGINE: (Literal(engine) if engine else Unknown("ENGINE"),)}
    return roles | {role: evaluator.of(items[name]) for name, role in _PARTS.items() if name in items}


def _entries(said: Alternatives) -> list[int]:
    return list(_items(said).values())


def _items(said: Alternatives) -> dict[str, int]:
    """Return the items of a dictionary by their names."""
    found: dict[str, int] = {}
    for one in said:
        if isinstance(one, Object) and isinstance(one.value, Container) and one.value.kind == "dict":
            found |= {key: node for key, node in one.value.items.items() if isinstance(key, str)}
    return found


def _text(evaluator: Evaluator, node: int) -> str:
    found = evaluator.of(node) if node else ()
    return found[0].value if found and isinstance(found[0], Literal) and isinstance(found[0].value, str) else ""


def _use(evaluator: Evaluator, unit: Unit, name: str, roles: Roles, at: tuple[int, int]) -> SymbolicUse:
    scope, line = at
    function = LibraryFunction(name, activity=Activity.CONNECT)
    passed = Passed(Site(unit.number, scope, line, "declared"), None, Arguments())
    raw = RawUse(function, External(name), passed, passed.site.kind, 0)
    caller = evaluator.definitions.function_at(unit.number, scope)
    return SymbolicUse(raw, caller, (Step(name, passed.site),), roles)
