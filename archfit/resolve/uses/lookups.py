"""
The keys that a query follows, and the attributes that these keys are kept in.

Django 5.2, "Lookups that span relationships": `filter(customer__name=...)`, `Q`, `F`, aggregates, and the names of
`order_by`, `values`, `select_related`; SQLAlchemy 2.0, "Relationship Loading Techniques".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archfit.model import operations
from archfit.model.library import LibraryFunction, Role
from archfit.resolve.calls.engine import RawUse
from archfit.resolve.calls.values import Arguments, Class, Container, Declared, External, Made
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Expression, Literal, Object, either

_DEEPEST = 8
"""Conditions inside conditions; what is deeper is not looked at."""


def lookups(evaluator: Evaluator, function: LibraryFunction, arguments: Arguments) -> Alternatives:
    """Return the ways along references that a call is given: texts, names of arguments, attributes of classes."""
    return tuple(dict.fromkeys(_given(evaluator, function, arguments, 0)))


def kept(evaluator: Evaluator, raw: RawUse) -> Mapping[Role, Alternatives]:
    """
    Return the attribute of the class around it that a reference is kept in.

    And what that is declared to be, which says where `user: Mapped["User"] = relationship()` leads.
    """
    site = raw.passed.site
    if site.call is None:
        return {}
    unit = evaluator.engine.units[site.unit]
    made, sources = site.call.to + unit.base, evaluator.definitions.sources
    found = [
        (name, node)
        for one in unit.classes
        if one.facts.scope == site.scope
        for name, node in one.body.items()
        if node == made or made in sources.get(node, ())
    ]
    asks = any(one.role is Role.ENTITY for one in raw.function.parameters)
    declared = either(Object(of) for _, node in found for of in _declared(evaluator, node)) if asks else ()
    fields = tuple(Literal(name) for name, _ in found)
    return {role: said for role, said in ((Role.FIELD, fields), (Role.ENTITY, declared)) if said}


def _declared(evaluator: Evaluator, node: int) -> Iterator[Class]:
    """Yield the classes that a node, or the items of a list there, are declared to be instances of."""
    for value in evaluator.engine.known[node]:
        if isinstance(value, Declared):
            yield value.of
        elif isinstance(value, Container):
            items = (one for item in value.items.values() for one in evaluator.engine.known[item])
            yield from (one.of for one in items if isinstance(one, Declared))


def _given(evaluator: Evaluator, function: LibraryFunction, arguments: Arguments, depth: int) -> Iterator[Expression]:
    known = {one.name: one.role for one in function.parameters if not one.rest}
    rests = {one.position: one.role for one in function.parameters if one.rest}
    roles = [one.role for one in function.parameters if one.position is not None and not one.rest]
    further = next((role for position, role in rests.items() if position is not None), None)
    for place, node in enumerate(arguments.positional):
        if (roles[place] if place < len(roles) else further) is Role.LOOKUP:
            yield from _of(evaluator, node, depth)
    for name, node in arguments.keywords:
        if name and name in known:
            yield from _of(evaluator, node, depth) if known[name] is Role.LOOKUP else ()
        elif rests.get(None) is Role.LOOKUP:
            yield from _by_name(evaluator, name or "", node, depth)


def _by_name(evaluator: Evaluator, name: str, node: int, depth: int) -> Iterator[Expression]:
    """Yield the name of an argument, or the keys of a dictionary of arguments; and what it is compared with."""
    if name:
        yield Literal(name)
        yield from (one for one in _of(evaluator, node, depth) if not isinstance(one, Literal))
        yield from _lent(evaluator, node, depth)
        return
    for value in evaluator.engine.known[node] if node else ():
        if isinstance(value, Container):
            yield from (Literal(key) for key in value.items if isinstance(key, str))


def _lent(evaluator: Evaluator, node: int, depth: int) -> Iterator[Expression]:
    """Yield the lookups of what stands in a condition and is no query of its own: `Q`, `F`, `Count`."""
    for one in evaluator.of(node) if node and depth < _DEEPEST else ():
        made = maker(one)
        if made is not None and made.function.activity is None:
            yield from _given(evaluator, made.function, made.passed.arguments, depth + 1)


def _of(evaluator: Evaluator, node: int, depth: int) -> Iterator[Expression]:
    """Yield texts, attributes of classes as `module.Class.name`, and what lists and conditions hold of them."""
    defined = evaluator.definitions.operations(node) if node and depth < _DEEPEST else None
    for one in defined[1] if defined else ():
        if isinstance(one, operations.Operator) and defined:
            for side in filter(None, (one.left, one.right)):
                yield from _of(evaluator, side + defined[0].base, depth + 1)
        elif isinstance(one, operations.Read) and defined:
            holders = evaluator.engine.known[one.of + defined[0].base]
            yield from (Literal(f"{of.name}.{one.name}") for of in holders if isinstance(of, Class))
    for found in evaluator.of(node) if node and depth < _DEEPEST else ():
        value = found.value if isinstance(found, Object) else None
        if isinstance(found, Literal):
            yield found
        elif isinstance(value, Container):
            for item in value.items.values():
                yield from _of(evaluator, item, depth + 1)
    yield from _lent(evaluator, node, depth)


def maker(one: Expression) -> Made | None:
    """Return the call of a library that made something, or None."""
    value = one.value if isinstance(one, Object) else None
    return value.origin if isinstance(value, External) and isinstance(value.origin, Made) else None
