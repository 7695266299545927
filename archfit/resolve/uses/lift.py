"""
Wrappers: where a parameter says what is requested, the call of the function is the request.

To a fixpoint: a function that hands its own parameter on to a wrapper is one too. A call is taken up to
its callers only as far as these say more than the function itself; what no caller says stays a hole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from archfit.model.coverage import DECISIVE as PLACES
from archfit.model.library import Role
from archfit.resolve.calls.values import Class, Declared, External, Function, Instance, Module, Passed
from archfit.resolve.uses.decisive import (
    DECISIVE,
    address,
    begins_with_hole,
    decisive,
    is_constructor,
    is_receiver,
    is_said,
    says,
)
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import (
    UNKNOWN,
    Alternatives,
    Applied,
    Binding,
    Expression,
    Joined,
    Literal,
    Member,
    Object,
    Parameter,
    Reading,
    Unknown,
    either,
    parameters,
    read_from,
)
from archfit.resolve.uses.roles import OBJECTS, Roles, lend
from archfit.resolve.uses.strings import apply
from archfit.resolve.uses.symbolic import Step, SymbolicUse, receiver_of

_DEEPEST = 8
"""Wrappers around wrappers; a longer chain is taken as it is at that depth."""
_MOST_CALLS = 400
"""Calls of one function that are followed; a function called from more places is no wrapper of one endpoint."""
_MOST_STEPS = 1000
"""Calls that are looked at for one call of a library: what is behind more is taken as it is in place."""
_MOST_MADE = 6
"""Objects of a class whose constructors may say something; what more say is a hole."""
_ROUNDS = 4


class Lift:
    """Takes uses from wrappers to their callers."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._settled: dict[Alternatives, Alternatives] = {}
        self._steps = 0

    def uses(self, use: SymbolicUse) -> list[SymbolicUse]:
        """Return the uses that a call of a library amounts to, every role settled."""
        self._steps = 0
        lifted, _ = self._expand(use, ())
        return [replace(one, roles=self._settled_roles(one.roles)) for one in lifted]

    def _expand(self, use: SymbolicUse, through: tuple[Function, ...]) -> tuple[list[SymbolicUse], bool]:
        """Return a use, or what it is at the callers; and whether these say more."""
        open_ = [(role, one) for role, found in use.roles.items() for one in decisive(role, found)]
        asked: dict[Function, list[tuple[Role, Parameter]]] = {}
        for role, one in open_:
            if not is_receiver(one) and not _by_object(use, one) and one.function not in through:
                asked.setdefault(one.function, []).append((role, one))
        # Functions inside others first: what the outer one is given holds for all calls of the inner one.
        for wrapper in sorted(asked, key=lambda one: (one is not use.function, -one.name.count("."))):
            if len(through) < _DEEPEST and not self._is_too_much(wrapper):
                lifted = self._at_callers(use, asked[wrapper], (*through, wrapper))
                if lifted:
                    return lifted, True
        return self._of_receivers(use, [one for _, one in open_ if is_receiver(one) or _by_object(use, one)])

    def _at_callers(
        self, use: SymbolicUse, asked: list[tuple[Role, Parameter]], through: tuple[Function, ...]
    ) -> list[SymbolicUse]:
        """Return what a use is at the callers of the last function, and in place where one of them says nothing."""
        calls = _distinct(through[-1].calls)
        found = [self._at_call(use, asked, passed, through) for passed in calls]
        silent = not calls or any(
            not lifted and self._caller(passed) not in through for passed, lifted in zip(calls, found, strict=True)
        )
        lifted = [one for each in found for one in each]
        return [*lifted, use] if silent and lifted else lifted

    def _at_call(
        self, use: SymbolicUse, asked: list[tuple[Role, Parameter]], passed: Passed, through: tuple[Function, ...]
    ) -> list[SymbolicUse]:
        """Return what a use is at one call, or nothing where that, or what leads to it, does not say more."""
        binding = self._evaluator.binding(through[-1], passed)
        given = [(role, said) for role, one in asked for said in binding(one) or ()]
        said = any(says(one) or is_said(role, one) for role, one in given)
        if not said and not any(True for _, one in given for _ in parameters(one)):
            return []
        at_caller = self._at_caller(use, through[-1], passed)
        above, more = self._expand(at_caller, through)
        return above if more or (said and self._leads_somewhere(at_caller)) else []

    def _leads_somewhere(self, use: SymbolicUse) -> bool:
        """Tell whether it is known where a use leads: a verb alone is no reason to take it to a caller."""
        places = PLACES.get(use.raw.function.activity) if use.raw.function.activity else None
        return places is None or any(
            says(one) or is_said(role, one) for role in places for one in self.settle(use.roles.get(role, ()))
        )

    def _caller(self, passed: Passed) -> Function | None:
        site = passed.site.outer or passed.site
        return self._evaluator.definitions.function_at(site.unit, site.scope)

    def _is_too_much(self, wrapper: Function) -> bool:
        self._steps += len(wrapper.calls)
        return self._steps > _MOST_STEPS or len(wrapper.calls) > _MOST_CALLS

    def _of_receivers(self, use: SymbolicUse, receivers: list[Parameter]) -> tuple[list[SymbolicUse], bool]:
        """Return a use told apart by the objects that it is called on, where these say what the class leaves open."""
        said = [found for role, found in use.roles.items() if role in DECISIVE]
        several = [one for one in receivers if not self._is_plain(one, said)]
        wrapper = next((use.function if _by_object(use, one) else one.function for one in several), None)
        if wrapper is None or self._is_too_much(wrapper):
            return [use], False
        open_ = [role for role, found in use.roles.items() if any(one in several for one in decisive(role, found))]
        lifted: list[SymbolicUse] = []
        silent = not wrapper.calls
        for passed in _distinct(wrapper.calls):
            objects = self._evaluator.binding(wrapper, passed)(Parameter(wrapper, 0)) or ()
            at_caller = (
                self._at_caller(use, wrapper, passed) if any(isinstance(one, Object) for one in objects) else None
            )
            if at_caller and any(
                not begins_with_hole(one)
                for role, found in at_caller.roles.items()
                if role in open_ and role not in OBJECTS
                for one in self.settle(found)
            ):
                lifted.append(at_caller)
            else:
                silent = True
        if not lifted:
            return [use], False
        return ([*lifted, use] if silent else lifted), True

    def _is_plain(self, receiver: Parameter, said: list[Alternatives]) -> bool:
        """Tell whether every object that `self` may be says the same."""
        for found in said:
            settled = self.settle(tuple(one for one in found if receiver in parameters(one)))
            if settled and (len({address(one) for one in settled}) > 1 or begins_with_hole(settled[0])):
                return False
        return True

    def _at_caller(self, use: SymbolicUse, wrapper: Function, passed: Passed) -> SymbolicUse:
        binding = self._with_object(wrapper, self._evaluator.binding(wrapper, passed))
        return SymbolicUse(
            use.raw,
            self._caller(passed),
            (Step(wrapper.name, passed.site.outer or passed.site), *use.steps),
            {role: self._evaluator.substitute(found, binding) for role, found in use.roles.items()},
        )

    def _with_object(self, wrapper: Function, binding: Binding) -> Binding:
        """Let the object that a method is called on say what its constructor was given."""

        def question(parameter: Parameter) -> Alternatives | None:
            if parameter.function is wrapper or wrapper.owner is None or not is_constructor(parameter.function):
                return binding(parameter)
            receivers = binding(Parameter(wrapper, 0)) or ()
            objects = [one.value for one in receivers if isinstance(one, Object) and isinstance(one.value, Instance)]
            made = self._evaluator.attributes.made_with
            return either(found for one in objects for found in made(one, (parameter,))) if objects else None

        return question

    # -- in place ----------------------------------------------------------------------------------

    def _settled_roles(self, roles: Roles) -> Roles:
        """Return roles in which no parameter is left; what is only known then may lend others."""
        settled = {
            role: self.settle(found) if role in DECISIVE else self._settle(found, self._of_its_calls)
            for role, found in roles.items()
        }
        lent = lend(self._evaluator, settled)
        return settled if lent == settled else {role: self.settle(found) for role, found in lent.items()}

    def settle(self, found: Alternatives) -> Alternatives:
        """Put in what any call gives; what differs from call to call is a hole."""
        known = self._settled.get(found)
        if known is None:
            known = self._settled[found] = self._settle(found, self._of_any_call)
        return known

    def _settle(self, found: Alternatives, question: Callable[[Parameter], Alternatives]) -> Alternatives:
        for _ in range(_ROUNDS):
            if not any(True for one in found for _ in parameters(one)):
                return found
            found = self._evaluator.substitute(found, question)
        return either(_without_parameters(one) for one in found)

    def _of_any_call(self, parameter: Parameter) -> Alternatives:
        function, place = parameter.function, parameter.place
        receiver = receiver_of(function)
        if place == 0 and receiver is not None:
            return (Object(receiver),)
        if is_constructor(function) and 0 < len(function.calls) <= _MOST_MADE:
            return self._of_its_calls(parameter)
        if not isinstance(place, int) or place < 0:
            return (Unknown(_word(place)),)
        name = next((name for name, index in function.positions.items() if index == place), "")
        known = self._evaluator.engine.known[function.parameters[place]]
        objects = [
            self._evaluator.literal(value) for value in known
            if isinstance(value, Instance | Declared | Class | Module | External | Function)
        ]  # fmt: skip
        return either(one for one in objects if isinstance(one, Object)) or (Unknown(name),)

    def _of_its_calls(self, parameter: Parameter) -> Alternatives:
        """Return what any of the calls of a function gives it; its default where nobody calls it."""
        function, place = parameter.function, parameter.place
        if is_receiver(parameter) or not function.calls or len(function.calls) > _MOST_CALLS:
            default = dict(function.defaults).get(place, 0) if isinstance(place, int) else 0
            said = self._evaluator.of(default) if default and not is_receiver(parameter) else ()
            return said or self._of_any_call(parameter)
        bindings = (self._evaluator.binding(function, passed) for passed in _distinct(function.calls))
        return either(one for binding in bindings for one in binding(parameter) or ()) or UNKNOWN


def _by_object(use: SymbolicUse, parameter: Parameter) -> bool:
    """Tell whether a parameter is one of the constructor of the object that a use is a method of."""
    function = use.function
    return (
        is_constructor(parameter.function)
        and function is not None
        and function is not parameter.function
        and function.owner is not None
        and parameter.function.owner in function.owner.mro
    )


def _distinct(calls: list[Passed]) -> list[Passed]:
    """Return the calls of a function, each place once for each receiver that differs in class."""
    found: dict[tuple[int, ...], Passed] = {}
    for passed in calls:
        receiver = passed.receiver
        kind = receiver.of if isinstance(receiver, Instance | Declared) else receiver
        made = receiver if isinstance(receiver, Instance) and receiver.made else None
        found.setdefault((passed.site.unit, id(passed.site.call), passed.site.line, id(kind), id(made)), passed)
    return list(found.values())


def _word(place: int | str) -> str:
    return place if isinstance(place, str) and not place.startswith("*") else ""


def _without_parameters(one: Expression) -> Expression:
    if isinstance(one, Parameter):
        return Unknown(_word(one.place))
    if isinstance(one, Member):
        return Unknown(one.name)
    if isinstance(one, Joined):
        return Joined(tuple(_without_parameters(part) for part in one.parts))
    if isinstance(one, Applied):
        arguments = tuple(map(_without_parameters, one.arguments))
        return next(iter(apply(one.method, _without_parameters(one.of), arguments, {})), Unknown())
    if isinstance(one, Reading):
        return read_from(map(_without_parameters, one.files), one.variable)
    return one if isinstance(one, Literal | Unknown | Object) else Unknown()
