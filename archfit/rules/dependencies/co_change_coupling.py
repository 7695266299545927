"""Two components change together.

## Why

What has a boundary of its own should change on its own. Components that change in the same commits again and again
share something the boundary does not show: a rule known to both, the shape of a table, the fields of a message. Each
change must then be made twice, reviewed by two teams and released in step.

Counted are commits of the last two years before the newest one that change source: not tests, migrations, manifests,
documents or generated code alone. Left out are merges, bots, sweeps over more than 30 files, and what only formats,
releases or updates. A pair is reported when it changed together ten times, in at least 30 % of the changes of both (on
average) or 50 % of the one that changes less often, and at least twice as often as chance would have it (or less likely
by chance than 1 %): what is part of nearly every change goes with nobody. Where one also calls the other over the
network, or both use the same data, it is an error. In a monolith it is a warning.

In a workspace of several repositories, commits that name the same ticket (`SHOP-123`), stood on branches of the same
name, or that one author made within a day, are one change.

## Two services that know the same thing

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"

[components.search]
path = "search"
kind = "service"

[rules.co-change-coupling]
together = 3
severity = "warning"
```

`orders/totals.py`:

```python
def total(prices: list[int]) -> int:  # expect: co-change-coupling
    return sum(prices)
```

`payments/charge.py`:

```python
def charge(prices: list[int]) -> int:
    return sum(prices)
```

`search/index.py`:

```python
def index() -> None: ...
```

```history
2026-01-05 alice orders/totals.py payments/charge.py "Count in cents"
2026-01-06 bob search/index.py "Index titles"
2026-01-07 bob search/index.py "Index authors"
2026-01-08 alice orders/totals.py payments/charge.py "Round half to even"
2026-01-09 carol search/index.py "Forget what is gone"
2026-01-12 alice orders/totals.py payments/charge.py "Give back deposits"
2026-01-13 bob search/index.py "Stem words"
2026-01-14 bob search/index.py "Rank by sales"
```

## One that is part of every change

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"

[rules.co-change-coupling]
together = 3
```

`orders/totals.py`:

```python
def total(prices: list[int]) -> int:
    return sum(prices)
```

`payments/charge.py`:

```python
def charge(prices: list[int]) -> int:
    return sum(prices)
```

```history
2026-01-05 alice orders/totals.py payments/charge.py "Count in cents"
2026-01-06 alice orders/totals.py payments/charge.py "Round half to even"
2026-01-07 bob orders/totals.py "Take off discounts"
2026-01-08 bob orders/totals.py "Add gifts"
2026-01-09 carol orders/totals.py payments/charge.py "Give back deposits"
2026-01-12 bot payments/charge.py "Bump the SDK"
```

## Options

- `months` (24): how far to look back from the newest commit; 0 for all.
- `files` (30): commits that change more are left out; 0 for none.
- `together` (10): common changes from which on a pair is looked at.
- `lift` (2.0): how many times more often than by chance they change together; or
- `chance` (0.01): how unlikely that must be by chance (Fisher's exact test).
- `degree` (0.3): the part of their changes, of the average of both, that is common; or
- `confidence` (0.5): the part of the changes of the one that changes less often.

## When it is wrong

Services made from one template change together when the template does: ignore the pair with that reason. Two
processes started from one image are one service: declare them as one component with both paths. Only a history that is
there can be read: a shallow clone has none, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from archfit.model import ComponentKind, Family, Mode, Need, Project, Rule, Severity, Step, Violation
from archfit.model.co_change import CoChange, ComponentChange, Threshold
from archfit.model.foreign_table import foreign_tables
from archfit.model.history import CommitFilter
from archfit.model.location import Location

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Options:
    """Which commits count, and how much is too much."""

    months: int = 24
    """Before the newest commit; 0 for all."""
    files: int = 30
    """A commit that changes more is a sweep over the code; 0 for any number."""
    together: int = 10
    """The fewest changes of both."""
    lift: float = 2.0
    """How many times as often as by chance, at least; or `chance` is low enough."""
    chance: float = 0.01
    """How likely so many common changes may be if neither has to do with the other."""
    degree: float = 0.3
    """The least share of the changes of both, on average, that are common; or `confidence` is high enough."""
    confidence: float = 0.5
    """The least share of the changes of the one that changes less often."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each pair, those with another bond between them as an error."""
    keep = CommitFilter(months=options.months, files=options.files)
    least = Threshold(
        together=options.together,
        lift=options.lift,
        chance=options.chance,
        degree=options.degree,
        confidence=options.confidence,
    )
    for pair in project.evolution.coupled(keep, least):
        if not _uses_library(project, pair):
            common = project.evolution.common(pair, keep)
            yield _violation(project, pair, common, project.evolution.newest(pair, keep))


def _uses_library(project: Project, pair: CoChange) -> bool:
    """Tell whether one is a library that the other imports: why they change together is known, and no secret."""
    ends = ((pair.one, pair.other), (pair.other, pair.one))
    return any(
        project.component(target).kind is ComponentKind.LIBRARY and (source, target) in project.component_imports
        for source, target in ends
    )


def _violation(project: Project, pair: CoChange, common: tuple[ComponentChange, ...], at: Location) -> Violation:
    bond = _bond(project, pair)
    most = f"{pair.together} of {min(pair.of_one, pair.of_other)} changes"
    rarer = pair.one if pair.of_one <= pair.of_other else pair.other
    return Violation(
        at=at,
        message=f"`{pair.one}` and `{pair.other}` change together: {most} of `{rarer}` change both",
        subject=f"{pair.one} <-> {pair.other}",
        label=f"changes with `{pair.other}`",
        steps=tuple(_step(pair, one) for one in common[:_SHOWN]),
        steps_title="newest of them",
        why="a boundary that most changes cross keeps nothing apart: they must be made, reviewed and released in step",
        notes=(
            f"{pair.lift:.1f} times as often as chance would have it, of {pair.all} changes",
            f"`{pair.one}` changes in {pair.of_one}, `{pair.other}` in {pair.of_other} of them",
            *([bond] if bond else []),
        ),
        help="put what changes together in one of them, or agree on a contract that hides it from the other",
        source=pair.one,
        target=pair.other,
        severity=None if bond else Severity.WARNING,
    )


def _step(pair: CoChange, one: ComponentChange) -> Step:
    commit = one.change.commits[0]
    day = datetime.fromtimestamp(commit.time, UTC).date()
    path, other = one.parts[pair.one][0], one.parts[pair.other][0]
    return Step(f"{day} {commit.subject}", Location(path), f"with {other}")


def _bond(project: Project, pair: CoChange) -> str:
    """Say what else binds the two: a call or message between them, or data of both; or nothing."""
    ends = {pair.one, pair.other}

    def end(name: str) -> str:
        return name if name in ends or not name else project.service_of(name)

    for wire in project.wires.edges:
        if {end(wire.source), end(wire.target)} == ends:
            return f"`{wire.source}` also depends on `{wire.target}` over the network ({wire.channel})"
    for store in project.data.stores:
        if ends <= {end(use.component) for use in store.uses}:
            return f"both also use `{store.id}`"
    for writes in (True, False):
        for table, _ in foreign_tables(project, writes=writes, shared=(), free=()):
            if {end(table.component), end(table.owner)} == ends:
                return f"`{table.component}` also {'writes' if writes else 'reads'} tables of `{table.owner}`"
    return ""


RULE = Rule(
    code="DEP005",
    name="co-change-coupling",
    family=Family.DEPENDENCIES,
    severity=Severity.ERROR,
    by_mode={Mode.MONOLITH: Severity.WARNING},
    since="0.1",
    needs=(Need.HISTORY, Need.USES),
    doc=__doc__,
    options=Options,
    check=check,
)
