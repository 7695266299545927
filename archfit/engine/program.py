"""Links what the files of a system do, with what is known of the libraries that they use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from archfit import libraries
from archfit.model import Config, Landscape, Project
from archfit.model.calls import CallGraph
from archfit.model.library import Activity, Knowledge, LibraryClass, LibraryFunction
from archfit.model.summary import Summary
from archfit.resolve.program import Program, program

_INWARD = frozenset({None, Activity.TEXT, Activity.ENVIRONMENT, Activity.SETTINGS})
"""Activities that say something of others, but do nothing by themselves."""


def program_of(
    project: Project,
    landscape: Landscape,
    summaries: Mapping[str, Summary],
    *,
    config: Config,
    root: Path,
    always: bool,
) -> Program:
    """
    Return who calls whom and what is done through libraries; ArchfitError for a library file that is malformed.

    Where no library is known that a program does anything through, nothing is linked unless `always`.
    """
    knowledge = _knowledge(project, config, root)
    if not always and not any(one.activity not in _INWARD for one in _meanings(knowledge)):
        return Program(CallGraph(), ())
    modules = project.modules.values()
    kinds = {one.path: project.component(one.component).kind for one in modules if one.component}
    linked = {one.path: summaries[one.path] for one in modules if one.path in summaries}
    return program(linked, landscape.source_roots, kinds, knowledge)


def _meanings(knowledge: Knowledge) -> Iterator[LibraryFunction | LibraryClass]:
    yield from knowledge.functions.values()
    yield from knowledge.classes.values()


def _knowledge(project: Project, config: Config, root: Path) -> Knowledge:
    packages = {edge.imported.partition(".")[0] for edge in project.external_imports}
    folder = root / Path(config.path).parent
    return Knowledge.of(libraries.load(packages, [Path(path) for path in config.libraries], root=folder))
