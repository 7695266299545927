"""What calls of libraries give and do, as far as their files say."""

from __future__ import annotations

from archfit.model.library import ENTITY, SELF, Activity, LibraryFunction, Role
from archfit.resolve.calls.declarations import instance_of
from archfit.resolve.calls.engine import Engine, RawUse
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Declared,
    External,
    Function,
    Instance,
    Made,
    Passed,
    Registration,
    Site,
    Value,
    Wrapped,
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
    if function.activity is Activity.ENQUEUE and isinstance(external.origin, Made) and external.origin.handler:
        engine.on(external.origin.handler, _sent_off, site.as_kind("task"), arguments)
    if isinstance(external.origin, Instance) and function.name.endswith(".__init__"):
        external.origin.initialised.append(passed)
    return _give(engine, external, function, passed, to)


def _sent_off(engine: Engine, value: Value, site: Site, arguments: Arguments) -> None:
    if isinstance(value, Function):
        engine.do.call(engine, value, site, arguments, 0)


def _given_handler(function: LibraryFunction, arguments: Arguments) -> bool:
    """Tell whether a call that may give a decorator was given what to decorate at once."""
    names = {name for name, _ in arguments.keywords}
    return any(
        one.name in names or (one.position is not None and one.position < len(arguments.positional))
        for one in function.parameters
        if one.role is Role.HANDLER
    )


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
    if not function.returns or not to:
        return function.name.endswith(".__init__")
    if function.returns == ENTITY:
        _give_entity(engine, Made(function, passed), to)
        return True
    name = external.of.name if function.returns == SELF and external.of else function.returns
    says = any(one.role for one in function.parameters) or function.fixed
    origin: Value = Made(function, passed) if says or external.origin is None else external.origin
    engine.add(to, engine.made_by(name, origin))
    return True


def _give_entity(engine: Engine, made: Value | None, to: int) -> None:
    """Let a node hold an instance of the class that a chain of calls is about: `session.query(Order).first()`."""
    while isinstance(made, Made):
        for one in made.function.parameters:
            nodes = made.passed.arguments.positional
            if (
                one.role is Role.ENTITY
                and one.position is not None
                and one.position < len(nodes)
                and nodes[one.position]
            ):
                engine.on(nodes[one.position], instance_of, to)
        made = made.passed.receiver
    if isinstance(made, Instance | Declared):
        made = made.of
    if isinstance(made, Class):
        engine.add(to, made.declared)


def decorated(engine: Engine, decorator: External, original: int, site: Site) -> None:
    """Decorate something with a function of a library, or something that one made, which was not given arguments."""
    function = engine.knowledge.functions.get(decorator.name)
    if function is None and decorator.origin is not None:
        function = engine.knowledge.method(decorator.name, "__call__")
        decorator = External(function.name, decorator.origin, decorator) if function else decorator
    if function and function.activity:
        passed = Passed(site, decorator.origin, Arguments((original,)))
        _register(engine, RawUse(function, decorator, passed, site.kind, original))


def registered(engine: Engine, registration: Registration, original: int) -> None:
    """Decorate something with a function of a library that was given arguments."""
    function, external, passed = registration.function, registration.external, registration.passed
    if function.activity:
        _register(engine, RawUse(function, external, passed, "decorator", original))


def _register(engine: Engine, raw: RawUse) -> None:
    engine.uses.append(raw)
    if raw.function.decorates and raw.function.returns:
        engine.on(raw.handler, _becomes, Made(raw.function, raw.passed, raw.handler))


def _becomes(engine: Engine, value: Value, made: Made) -> None:
    if value.__class__ in _DECORATED and value not in engine.became:
        engine.became[value] = made
        for name, to in engine.asked.pop(value, ()):
            read_of_decorated(engine, value, name, to)


_DECORATED = (Function, Wrapped, Class)


def read_of_decorated(engine: Engine, of: Value, name: str, to: int) -> None:
    """Take an attribute of what a library's decorator makes of a function: `place.delay`."""
    made = engine.became.get(of)
    if made is None:
        engine.asked.setdefault(of, []).append((name, to))
        return
    method = engine.knowledge.method(made.function.returns, name)
    if method is not None:
        engine.add(to, External(method.name, made, engine.made_by(made.function.returns, made)))


def of_model(engine: Engine, value: External, of: Class) -> External:
    """Return what a class that stands for a table has in its body as the class's own: its manager, its column."""
    made = value.origin
    if (
        not isinstance(made, Made)
        or made.function.activity is Activity.REFERENCE
        or not is_a(engine, of, Activity.MODEL)
    ):
        return value
    return engine.made_by(value.name, of)


def is_a(engine: Engine, of: Class, activity: Activity) -> bool:
    """Tell whether a class is derived from one that a library gives a meaning: a table, settings."""
    key = (activity, of)
    known: bool | None = engine.made.get(key)
    if known is None:
        bases = (base for one in of.mro for base in one.foreign)
        known = engine.made[key] = any(engine.knowledge.activity(base) is activity for base in bases)
    return known
