"""What calls of libraries give and do, as far as their files say."""

from __future__ import annotations

from archfit.model.library import LibraryFunction
from archfit.resolve.calls.engine import Engine, RawUse
from archfit.resolve.calls.values import (
    Arguments,
    External,
    Instance,
    Made,
    Passed,
    Registration,
    Site,
    Value,
)


def call(engine: Engine, external: External, site: Site, arguments: Arguments, to: int) -> bool:
    """Call something external; tell whether its library's file says what it gives."""
    known = engine.knowledge
    if external.name in known.classes:
        if external.origin is not None:
            return method(engine, external, "__call__", site, arguments, to)
        _construct(engine, external, site, arguments, to)
        return True
    function = known.functions.get(external.name)
    return function is not None and _call(engine, external, function, site, arguments, to)


def method(engine: Engine, of: External, name: str, site: Site, arguments: Arguments, to: int) -> bool:
    """Call a method of something that a library made; tell whether its file has it."""
    function = engine.knowledge.method(of.name, name) if of.origin is not None else None
    if function is None:
        return False
    return _call(engine, External(function.name, of.origin, of), function, site, arguments, to)


def _call(
    engine: Engine, external: External, function: LibraryFunction, site: Site, arguments: Arguments, to: int
) -> bool:
    passed = Passed(site, external.origin, arguments)
    if function.decorates and not _given_handler(function, arguments):
        engine.add(to, Registration(external, function, passed))
        return True
    if function.activity:
        engine.uses.append(RawUse(function, external, passed, site.kind, 0))
    if isinstance(external.origin, Instance) and function.name.endswith(".__init__"):
        external.origin.initialised.append(passed)
    return _give(engine, external, function, passed, to)


def _given_handler(function: LibraryFunction, arguments: Arguments) -> bool:
    return not arguments.keywords and len(arguments.positional) == 1 and _takes_handler(function)


def _takes_handler(function: LibraryFunction) -> bool:
    first = function.parameters[0] if function.parameters else None
    return first is not None and first.role is not None and first.role.value == "HANDLER"


def _construct(engine: Engine, external: External, site: Site, arguments: Arguments, to: int) -> None:
    function = engine.knowledge.method(external.name, "__init__") or LibraryFunction(f"{external.name}.__init__")
    passed = Passed(site, None, arguments)
    if function.activity:
        engine.uses.append(RawUse(function, external, passed, site.kind, 0))
    if function.decorates:
        engine.add(to, Registration(external, function, passed))
    else:
        engine.add(to, engine.made_by(external.name, Made(function, passed)))


def _give(engine: Engine, external: External, function: LibraryFunction, passed: Passed, to: int) -> bool:
    """Let a node hold what a function is said to return; tell whether anything is said."""
    if not function.returns:
        return False
    name = external.of.name if function.returns == "Self" and external.of else function.returns
    says = any(one.role for one in function.parameters) or function.fixed
    origin: Value = Made(function, passed) if says or external.origin is None else external.origin
    engine.add(to, engine.made_by(name, origin))
    return True


def decorated(engine: Engine, decorator: External, original: int, site: Site) -> None:
    """Decorate something with a function of a library, which was not given arguments."""
    function = engine.knowledge.functions.get(decorator.name)
    if function and function.activity:
        passed = Passed(site, decorator.origin, Arguments((original,)))
        engine.uses.append(RawUse(function, decorator, passed, site.kind, original))


def registered(engine: Engine, registration: Registration, original: int) -> None:
    """Decorate something with a function of a library that was given arguments."""
    if registration.function.activity:
        engine.uses.append(
            RawUse(registration.function, registration.external, registration.passed, "decorator", original)
        )
