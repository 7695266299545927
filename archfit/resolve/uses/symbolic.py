"""A use in terms of the parameters of the functions around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archfit.model.library import Activity, Role
from archfit.resolve.calls.engine import RawUse
from archfit.resolve.calls.values import Function, Site, Value
from archfit.resolve.uses.arguments import may_give_more
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import UNKNOWN, Literal, Object, either
from archfit.resolve.uses.lookups import kept
from archfit.resolve.uses.roles import Roles, defaults, of_call, of_receiver
from archfit.resolve.uses.signatures import signature


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
    roles: Roles


def symbolic(evaluator: Evaluator, raw: RawUse) -> SymbolicUse:
    """Return a call of a library with what plays each role in it."""
    site = raw.passed.site.outer or raw.passed.site
    own = of_call(evaluator, raw.function, raw.passed.arguments)
    if raw.handler:
        own[Role.HANDLER] = evaluator.of(raw.handler)
    origin = raw.external.origin
    held: Roles = {}
    if origin is not None:
        held = of_receiver(evaluator, origin, raw.function)
        own[Role.RECEIVER] = (Object(raw.external),)
    if raw.function.activity is Activity.REFERENCE:
        held = {**kept(evaluator, raw), **held}
    if raw.function.activity is Activity.MOUNT and not any(one.role is Role.PATH for one in raw.function.parameters):
        held.pop(Role.PREFIX, None)
    if raw.function.activity is Activity.ROUTE:
        for role, said in signature(evaluator, own.get(Role.HANDLER, ())).items():
            own[role] = either((*own.get(role, ()), *said))
    steps = (Step(raw.function.name, site),)
    function = evaluator.definitions.function_at(site.unit, site.scope)
    roles = {**defaults(raw.function), **held, **own}
    if roles.get(Role.TIMEOUT) == (Literal(None),) and (
        evaluator.replaced.gives_timeout(raw) or may_give_more(evaluator, raw.passed.arguments)
    ):
        roles[Role.TIMEOUT] = UNKNOWN
    return SymbolicUse(raw, function, steps, roles)


def receiver_of(function: Function) -> Value | None:
    """Return what stands for any receiver of a method, or None for what is no method."""
    if function.owner is None or function.facts.kind not in ("method", "property", "class"):
        return None
    return function.owner if function.facts.kind == "class" else function.owner.any
