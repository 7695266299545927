"""Classes whose fields are items: `TypedDict` (PEP 589), `NamedTuple`; and members of enumerations."""

from __future__ import annotations

from collections.abc import Iterable

from archfit.model.operations import Key
from archfit.resolve.calls.engine import Engine, find
from archfit.resolve.calls.values import Class, Container, Declared, Instance, Site


def kind_of(bases: Iterable[str]) -> str:
    """Return `dict`, `tuple` or `enum` by the names of the bases of a class, or nothing."""
    for name in bases:
        last = name.rpartition(".")[2]
        if last == "TypedDict":
            return "dict"
        if last == "NamedTuple":
            return "tuple"
        if name.startswith("enum.") or last in ("TextChoices", "IntegerChoices"):
            return "enum"
    return ""


def fields(of: Class) -> list[str]:
    """Return the names of the fields, those of classes above first."""
    return list(dict.fromkeys(name for base in reversed(of.mro) for name, _ in base.fields))


def typed(engine: Engine, of: Class) -> Container:
    """Return the dictionary that stands for all of a `TypedDict`."""
    key = ("typed", of)
    found: Container | None = engine.made.get(key)
    if found is None:
        found = engine.made[key] = Container("dict")
        for name in fields(of):
            found.items[name] = engine.node()
            engine.copy(found.items[name], find(of, name)[0])
    return found


def item(engine: Engine, of: Instance | Declared, key: Key, site: Site, to: int) -> bool:
    """Let a node hold an item of a named tuple, or any where the key is None; tell whether it is one."""
    if of.of.record != "tuple":
        return False
    names = fields(of.of)
    if isinstance(key, int):
        names = names[key : key + 1 or None]
    for name in names:
        engine.do.read(engine, of, name, site, to)
    return True
