"""
Evaluates nodes on demand, backwards from where a value is used to where it is made.

What depends on a parameter stays in terms of it, and is put in at each call: so that each use of a
function is told apart, without a copy of the function for each call.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import operations
from archfit.model.library import Activity, LibraryFunction, Role
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.libraries import is_a
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import (
    Bound,
    Class,
    Constant,
    External,
    Function,
    Instance,
    Passed,
    Value,
)
from archfit.resolve.uses import strings
from archfit.resolve.uses.arguments import bind
from archfit.resolve.uses.attributes import Attributes
from archfit.resolve.uses.configuration_files import ConfigurationFiles
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
    read_from,
)
from archfit.resolve.uses.flask_config import FlaskConfig
from archfit.resolve.uses.formatting import formatted, is_formatting
from archfit.resolve.uses.library_calls import of_library, reading, text_method
from archfit.resolve.uses.naming import asked_for, is_closed, unnamed
from archfit.resolve.uses.replaced import Replaced

_DEEPEST = 40
"""Steps from a use back to a constant; what is further away is unknown."""
_SINGLETONS = {"builtins.None": None, "builtins.True": True, "builtins.False": False}
_LOCAL = (operations.Template, operations.Call, operations.Read, operations.Item, operations.Literal)


class Evaluator:
    """Answers what nodes are worth in a solved program."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.definitions = Definitions(engine)
        self.attributes = Attributes(self)
        self.replaced = Replaced(engine)
        self.flask = FlaskConfig(self)
        self.files = ConfigurationFiles(self)
        self._known: dict[int, Alternatives] = {}
        self._pending: set[int] = set()
        self._managed: dict[Class, dict[Class, None]] | None = None

    def managed(self, manager: Class) -> tuple[Class, ...]:
        """Return the models that have an instance of a class, or of one above it, in their body: as their manager."""
        if self._managed is None:
            self._managed = {}
            for unit in self.engine.units:
                for one in unit.classes:
                    if is_a(self.engine, one, Activity.MODEL):
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
        if flows and found:
            by_flow = tuple(self._by_flow(node, called=bool(local)))
            name = next(
                (asked_for(self.engine, found[0], one) for one in local if isinstance(one, operations.Call)), ""
            )
            known = (Unknown(name) if name and is_closed(self.engine, one) else one for one in by_flow)
            yield from known if by_flow else (unnamed(self.engine, found[0], one) for one in local)
        elif flows:
            yield from self._by_flow(node, called=False)

    def _by_flow(self, node: int, *, called: bool) -> Iterator[Expression]:
        """
        Take what other nodes hand on, and of the values themselves what no other node explains.

        That something is a string at all, which an annotation says, is no more than what it is set to.
        """
        sources = self.definitions.sources.get(node, ())
        explained: set[Value] = {self.engine.any_string} if node in self.definitions.annotated else set()
        for source in sources:
            explained.update(self.engine.known[source])
            for one in self.of(source):
                if not called:
                    explained.add(self.engine.any_string)
                yield one
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
            parts = [
                (Literal(part),) if isinstance(part, str) else self.of(part and part + unit.base) or UNKNOWN
                for part in operation.parts
            ]
            objects = [one for part in parts for one in part if isinstance(one, Object)]
            # A sum of lists is no text: it is all that they are.
            return either(objects) if objects and not operation.text else joined(parts)
        if isinstance(operation, operations.Operator):
            return formatted(self, unit, operation)
        return self._by_access(unit, operation)

    def _by_access(self, unit: Unit, operation: operations.Operation) -> Alternatives | None:
        if isinstance(operation, operations.Read):
            of = self.of(operation.of + unit.base)
            if operation.name == "name" and of and all(isinstance(one, Literal) for one in of):
                return (self._member_name(operation.of + unit.base),)
            return self.read(of, operation.name)
        if isinstance(operation, operations.Item):
            return self._item(unit, operation)
        return self._call(unit, operation) if isinstance(operation, operations.Call) else None

    def _member_name(self, node: int) -> Expression:
        """Return the name of a member of an enumeration: no other constant has one."""
        found = self.definitions.first(node, operations.Read)
        return Literal(found[1].name) if found else Unknown("name")

    def read(self, of: Alternatives, name: str) -> Alternatives:
        """Return an attribute of what may be several things."""
        return either(found for one in of for found in self._attribute(one, name)) or (Unknown(name),)

    def _attribute(self, of: Expression, name: str) -> Alternatives:
        if isinstance(of, Parameter | Member):
            return (Member(of, name),)
        if isinstance(of, Object):
            return self.attributes.of(of.value, name)
        if isinstance(of, Reading) and isinstance(of.default, Object):
            return self.attributes.settings.nested(of.variable, self.attributes.of(of.default.value, name), name)
        if isinstance(of, Reading) and of.files:
            return strings.apply(strings.BELOW, of, (Literal(name),), {})
        if isinstance(of, Literal) and name == "value":
            return (of,)  # of a member of an enumeration
        return (Unknown(name),)

    def _item(self, unit: Unit, operation: operations.Item) -> Alternatives | None:
        key = operation.key_node and operation.key_node + unit.base
        keys = self.of(key) if key else (Literal(operation.key),) if operation.key is not None else UNKNOWN
        found: list[Expression] = []
        for one in self.of(operation.of + unit.base):
            if isinstance(operation.key, str) and self.flask.is_config(one):
                found += self.flask.said(unit, operation.key)
                continue
            method = self._method(one, "__getitem__")
            if method is None or method.activity is not Activity.ENVIRONMENT:
                return self.files.item(unit, operation)
            found += reading({Role.NAME: keys})
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
            return text_method(self, unit, operation)
        for value in self.engine.known[function]:
            result = self._called(value, unit, operation)
            if result is not None:
                followed = True
                found += result
        if not followed:
            return None
        name = asked_for(self.engine, unit, operation) if any(isinstance(one, Unknown) for one in found) else ""
        return either(Unknown(name) if isinstance(one, Unknown) else one for one in found) if name else either(found)

    def _called(self, value: Value, unit: Unit, operation: operations.Call) -> Alternatives | None:
        if isinstance(value, Bound) and isinstance(value.function, Function):
            return self._returned(value.function, unit, operation)
        if isinstance(value, Function):
            return self._returned(value, unit, operation)
        if isinstance(value, External):
            name = asked_for(self.engine, unit, operation) if self.flask.is_get(value) else ""
            return self.flask.said(unit, name) if name else of_library(self, value, unit, operation)
        if isinstance(value, Bound) and value.function == self.engine.external("builtins.dict.keys"):
            read = self.definitions.read_by(unit, operation)
            return None if read is None else self.of(read.of + unit.base)
        return None

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
        if isinstance(one, Reading):
            defaults = (None,) if one.default is None else self._put_in(one.default, binding)
            paths = [path for file in one.files for path in self._put_in(file, binding)]
            return either(read_from(paths, one.variable, default) for default in defaults)
        if isinstance(one, Applied):
            arguments = tuple((self._put_in(argument, binding) or UNKNOWN)[0] for argument in one.arguments)
            return either(
                found for of in self._put_in(one.of, binding) for found in strings.apply(one.method, of, arguments, {})
            )
        return (one,)
