"""Settings: classes whose fields the environment says, and objects whose attributes are the names of a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archfit.model.library import Activity
from archfit.model.operations import Call
from archfit.resolve.calls.engine import find
from archfit.resolve.calls.libraries import is_a
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Class, Container, External
from archfit.resolve.uses.expressions import Alternatives, Expression, Literal, Object, Reading, Unknown, either

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator

_MODULE_VARIABLE = "DJANGO_SETTINGS_MODULE"
_DELIMITER = "__"
"""What `env_nested_delimiter` is set to where it is set."""
_OF_A_MODULE = "django.conf.LazySettings"
"""The class of `django.conf.settings` (Django 5.2, "Django settings")."""


class Settings:
    """Answers what settings are."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._engine = evaluator.engine
        self._modules: list[str] | None = None

    # -- classes -----------------------------------------------------------------------------------

    def field(self, of: Class, name: str) -> Alternatives | None:
        """
        Return a field of a settings class: the environment says it, the class says its default.

        The variable is the prefix and the name in capitals, or an alias (pydantic-settings 2, "Field value
        priority", "Environment variable names"). None for all that is no such field.
        """
        known = {field for one in of.mro for field, _ in one.fields}
        if name not in known or not is_a(self._engine, of, Activity.SETTINGS):
            return None
        node, _ = find(of, name)
        default, alias = self.default(node) if node else ((), "")
        variable = alias or f"{self._prefix(of)}{name}".upper()
        said = [one for one in default if not isinstance(one, Unknown) and one != Literal(None)]
        return either(Reading(variable, one) for one in said) or (Reading(variable),)

    def nested(self, variable: str, default: Alternatives, name: str) -> Alternatives:
        """Return a field of what is itself a field (pydantic-settings 2, "Parsing environment variable values")."""
        known = [one for one in default if not isinstance(one, Unknown)]
        variable = f"{variable}{_DELIMITER}{name}".upper()
        return either(Reading(variable, one) for one in known) or (Reading(variable),)

    def default(self, node: int) -> tuple[Alternatives, str]:
        """Return the default of a field and the variable it names: both may stand in a call of `Field`."""
        found = self._call(node)
        if found is None or self._makes_object(*found):
            return self._evaluator.of(node), ""
        unit, call = found
        keywords = {name: value + unit.base for name, value in call.keywords if value}
        positional = [value + unit.base for value in call.arguments if value]
        place = keywords.get("default") or (positional[0] if positional else 0)
        for word in ("env", "validation_alias", "alias"):
            said = self._evaluator.of(keywords[word]) if word in keywords else ()
            if len(said) == 1 and isinstance(said[0], Literal) and isinstance(said[0].value, str):
                return (self._evaluator.of(place) if place else ()), said[0].value
        return (self._evaluator.of(place) if place else ()), ""

    def _makes_object(self, unit: Unit, call: Call) -> bool:
        return any(isinstance(value, Class) for value in self._engine.known[call.function + unit.base])

    def _call(self, node: int) -> tuple[Unit, Call] | None:
        """Return the call that a field is set to, behind its annotation."""
        definitions = self._evaluator.definitions
        found = (definitions.first(at, Call) for at in (node, *definitions.sources.get(node, ())))
        return next(filter(None, found), None)

    def _prefix(self, of: Class) -> str:
        for node in (find(of, "model_config")[0], self._inner_prefix(of)):
            for found in self._evaluator.of(node) if node else ():
                if isinstance(found, Literal):
                    return str(found.value)
                prefix = self._in_container(found)
                if prefix:
                    return prefix
        return self._in_call(find(of, "model_config")[0])

    def _inner_prefix(self, of: Class) -> int:
        """Return the node of `class Config: env_prefix = ...`."""
        node, _ = find(of, "Config")
        for value in self._engine.known[node] if node else ():
            if isinstance(value, Class):
                return value.body.get("env_prefix", 0)
        return 0

    def _in_container(self, found: Expression) -> str:
        if isinstance(found, Object) and isinstance(found.value, Container):
            node = found.value.items.get("env_prefix")
            return self._text(node) if node else ""
        return ""

    def _in_call(self, node: int) -> str:
        """Return `env_prefix` of `SettingsConfigDict(env_prefix=...)`."""
        defined = self._evaluator.definitions.operations(node) if node else None
        for one in defined[1] if defined else ():
            for name, value in getattr(one, "keywords", ()):
                if name == "env_prefix" and value and defined:
                    return self._text(value + defined[0].base)
        return ""

    def _text(self, node: int) -> str:
        found = self._evaluator.of(node)
        return str(found[0].value) if len(found) == 1 and isinstance(found[0], Literal) else ""

    # -- modules -----------------------------------------------------------------------------------

    def of_library(self, external: External, name: str) -> Alternatives | None:
        """Return a name of the modules that a settings object stands for; None for other objects."""
        if external.name != _OF_A_MODULE:
            return None
        found: list[Expression] = []
        for module in self._settings_modules():
            node = self._evaluator.definitions.exported(module, name)
            if node:
                found += self._evaluator.of(node)
        return either(found) or (Unknown(name),)

    def _settings_modules(self) -> list[str]:
        """Return the modules that the variable is set to by the code, or those called `settings`."""
        if self._modules is None:
            named = {
                str(value.value)
                for raw in self._engine.uses
                if raw.function.activity is Activity.ENVIRONMENT
                for value in self._second(raw.passed.arguments.positional)
                if isinstance(value, Literal)
            }
            by_module = self._engine.by_module
            self._modules = sorted(
                module for module in by_module if module in named or any(module.endswith(f".{one}") for one in named)
            ) or sorted(module for module in by_module if module.rpartition(".")[2] == "settings")
        return self._modules

    def _second(self, nodes: tuple[int, ...]) -> Alternatives:
        """Return what the variable that names the settings module is set to."""
        if len(nodes) != 2 or not all(nodes):  # noqa: PLR2004 - a name and a value
            return ()
        return self._evaluator.of(nodes[1]) if self._evaluator.of(nodes[0]) == (Literal(_MODULE_VARIABLE),) else ()
