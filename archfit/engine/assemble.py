"""Reads the files of a run and puts the project together from their facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from archfit import discover, extract
from archfit.extract import manifests
from archfit.extract.python import extract as extract_python
from archfit.model import (
    ArchfitError,
    ComponentConfig,
    Config,
    Landscape,
    ManifestFacts,
    Mistake,
    ModuleFacts,
    Need,
    Problem,
    Project,
    Tree,
)
from archfit.resolve import link

Progress = Callable[[int, int], None]
"""Told now and then how many files are read, and how many there are."""

_REPORT_EVERY = 100


def silent(_done: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class System:
    """The linked project, and what discovery found on the way."""

    project: Project
    landscape: Landscape
    files: int
    """How many Python files were read."""


def assemble(
    root: Path,
    repositories: tuple[str, ...],
    *,
    config: Config,
    needs: AbstractSet[Need],
    progress: Progress,
) -> System:
    """
    Read the tree below a root and link it into a project.

    What cannot be read becomes a problem of the project; nothing below the root is imported or run.
    """
    tree = extract.walk(root, repositories, exclude=config.exclude)
    facts = _all_facts(str(root), tree, needs, progress)
    described = {path: _manifest_facts(str(root), path) for path in tree.files if manifests.is_manifest(path)}
    landscape = discover.survey(tree, manifests=described, facts=facts, config=config)
    _require_source(config, landscape, facts)
    project, clashes = link(facts, landscape, composition_roots=config.composition_roots)
    problems = (
        *tree.problems,
        *clashes,
        *_flaws(facts),
        *(flaw for found in described.values() for flaw in found.flaws),
    )
    project = replace(
        project,
        contracts=config.contracts,
        problems=tuple(sorted(problems, key=lambda problem: (problem.at, problem.message))),
    )
    return System(project, landscape, len(facts))


def _require_source(config: Config, landscape: Landscape, files: Iterable[str]) -> None:
    """Refuse declared components that hold no Python file: a boundary around nothing is never broken."""
    owned = set(discover.owners(files, landscape.components).values())
    empty = [one for one in config.components if one.name not in owned]
    if empty:
        raise ArchfitError(*(_empty_component(one) for one in empty))


def _empty_component(component: ComponentConfig) -> Mistake:
    where = (
        f"path `{component.path}`"
        if component.path
        else f"packages {', '.join(f'`{one}`' for one in component.packages)}"
    )
    message = f"the component `{component.name}` holds no Python file: nothing stands at its {where}"
    return Mistake(message, "empty-component", component.at, help="correct it, or remove the component")


def _all_facts(root: str, tree: Tree, needs: AbstractSet[Need], progress: Progress) -> dict[str, ModuleFacts]:
    paths = [path for path in tree.files if path.endswith(".py")]
    facts = {}
    for number, path in enumerate(paths):
        if not number % _REPORT_EVERY:
            progress(number, len(paths))
        facts[path] = _python_facts(root, path, needs)
    return facts


def _python_facts(root: str, path: str, needs: AbstractSet[Need]) -> ModuleFacts:
    try:
        content = extract.read(root, path)
    except extract.UnreadableError as error:
        return ModuleFacts(path=path, flaws=(error.problem,))
    return extract_python(path, content, needs)


def _manifest_facts(root: str, path: str) -> ManifestFacts:
    try:
        content = extract.read(root, path)
    except extract.UnreadableError as error:
        return ManifestFacts(path=path, flaws=(error.problem,))
    return manifests.extract(path, content)


def _flaws(facts: dict[str, ModuleFacts]) -> list[Problem]:
    return [flaw for known in facts.values() for flaw in known.flaws]
