"""What classes are by the class of a library that they are derived from."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model.library import Activity, LibraryFunction, Role
from archfit.resolve.calls.engine import RawUse, find
from archfit.resolve.calls.values import Arguments, Class, Container, External, Made, Passed, Site
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Expression, Object, Unknown, either
from archfit.resolve.uses.roles import of_made
from archfit.resolve.uses.symbolic import Step, SymbolicUse

_DECLARED = frozenset(
    {Activity.MODEL, Activity.SETTINGS, Activity.ROUTE, Activity.TASK, Activity.SUBSCRIBE, Activity.GUARD}
)


def declarations(evaluator: Evaluator) -> Iterator[SymbolicUse]:
    """Yield the classes that a library gives a meaning."""
    for unit in evaluator.engine.units:
        for one in unit.classes:
            yield from _class(evaluator, one)


def _class(evaluator: Evaluator, one: Class) -> Iterator[SymbolicUse]:
    knowledge = evaluator.engine.knowledge
    bases = [base for above in one.mro for base in above.foreign if knowledge.activity(base) in _DECLARED]
    if not bases:
        return
    base = bases[0]
    names = {name: role for known in knowledge.order(base) for name, role in known.roles.items()}
    roles: dict[Role, Alternatives] = {Role.ENTITY: (Object(one),)}
    for name, role in names.items():
        said = _said(evaluator, one, name, role)
        if said:
            roles.setdefault(role, said)
    function = LibraryFunction(base, activity=knowledge.activity(base))
    scope = one.facts.scope
    yield _use(function, Passed(Site(one.unit, scope, one.facts.line, "declared"), None, Arguments()), roles)


def _said(evaluator: Evaluator, one: Class, name: str, role: Role) -> Alternatives:
    """Return what a class says under a name, that of a class in its body and an attribute of that too."""
    of: Alternatives = (Object(one),)
    for part in name.split("."):
        of = either(found for each in of for found in _part(evaluator, each, part, role))
    return tuple(said for said in of if not isinstance(said, Unknown | Object))


def _part(evaluator: Evaluator, of: Expression, name: str, role: Role) -> Alternatives:
    """Return an attribute, an item of a dictionary, or what something a library made was made with."""
    value = of.value if isinstance(of, Object) else None
    if isinstance(value, Container):
        if value.kind == "dict":
            return evaluator.of(value.items[name]) if name in value.items else ()
        # `__table_args__`: the options stand in a dictionary at the end.
        last = max((key for key in value.items if isinstance(key, int)), default=None)
        inner = evaluator.of(value.items[last]) if last is not None else ()
        return either(found for each in inner if _is_dict(each) for found in _part(evaluator, each, name, role))
    if isinstance(value, External) and isinstance(value.origin, Made):
        return of_made(evaluator, value.origin).get(role, ())
    node = find(value, name)[0] if isinstance(value, Class) and role is Role.SCHEMA else 0
    if node:
        return evaluator.of(node)  # as it was made: an attribute is of the class alone
    return evaluator.read((of,), name)


def _is_dict(one: Expression) -> bool:
    return isinstance(one, Object) and isinstance(one.value, Container) and one.value.kind == "dict"


def _use(function: LibraryFunction, passed: Passed, roles: dict[Role, Alternatives]) -> SymbolicUse:
    raw = RawUse(function, External(function.name), passed, passed.site.kind, 0)
    return SymbolicUse(raw, None, (Step(function.name, passed.site),), roles)
