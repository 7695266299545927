"""Lists, tuples, sets and dictionaries: what is put into them, and what comes out."""

from __future__ import annotations

from archfit.model.operations import Key
from archfit.resolve.calls import records
from archfit.resolve.calls.engine import Engine, find
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Constant,
    Container,
    Declared,
    External,
    Function,
    Instance,
    Site,
    Value,
)

_ADDS = frozenset({"append", "add", "insert", "appendleft"})
_TAKES = frozenset({"pop", "get", "setdefault", "popleft", "popitem"})
MOST_OVERRIDES = 12
"""Of more methods than these that a declared type may mean, calls are noted but nothing flows in or out."""
_MOST_KEYS = 64
"""Items that are told apart by their key; more are not told apart."""
_COPIES = frozenset({"values", "copy", "items"})


def get(engine: Engine, container: Container, key: Key, to: int) -> None:
    """Let a node hold the item with a key, or any item when the key is not known."""
    if key is None:
        engine.copy(to, _any(engine, container))
        return
    engine.copy(to, _place(engine, container, key))
    engine.copy(to, _place(engine, container, None))


def put(engine: Engine, container: Container, key: Key, source: int) -> None:
    """Put what a node holds into a container that is there."""
    container.open = container.open or key is None
    engine.copy(_place(engine, container, key), source)


def _place(engine: Engine, container: Container, key: Key) -> int:
    items = container.items
    node = items.get(key)
    if node is None:
        if len(items) >= _MOST_KEYS and key is not None:
            return _place(engine, container, None)
        node = items[key] = engine.node()
        if container.any:
            engine.copy(container.any, node)
    return node


def _any(engine: Engine, container: Container) -> int:
    """Return the node of any item a container has and will have."""
    if not container.any:
        container.any = engine.node()
        for node in container.items.values():
            engine.copy(container.any, node)
    return container.any


def item(engine: Engine, of: Value, key: Key, key_node: int, to: int, site: Site) -> None:
    """`of[key]`."""
    if isinstance(of, Container):
        if key is not None and not (isinstance(key, int) and key < 0):
            get(engine, of, key, to)
        elif key_node:
            engine.on(key_node, _item_by, of, to)
            if not engine.known[key_node]:
                engine.copy(to, _place(engine, of, None))
                engine.late.append((key_node, of, to))
        else:
            get(engine, of, None, to)
    elif isinstance(of, Instance | Declared):
        if not records.item(engine, of, key, site, to):
            special(engine, of, "__getitem__", Arguments((key_node,)), to, site)
    elif isinstance(of, External):
        key_node = key_node or (engine.spelled(key) if key is not None else 0)
        engine.do.method(engine, of, "__getitem__", site, Arguments((key_node,)), to)
    elif isinstance(of, Class):
        # A generic class with its parameters is the class.
        engine.add(to, of.any if of.record == "enum" else of)


def items_by_unknown_keys(engine: Engine) -> None:
    """Let what is taken by a key of which nothing is known, now that all is known, be any item."""
    late, engine.late = engine.late, []
    for key_node, of, to in late:
        if not engine.known[key_node]:
            get(engine, of, None, to)


def _item_by(engine: Engine, key: Value, of: Container, to: int) -> None:
    get(engine, of, _known_key(engine, key), to)


def set_item(engine: Engine, of: Value, key: Key, nodes: tuple[int, int], site: Site) -> None:
    """`of[key] = source`; `nodes` are those of the key and of the source."""
    key_node, source = nodes
    if isinstance(of, Container):
        if not source:
            return
        if key is None and key_node:
            engine.on(key_node, _put_by, of, source)
            if engine.known[key_node]:
                return
        put(engine, of, key, source)
    elif isinstance(of, Instance | Declared):
        special(engine, of, "__setitem__", Arguments((key_node, source)), 0, site)


def _put_by(engine: Engine, key: Value, of: Container, source: int) -> None:
    put(engine, of, _known_key(engine, key), source)


def _known_key(engine: Engine, key: Value) -> Key:
    if isinstance(key, Constant) and key is not engine.any_string and not isinstance(key.value, float):
        return key.value
    return None


def slice_of(engine: Engine, of: Value, low: int | None, high: int | None, to: int) -> None:
    """`of[low:high]`: a new list, one for each place where it is taken."""
    if not isinstance(of, Container):
        return
    if of.kind == "slice":
        engine.add(to, of)
        return
    part = Container("slice")
    if low is None or high is None:
        part.items[None] = engine.node()
        get(engine, of, None, part.items[None])
    else:
        for key, node in list(of.items.items()):
            if not isinstance(key, int):
                part.items[key] = node
            elif low <= key < high:
                part.items[key - low] = node
    engine.add(to, part)


def special(engine: Engine, of: Instance | Declared, name: str, arguments: Arguments, to: int, site: Site) -> None:
    """Call a special method, as an operator or a statement does."""
    if isinstance(of, Declared):
        special(engine, of.of.any, name, arguments, to, site)
        below = engine.overriding(of.of, name)
        for other in below:
            if len(below) <= MOST_OVERRIDES:
                special(engine, other.any, name, arguments, to, site.as_kind("declared"))
            elif name in other.methods:
                engine.record(site.as_kind("declared"), other.methods[name].name)
        return
    node, _ = find(of.of, name)
    if node:
        called = site if site.kind == "declared" else site.as_kind("dunder")
        engine.on(node, _call_special, of, arguments, to, called)


def _call_special(engine: Engine, method: Value, of: Instance, arguments: Arguments, to: int, site: Site) -> None:
    if isinstance(method, Function):
        engine.do.call(engine, engine.bound(method, of), site, arguments, to)


def method(engine: Engine, of: Container, name: str, to: int) -> None:
    """Take a method of something built in."""
    kind = "dict" if of.kind == "dict" else "list"
    engine.add(to, engine.bound(engine.external(f"builtins.{kind}.{name}"), of))


def call_method(engine: Engine, name: str, of: Container, arguments: Arguments, to: int, site: Site) -> None:
    """Call a method of something built in."""
    given = [node for node in arguments.positional if node]
    if name in _ADDS:
        if given:
            put(engine, of, None, given[-1])
    elif name in ("extend", "update"):
        for node in given[:1]:
            extend(engine, of, node, site)
        put_by_name(engine, of, arguments, site)
    elif name in _TAKES:
        _take(engine, of, given, to)
        if name in ("get", "setdefault") and len(given) > 1:
            engine.copy(to, given[1])
            if name == "setdefault":
                set_item(engine, of, None, (given[0], given[1]), site)
    elif name in _COPIES:
        made, node = _copy_at(engine, to, "list" if name != "copy" else of.kind, pairs=name == "items")
        get(engine, of, None, node)
        engine.add(to, made)


def extend(engine: Engine, of: Container, given: int, site: Site) -> None:
    """Put all items of what a node holds into a container; which keys they have is not told."""
    node = engine.node()
    engine.on(given, item, None, 0, node, site)
    put(engine, of, None, node)


def put_by_name(engine: Engine, of: Container, arguments: Arguments, site: Site) -> None:
    """Put what is given by name under its name: `dict(timeout=5)`, `options.update(timeout=5, **others)`."""
    for name, node in arguments.keywords:
        if name and node:
            put(engine, of, name, node)
        elif node:
            extend(engine, of, node, site)


def _take(engine: Engine, of: Container, given: list[int], to: int) -> None:
    if given and of.kind == "dict":
        engine.on(given[0], _item_by, of, to)
    else:
        get(engine, of, None, to)


def _copy_at(engine: Engine, to: int, kind: str, *, pairs: bool) -> tuple[Container, int]:
    """Return one container for each place where copies are made, and the node of its items: `x = x.copy()` ends."""
    key = ("copy", to)
    found: tuple[Container, int] | None = engine.made.get(key)
    if found is None:
        node = engine.node()
        made = Container(kind, {None: node})
        if pairs:
            pair = Container("list")
            engine.add(node, pair)
            node = pair.items[1] = engine.node()
        found = engine.made[key] = (made, node)
    return found
