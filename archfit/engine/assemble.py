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
    ManifestFacts,
    Mistake,
    ModuleFacts,
    Need,
    Problem,
    Project,
    Role,
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


def assemble(tree: Tree, *, config: Config, needs: AbstractSet[Need], effort: Effort, asides: bool = False) -> System:
    """
    Read the files of a tree and link them into a project.

    What cannot be read becomes a problem of the project; nothing of the tree is imported or run. Calls
    in tests and examples are summarised only with `asides`.
    """
    aside = () if asides or Need.USES not in needs else _aside(tree)
    gathered = gather(tree, needs=needs, effort=effort, aside=aside)
    facts, described = gathered.modules, gathered.manifests
    landscape = discover.survey(tree, manifests=described, facts=facts, config=config)
    _require_source(config, landscape, facts)
    project, clashes = link(facts, landscape, composition_roots=config.composition_roots)
    flaws = _flaws(facts)
    if Need.USES in needs:
        from archfit.engine.program import linked  # noqa: PLC0415 - only where it is asked for
        from archfit.resolve.data import data_of  # noqa: PLC0415 - the same
        from archfit.resolve.wires import wires_in  # noqa: PLC0415 - the same

        done = linked(project, landscape, gathered, config=config, memory=effort.memory, always=asides)
        project = replace(project, calls=done.calls, uses=done.uses)
        flaws += done.flaws
        project = replace(project, data=data_of(project, landscape, config), wires=wires_in(project, landscape))
    if Need.HISTORY in needs and len(landscape.components) > 1:
        from archfit.extract.history.reading import read_history  # noqa: PLC0415 - only where it is asked for

        history = read_history(effort.memory, tree.repositories)
        effort.memory.steady &= not any(gap.passing for gap in history.gaps)
        project = replace(project, history=history)
    # What is wrong with a file keeps facts and summary from being read alike: it is said once.
    problems = (*tree.problems, *clashes, *dict.fromkeys(flaws), *_flaws(described))
    project = replace(
        project,
        contracts=config.contracts,
        problems=tuple(sorted(problems, key=lambda problem: (problem.at, problem.message))),
    )
    return System(project, landscape, len(facts))


def _aside(tree: Tree) -> frozenset[str]:
    """Return the files that are no part of the program, as far as names tell."""
    roles = discover.roles(tree.files)
    return frozenset(path for path, role in roles.items() if role in (Role.TEST, Role.EXAMPLE))


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


def _flaws(said: Mapping[str, ModuleFacts] | Mapping[str, ManifestFacts]) -> list[Problem]:
    return [flaw for one in said.values() for flaw in one.flaws]
