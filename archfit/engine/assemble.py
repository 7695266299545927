"""Reads the files of a run and puts the project together from their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from archfit import discover
from archfit.engine.effort import Effort
from archfit.engine.gather import gather
from archfit.model import (
    ArchfitError,
    ComponentConfig,
    Config,
    Landscape,
    Mistake,
    ModuleFacts,
    Need,
    Problem,
    Project,
    Tree,
)
from archfit.resolve import link


@dataclass(frozen=True, slots=True)
class System:
    """The linked project, and what discovery found on the way."""

    project: Project
    landscape: Landscape
    files: int
    """How many Python files were read."""


def assemble(tree: Tree, *, config: Config, needs: AbstractSet[Need], effort: Effort) -> System:
    """
    Read the files of a tree and link them into a project.

    What cannot be read becomes a problem of the project; nothing of the tree is imported or run.
    """
    facts, described = gather(tree, needs=needs, effort=effort)
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


def _flaws(facts: Mapping[str, ModuleFacts]) -> list[Problem]:
    return [flaw for known in facts.values() for flaw in known.flaws]
