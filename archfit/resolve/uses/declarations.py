"""What classes are by the class of a library that they are derived from."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model.library import Activity, LibraryFunction, Role
from archfit.resolve.calls.engine import RawUse
from archfit.resolve.calls.values import Arguments, Class, External, Passed, Site
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Object, Unknown
from archfit.resolve.uses.symbolic import Step, SymbolicUse

_DECLARED = frozenset({Activity.MODEL, Activity.SETTINGS, Activity.ROUTE, Activity.TASK, Activity.SUBSCRIBE})


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
        said = _said(evaluator, one, name)
        if said:
            roles[role] = said
    function = LibraryFunction(base, activity=knowledge.activity(base))
    scope = one.facts.scope
    yield _use(function, Passed(Site(one.unit, scope, one.facts.line, "declared"), None, Arguments()), roles)


def _said(evaluator: Evaluator, one: Class, name: str) -> Alternatives:
    """Return what a class says under a name, that of a class in its body and an attribute of that too."""
    of: Alternatives = (Object(one),)
    for part in name.split("."):
        of = evaluator.read(of, part)
    return tuple(said for said in of if not isinstance(said, Unknown | Object))


def _use(function: LibraryFunction, passed: Passed, roles: dict[Role, Alternatives]) -> SymbolicUse:
    raw = RawUse(function, External(function.name), passed, passed.site.kind, 0)
    return SymbolicUse(raw, None, (Step(function.name, passed.site),), roles)
