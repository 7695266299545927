"""What plays which role in a call of a library: what it is given, and what it is called on was made with."""

from __future__ import annotations

from archfit.model.library import MISSING, Activity, LibraryFunction, Role
from archfit.resolve.calls.libraries import is_a
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Container,
    Declared,
    External,
    Function,
    Instance,
    Made,
    Value,
)
from archfit.resolve.uses.arguments import given, roles_of
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Expression, Literal, Object, Unknown, either
from archfit.resolve.uses.lookups import lookups, maker

Roles = dict[Role, Alternatives]

OBJECTS = frozenset({
    Role.ENTITY, Role.HANDLER, Role.ROUTER, Role.RECEIVER, Role.CASCADE, Role.REQUEST, Role.RESPONSE,
})  # fmt: skip
"""The roles that objects themselves play; the others are played by texts and numbers."""
_OF_ONE_CALL = frozenset({
    Role.VERB, Role.STATEMENT, Role.NAME, Role.HANDLER, Role.DEFAULT, Role.PART, Role.KEY, Role.PATH, Role.RECEIVER,
    Role.LOOKUP,
})  # fmt: skip
"""The roles that say something of one activity, and nothing of what is called on its result."""


def of_call(evaluator: Evaluator, function: LibraryFunction, arguments: Arguments) -> Roles:
    """
    Return the roles that the arguments of a call play.

    An argument that a library made lends what it was made with: `urlopen(Request(url, method=verb))`.
    """
    followed = lookups(evaluator, function, arguments)
    own = _fixed(function) | lend(evaluator, roles_of(function, *given(evaluator, arguments)))
    return own | {Role.LOOKUP: followed} if followed else own


def lend(evaluator: Evaluator, found: Roles) -> Roles:
    """Return roles in which no text is played by what a library made: that says what it was made with instead."""
    found = {role: _items(evaluator, role, alternatives) for role, alternatives in found.items()}
    lent: Roles = {}
    for role, alternatives in list(found.items()):
        if role is Role.ENTITY:
            found[role] = either(one for each in alternatives for one in _entities(evaluator, each))
        elif role not in OBJECTS:
            made = [one for one in map(maker, alternatives) if one is not None]
            for one in made:
                lent |= of_made(evaluator, one)
            if made:
                found.pop(role)
    return lent | found


def defaults(function: LibraryFunction) -> Roles:
    """Return what the roles of a function are that it is not given."""
    return {one.role: (Literal(one.default),) for one in function.parameters if one.role and one.default != MISSING}


def of_made(evaluator: Evaluator, made: Made) -> Roles:
    """Return the roles that something a library made was made with, and what made it was."""
    own = of_call(evaluator, made.function, made.passed.arguments)
    if made.handler:
        own[Role.HANDLER] = evaluator.of(made.handler)
    receiver = made.passed.receiver
    inherited = of_receiver(evaluator, receiver, made.function) if receiver is not None else {}
    return {**defaults(made.function), **inherited, **own}


def of_receiver(evaluator: Evaluator, receiver: Value, function: LibraryFunction) -> Roles:
    """Return the roles that hold for all that is called on something."""
    if isinstance(receiver, Made):
        made = of_made(evaluator, receiver)
        if receiver.function.activity not in (Activity.QUERY, Activity.JOIN, Activity.REQUEST):
            return made
        return {role: said for role, said in made.items() if role not in _OF_ONE_CALL}
    if isinstance(receiver, Declared):
        receiver = receiver.of.any
    if isinstance(receiver, Class):
        receiver = receiver.any
    return _of_instance(evaluator, receiver, function) if isinstance(receiver, Instance) else {}


def _fixed(function: LibraryFunction) -> Roles:
    return {role: (Literal(value),) for role, value in function.fixed}


def _items(evaluator: Evaluator, role: Role, found: Alternatives) -> Alternatives:
    """Return the items of a list, any of which plays the role; or the keys of a mapping by topic, table or key."""
    lists = [one.value for one in found if isinstance(one, Object) and isinstance(one.value, Container)]
    if not lists:
        return found
    by_key = [one for one in lists if one.kind == "dict" and role in (Role.TOPIC, Role.TABLE, Role.KEY)]
    keys = [Literal(key) for one in by_key for key in one.items if isinstance(key, str)]
    nodes = [node for one in lists if one.kind != "dict" for node in one.items.values()]
    others = [one for one in found if not (isinstance(one, Object) and isinstance(one.value, Container))]
    return either([*others, *keys, *(item for node in nodes for item in evaluator.of(node))])


def _entities(evaluator: Evaluator, one: Expression, depth: int = 0) -> Alternatives:
    """Return the class that stands for a table: it, or that of an instance, an attribute, the result of a lambda."""
    value = one.value if isinstance(one, Object) else None
    if isinstance(value, External):
        maker = value.origin if isinstance(value.origin, Made) else None
        if maker and maker.function.activity is Activity.REFERENCE:
            return of_call(evaluator, maker.function, maker.passed.arguments).get(Role.ENTITY, ())
        found = class_of(value)
        return (Object(found),) if found else (one,)
    if isinstance(value, Instance | Declared):
        return (Object(value.of),)
    if isinstance(value, Function) and not depth:
        return either(found for each in evaluator.of(value.returns) for found in _entities(evaluator, each, 1))
    return (one,)


def class_of(value: Value | None) -> Class | None:
    """Return the class of the checked code that something came by: `Order.objects.filter(...)`."""
    for _ in range(_LONGEST):
        if isinstance(value, External):
            value = value.origin
        elif isinstance(value, Made):
            value = value.passed.receiver
        else:
            break
    if isinstance(value, Instance | Declared):
        return value.of
    return value if isinstance(value, Class) else None


_LONGEST = 20
"""Calls in a chain, each on what the one before gave."""


def _of_instance(evaluator: Evaluator, instance: Instance, function: LibraryFunction) -> Roles:
    """Return the roles of an object whose class is derived from one of a library."""
    knowledge = evaluator.engine.knowledge
    found: Roles = {}
    if is_a(evaluator.engine, instance.of, Activity.MODEL):
        found[Role.ENTITY] = (Object(instance.of),)
    elif evaluator.managed(instance.of):
        found[Role.ENTITY] = either(Object(one) for one in evaluator.managed(instance.of))
    constructor = knowledge.method(function.name.rpartition(".")[0], "__init__")
    if constructor is not None:
        found |= defaults(constructor)
        found |= _made_with(evaluator, instance, constructor)
    for name, role in _class_roles(evaluator, instance.of).items():
        said = tuple(one for one in evaluator.attributes.of(instance, name) if not isinstance(one, Unknown | Object))
        if said:
            found.setdefault(role, said)
    return found


def _made_with(evaluator: Evaluator, instance: Instance, constructor: LibraryFunction) -> Roles:
    """Return what the constructor of the library's class is given: by this instance, or by any of the class."""
    instances = [instance]
    if instance is instance.of.any:
        instances += [one for of in (instance.of, *instance.of.subclasses) for one in (*of.instances, of.any)]
    found: dict[Role, list[Expression]] = {}
    for one in dict.fromkeys(instances):
        for passed in one.initialised:
            for role, said in of_call(evaluator, constructor, passed.arguments).items():
                found.setdefault(role, []).extend(evaluator.attributes.made_with(one, said))
    return {role: either(said) for role, said in found.items()}


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
