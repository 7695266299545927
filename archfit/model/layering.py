"""How a layer is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = re.compile(r"\s+:\s*|\s*:\s+")
"""Between open siblings; a colon without space around it stands behind a source root."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer, in its long form."""

    name: str
    """Its modules: `a`, `a | b` for independent ones, `a : b` for others, each in parentheses when optional."""
    closed: bool = False
    """The layers above may not reach the layers below past it."""

    @property
    def independent(self) -> bool:
        """Its modules may not import each other."""
        return not _OPEN.search(self.name)

    @property
    def mixed(self) -> bool:
        """It is written as both."""
        return "|" in self.name and not self.independent

    @property
    def modules(self) -> tuple[str, ...]:
        """Its modules in the order they are written, optional ones too."""
        return tuple(part.removeprefix("(").removesuffix(")").strip() for part in self._parts)

    @property
    def required(self) -> tuple[str, ...]:
        """Those of its modules that must not be absent."""
        return tuple(part for part in self._parts if not part.startswith("("))

    @property
    def _parts(self) -> list[str]:
        return [part.strip() for part in (self.name.split("|") if self.independent else _OPEN.split(self.name))]
