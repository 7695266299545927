"""Links what the files of a system do, with what is known of the libraries that they use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from archfit.engine.gather import Gathered
from archfit.engine.known import library_digest
from archfit.extract.cache import Memory, digest_of
from archfit.extract.columns import Codec, DamagedError
from archfit.libraries.generated import generated, generated_modules
from archfit.libraries.loading import load
from archfit.model import Config, Landscape, Problem, ProblemKind, Project
from archfit.model.calls import CallGraph
from archfit.model.library import Activity, Knowledge, LibraryClass, LibraryFunction
from archfit.model.use import Use

_INWARD = frozenset({None, Activity.TEXT, Activity.ENVIRONMENT, Activity.SETTINGS})
"""Activities that say something of others, but do nothing by themselves."""


class Linked(NamedTuple):
    """What a program does, and what is wrong with its files."""

    calls: CallGraph
    uses: tuple[Use, ...]
    flaws: tuple[Problem, ...]


def linked(
    project: Project, landscape: Landscape, gathered: Gathered, *, config: Config, memory: Memory, always: bool
) -> Linked:
    """
    Return who calls whom and what is done through libraries, as an earlier run kept it if nothing about it changed.

    Where no library is known that a program does anything through, nothing is linked unless `always`. ArchfitError
    for a library file that is malformed.
    """
    packages = sorted({edge.imported.partition(".")[0] for edge in project.external_imports})
    what = "calls" if always else "program"
    key = _key(project, landscape, gathered, packages, config, memory)
    kept = memory.recall(what, key)
    if kept is not None:
        try:
            return Codec(Linked).decode(kept)
        except DamagedError:
            pass
    own = [Path(path) for path in config.libraries]
    made = generated(landscape.procedures, generated_modules(_imported(project)))
    knowledge = Knowledge.of((*load(packages, own, root=_folder(config, memory)), made))
    found = _link(project, landscape, gathered, knowledge, always=always)
    by_chance = any(flaw.kind is ProblemKind.PARSER for flaw in found.flaws)
    if memory.active and not by_chance and key == _key(project, landscape, gathered, packages, config, memory):
        memory.note(what, key, Codec(Linked).encode(found))
    return found


def _key(
    project: Project, landscape: Landscape, gathered: Gathered, packages: list[str], config: Config, memory: Memory
) -> str:
    """Return a digest of all that decides about the program; nothing where there is nowhere to keep it."""
    if not memory.active:
        return ""
    modules = project.modules_at
    kinds = {one.name: one.kind.value for one in project.components}
    files = (
        (path, memory.digest(path), kinds.get(modules[path].component, "") if path in modules else "-")
        for path in gathered.summarised
    )
    known = library_digest(config.libraries, _folder(config, memory))
    said = (repr(landscape.source_roots), repr(packages), repr(landscape.procedures), known)
    return digest_of(memory.build, *said, *(text for file in files for text in file))


def _imported(project: Project) -> Iterator[str]:
    """Yield what is imported, as it is written, but for the dots in front."""
    for module in project.modules.values():
        yield from (f"{one.module}.{one.name}".strip(".") for one in module.facts.imports)


def _folder(config: Config, memory: Memory) -> Path:
    """Return the folder that the library files of a configuration are relative to."""
    return Path(memory.root) / Path(config.path).parent


def _link(project: Project, landscape: Landscape, gathered: Gathered, knowledge: Knowledge, *, always: bool) -> Linked:
    summaries = gathered.summaries
    flaws = tuple(flaw for one in summaries.values() for flaw in one.flaws)
    if not always and not any(one.activity not in _INWARD for one in _meanings(knowledge)):
        return Linked(CallGraph(), (), flaws)
    from archfit.resolve.program import program  # noqa: PLC0415 - what was linked before needs none of it

    modules = project.modules.values()
    kinds = {one.path: project.component(one.component).kind for one in modules if one.component}
    done = program(
        {one.path: summaries[one.path] for one in modules if one.path in summaries},
        landscape.source_roots, kinds, knowledge,
    )  # fmt: skip
    return Linked(done.calls, done.uses, flaws)


def _meanings(knowledge: Knowledge) -> Iterator[LibraryFunction | LibraryClass]:
    yield from knowledge.functions.values()
    yield from knowledge.classes.values()
