"""Attributes: reading one may call a property or a descriptor, writing one the setter of a property."""

from __future__ import annotations

from typing import Any

from archfit.resolve.calls import containers, generics, libraries, modules
from archfit.resolve.calls.engine import Engine, find
from archfit.resolve.calls.values import (
    Arguments,
    Bound,
    Class,
    Constant,
    Container,
    Declared,
    External,
    Function,
    Instance,
    Module,
    Site,
    Super,
    Task,
    Value,
    Wrapped,
)

_RUN_ELSEWHERE = frozenset({"delay", "apply_async", "s", "si", "send", "kiq", "defer", "submit", "apply"})
"""Attributes that task queues give to the functions they decorate."""


_OF_TEXTS = frozenset(dir(str))
"""What is asked for these is a text more likely than what passes on all it is asked for."""


def read(engine: Engine, of: Value, name: str, site: Site, to: int) -> None:
    """`of.name`."""
    reader = _READERS.get(of.__class__)
    if reader:
        reader(engine, of, name, site, to)


def _of_instance(engine: Engine, of: Instance | Declared, name: str, site: Site, to: int) -> None:
    one = of.of
    if name in engine.written:
        if isinstance(of, Instance) and of is not one.any:
            engine.copy(to, engine.field(of, name))
        engine.copy(to, engine.inherited(one, name))
    if name in one.schemes:
        generics.attribute(engine, of, name, to)
    node, _ = find(one, name)
    if node:
        engine.on(node, bind, of, site, to)
        return
    foreign = engine.inherited_from_others(one, name, of)
    if foreign:
        engine.add(to, foreign)
    elif name == "__class__":
        engine.add(to, one)
    elif name[0] != "_" and name not in engine.written and name not in _OF_TEXTS and find(one, "__getattr__")[0]:
        containers.special(engine, of, "__getattr__", Arguments((engine.spelled(name),)), to, site)


def _of_declared(engine: Engine, of: Declared, name: str, site: Site, to: int) -> None:
    one = of.of
    seen = engine.made.setdefault(("declared", of, name, to), site)
    if seen is not site:
        return
    if name in engine.written:
        engine.copy(to, engine.family(one, name))
    _of_instance(engine, of, name, site, to)
    below = engine.overriding(one, name)
    if below:
        called, remote = site.as_kind("declared"), len(below) > containers.MOST_OVERRIDES
        for other in below:
            engine.on(find(other, name)[0], _bind_declared, other.any, called, to, remote)


def _bind_declared(engine: Engine, value: Value, of: Instance, site: Site, to: int, remote: bool) -> None:  # noqa: FBT001
    if isinstance(value, Function) and value.facts.kind == "method":
        engine.add(to, engine.bound(value, of, declared=True, remote=remote))
    elif remote and isinstance(value, Function) and value.facts.kind == "property":
        engine.record(site, value.name)
    else:
        bind(engine, value, of, site, to)


def bind(engine: Engine, value: Value, of: Instance | Declared, site: Site, to: int) -> None:
    """Take what a class has under a name for one of its instances."""
    if isinstance(value, Function):
        kind = value.facts.kind
        if kind == "static":
            engine.add(to, value)
        elif kind == "class":
            engine.add(to, engine.bound(value, of.of))
        elif kind == "property":
            called = site if site.kind == "declared" else site.as_kind("property")
            engine.do.call(engine, engine.bound(value, of), called, Arguments(), to)
        else:
            engine.add(to, engine.bound(value, of))
    elif isinstance(value, Wrapped):
        engine.add(to, engine.bound(value, of))
    else:
        engine.add(to, value)
        if isinstance(value, Instance) and find(value.of, "__get__")[0]:
            holder = engine.node()
            engine.add(holder, of)
            containers.special(engine, value, "__get__", Arguments((holder, 0)), to, site)


def _bind_to_class(engine: Engine, value: Value, of: Class, to: int) -> None:
    if isinstance(value, Function) and value.facts.kind == "class":
        engine.add(to, engine.bound(value, of))
    elif isinstance(value, External):
        engine.add(to, libraries.of_model(engine, value, of))
    else:
        engine.add(to, value)


def _bind_to_metaclass(engine: Engine, value: Value, of: Class, site: Site, to: int) -> None:
    """Take what a metaclass has: its methods have the class as their receiver."""
    if isinstance(value, Function) and value.facts.kind == "property":
        engine.do.call(engine, engine.bound(value, of), site.as_kind("property"), Arguments(), to)
    elif isinstance(value, Function) and value.facts.kind == "method":
        engine.add(to, engine.bound(value, of))
    else:
        engine.add(to, value)


def _of_class(engine: Engine, of: Class, name: str, site: Site, to: int) -> None:
    node, _ = find(of, name)
    if node:
        if of.record == "enum" and name not in of.methods and name[0] != "_":
            engine.add(to, of.any)
        engine.on(node, _bind_to_class, of, to)
        return
    node, _ = find(of.metaclass, name) if of.metaclass else (0, None)
    if node:
        engine.on(node, _bind_to_metaclass, of, site, to)
        return
    foreign = engine.inherited_from_others(of, name, of)
    if foreign:
        engine.add(to, foreign)


def _of_module(engine: Engine, of: Module, name: str, _site: Site, to: int) -> None:
    modules.attribute(engine, of.name, name, to)


def _of_external(engine: Engine, of: External, name: str, site: Site, to: int) -> None:
    kept = _kept(engine, of, name, site)
    if kept:
        engine.copy(to, kept)
    else:
        engine.add(to, engine.member(of, name))


def _kept(engine: Engine, of: External, name: str, site: Site) -> int:
    """
    Return the node of what is set on something of a library that keeps whatever is set on it, or 0.

    `app.state.client` of an application is that of its requests: one node for all code of a source root.
    """
    if of.name not in engine.knowledge.classes or engine.knowledge.method(of.name, "__setattr__") is None:
        return 0
    key = ("kept", engine.units[site.unit].module.rpartition(":")[0], of.name, name)
    found: int | None = engine.made.get(key)
    if found is None:
        found = engine.made[key] = engine.node()
    return found


def _of_constant(engine: Engine, of: Constant, name: str, _site: Site, to: int) -> None:
    if isinstance(of.value, str):
        engine.add(to, engine.external(f"builtins.str.{name}"))


def _of_container(engine: Engine, of: Container, name: str, _site: Site, to: int) -> None:
    containers.method(engine, of, name, to)


def _of_super(engine: Engine, of: Super, name: str, site: Site, to: int) -> None:
    receiver = of.receiver
    below = receiver.of if isinstance(receiver, Instance) else receiver
    order = below.mro if of.of in below.mro else of.of.mro
    behind = order[order.index(of.of) + 1 :]
    for one in behind:
        node = one.body.get(name)
        if node is not None:
            if isinstance(receiver, Instance):
                engine.on(node, bind, receiver, site, to)
            else:
                engine.on(node, _bind_to_class, receiver, to)
            return
    foreign = engine.inherited_from_others(of.of, name, receiver)
    if foreign:
        engine.add(to, foreign)


def _of_function(engine: Engine, of: Function | Wrapped | Bound, name: str, _site: Site, to: int) -> None:
    if name in _RUN_ELSEWHERE:
        engine.add(to, engine.made.get(("task", of)) or engine.made.setdefault(("task", of), Task(of)))
    elif name == "register" and ("dispatcher", of) in engine.made:
        engine.add(to, engine.made["dispatcher", of])
    elif name in ("__wrapped__", "__func__"):
        engine.add(to, of)
    if name[:2] != "__":
        libraries.read_of_decorated(engine, of, name, to)


_READERS: dict[type, Any] = {
    Instance: _of_instance,
    Declared: _of_declared,
    Class: _of_class,
    Module: _of_module,
    External: _of_external,
    Constant: _of_constant,
    Container: _of_container,
    Super: _of_super,
    Function: _of_function,
    Wrapped: _of_function,
    Bound: _of_function,
}


def write(engine: Engine, of: Value, name: str, source: int, site: Site) -> None:
    """`of.name = source`."""
    if isinstance(of, Instance | Declared):
        _write_to_instance(engine, of.of.any if isinstance(of, Declared) else of, name, source, site)
    elif source and isinstance(of, Class):
        _write_to_class(engine, of, name, source)
    elif source and isinstance(of, Module):
        unit = engine.by_module.get(of.name)
        if unit and name in unit.exports:
            engine.copy(unit.exports[name], source)
    elif source and isinstance(of, External):
        kept = _kept(engine, of, name, site)
        if kept:
            engine.copy(kept, source)


def _write_to_instance(engine: Engine, of: Instance, name: str, source: int, site: Site) -> None:
    setter = next((one.setters[name] for one in of.of.mro if name in one.setters), None)
    if setter:
        called = site.as_kind("property")
        engine.do.call(engine, engine.bound(setter, of), called, Arguments((source,)), 0)
    elif source:
        engine.copy(engine.field(of, name), source)


def _write_to_class(engine: Engine, of: Class, name: str, source: int) -> None:
    node = of.body.get(name)
    if node is None:
        node = of.body[name] = engine.node()
        engine.holders.setdefault(name, []).append(of)
        for below in (of, *of.subclasses):
            below.found.pop(name, None)
    engine.copy(node, source)


def write_declared(engine: Engine, of: Value, name: str, source: int, site: Site) -> None:
    """`of.name = parameter`: any instance gets what the parameter is declared to be; each call adds what it passes."""
    if isinstance(of, Declared) or (isinstance(of, Instance) and of is of.of.any):
        write(engine, of, name, source, site)
