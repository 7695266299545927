"""One run, readable as a table of contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from archfit.engine.effort import Effort, Progress, silent
from archfit.engine.recall import Recall
from archfit.engine.select import Overrides, needs, select
from archfit.extract.cache import Keeping, Memory
from archfit.model.rule import Need

if TYPE_CHECKING:
    from archfit.engine.assemble import System
    from archfit.engine.catalogue import Catalogue
    from archfit.model import Config, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asks for."""

    root: Path
    """The folder everything is relative to."""
    repositories: tuple[str, ...] = ("",)
    """The folders below it that are read, each a repository of its own when there are several."""
    config: Path | None = None
    """The configuration file, already found; None to do without."""
    paths: tuple[str, ...] = ()
    """Report only what stands in these files and folders; everything is analysed all the same."""
    overrides: Overrides = field(default_factory=Overrides)
    baseline: bool = True
    today: date
    jobs: int = 0
    """How many processes may read files; 0 for as many as there are processors."""
    keeping: Keeping | None = None
    """Where results are kept for the next run; None for nowhere."""
    progress: Progress = field(default=silent, repr=False)


def run(request: Request) -> Report:
    """Check a system; ArchfitError when it cannot be judged."""
    memory = Memory(request.root, request.keeping)
    recall = Recall(memory, question=_question(request), configuration=request.config, day=request.today)
    known = recall.at_once()
    if known is not None:
        return known
    from archfit.engine import catalogue  # noqa: PLC0415 - an unchanged tree needs no more
    from archfit.engine.assemble import assemble  # noqa: PLC0415
    from archfit.engine.judge import judge  # noqa: PLC0415
    from archfit.extract.walk import walk_with_visits  # noqa: PLC0415

    rules = catalogue.load()
    settings = read_config(request, rules)
    selection = select(rules, settings, request.overrides)
    tree, visits = walk_with_visits(
        request.root, settings.repositories or request.repositories, exclude=settings.exclude
    )
    needed = needs(selection, settings)
    recall.watch(tree.repositories if Need.HISTORY in needed else ())
    known = recall.after_walk(tree, visits, baseline=settings.baseline, libraries=settings.libraries)
    if known is not None:
        return known
    effort = Effort(memory=memory, jobs=request.jobs, progress=request.progress)
    system = assemble(tree, config=settings, needs=needed, effort=effort)
    report, waivers = judge(request, settings, system, selection)
    recall.keep(report, waivers)
    return report


def _question(request: Request) -> str:
    """Return all of a request that decides about its report, apart from its files."""
    return repr(replace(request, root=Path(), config=None, today=date.min, jobs=0, keeping=None))


def read_config(request: Request, rules: Catalogue) -> Config:
    """Read the configuration of a request, or the defaults when there is none."""
    from archfit.config.loading import load  # noqa: PLC0415 - see above
    from archfit.config.schema import Schema  # noqa: PLC0415
    from archfit.model import Config  # noqa: PLC0415

    if request.config is None:
        return Config()
    schema = Schema(rules=rules.options, contracts=rules.contracts)
    return load(request.config, root=request.root, schema=schema)


def survey(request: Request, *, uses: bool = False, calls: bool = False, history: bool = False) -> System:
    """
    Find out what the system is made of, without checking anything.

    With `uses`, what its code does through libraries too; with `calls`, who calls whom even in tests and examples;
    with `history`, the commits too.
    """
    from archfit.engine import catalogue  # noqa: PLC0415 - see above
    from archfit.engine.assemble import assemble  # noqa: PLC0415
    from archfit.extract.walk import walk  # noqa: PLC0415

    settings = read_config(request, catalogue.load())
    tree = walk(request.root, settings.repositories or request.repositories, exclude=settings.exclude)
    effort = Effort(memory=Memory(request.root, request.keeping), jobs=request.jobs, progress=request.progress)
    spared = {Need.USES: not (uses or calls), Need.HISTORY: not history}
    needed = frozenset(need for need in Need if not spared.get(need))
    return assemble(tree, config=settings, needs=needed, effort=effort, asides=calls)
