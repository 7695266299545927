"""The uses that tell of tables, with what every question about them needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archfit.model import Module, Project, Role
from archfit.model.library import Activity
from archfit.model.library import Role as Part
from archfit.model.use import Use
from archfit.model.value import Named, Scalar, Text

_TELLING = frozenset({Activity.MODEL, Activity.REFERENCE, Activity.QUERY, Activity.JOIN})
_READ = frozenset({Role.SOURCE, Role.MIGRATION})
_UNDOES = ("downgrade", "reverse", "backwards", "unapply")
"""What functions of migrations are called that undo what the others did (Alembic 1.16, Django 5.2)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One use, and where it stands."""

    use: Use
    module: Module

    @property
    def component(self) -> str:
        """The component it stands in."""
        return self.module.component

    @property
    def migrates(self) -> bool:
        """It is a part of a migration."""
        return self.module.role is Role.MIGRATION or self.use.function.startswith(("alembic.op.", _DJANGO_MIGRATIONS))

    @property
    def django(self) -> bool:
        """What it names are models of Django."""
        return self.use.function.startswith("django.")

    def texts(self, part: Part) -> tuple[str, ...]:
        """Return the strings that play a part, as far as they are known."""
        return tuple(one.exact for one in self.use.values(part) if isinstance(one, Text) and one.exact)

    def text(self, part: Part) -> str:
        """Return the one string that plays a part, or nothing."""
        found = self.texts(part)
        return found[0] if len(found) == 1 else ""

    @property
    def entities(self) -> tuple[Named | str, ...]:
        """What stands for tables: classes, or what they are called."""
        said = (one.exact if isinstance(one, Text) else one for one in self.use.values(Part.ENTITY))
        return tuple(one for one in said if one and not isinstance(one, Scalar))


_DJANGO_MIGRATIONS = "django.db.migrations."


class Mentions:
    """All uses that tell of tables in code that counts: not in tests, examples or scripts."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def all(self) -> tuple[Mention, ...]:
        """In order of place."""
        return tuple(self._counted())

    @cached_property
    def migrations(self) -> frozenset[str]:
        """The files of migrations."""
        return frozenset(one.use.at.path for one in self.all if one.migrates)

    def of(self, activity: Activity) -> tuple[Mention, ...]:
        """Return those of one kind."""
        return tuple(one for one in self.all if one.use.activity is activity)

    def _counted(self) -> Iterator[Mention]:
        for use in self._project.uses:
            module = self._project.modules_at.get(use.at.path) if use.activity in _TELLING else None
            if module is None or module.role not in _READ or not module.component:
                continue
            if module.role is Role.MIGRATION and use.caller.rpartition(".")[2].startswith(_UNDOES):
                continue
            yield Mention(use, module)
