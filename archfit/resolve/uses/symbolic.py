"""A use in terms of the parameters of the functions around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archfit.model.library import MISSING, Activity, LibraryFunction, Role
from archfit.resolve.calls.engine import RawUse
from archfit.resolve.calls.values import (
    Class,
    Container,
    Declared,
    External,
    Function,
    Instance,
    Made,
    Passed,
    Site,
    Value,
)
from archfit.resolve.uses.arguments import given
from archfit.resolve.uses.evaluate import Evaluator, roles_of
from archfit.resolve.uses.expressions import Alternatives, Literal, Object, either

KEPT = frozenset({Role.ENTITY, Role.HANDLER, Role.ROUTER, Role.RECEIVER})
"""The roles that objects themselves play; the others are played by texts and numbers."""


class Step(NamedTuple):
    """One call on the way to the library."""

    name: str
    """What is called there."""
    site: Site


@dataclass(frozen=True, slots=True)
class SymbolicUse:
    """One call of a library, as seen from a function that leads to it."""

    raw: RawUse
    function: Function | None
    """The one that the outermost step stands in."""
    steps: tuple[Step, ...]
    """From the outside in; the last is the call of the library."""
    roles: dict[Role, Alternatives]


def symbolic(evaluator: Evaluator, raw: RawUse) -> SymbolicUse:
    """Return a call of a library with what plays each role in it."""
    site = raw.passed.site.outer or raw.passed.site
    roles = _of_origin(evaluator, raw) | _fixed(raw.function)
    positional, named = given(evaluator, raw.passed.arguments)
    own = roles_of(raw.function, positional, named)
    for role, default in _defaults(raw.function).items():
        if role not in roles:
            own.setdefault(role, (Literal(default),))
    if raw.handler:
        own[Role.HANDLER] = evaluator.of(raw.handler)
    own = _lent(evaluator, own) | {role: _items(evaluator, found) for role, found in own.items()}
    steps = (Step(raw.function.name, site),)
    return SymbolicUse(raw, evaluator.definitions.function_at(site.unit, site.scope), steps, roles | own)


def _items(evaluator: Evaluator, found: Alternatives) -> Alternatives:
    """Return the items of a list, any of which plays the role."""
    lists = [one.value for one in found if isinstance(one, Object) and isinstance(one.value, Container)]
    if not lists:
        return found
    nodes = [node for one in lists if one.kind != "dict" for node in one.items.values()]
    others = [one for one in found if not (isinstance(one, Object) and isinstance(one.value, Container))]
    return either([*others, *(item for node in nodes for item in evaluator.of(node))])


def _lent(evaluator: Evaluator, own: dict[Role, Alternatives]) -> dict[Role, Alternatives]:
    """Return the roles that the calls say by which arguments were made: `urlopen(Request(url, method=verb))`."""
    lent: dict[Role, Alternatives] = {}
    for role, found in list(own.items()):
        if role in KEPT:
            continue
        for one in found:
            origin = one.value.origin if isinstance(one, Object) and isinstance(one.value, External) else None
            if isinstance(origin, Made):
                lent |= _made(evaluator, origin.function, origin.passed)
    for role in lent.keys() & own.keys():
        if all(not isinstance(one, Object) for one in own[role]):
            del lent[role]
    for role in lent:
        own.pop(role, None)
    return lent


def _fixed(function: LibraryFunction) -> dict[Role, Alternatives]:
    return {role: (Literal(value),) for role, value in function.fixed}


def _defaults(function: LibraryFunction) -> dict[Role, str | float | bool | None]:
    return {one.role: one.default for one in function.parameters if one.role and one.default != MISSING}


def _of_origin(evaluator: Evaluator, raw: RawUse) -> dict[Role, Alternatives]:
    """Return the roles that the constructor was given of what the call is a method of."""
    origin = raw.external.origin
    receiver: dict[Role, Alternatives] = {Role.RECEIVER: (Object(raw.external),)} if origin else {}
    if isinstance(origin, Made):
        return receiver | _made(evaluator, origin.function, origin.passed)
    if isinstance(origin, Declared):
        origin = origin.of.any
    if isinstance(origin, Instance | Class):
        instance = origin if isinstance(origin, Instance) else origin.any
        knowledge = evaluator.engine.knowledge
        if any(knowledge.activity(base) is Activity.MODEL for one in instance.of.mro for base in one.foreign):
            receiver[Role.ENTITY] = (Object(instance.of),)
        return receiver | _of_instance(evaluator, instance, raw)
    return {}


def _made(evaluator: Evaluator, function: LibraryFunction, passed: Passed) -> dict[Role, Alternatives]:
    found: dict[Role, Alternatives] = {role: (Literal(value),) for role, value in _defaults(function).items()}
    found |= roles_of(function, *given(evaluator, passed.arguments))
    found |= _fixed(function)
    if isinstance(passed.receiver, Made):
        found = _made(evaluator, passed.receiver.function, passed.receiver.passed) | found
    return found


def _of_instance(evaluator: Evaluator, instance: Instance, raw: RawUse) -> dict[Role, Alternatives]:
    """Return the roles of a class of the checked code that is derived from one of a library."""
    knowledge = evaluator.engine.knowledge
    base = raw.function.name.rpartition(".")[0]
    function = knowledge.method(base, "__init__")
    instances = [instance]
    if instance is instance.of.any:
        instances += [one for of in (instance.of, *instance.of.subclasses) for one in (*of.instances, of.any)]
    found: dict[Role, Alternatives] = {}
    if function is not None:
        found |= {role: (Literal(value),) for role, value in _defaults(function).items()}
        for one in dict.fromkeys(instances):
            for passed in one.initialised:
                for role, said in roles_of(function, *given(evaluator, passed.arguments)).items():
                    known = found.get(role, ()) if role in found and one is not instances[0] else ()
                    found[role] = either((*known, *evaluator.attributes.made_with(one, said)))
    for name, role in _class_roles(evaluator, instance.of).items():
        said = evaluator.attributes.of(instance, name)
        found.setdefault(role, said)
    return found


def _class_roles(evaluator: Evaluator, of: Class) -> dict[str, Role]:
    """Return the attributes that play a role in classes derived from one of a library."""
    knowledge = evaluator.engine.knowledge
    return {
        name: role
        for one in of.mro
        for base in one.foreign
        for known in knowledge.order(base)
        for name, role in known.roles.items()
    }


def receiver_of(function: Function) -> Value | None:
    """Return what stands for any receiver of a method, or None for what is no method."""
    if function.owner is None or function.facts.kind not in ("method", "property", "class"):
        return None
    return function.owner if function.facts.kind == "class" else function.owner.any
