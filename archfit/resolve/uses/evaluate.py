"""
Evaluates nodes on demand, backwards from where a value is used to where it is made.

What depends on a parameter stays in terms of it, and is put in at each call: so that each use of a
function is told apart, without a copy of the function for each call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from archfit.model import operations
from archfit.model.library import Activity, LibraryFunction, Role
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.libraries import is_model
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import (
    Bound,
    Class,
    Constant,
    Container,
    External,
    Function,
    Instance,
    Passed,
    Value,
)
from archfit.resolve.uses import strings
from archfit.resolve.uses.arguments import bind, joined_items, positional_and_named
from archfit.resolve.uses.attributes import Attributes
from archfit.resolve.uses.definitions import Definitions
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
    joined,
)
from archfit.resolve.uses.formatting import formatted, is_formatting

_DEEPEST = 40
"""Steps from a use back to a constant; what is further away is unknown."""
_SINGLETONS = {"builtins.None": None, "builtins.True": True, "builtins.False": False}
_CONVERSIONS = frozenset({"builtins.str", "builtins.int", "builtins.bool", "builtins.float", "builtins.repr"})
_COPIES = frozenset({"builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset", "builtins.sorted"})
_A_NAME = re.compile(r"[A-Za-z][\w.-]{2,63}")
_LOCAL = (operations.Template, operations.Call, operations.Read, operations.Item, operations.Literal)


class Evaluator:
    """Answers what nodes are worth in a solved program."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.definitions = Definitions(engine)
        self.attributes = Attributes(self)
        self._known: dict[int, Alternatives] = {}
        self._pending: set[int] = set()
        self._managed: dict[Class, dict[Class, None]] | None = None

    def managed(self, manager: Class) -> tuple[Class, ...]:
        """Return the models that have an instance of a class, or of one above it, in their body: as their manager."""
        if self._managed is None:
            self._managed = {}
            for unit in self.engine.units:
                for one in unit.classes:
                    if is_model(self.engine, one):
                        for above in self._managers(one):
                            self._managed.setdefault(above, {})[one] = None
        return tuple(self._managed.get(manager, ()))

    def _managers(self, model: Class) -> Iterator[Class]:
        for node in model.body.values():
            for value in self.engine.known[node]:
                if isinstance(value, Instance):
                    yield from value.of.mro

    def of(self, node: int) -> Alternatives:
        """Return what a node may be; nothing where nothing ever flows there."""
        if not node:
            return UNKNOWN
        known = self._known.get(node)
        if known is not None:
            return known
        if node in self._pending:
            return ()
        if len(self._pending) > _DEEPEST:
            return UNKNOWN
        self._pending.add(node)
        try:
            found = self._known[node] = either(self._of(node))
        finally:
            self._pending.discard(node)
        return found

    def _of(self, node: int) -> Iterator[Expression]:
        parameter = self.definitions.parameters.get(node)
        if parameter is not None:
            yield Parameter(*parameter)
            return
        found = self.definitions.operations(node)
        local = [one for one in found[1] if isinstance(one, _LOCAL) or is_formatting(one)] if found else []
        flows = not local
        for operation in local:
            result = self._by_operation(found[0], operation) if found else None
            if result is None:
                flows = True
            else:
                yield from result
        if flows:
            by_flow = tuple(self._by_flow(node))
            yield from by_flow or (self._called_in_code(found[0], one) for one in local if found)

    def _by_flow(self, node: int) -> Iterator[Expression]:
        """Take what other nodes hand on, and of the values themselves what no other node explains."""
        sources = self.definitions.sources.get(node, ())
        explained: set[Value] = set()
        for source in sources:
            explained.update(self.engine.known[source])
            yield from self.of(source)
        for value in self.engine.known[node]:
            if value not in explained:
                yield self.literal(value)

    def literal(self, value: Value) -> Expression:
        """Return a value as an expression."""
        if isinstance(value, Constant):
            return Literal(value.value) if value is not self.engine.any_string else Unknown()
        if isinstance(value, External) and value.name in _SINGLETONS:
            return Literal(_SINGLETONS[value.name])
        return Object(value)

    # -- operations --------------------------------------------------------------------------------

    def _by_operation(self, unit: Unit, operation: operations.Operation) -> Alternatives | None:
        """Return what an operation gives; None when only the flow of values tells."""
        if isinstance(operation, operations.Literal):
            return (Literal(operation.value),)
        if isinstance(operation, operations.Template):
            return joined(
                (Literal(part),) if isinstance(part, str) else self.of(part and part + unit.base) or UNKNOWN
                for part in operation.parts
            )
        if isinstance(operation, operations.Read):
            return self.read(self.of(operation.of + unit.base), operation.name)
        if isinstance(operation, operations.Item):
            return self._item(unit, operation)
        if isinstance(operation, operations.Call):
            return self._call(unit, operation)
        if isinstance(operation, operations.Operator):
            return formatted(self, unit, operation)
        return None

    def read(self, of: Alternatives, name: str) -> Alternatives:
        """Return an attribute of what may be several things."""
        return either(found for one in of for found in self._attribute(one, name)) or (Unknown(name),)

    def _attribute(self, of: Expression, name: str) -> Alternatives:
        if isinstance(of, Parameter | Member):
            return (Member(of, name),)
        if isinstance(of, Object):
            return self.attributes.of(of.value, name)
        return (Unknown(name),)

    def _item(self, unit: Unit, operation: operations.Item) -> Alternatives | None:
        key = operation.key_node and operation.key_node + unit.base
        keys = self.of(key) if key else (Literal(operation.key),) if operation.key is not None else UNKNOWN
        found: list[Expression] = []
        for one in self.of(operation.of + unit.base):
            method = self._method(one, "__getitem__")
            if method is None or method.activity is not Activity.ENVIRONMENT:
                return None
            found += self._reading(method, {Role.NAME: keys}) or UNKNOWN
        return either(found)

    def _method(self, of: Expression, name: str) -> LibraryFunction | None:
        if isinstance(of, Object) and isinstance(of.value, External):
            return self.engine.knowledge.method(of.value.name, name)
        return None

    # -- calls -------------------------------------------------------------------------------------

    def _call(self, unit: Unit, operation: operations.Call) -> Alternatives | None:
        function = operation.function + unit.base
        found: list[Expression] = []
        followed = False
        if not self.engine.known[function]:
            return self._text_method(unit, operation, *positional_and_named(self, unit, operation))
        for value in self.engine.known[function]:
            result = self._called(value, unit, operation)
            if result is not None:
                followed = True
                found += result
        return self._told_by(unit, operation, either(found)) if followed else None

    def _called(self, value: Value, unit: Unit, operation: operations.Call) -> Alternatives | None:
        if isinstance(value, Bound) and isinstance(value.function, Function):
            return self._returned(value.function, unit, operation)
        if isinstance(value, Function):
            return self._returned(value, unit, operation)
        if isinstance(value, External):
            return self._of_library(value, unit, operation)
        if isinstance(value, Bound) and value.function == self.engine.external("builtins.dict.keys"):
            read = self._read_by(unit, operation)
            return None if read is None else self.of(read.of + unit.base)
        return None

    def _told_by(self, unit: Unit, operation: operations.Call, found: Alternatives) -> Alternatives:
        """Return what a call gives; where nothing is known of it, by the name that it is asked for."""
        name = self._asked_for(unit, operation) if all(isinstance(one, Unknown) for one in found) else ""
        return (Unknown(name),) if name else found

    def _asked_for(self, unit: Unit, operation: operations.Call) -> str:
        """Return the name that a call is given: `config.get("USERS_URL")`, `await registry.lookup("users")`."""
        node = operation.arguments[0] if operation.arguments else 0
        said = self.of(node + unit.base) if node and not operation.starred else ()
        name = said[0].value if len(said) == 1 and isinstance(said[0], Literal) else None
        return name if isinstance(name, str) and _A_NAME.fullmatch(name) else ""

    def _called_in_code(self, unit: Unit, operation: operations.Operation) -> Unknown:
        """Return something unknown by the name that the code has for it."""
        if isinstance(operation, operations.Read):
            return Unknown(operation.name)
        if isinstance(operation, operations.Item) and isinstance(operation.key, str):
            return Unknown(operation.key)
        return Unknown(self._asked_for(unit, operation) if isinstance(operation, operations.Call) else "")

    def _returned(self, function: Function, unit: Unit, operation: operations.Call) -> Alternatives | None:
        if function.facts.generator:
            return None
        to = operation.to + unit.base
        passed = next(
            (one for one in function.calls if one.site.call is operation and one.site.unit == unit.number), None
        )
        if passed is None or (to in self._pending and function.returns in self._pending):
            return None
        return self.substitute(self.of(function.returns), self.binding(function, passed))

    def _of_library(self, external: External, unit: Unit, operation: operations.Call) -> Alternatives | None:
        name = external.name
        positional, keywords = positional_and_named(self, unit, operation)
        if name in _CONVERSIONS:
            return positional[0] if positional else UNKNOWN
        if name in _COPIES:
            return positional[0] if positional and all(map(_is_collection, positional[0])) else None
        if name.startswith("builtins.str."):
            return self._text_method(unit, operation, positional, keywords)
        knowledge = self.engine.knowledge
        function = knowledge.functions.get(name)
        if function is None and external.origin is not None:
            function = knowledge.method(name, "__call__")
        if function is None:
            return self._text_method(unit, operation, positional, keywords)
        if function.activity is Activity.TEXT:
            return _text(function, in_order(function, positional, keywords))
        if function.activity is Activity.ENVIRONMENT:
            return self._reading(function, roles_of(function, positional, keywords))
        return None

    def _text_method(
        self, unit: Unit, operation: operations.Call, positional: list[Alternatives],
        keywords: Mapping[str, Alternatives],
    ) -> Alternatives | None:  # fmt: skip
        """Follow a method of a string: of what it is a method stands before its name."""
        read = self._read_by(unit, operation)
        if read is None or read.name not in strings.METHODS:
            return None
        receivers = self.of(read.of + unit.base)
        if read.name == "join":
            node = operation.arguments[0] + unit.base if operation.arguments and operation.arguments[0] else 0
            return joined_items(self, receivers, node) if node else None
        arguments = tuple((one or UNKNOWN)[0] for one in positional)
        texts = [one for one in receivers if not isinstance(one, Object)]
        if not texts:
            return None
        return either(found for one in texts for found in strings.apply(read.name, one, arguments, dict(keywords)))

    def _read_by(self, unit: Unit, operation: operations.Call) -> operations.Read | None:
        """Return where a method that is called by its name is read from what it is called on."""
        defined = self.definitions.operations(operation.function + unit.base)
        return next((one for one in defined[1] if isinstance(one, operations.Read)), None) if defined else None

    def _reading(self, function: LibraryFunction, roles: Mapping[Role, Alternatives]) -> Alternatives | None:
        if function.activity is not Activity.ENVIRONMENT:
            return None
        defaults = roles.get(Role.DEFAULT, (Literal(None),))
        found = [
            Reading(name.value, None if default == Literal(None) else default)
            for name in roles.get(Role.NAME, ())
            if isinstance(name, Literal) and isinstance(name.value, str)
            for default in defaults or (Literal(None),)
        ]
        return either(found) if found else UNKNOWN

    # -- calls of the checked code -----------------------------------------------------------------

    def binding(self, function: Function, passed: Passed) -> Binding:
        """Return what a call gives the parameters of a function."""
        return bind(self, function, passed)

    def substitute(self, found: Alternatives, binding: Binding) -> Alternatives:
        """Put in what a call gives."""
        return either(result for one in found for result in self._put_in(one, binding))

    def _put_in(self, one: Expression, binding: Binding) -> Alternatives:
        if isinstance(one, Parameter):
            given = binding(one)
            return (one,) if given is None else given or UNKNOWN
        if isinstance(one, Member):
            of = self._put_in(one.of, binding)
            return (one,) if of == (one.of,) else self.read(of, one.name)
        if isinstance(one, Joined):
            return joined([self._put_in(part, binding) for part in one.parts])
        if isinstance(one, Reading) and one.default is not None:
            return either(Reading(one.variable, default) for default in self._put_in(one.default, binding))
        if isinstance(one, Applied):
            arguments = tuple((self._put_in(argument, binding) or UNKNOWN)[0] for argument in one.arguments)
            return either(
                found for of in self._put_in(one.of, binding) for found in strings.apply(one.method, of, arguments, {})
            )
        return (one,)


def _is_collection(one: Expression) -> bool:
    return isinstance(one, Parameter) or (isinstance(one, Object) and isinstance(one.value, Container))


def _text(function: LibraryFunction, parts: list[Alternatives]) -> Alternatives:
    """Return the text that a function makes of its arguments."""
    last = function.name.rpartition(".")[2]
    if last == "urljoin" and len(parts) > 1:
        return either(found for base in parts[0] for other in parts[1] for found in strings.join_url(base, other))
    if last == "join":
        return strings.join_path(parts)
    return parts[0] if parts else UNKNOWN


def in_order(
    function: LibraryFunction, positional: list[Alternatives], keywords: Mapping[str, Alternatives]
) -> list[Alternatives]:
    """Return what is given by position or by name, in the order of the parameters."""
    names = [one.name for one in function.parameters if one.position is not None and not one.rest]
    return [*positional, *(keywords[name] for name in names[len(positional) :] if name in keywords)]


def roles_of(
    function: LibraryFunction, positional: list[Alternatives], keywords: Mapping[str, Alternatives]
) -> dict[Role, Alternatives]:
    """Return what plays each role in a call of a function of a library, as far as it is given."""
    found: dict[Role, Alternatives] = {}
    for parameter in function.parameters:
        if parameter.role is None:
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
