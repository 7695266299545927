"""What a call gives the parameters of a function."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from archfit.model import operations
from archfit.model.library import LibraryFunction, Role
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Arguments, Class, Container, Function, Instance, Passed, Value
from archfit.resolve.uses.expressions import (
    UNKNOWN,
    Alternatives,
    Binding,
    Literal,
    Object,
    Parameter,
    Unknown,
    either,
    joined,
)

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator

_DEEPEST = 4
"""Functions that hand `**kwargs` on to one another."""


def positional_and_named(
    evaluator: Evaluator, unit: Unit, operation: operations.Call
) -> tuple[list[Alternatives], dict[str, Alternatives]]:
    """Return what a call as written gives, by position and by name."""
    base = unit.base
    arguments = Arguments(
        tuple(node and node + base for node in operation.arguments),
        operation.starred,
        tuple((name, node and node + base) for name, node in operation.keywords),
    )
    return given(evaluator, arguments)


def given(evaluator: Evaluator, arguments: Arguments) -> tuple[list[Alternatives], dict[str, Alternatives]]:
    """Return what arguments are, by position and by name; what is unpacked as far as it is known."""
    positional: list[Alternatives] = []
    for place, node in enumerate(arguments.positional):
        if place in arguments.starred:
            positional += _unpacked(evaluator, node)
        else:
            positional.append(evaluator.of(node) or UNKNOWN)
    named: dict[str, Alternatives] = {}
    for name, node in arguments.keywords:
        if name:
            named[name] = evaluator.of(node) or UNKNOWN
        else:
            named = {**_unpacked_by_name(evaluator, node), **named}
    return positional, named


def _given_on(evaluator: Evaluator, item: int | None) -> Function | None:
    """Return the function whose `*args` or `**kwargs` an item is one of, or None."""
    if not item:
        return None
    definitions = evaluator.definitions
    return next(
        (definitions.rests[one] for one in (item, *definitions.sources.get(item, ())) if one in definitions.rests), None
    )


def _containers(evaluator: Evaluator, node: int) -> list[Container]:
    return [value for value in evaluator.engine.known[node] if isinstance(value, Container)] if node else []


def _unpacked(evaluator: Evaluator, node: int) -> list[Alternatives]:
    """Return the items of a list that is unpacked: those known, or those that the function was itself given."""
    known: list[list[Alternatives]] = []
    for container in _containers(evaluator, node):
        items = container.items
        rest = items.get(None)
        function = _given_on(evaluator, rest)
        if function is not None:
            longest = max((len(one.arguments.positional) + bool(one.receiver) for one in function.calls), default=0)
            more = longest - len(function.positional) if function.calls else 1
            return [(Parameter(function, -1 - place),) for place in range(more)]
        places = sorted(key for key in items if isinstance(key, int))
        if places == list(range(len(places))):
            known.append([evaluator.of(items[place]) or UNKNOWN for place in places])
    if not known:
        return [UNKNOWN]
    longest = max(map(len, known))
    return [either(chain.from_iterable(each[at] for each in known if at < len(each))) for at in range(longest)]


def joined_items(evaluator: Evaluator, separators: Alternatives, node: int) -> Alternatives | None:
    """Return `separator.join(items)`; of `*args` as a parameter, to be put in at each call."""
    if len(separators) != 1 or not isinstance(separators[0], Literal):
        return None
    for container in _containers(evaluator, node):
        rest = container.items.get(None)
        function = _given_on(evaluator, rest)
        if function is not None:
            return (Parameter(function, f"*{separators[0].value}"),)
        places = sorted(key for key in container.items if isinstance(key, int))
        if places and len(places) == len(container.items):
            return _with_separator(separators[0], [evaluator.of(container.items[place]) for place in places])
    return None


def _with_separator(separator: Literal, items: list[Alternatives]) -> Alternatives:
    parts = [part for item in items for part in ((separator,), item)]
    return joined(parts[1:])


def _unpacked_by_name(evaluator: Evaluator, node: int) -> dict[str, Alternatives]:
    found: dict[str, Alternatives] = {}
    for container in _containers(evaluator, node):
        for key, item in container.items.items():
            function = _given_on(evaluator, item) if key is None else None
            if function is not None:
                names = _names_given(evaluator, function)
                found |= {name: (Parameter(function, name),) for name in sorted(names - set(function.positions))}
            elif isinstance(key, str):
                found[key] = evaluator.of(item) or UNKNOWN
    return found


def may_give_more(evaluator: Evaluator, arguments: Arguments, depth: int = 0) -> bool:
    """Tell whether a call unpacks a mapping of which not all names are known: any may be given by it."""
    return any(not _is_known(evaluator, node, depth) for name, node in arguments.keywords if not name)


def _is_known(evaluator: Evaluator, node: int, depth: int) -> bool:
    engine = evaluator.engine
    containers = _containers(evaluator, node)
    others = [value for value in engine.known[node] or () if not isinstance(value, Container)]
    rests = [each.items[None] for each in containers if None in each.items]
    return (
        bool(containers)
        and all(evaluator.literal(value) == Literal(None) for value in others)
        and not any(each.open for each in containers)
        and all(engine.known[source] for source in evaluator.definitions.sources.get(node, ()))
        and all(_is_handed_on(evaluator, rest, depth) for rest in rests)
    )


def _is_handed_on(evaluator: Evaluator, rest: int, depth: int) -> bool:
    """Tell whether items are those of the `**kwargs` of a function, which some call is known to give."""
    function = _given_on(evaluator, rest)
    return function is not None and (
        depth >= _DEEPEST or not all(may_give_more(evaluator, one.arguments, depth + 1) for one in function.calls)
    )


def _names_given(evaluator: Evaluator, function: Function, depth: int = 0) -> set[str]:
    """Return the names that the calls of a function give it, also those that its callers unpack or hand on."""
    found: set[str] = set()
    for one in function.calls:
        found |= _added(evaluator, one).keys()
    for name, node in (each for one in function.calls for each in one.arguments.keywords):
        if name:
            found.add(name)
        for container in _containers(evaluator, node) if not name else ():
            found |= {key for key in container.items if isinstance(key, str)}
            above = _given_on(evaluator, container.items.get(None))
            if above is not None and above is not function and depth < _DEEPEST:
                found |= _names_given(evaluator, above, depth + 1)
    return found


def _added(evaluator: Evaluator, passed: Passed) -> dict[str, Alternatives]:
    """Return what a decorator's wrapper gives by name besides what it was given: `kwargs.setdefault("timeout", 5)`."""
    site = passed.site
    if site.kind != "decorator":
        return {}
    wrapper = evaluator.definitions.function_at(site.unit, site.scope)
    nodes = evaluator.definitions.handed_on.get(wrapper, {}) if wrapper is not None else {}
    return {name: evaluator.of(node) or UNKNOWN for name, node in nodes.items()}


def bind(evaluator: Evaluator, function: Function, passed: Passed) -> Binding:
    """Return the question what a call gives a parameter of a function; nothing where it gives nothing."""
    known: list[tuple[list[Alternatives], dict[str, Alternatives]]] = []
    bound = passed.receiver is not None and function.facts.kind != "static"

    def question(parameter: Parameter) -> Alternatives | None:
        if parameter.function is not function:
            return None
        if bound and parameter.place == 0:
            return _receiver(evaluator, passed)
        if not known:
            positional, named = given(evaluator, passed.arguments)
            known.append((positional, {**_added(evaluator, passed), **named}))
        return _given_to(evaluator, function, parameter.place, known[0], shift=int(bound))

    return question


def _given_to(
    evaluator: Evaluator,
    function: Function,
    place: int | str,
    what: tuple[list[Alternatives], dict[str, Alternatives]],
    *,
    shift: int,
) -> Alternatives:
    positional, named = what
    if isinstance(place, str):
        if place.startswith("*"):
            return _with_separator(Literal(place[1:]), positional[len(function.positional) - shift :])
        return named.get(place, ())
    if place < 0:
        at = len(function.positional) - shift - 1 - place
        return positional[at] if at < len(positional) else ()
    at = place - shift
    if place < len(function.positional) and at < len(positional):
        return positional[at]
    name = next(name for name, index in function.positions.items() if index == place)
    if name in named:
        return named[name]
    default = dict(function.defaults).get(place, 0)
    return evaluator.of(default) if default else (Unknown(name),)


def _receiver(evaluator: Evaluator, passed: Passed) -> Alternatives:
    """Return the receiver of a call as the code names it, or else as it was found."""
    call = passed.site.call
    if call is not None and passed.site.outer is None:
        unit = evaluator.engine.units[passed.site.unit]
        read = evaluator.definitions.read_by(unit, call)
        if read is not None:
            named = evaluator.of(read.of + unit.base)
            if named and not all(isinstance(one, Unknown) for one in named) and _fits(named, passed.receiver):
                return named
    return (Object(passed.receiver),) if passed.receiver is not None else ()


def _fits(named: Alternatives, receiver: Value | None) -> bool:
    """Tell whether a name stands for one receiver among others that were found for it."""
    objects = [one.value for one in named if isinstance(one, Object)]
    return not objects or receiver in objects or not isinstance(receiver, Instance | Class)


def roles_of(
    function: LibraryFunction, positional: list[Alternatives], keywords: Mapping[str, Alternatives]
) -> dict[Role, Alternatives]:
    """Return what plays each role in a call of a function of a library, as far as it is given, but for lookups."""
    found: dict[Role, Alternatives] = {}
    for parameter in function.parameters:
        if parameter.role in (None, Role.LOOKUP):
            continue
        given: Alternatives = ()
        if parameter.rest and parameter.position is not None:
            given = either(one for more in positional[parameter.position :] for one in more)
        elif parameter.position is not None and parameter.position < len(positional):
            given = positional[parameter.position]
        elif parameter.name in keywords:
            given = keywords[parameter.name]
        if given:
            found[parameter.role] = given
    return found
