"""Django applications: the label that the tables of a module begin with."""

from __future__ import annotations

from functools import lru_cache

from archfit.model import Project

_PARTS = ("models", "migrations", "apps")


class Labels:
    """Answers which application a module belongs to: the nearest package with models, migrations or apps."""

    def __init__(self, project: Project) -> None:
        self._names = project.modules.keys()
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, module: str) -> str:
        """Return the label: the last part of the package (`AppConfig.label`, Django 5.2), or nothing."""
        package = module.rpartition(".")[0]
        while package:
            if any(f"{package}.{part}" in self._names for part in _PARTS):
                break
            package = package.rpartition(".")[0]
        around = package or module.rpartition(".")[0]
        return around.rpartition(":")[2].rpartition(".")[2].casefold()
