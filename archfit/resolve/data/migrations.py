"""Tables that are said by a call: `Table("orders", ...)`, and those that migrations create, change and drop."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from archfit.model import Location
from archfit.model.data import Table, TableDefinition
from archfit.model.library import Activity, Role
from archfit.model.value import Named
from archfit.resolve.data.known import Mention, Mentions
from archfit.resolve.data.models import Models
from archfit.resolve.data.naming import engine
from archfit.resolve.data.registry import Registry

_DROPS = ("alembic.op.drop_table", "django.db.migrations.DeleteModel.")


class Calls:
    """The tables that calls define, and those that migrations drop."""

    def __init__(self, mentions: Mentions, registry: Registry, models: Models) -> None:
        self._registry = registry
        self._models = models
        self.definitions: list[TableDefinition] = []
        self.dropped: set[Table] = set()
        self.of_django: set[Table] = set()
        """What migrations of Django name: of each step that led to the models there are now."""
        self._places: dict[tuple[str, str], list[tuple[Location, Table]]] = defaultdict(list)
        calls = [one for one in mentions.all if self._describes(one)]
        for mention in sorted(calls, key=lambda one: one.migrates):
            self._read(mention)
        for places in self._places.values():
            places.sort()

    @staticmethod
    def _describes(mention: Mention) -> bool:
        """Tell whether a call describes a table; a class is no call: it stands at its own name."""
        if mention.use.activity is Activity.MODEL:
            return not any(isinstance(one, Named) and one.name == mention.use.caller for one in mention.entities)
        return mention.use.activity is Activity.QUERY and mention.migrates

    def _read(self, mention: Mention) -> None:
        classes = [one.name for one in mention.entities if isinstance(one, Named) and one.kind == "class"]
        for table in self.tables(mention):
            self._places[mention.use.at.path, mention.use.caller].append((mention.use.at, table))
            if mention.use.function.startswith(_DROPS):
                self.dropped.add(table)
            if mention.migrates and mention.django:
                self.of_django.add(table)
            if mention.use.activity is not Activity.MODEL:
                continue
            for name in (*classes, mention.use.caller):
                if name in classes or self._models.is_model(name):
                    self._models.bind(name, table)
            if not classes and mention.use.function.startswith(("alembic.", "django.")) is mention.migrates:
                by = "migration" if mention.migrates else "model"
                self.definitions.append(TableDefinition(table, mention.component, mention.use.at, by=by))

    def tables(self, mention: Mention) -> tuple[Table, ...]:
        """Return the tables that a call names: as such, or for Django by a model of the application it belongs to."""
        models = [one for one in mention.entities if isinstance(one, str)]
        names = mention.texts(Role.TABLE)
        if models and mention.django and not names:
            found = (self._models.named(one, mention) for one in models)
            return tuple(dict.fromkeys(table for table in found if table is not None))
        schema, kind = mention.text(Role.SCHEMA), engine(mention.use.function, mention.text(Role.ENGINE))
        return tuple(self._registry.find(one, mention.component, schema=schema, engine=kind) for one in names)

    def around(self, mention: Mention) -> Table | None:
        """Return the table whose description a column stands in: of the nearest call before it in the same place."""
        places = self._places.get((mention.use.at.path, mention.use.caller), [])
        at = bisect_right(places, mention.use.at, key=lambda one: one[0])
        return places[at - 1][1] if at else None
