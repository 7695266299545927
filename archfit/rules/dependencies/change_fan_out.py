"""Changes seldom stay in one component.

## Why

A system is cut into components so that most changes need only one of them. Where a good part of the changes needs two
or more, or some need five, the cuts do not follow what changes: a simple feature is several pull requests, several
pipelines and several contracts to be kept in step.

Counted are the same commits as for `co-change-coupling`: those of the last two years before the newest one that change
source, without merges, bots, sweeps over more than 30 files, and what only formats, releases or updates. In a system of
services it counts services, in a monolith its modules, where it is told as information. With fewer than 30 changes
nothing is said.

## Every other change needs two services

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"

[rules.change-fan-out]
changes = 4
```

`orders/totals.py`:

```python
def total(prices: list[int]) -> int:  # expect: change-fan-out
    return sum(prices)
```

`payments/charge.py`:

```python
def charge(prices: list[int]) -> int:
    return sum(prices)
```

```history
2026-01-05 alice orders/totals.py payments/charge.py "Count in cents"
2026-01-06 bob payments/charge.py "Charge once"
2026-01-07 alice orders/totals.py payments/charge.py "Round half to even"
2026-01-08 bob orders/totals.py "Add gifts"
```

## Changes that stay where they are

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"

[rules.change-fan-out]
changes = 4
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
2026-01-06 bob payments/charge.py "Charge once"
2026-01-07 alice orders/totals.py "Round half to even"
2026-01-08 bob orders/totals.py "Add gifts"
2026-01-09 alice payments/charge.py "Give back deposits"
2026-01-12 alice payments/charge.py "Ask again after a minute"
```

## Options

- `months` (24): how far to look back from the newest commit; 0 for all.
- `files` (30): commits that change more are left out; 0 for none.
- `changes` (30): with fewer of them nothing is said.
- `two` (0.2): the part of the changes that may touch two components or more.
- `five` (0.02): the part that may touch five or more.

## When it is wrong

Where one team keeps all components in one repository, it may change them together because it can, not because it must.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from archfit.model import ComponentKind, Family, Mode, Need, Project, Rule, Severity, Step, Violation
from archfit.model.history import Commit, CommitFilter
from archfit.model.location import Location

_SHOWN = 5
_MANY = 5


@dataclass(frozen=True, slots=True)
class Options:
    """Which commits count, and how many may touch several components."""

    months: int = 24
    """Before the newest commit; 0 for all."""
    files: int = 30
    """A commit that changes more is a sweep over the code; 0 for any number."""
    changes: int = 30
    """Fewer changes say nothing."""
    two: float = 0.2
    """The share of changes from which on those that touch two components are too many."""
    five: float = 0.02
    """The same of those that touch five."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield one violation for the whole system."""
    units = _units(project)
    keep = CommitFilter(months=options.months, files=options.files)
    touched = [
        (one.change.commits[0], {name: paths for name, paths in one.parts.items() if name in units})
        for one in project.evolution.changes(keep)
    ]
    counted = [(commit, parts) for commit, parts in touched if parts]
    wide = [(commit, parts) for commit, parts in counted if len(parts) > 1]
    widest = [(commit, parts) for commit, parts in wide if len(parts) >= _MANY]
    enough = len(counted) >= options.changes
    if enough and (len(wide) > options.two * len(counted) or len(widest) > options.five * len(counted)):
        yield _violation(project, len(counted), wide, len(widest))


def _units(project: Project) -> frozenset[str]:
    """Return what a change should stay in: services, or the modules of a monolith."""
    if project.mode is Mode.MONOLITH:
        holders = {one.service for one in project.components}
        return frozenset(one.name for one in project.components if one.name not in holders)
    return frozenset(one.name for one in project.components if one.kind is ComponentKind.SERVICE)


def _violation(
    project: Project, all_changes: int, wide: list[tuple[Commit, dict[str, tuple[str, ...]]]], widest: int
) -> Violation:
    what = "modules" if project.mode is Mode.MONOLITH else "services"
    often = Counter(name for _, parts in wide for name in parts)
    paths = (path for _, parts in wide for those in parts.values() for path in those)
    there = next((path for path in paths if project.component_at(path)), "")
    ranked = sorted(wide, key=lambda one: -len(one[1]))[:_SHOWN]
    most = sorted(often, key=lambda name: (-often[name], name))[:_SHOWN]
    return Violation(
        at=Location(there or project.component(most[0]).root),
        message=f"{len(wide)} of {all_changes} changes touch two {what} or more, {widest} of them {_MANY} or more",
        subject="changes",
        steps=tuple(_step(commit, parts) for commit, parts in ranked),
        steps_title="widest of them",
        why=f"a change that needs several {what} is made, reviewed and released several times",
        notes=(f"most often among them: {', '.join(f'`{name}` ({often[name]})' for name in most)}",),
        help="see with `co-change-coupling` which of them belong together, and draw the boundary around what changes",
    )


def _step(commit: Commit, parts: dict[str, tuple[str, ...]]) -> Step:
    day = datetime.fromtimestamp(commit.time, UTC).date()
    names = ", ".join(f"`{name}`" for name in parts)
    return Step(f"{day} {commit.subject}", Location(next(iter(parts.values()))[0]), names)


RULE = Rule(
    code="DEP006",
    name="change-fan-out",
    family=Family.DEPENDENCIES,
    severity=Severity.WARNING,
    by_mode={Mode.MONOLITH: Severity.INFO},
    since="0.1",
    needs=(Need.HISTORY,),
    doc=__doc__,
    options=Options,
    check=check,
)
