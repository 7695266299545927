"""What all operations share: the network, the program, interned values and the calls found so far."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from archfit.model.library import Knowledge, LibraryFunction
from archfit.model.operations import Call
from archfit.resolve.calls.network import Network
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import (
    Arguments,
    Bound,
    Class,
    Constant,
    Container,
    External,
    Instance,
    Made,
    Module,
    Passed,
    Scheme,
    Site,
    Super,
    Value,
)

BUILTINS = frozenset(dir(builtins))
NOWHERE = Site(0, 0, 0)
SOMEWHERE = Value()
"""The origin of what a library makes when it is imported."""
_DEEPEST = 6
"""Parts of an external name: a loop that takes an attribute of itself would make it grow for ever."""
_NOT_FOUND: tuple[int, Class | None] = (0, None)
_MOST_SITES = 4
"""Instances of a class that are told apart by where they were made."""


class RawUse(NamedTuple):
    """A call of something that a library file says the meaning of."""

    function: LibraryFunction
    external: External
    passed: Passed
    kind: str
    handler: int
    """The node of what is decorated; 0 where nothing is."""


class Operations(NamedTuple):
    """The operations that need one another."""

    call: Callable[[Any, Value, Site, Arguments, int], None]
    """Call a value; the result goes to a node."""
    read: Callable[[Any, Value, str, Site, int], None]
    write: Callable[[Any, Value, str, int, Site], None]
    iterate: Callable[[Any, Value, Site, int], None]
    method: Callable[[Any, External, str, Site, Arguments, int], bool]
    """Call a method of something that a library made."""


class Engine(Network):
    """The network of a program."""

    def __init__(self, operations: Operations, knowledge: Knowledge) -> None:
        super().__init__()
        self.do = operations
        self.knowledge = knowledge
        self.uses: list[RawUse] = []
        """What is done through libraries, in the order found."""
        self.became: dict[Value, Made] = {}
        """Functions that a library's decorator makes something of: a task."""
        self.asked: dict[Value, list[tuple[str, int]]] = {}
        """(attribute, to) of functions that may yet become something."""
        self.units: list[Unit] = []
        self.by_module: dict[str, Unit] = {}
        self.modules: Collection[str] = ()
        """All modules, also those without a file."""
        self.edges: dict[tuple[int, str, int, str, str], Call | None] = {}
        """(unit, caller, line, callee, kind) of every call found -> the call as written, where one is."""
        self.holders: dict[str, list[Class]] = {}
        """Attribute -> the classes that have it in their body."""
        self.written: set[str] = set()
        """The names of all attributes that anything is set under."""
        self.schemes: dict[int, Scheme] = {}
        """The types of nodes that depend on type variables."""
        self.late: list[tuple[int, Container, int]] = []
        """(key, container, to): what is taken by a key of which nothing was known at the time."""
        self.beginnings: dict[int, str] = {}
        """The node of a string put together -> what it begins with, where that may be the beginning of a name."""
        self.unproven: list[tuple[int, tuple[Class, ...]]] = []
        """(node, classes): what a test says is an instance of one of them."""
        self.conformers: Callable[[Class], tuple[Class, ...]] = lambda _protocol: ()
        self.made: dict[tuple[Any, ...], Any] = {}
        """Values and nodes by what they are made of, so that each is made once."""
        self._externals: dict[str, External] = {}
        self._constants: dict[tuple[type, str | float], Constant] = {(str, ""): self.any_string}
        self._modules: dict[str, Module] = {}

    # -- values ------------------------------------------------------------------------------------

    def external(self, name: str) -> External:
        """Return what a dotted name of others stands for."""
        found = self._externals.get(name)
        if found is None:
            canonical = self.knowledge.canonical(name)
            if canonical != name:
                found = self._externals[name] = self.external(canonical)
                return found
            if name in self.knowledge.instances:
                found = self._externals[name] = External(self.knowledge.instances[name], SOMEWHERE)
                return found
            short = ".".join(name.split(".")[:_DEEPEST])
            found = self._externals.setdefault(short, External(short))
            self._externals[name] = found
        return found

    def member(self, of: External, name: str) -> External:
        """Return an attribute of something external."""
        found = of.members.get(name)
        if found is None:
            found = of.members[name] = self._known_member(of, name) or self.external(f"{of.name}.{name}")
        return found

    def _known_member(self, of: External, name: str) -> External | None:
        """Return an attribute of an instance of a class of a library, where its file says what it is."""
        known = self.knowledge
        if of.name not in known.classes:
            return None
        method = known.method(of.name, name)
        if method is not None:
            return External(method.name, of.origin, of)
        kind = known.attribute(of.name, name)
        if kind:
            return External(kind, of.origin, of)
        by_name = known.method(of.name, "__getattr__") if of.origin is not None else None
        return self.made_from(of, by_name, self.spelled(name)) if by_name and not name.startswith("_") else None

    def made_from(self, of: External, function: LibraryFunction, node: int) -> External:
        """Return what a library gives for a name or a key: a collection of a database."""
        passed = Passed(NOWHERE, of.origin, Arguments((node,)))
        return External(function.returns, Made(function, passed), of)

    def spelled(self, value: str | int) -> int:
        """Return a node that holds a constant which the code spells as a name or a key."""
        key = ("spelled", value)
        found: int | None = self.made.get(key)
        if found is None:
            found = self.made[key] = self.node()
            self.add(found, self.constant(value))
        return found

    def made_by(self, name: str, origin: Value) -> External:
        """Return an instance of a class of a library that came by something."""
        key = ("external", name, origin)
        found: External | None = self.made.get(key)
        if found is None:
            found = self.made[key] = External(name, origin)
        return found

    def constant(self, value: str | float) -> Constant:
        """Return a constant."""
        key = (type(value), value)
        found = self._constants.get(key)
        if found is None:
            found = self._constants[key] = Constant(value)
        return found

    def module(self, name: str) -> Module:
        """Return a module of the checked code."""
        found = self._modules.get(name)
        if found is None:
            found = self._modules[name] = Module(name)
        return found

    def bound(self, function: Value, receiver: Value, *, declared: bool = False, remote: bool = False) -> Bound:
        """Return a function with its receiver."""
        key = (function, receiver, declared, remote)
        found: Bound | None = self.made.get(key)
        if found is None:
            found = self.made[key] = Bound(function, receiver, declared, remote)
        return found

    def super_of(self, of: Class, receiver: Instance | Class) -> Super:
        """Return what `super()` is for a receiver."""
        key = (of, receiver)
        found: Super | None = self.made.get(key)
        if found is None:
            found = self.made[key] = Super(of, receiver)
        return found

    def listed(self, node: int) -> Container:
        """Return a list whose items a node holds."""
        return Container("list", {None: node})

    def instance(self, of: Class) -> Instance:
        """Return an instance for one more site, or the one for all further sites."""
        if len(of.instances) >= _MOST_SITES:
            return of.any
        made = Instance(of)
        of.instances.append(made)
        return made

    # -- classes -----------------------------------------------------------------------------------

    def field(self, of: Instance, name: str) -> int:
        """Return the node of an attribute of an instance."""
        node = of.fields.get(name)
        if node is None:
            node = of.fields[name] = self.node()
            if of is of.of.any:
                for wanting in of.of.waiting.pop(name, ()):
                    self.copy(wanting, node)
                for base in of.of.mro:
                    family = base.families.get(name)
                    if family:
                        self.copy(family, node)
        return node

    def inherited(self, of: Class, name: str) -> int:
        """Return the node of what an attribute was set to in any instance of a class and those above it."""
        node = of.inherited.get(name)
        if node is None:
            node = of.inherited[name] = self.node()
            for base in of.mro:
                known = base.any.fields.get(name)
                if known:
                    self.copy(node, known)
                else:
                    base.waiting.setdefault(name, []).append(node)
        return node

    def family(self, of: Class, name: str) -> int:
        """Return the node of what an attribute is in any instance of a class and those below it."""
        node = of.families.get(name)
        if node is None:
            node = of.families[name] = self.node()
            for one in (of, *of.subclasses):
                known = one.any.fields.get(name)
                if known:
                    self.copy(node, known)
        return node

    def inherited_from_others(self, of: Class, name: str, origin: Value) -> External | None:
        """Return an attribute that a class has by a base class that is not of the checked code."""
        first = self.foreign(of)
        if not first:
            return None
        for one in of.mro:
            for base in one.foreign:
                if base in self.knowledge.classes:
                    found = self._known_member(self.made_by(base, origin), name)
                    if found is not None:
                        return found
        return self.member(self.external(first), name)

    def foreign(self, of: Class) -> str:
        """Return the first base in resolution order that is not of the checked code, or nothing."""
        if of.foreign_base is None:
            of.foreign_base = next((one.foreign[0] for one in of.mro if one.foreign), "")
        return of.foreign_base

    def overriding(self, of: Class, name: str) -> tuple[Class, ...]:
        """Return the classes below one, and those that conform to a protocol, that have an attribute of their own."""
        found = of.overrides.get(name)
        if found is None:
            below = (*of.subclasses, *(self.conformers(of) if of.protocol else ()))
            holding = self.holders.get(name, ())
            if len(holding) < len(below):
                having = {other for one in holding if one not in of.mro for other in (one, *one.subclasses)}
                below = tuple([one for one in below if one in having]) if having else ()
            # One that has it by a class beside this one counts too, once for each such class.
            holders = {find(one, name)[1]: one for one in reversed(below)}
            found = tuple(one for holder, one in reversed(holders.items()) if holder and holder not in of.mro)
            of.overrides[name] = found
        return found

    # -- calls -------------------------------------------------------------------------------------

    def record(self, site: Site, callee: str) -> None:
        """Note a call."""
        unit = site.unit
        self.edges[unit, self.units[unit].names[site.scope], site.line, callee, site.kind] = site.call


def find(of: Class, name: str) -> tuple[int, Class | None]:
    """Return the node of an attribute of a class, and the class in its resolution order whose body binds it."""
    found = of.found.get(name)
    if found is None:
        found = _NOT_FOUND
        for one in of.mro:
            node = one.body.get(name)
            if node is not None:
                # All below a class share what is found in it: there are a hundred times more of them than of names.
                found = find(one, name) if one is not of else (node, one)
                break
        of.found[name] = found
    return found
