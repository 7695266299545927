from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.extract.python import extract
from archfit.model import Component, Landscape, Mode, Project, Role, SourceRoot
from archfit.resolve import link


@pytest.fixture
def linked() -> Callable[..., Project]:
    """Return what links files, given by path and text, into a project."""

    def link_files(
        files: dict[str, str], *, roots: tuple[str, ...] = ("",), components: tuple[Component, ...] = ()
    ) -> Project:
        facts = {path: extract(path, text.encode()) for path, text in files.items()}
        split = (root.partition(":") for root in roots)
        source_roots = tuple(SourceRoot(path, path if colon else "") for path, colon, _ in split)
        project, problems = link(facts, Landscape(source_roots, components, Mode.MONOLITH, {"tests.py": Role.TEST}))
        assert problems == ()
        return project

    return link_files


@pytest.fixture
def arrows() -> Callable[[Project], list[str]]:
    """Return what tells the imports of a project as `importer -> imported (name)`, external ones in brackets."""

    def tell(project: Project) -> list[str]:
        own = [f"{one.arrow} ({one.name})" if one.name else one.arrow for one in project.imports]
        others = [f"[{one.arrow} ({one.name})]" if one.name else f"[{one.arrow}]" for one in project.external_imports]
        return own + others

    return tell
