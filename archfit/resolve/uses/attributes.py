"""What attributes of objects are worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archfit.resolve.calls.engine import find
from archfit.resolve.calls.libraries import of_model
from archfit.resolve.calls.values import (
    Class,
    Declared,
    External,
    Function,
    Instance,
    Module,
    Super,
    Value,
)
from archfit.resolve.uses.expressions import (
    Alternatives,
    Binding,
    Expression,
    Object,
    Parameter,
    Unknown,
    either,
)
from archfit.resolve.uses.settings import Settings

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator


_FIELDS = frozenset({"dataclasses.field", "attr.ib", "attr.field", "attrs.field", "pydantic.Field"})
"""What says the default of a field (Python library reference, `dataclasses`; attrs 25; Pydantic 2)."""
_MOST_MADE = 8
"""What is made in more places than these is not told apart by them."""


class Attributes:
    """Answers what an attribute of a value is."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._engine = evaluator.engine
        self.settings = Settings(evaluator)
        self._pending: set[tuple[Value, str]] = set()
        self._circles = 0
        self._known: dict[tuple[Value, str], Alternatives] = {}

    def of(self, value: Value, name: str) -> Alternatives:
        """Return what `value.name` may be; unknown by that name when nothing tells, or only the attribute itself."""
        key = (value, name)
        known = self._known.get(key)
        if known is not None:
            return known
        if key in self._pending:
            self._circles += 1
            return (Unknown(name),)
        circles = self._circles
        self._pending.add(key)
        try:
            found = self._of(value, name)
        finally:
            self._pending.discard(key)
        if self._circles == circles or not self._pending:
            self._known[key] = found
        return found

    def _of(self, value: Value, name: str) -> Alternatives:
        if isinstance(value, Declared):
            value = value.of.any
        if isinstance(value, Instance):
            return self._of_instance(value, name)
        if isinstance(value, Class):
            return self._in_body(value, name) or self._of_others(value, name, value)
        if isinstance(value, Module):
            return self._of_module(value.name, name)
        if isinstance(value, External):
            return self._of_external(value, name)
        if isinstance(value, Super) and isinstance(value.receiver, Instance):
            return self._of_instance(value.receiver, name)
        return (Unknown(name),)

    # -- instances ---------------------------------------------------------------------------------

    def _of_instance(self, instance: Instance, name: str) -> Alternatives:
        setting = self.settings.field(instance.of, name)
        if setting is not None:
            return setting
        assigned = either(self._assigned(instance, name))
        if any(one != Unknown() for one in assigned):
            return either(_own_name(one, name) for one in assigned)
        if instance is instance.of.any:
            made = either(found for one in instance.of.instances for found in self._own(one, name)) or assigned
            if made:
                return made
            below = either(self._below(instance.of, name))
            if below:
                return below
        return assigned or self._in_body(instance.of, name, instance) or self._of_others(instance.of, name, instance)

    def _assigned(self, instance: Instance, name: str) -> Iterator[Expression]:
        """Yield what the attribute was set to in this instance, or through `self` in the methods of its class."""
        yield from self._own(instance, name)
        nodes = [base.any.fields.get(name, 0) for base in instance.of.mro if base.any is not instance]
        for node in dict.fromkeys(filter(None, nodes)):
            for found in self._evaluator.of(node):
                yield from self._for(instance, found)

    def _own(self, instance: Instance, name: str) -> Iterator[Expression]:
        node = instance.fields.get(name, 0)
        for found in self._evaluator.of(node) if node else ():
            yield from self._for(instance, found)

    def _for(self, instance: Instance, found: Expression) -> Iterator[Expression]:
        """Put in what the instance was made with."""
        init = self._constructor(instance.of)
        made = instance.made or [passed for one in instance.of.instances for passed in one.made]
        if init is None or not 0 < len(made) <= _MOST_MADE:
            yield found
            return
        for passed in made:
            made_by = self._evaluator.binding(init, passed._replace(receiver=instance))
            binding = self._with_receiver(init, instance, made_by)
            yield from self._evaluator.substitute((found,), binding)

    def _with_receiver(self, init: Function, instance: Instance, binding: Binding) -> Binding:
        def question(parameter: Parameter) -> Alternatives | None:
            if parameter.place == 0 and parameter.function.owner in instance.of.mro:
                return (Object(instance),)
            if parameter.function is not init and parameter.function.owner in instance.of.mro:
                return self._from_below(parameter, instance, binding)
            return binding(parameter)

        return question

    def _from_below(self, parameter: Parameter, instance: Instance, binding: Binding) -> Alternatives | None:
        """Return what a constructor above was given by that of the class itself: `super().__init__(base_url=...)`."""
        function = parameter.function
        if function.facts.name.rpartition(".")[2] != "__init__":
            return None
        init = self._constructor(instance.of)
        for passed in function.calls:
            inside = self._evaluator.definitions.function_at(passed.site.unit, passed.site.scope)
            if inside is not None and inside is init:
                given = self._evaluator.binding(function, passed)(parameter) or ()
                return self._evaluator.substitute(given, binding)
        return None

    def made_with(self, instance: Instance, found: Alternatives) -> Alternatives:
        """Put into what a constructor says what the instance was made with."""
        return either(result for one in found for result in self._for(instance, one))

    def _constructor(self, of: Class) -> Function | None:
        node, _ = find(of, "__init__")
        return next((one for one in self._engine.known[node] if isinstance(one, Function)), None) if node else None

    def _below(self, of: Class, name: str) -> Iterator[Expression]:
        """Yield what the classes below have in their body or set; the class itself speaks first where it does."""
        if find(of, name)[0]:
            return
        for one in of.subclasses:
            yield from self._in_body(one, name, one.any)
            node = one.any.fields.get(name)
            if node:
                yield from self._evaluator.of(node)

    def _in_body(self, of: Class, name: str, receiver: Value | None = None) -> Alternatives:
        node, _ = find(of, name)
        if not node:
            return ()
        if any(isinstance(value, External) and value.name in _FIELDS for value in self._engine.known[node]):
            return self.settings.default(node)[0] or (Unknown(name),)
        found: list[Expression] = []
        for one in self._evaluator.of(node):
            function = one.value if isinstance(one, Object) else None
            if receiver is not None and isinstance(function, Function) and function.facts.kind == "property":
                found += self._property(function, receiver)
            elif isinstance(function, External):
                found.append(Object(of_model(self._engine, function, of)))
            else:
                found.append(one)
        return either(found)

    def _property(self, function: Function, receiver: Value) -> Alternatives:
        def question(parameter: Parameter) -> Alternatives | None:
            return (Object(receiver),) if parameter.function is function else None

        return self._evaluator.substitute(self._evaluator.of(function.returns), question)

    # -- others ------------------------------------------------------------------------------------

    def _of_module(self, module: str, name: str) -> Alternatives:
        node = self._evaluator.definitions.exported(module, name)
        if not node and f"{module}.{name}" in self._engine.modules:
            return (Object(self._engine.module(f"{module}.{name}")),)
        return (self._evaluator.of(node) if node else ()) or (Unknown(name),)

    def _of_external(self, external: External, name: str) -> Alternatives:
        chosen = self.settings.of_library(external, name)
        if chosen is not None:
            return chosen
        return (Object(self._engine.member(external, name)),)

    def _of_others(self, of: Class, name: str, origin: Value) -> Alternatives:
        found = self._engine.inherited_from_others(of, name, origin)
        return (Object(found),) if found else (Unknown(name),)


def _own_name(found: Expression, name: str) -> Expression:
    """Return what an attribute is set to; what has no name, or the same elsewhere, is the object's own."""
    return Unknown(f"self.{name}") if found in (Unknown(), Unknown(name)) else found
