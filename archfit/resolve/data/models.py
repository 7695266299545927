"""Classes that stand for tables, and which tables these are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from archfit.model import Location, Module
from archfit.model.data import Table, TableDefinition
from archfit.model.library import Activity, Role
from archfit.model.value import Named, Scalar
from archfit.resolve.data.hierarchy import Hierarchy
from archfit.resolve.data.known import Mention, Mentions
from archfit.resolve.data.labels import Labels
from archfit.resolve.data.naming import computed, conventional, engine, of_django
from archfit.resolve.data.registry import Registry

_ONE_TABLE = ("sqlalchemy.", "sqlmodel.", "flask_sqlalchemy.", "pony.", "mongoengine.")
"""What is derived from a class with a table shares it, unless it says one of its own."""
_ONLY_WHERE_SAID = ("sqlmodel.",)
"""A class is one for data alone, unless a keyword of the class statement says otherwise, which is not seen here."""
_FLAGGED = ("sqlalchemy.", "flask_sqlalchemy.", "django.")
"""A class without a table says so."""


class Model(NamedTuple):
    """One class that a library makes stand for a table, unless it is abstract."""

    name: str
    module: Module
    at: Location
    library: str
    """The class of the library that it is derived from."""
    said: str
    """The table it says; empty where it does not, or where that is computed."""
    schema: str
    abstract: bool
    """It says so, or one above does."""

    @property
    def short(self) -> str:
        """The name of the class alone."""
        return self.name.rpartition(".")[2]


class Models:
    """The classes that stand for tables; `definitions` are those that say what their table is."""

    def __init__(self, mentions: Mentions, registry: Registry, hierarchy: Hierarchy, labels: Labels) -> None:
        self._mentions = mentions
        self._registry = registry
        self._hierarchy = hierarchy
        self._labels = labels
        self._tables: dict[str, Table | None] = {}
        self.definitions: list[TableDefinition] = []
        for model in sorted(self.models.values(), key=self._is_old):
            self._table(model)

    @staticmethod
    def _is_old(model: Model) -> bool:
        """Tell whether it is a class of a migration: what the table was then, and no definition."""
        return model.module.role.value == "migration"

    @cached_property
    def models(self) -> dict[str, Model]:
        """Every class that is derived from one of a library that stands for tables, by its name."""
        found = (self._model(one) for one in self._mentions.of(Activity.MODEL))
        return {model.name: model for model in found if model is not None}

    @staticmethod
    def _model(mention: Mention) -> Model | None:
        entity = next((one for one in mention.entities if isinstance(one, Named) and one.kind == "class"), None)
        if entity is None or mention.use.caller != entity.name:
            return None
        use, said = mention.use, mention.text(Role.TABLE)
        abstract = any(isinstance(one, Scalar) and one.value is True for one in use.values(Role.ABSTRACT))
        schema = mention.text(Role.SCHEMA)
        return Model(entity.name, mention.module, use.at, use.function, said, schema, abstract)

    @cached_property
    def _used(self) -> set[str]:
        """The classes that something is done with: they have tables."""
        found: set[str] = set()
        for mention in self._mentions.all:
            if mention.use.activity is not Activity.MODEL:
                found.update(one.name for one in mention.entities if isinstance(one, Named))
            elif mention.django:
                label = self._labels.of(mention.module.name)
                found.update(f"{label}.{one}".casefold() for one in mention.entities if isinstance(one, str))
        return found

    @cached_property
    def _pointed_at(self) -> set[str]:
        """The names of tables that foreign keys, migrations and calls say."""
        names = {name for one in self._mentions.all for name in one.texts(Role.TABLE) if not one.entities}
        for mention in self._mentions.of(Activity.REFERENCE):
            names.update(part for text in mention.texts(Role.NAME) for part in text.split("."))
        return {name.casefold() for name in names}

    # -- tables ------------------------------------------------------------------------------------

    def table(self, name: str) -> Table | None:
        """Return the table of a class, or of the class that an attribute belongs to; None where it has none."""
        for one in (name, name.rpartition(".")[0]):
            if one in self._tables or one in self.models:
                return self._tables[one] if one in self._tables else self._table(self.models[one])
        return None

    def is_model(self, name: str) -> bool:
        """Tell whether a class stands for a table, or would if it were not abstract."""
        return name in self.models or name in self._tables

    def concrete(self, name: str) -> Iterator[Table]:
        """Yield the tables of a class: its own, or those of the classes below one that has none."""
        own = self.table(name) if self.is_model(name) else None
        if own is not None:
            yield own
            return
        found = (self.table(one) for one in self._hierarchy.below(name) if one in self.models)
        yield from dict.fromkeys(table for table in found if table is not None)

    def bind(self, name: str, table: Table) -> None:
        """Say which table a class stands for that is mapped to it by a call."""
        self._tables.setdefault(name, table)

    def _table(self, model: Model) -> Table | None:
        if model.name not in self._tables:
            self._tables[model.name] = None
            inherited = self._inherited(model)
            name = "" if self._is_tableless(model) else self._name(model, inherited)
            table = inherited
            if name and not (inherited and inherited.name == name.casefold() and self._shares(model)):
                component = model.module.component
                table = self._registry.find(name, component, schema=model.schema, engine=engine(model.library))
                if not self._is_old(model):
                    self.definitions.append(TableDefinition(table, component, model.at, model.name))
            self._tables[model.name] = table
        return self._tables[model.name]

    @staticmethod
    def _shares(model: Model) -> bool:
        return not model.library.startswith("django.")

    def _inherited(self, model: Model) -> Table | None:
        """Return the table of the nearest class above that has one."""
        above = (self._table(self.models[one]) for one in self._hierarchy.above(model.name) if one in self.models)
        return next((table for table in above if table is not None), None)

    def _name(self, model: Model, inherited: Table | None) -> str:
        django = model.library.startswith("django.")
        if model.said and not (django and inherited and inherited.name == model.said.casefold()):
            return model.said
        if inherited is not None and model.library.startswith(_ONE_TABLE):
            return ""
        convention = conventional(model.library, model.short, self._labels.of(model.module.name))
        if convention:
            return convention
        # Where it is computed, it is made of the name of the class as a rule.
        known = (one for one in computed(model.short) if one in self._pointed_at)
        return next(known, computed(model.short)[0] if model.name in self._used else "")

    def _is_tableless(self, model: Model) -> bool:
        below = [one for one in self._hierarchy.below(model.name) if one in self.models]
        used = model.name in self._used or self._is_migrated(model)
        if model.abstract:
            if not any(self.models[one].abstract for one in self._hierarchy.above(model.name) if one in self.models):
                return True
            # What it says may be said by the class above, which holds for that one alone.
            own = not model.library.startswith("django.") or f"{model.name}.Meta" in self._hierarchy.parents
            return own and bool(below) and not used
        if model.library.startswith(_ONLY_WHERE_SAID) and not model.said:
            return not used and model.short.casefold() not in self._pointed_at
        return bool(below) and not model.said and not used and not model.library.startswith(_FLAGGED)

    def _is_migrated(self, model: Model) -> bool:
        return f"{self._labels.of(model.module.name)}.{model.short}".casefold() in self._used

    # -- names -------------------------------------------------------------------------------------

    @cached_property
    def _by_short_name(self) -> dict[str, list[Model]]:
        found: dict[str, list[Model]] = defaultdict(list)
        for model in self.models.values():
            if not self._is_old(model):
                found[model.short.casefold()].append(model)
        return found

    def named(self, text: str, mention: Mention) -> Table | None:
        """Return the table of the class that a string names: `"self"`, `"Order"`, `"orders.Order"`, or one in full."""
        if text == "self":
            return self.table(mention.use.caller)
        before, _, short = text.rpartition(".")
        same = self._near(self._by_short_name.get(short.casefold(), ()), mention.component)
        label = before or (self._labels.of(mention.module.name) if mention.django else "")
        if label:
            last = label.rpartition(".")[2].casefold()
            at = [one for one in same if self._labels.of(one.module.name) == last or one.name.endswith(text)]
            same = at or ([] if mention.django or len(same) > 1 else same)
        if len(same) > 1:
            same = [one for one in same if one.module.component == mention.component]
        if len(same) == 1:
            return self.table(same[0].name)
        django = mention.django and label
        return self._registry.find(of_django(label, short), mention.component) if django else None

    def _near(self, models: Iterable[Model], component: str) -> list[Model]:
        """Return the models of the same service, or else all."""
        service = self._registry.scopes.service
        found = list(models)
        return [one for one in found if service(one.module.component) == service(component)] or found

    def user(self, mention: Mention) -> Table | None:
        """Return the table that `AUTH_USER_MODEL` stands for: of the only class of that kind, or Django's own."""
        users = [
            one.name
            for one in self.models.values()
            if one.library.startswith("django.contrib.auth.") and one.library.endswith("User")
        ]
        near = self._near((self.models[name] for name in users), mention.component)
        tables = {self.table(one.name) for one in near} - {None}
        if len(tables) == 1:
            return tables.pop()
        return None if tables else self._registry.find("auth_user", mention.component)
