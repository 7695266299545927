"""All uses of a program, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from archfit.model import Confidence, Location
from archfit.model.library import Activity, Role
from archfit.model.use import LOOPS, Hop, Surrounding, Use
from archfit.model.value import Hole, Named, Scalar, Text, Value, Variable, text
from archfit.resolve.calls import values
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.loops import Loops
from archfit.resolve.calls.values import Site
from archfit.resolve.uses.answers import Answers
from archfit.resolve.uses.configured import configured
from archfit.resolve.uses.declarations import declarations
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Expression, Joined, Literal, Object, Reading, Unknown
from archfit.resolve.uses.lift import Lift
from archfit.resolve.uses.naming import imported
from archfit.resolve.uses.roles import OBJECTS, class_of
from archfit.resolve.uses.symbolic import SymbolicUse, symbolic
from archfit.resolve.uses.tasks import called_tasks

_NEEDED = {
    Activity.REFERENCE: (Role.ENTITY, Role.NAME, Role.TABLE),
    Activity.JOIN: (Role.LOOKUP,),
    Activity.CONNECT: (Role.ENGINE, Role.URL, Role.HOST, Role.DATABASE),
}
"""What must be said at all of what may say nothing."""
_ASSUMED = frozenset({"callback", "declared", "injected", "task"})
"""Kinds of calls that are made by others than the code that is read."""
_KINDS: dict[type, str] = {
    values.Class: "class",
    values.Function: "function",
    values.Module: "module",
    values.External: "library",
}


def uses_of(engine: Engine) -> tuple[Use, ...]:
    """Return what a solved program does through libraries, in order of place."""
    evaluator = Evaluator(engine)
    lift = Lift(evaluator)
    freeze = _Freeze(evaluator)
    raws = chain(engine.uses, called_tasks(engine))
    followed = (raw for raw in raws if raw.function.activity is not Activity.TEXT)
    called = (freeze.use(one) for raw in followed for one in lift.uses(symbolic(evaluator, raw)))
    declared = (freeze.use(one) for one in declarations(evaluator))
    settled = (freeze.use(one) for use in configured(evaluator) for one in lift.uses(use))
    return tuple(_merged(use for use in chain(called, declared, settled) if _is_any(use)))


def _is_any(use: Use) -> bool:
    """Tell whether a use is one: a field may refer to another table, and a call connect to a datastore, or not."""
    needed = _NEEDED.get(use.activity)
    return needed is None or any(use.values(role) for role in needed)


def _merged(uses: Iterable[Use]) -> Iterator[Use]:
    """Yield the uses in order; of one call that may be of several objects one."""
    found: dict[tuple[object, ...], Use] = {}
    for use in uses:
        key = (use.at, use.activity, use.function, use.caller, use.via)
        known = found.get(key)
        if known is None:
            found[key] = use
            continue
        roles = sorted({role for role, _ in (*known.arguments, *use.arguments)})
        joined = tuple((role, tuple(dict.fromkeys((*known.values(role), *use.values(role))))) for role in roles)
        found[key] = known._replace(arguments=joined)
    yield from sorted(found.values(), key=lambda use: (use.at, use.activity, use.function, use.caller, use.via))


class _Freeze:
    """Makes values of what was found."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._engine = evaluator.engine
        self._answers = Answers(self._engine)
        self._loops = [Loops(self._engine, unit) for unit in self._engine.units]

    def use(self, use: SymbolicUse) -> Use:
        outer = use.steps[0].site
        direct = len(use.steps) == 1 and use.raw.kind not in _ASSUMED and use.raw.external.origin is None
        literal = all(isinstance(one, Literal | Object) for found in use.roles.values() for one in found)
        activity = use.raw.function.activity
        if activity is None:
            message = f"{use.raw.function.name} is no activity"
            raise ValueError(message)
        asks = activity is Activity.REQUEST
        return Use(
            activity=activity,
            function=use.raw.function.name,
            caller=self._caller(outer),
            at=self._place(outer),
            arguments=tuple((role, self._played(role, found)) for role, found in sorted(use.roles.items())),
            via=tuple(Hop(step.name, self._place(step.site)) for step in use.steps) if len(use.steps) > 1 else (),
            around=tuple(chain.from_iterable(self._around(step.site) for step in reversed(use.steps))),
            awaited=bool(outer.call and outer.call.awaited),
            confidence=Confidence.DIRECT if direct and literal else Confidence.DERIVED,
            needs=self._answers.needs(outer) if asks else (),
            ignored=asks and self._answers.ignored(use.raw.function.name, [step.site for step in use.steps]),
        )

    def _caller(self, site: Site) -> str:
        return self._engine.units[site.unit].names[site.scope]

    def _place(self, site: Site) -> Location:
        column = site.call.column if site.call else 1
        return Location(self._engine.units[site.unit].summary.path, site.line, column)

    def _around(self, site: Site) -> Iterator[Surrounding]:
        unit = self._engine.units[site.unit]
        at = site.call.block if site.call else -1
        while at >= 0:
            block = unit.summary.blocks[at]
            node = block.node and block.node + unit.base
            entered = self._evaluator.of(node) if block.kind == "with" and node else ()
            yield Surrounding(self._kind(site, at), unit.names[site.scope], block.line, self._values(entered))
            at = block.outer

    def _kind(self, site: Site, at: int) -> str:
        block = self._engine.units[site.unit].summary.blocks[at]
        if block.kind in LOOPS and site.call and not self._loops[site.unit].repeats(site.call, block.node):
            return "count"
        return "swallow" if block.kind == "try" and self._answers.swallows(site, at) else block.kind

    def _played(self, role: Role, found: Alternatives) -> tuple[Value, ...]:
        """Return what plays a role; an object in the place of a text is not known."""
        if role in OBJECTS:
            return self._values(found)
        return self._values(tuple(self._as_text(role, one) for one in found))

    @staticmethod
    def _as_text(role: Role, one: Expression) -> Expression:
        if not isinstance(one, Object):
            return one
        # A key refers to a column by its attribute: `ForeignKey(User.id)`.
        model = class_of(one.value) if role is Role.NAME else None
        return Object(model) if model is not None else imported(one.value)

    def _values(self, found: Alternatives) -> tuple[Value, ...]:
        return tuple(dict.fromkeys(self._frozen(one) for one in found))

    def _frozen(self, one: Expression) -> Value:
        """Return a value; what a library made is known by the place where it was made."""
        external = one.value if isinstance(one, Object) else None
        if isinstance(external, values.External):
            of = (
                external.of
                if external.of is not None and external.name not in self._engine.knowledge.classes
                else external
            )
            if isinstance(of.origin, values.Made):
                at = self._place(of.origin.passed.site)
                return Named("made", f"{of.name}@{at.path}:{at.line}:{at.column}")
            if isinstance(of.origin, values.Instance | values.Declared):
                return Named("instance", of.origin.of.name)
            if isinstance(of.origin, values.Class):
                return Named("class", of.origin.name)
        return frozen(one)


def frozen(one: Expression) -> Value:
    """Return an expression without parameters as a value."""
    if isinstance(one, Literal):
        return Text((one.value,)) if isinstance(one.value, str) and one.value else _scalar(one.value)
    if isinstance(one, Joined):
        return text(*(_part(part) for part in one.parts))
    if isinstance(one, Object):
        return _named(one.value)
    return text(_part(one))


def _scalar(value: str | float | bool | None) -> Value:  # noqa: FBT001 - a constant
    return Text() if isinstance(value, str) else Scalar(value)


def _part(one: Expression) -> str | Hole | Variable | Text:
    if isinstance(one, Literal):
        return str(one.value)
    if isinstance(one, Unknown):
        return Hole(one.name)
    if isinstance(one, Reading):
        default = frozen(one.default) if one.default is not None else None
        said = default if isinstance(default, Text) else text(str(default)) if isinstance(default, Scalar) else None
        return Variable(one.variable, said, tuple(text(_part(path)) for path in one.files))
    if isinstance(one, Joined):
        return text(*(_part(part) for part in one.parts))
    return Hole(imported(one.value).name) if isinstance(one, Object) else Hole()


def _named(value: values.Value) -> Value:
    if isinstance(value, values.Bound):
        return _named(value.function)
    if isinstance(value, values.Instance | values.Declared):
        return Named("instance", value.of.name)
    if isinstance(value, values.Wrapped):
        return Named("function", value.wrapper.name)
    kind = _KINDS.get(value.__class__)
    return Named(kind, value.name) if kind else Text((Hole(),))  # type: ignore[attr-defined]  # they have names
