"""What the checked system is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from archfit.model.location import Location


class ComponentKind(Enum):
    """What a component is to the system."""

    SERVICE = "service"
    """Deployed and started on its own."""
    MODULE = "module"
    """A part of one application, told apart by its package."""
    LIBRARY = "library"
    """Shared code, deployed only as a part of others."""


class Role(Enum):
    """What a file is for; only `SOURCE` is held to the architecture."""

    SOURCE = "source"
    TEST = "test"
    MIGRATION = "migration"
    GENERATED = "generated"
    EXAMPLE = "example"
    TOOLING = "tooling"
    """Scripts, documentation, load generators, packaging."""


class Mode(Enum):
    """What the components of the run are to each other; severities may depend on it."""

    MONOLITH = "monolith"
    SERVICES = "services"
    WORKSPACE = "workspace"
    """Several repositories read as one system."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why archfit believes that something is there."""

    what: str
    """A short noun phrase: `Dockerfile`, `compose service "orders"`, `app.run(port=5001)`."""
    at: Location


@dataclass(frozen=True, slots=True)
class SourceRoot:
    """A folder from which top-level names are imported."""

    path: str
    """Posix, relative to the root of the run; empty for the root itself."""
    prefix: str
    """What stands before the colon in the names of its modules; empty for a plain root."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the system with a boundary."""

    name: str
    kind: ComponentKind
    root: str
    """The folder or file that holds it, posix, relative to the root of the run."""
    paths: tuple[str, ...] = ()
    """Everything that belongs to it: folders and files; the root alone when empty."""
    language: str = "python"
    public: tuple[str, ...] = ()
    """Dotted globs of the modules or names others may import; empty: the conventions apply."""
    depends_on: tuple[str, ...] | None = None
    """The components it may import; None when nothing is declared."""
    owner: str = ""
    evidence: tuple[Evidence, ...] = ()
    service: str = ""
    """The service a module is deployed in."""
    declared: bool = False
    """Named in the configuration, not inferred."""

    @property
    def holds(self) -> tuple[str, ...]:
        """The paths that belong to it."""
        return self.paths or (self.root,)


def owner_question(components: Iterable[Component]) -> Callable[[str], str]:
    """Return the question which component a path belongs to: the one that holds the nearest folder; or none."""
    holders = {path: component.name for component in components for path in component.holds}
    known: dict[str, str] = {}

    def owner(path: str) -> str:
        if path in holders:
            return holders[path]
        if path not in known:
            known[path] = owner(path.rpartition("/")[0]) if path else ""
        return known[path]

    return owner
