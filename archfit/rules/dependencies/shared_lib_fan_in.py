"""Many services depend on one library of the system.

## Why

Each change of a shared library reaches all that use it: they are built, tested and released again, or run on different
versions of it. That is cheap for a small and stable library of technical things, and dear for one that holds what the
business changes. Where a library defines or reads tables, its services are bound to one schema, too.

It is an info to know where changes spread. A library that works on tables is a warning, and so is one that changes
often: its source changed in a fifth of the weeks, half a year of history at least, sweeps and robots left out.

## A library that defines a table

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.billing]
path = "billing"
kind = "service"

[components.shipping]
path = "shipping"
kind = "service"

[components.shared]
path = "shared"
kind = "library"
```

`shared/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column  # expect: shared-lib-fan-in

class Base(DeclarativeBase): ...

class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
```

`shared/pyproject.toml`:

```toml
[project]
name = "shop-shared"
version = "3.2"
```

`orders/requirements.txt`:

```requirements
shop-shared==3.2
```

`orders/main.py`:

```python
def place() -> None: ...
```

`billing/main.py`:

```python
from shared.models import Customer
```

`shipping/main.py`:

```python
from shared.models import Customer
```

## Two services use it

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.billing]
path = "billing"
kind = "service"

[components.money]
path = "money"
kind = "library"
```

`money/amounts.py`:

```python
class Amount: ...
```

`orders/main.py`:

```python
from money.amounts import Amount
```

`billing/main.py`:

```python
from money.amounts import Amount
```

## Options

- `services` (3): so many services that use a library are many.
- `weeks` (0.2): in such a part of the weeks a library changes often; 0 not to look at the history.
- `stable` ([]): libraries that may be used by all, such as `logging-setup`.

## When it is wrong

A library of technical things that hardly ever changes is what libraries are for: name it in `stable`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archfit.model import (
    ComponentKind,
    ComponentName,
    Family,
    ImportKind,
    Location,
    Need,
    Project,
    Rule,
    Severity,
    Step,
    Violation,
)
from archfit.model.history import CommitFilter
from archfit.model.wording import listed

WEEK = 7 * 86_400
MIN_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Options:
    """When a library is used by many."""

    services: int = 3
    """So many services that use a library are many."""
    weeks: float = 0.2
    """In such a part of the weeks a library changes often; 0 not to look at the history."""
    stable: tuple[ComponentName, ...] = ()
    """Libraries that may be used by all."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each library that many services depend on."""
    users: dict[str, dict[str, Step]] = defaultdict(dict)
    for source, library, step in _uses(project):
        service = project.service_of(source)
        if service and project.component(library).kind is ComponentKind.LIBRARY and library not in options.stable:
            users[library].setdefault(service, step)
    for library, steps in sorted(users.items()):
        if len(steps) >= options.services:
            yield _violation(project, library, steps, _often(project, library, options.weeks))


def _uses(project: Project) -> Iterator[tuple[str, str, Step]]:
    """Yield who uses whose code, by an import or by what it installs."""
    for (source, target), edges in project.component_imports.items():
        edge = next((one for one in edges if one.kind not in (ImportKind.TYPE_CHECKING, ImportKind.DYNAMIC)), None)
        if edge:
            yield source, target, Step(f"`{source}` imports `{edge.target}`", edge.at)
    for one in project.packages.dependencies:
        if not one.requirement.development:
            name = one.built.distribution.name
            yield one.component, one.built.component, Step(f"`{one.component}` requires `{name}`", one.requirement.at)


def _often(project: Project, library: str, part: float) -> str:
    """Say how often a library changed, when that is often; a short history says nothing."""
    changes = project.evolution.changes(CommitFilter()) if part else ()
    weeks = [(one.change.commits[0].time // WEEK, library in one.parts) for one in changes]
    if not weeks:
        return ""
    every = max(week for week, _ in weeks) - min(week for week, _ in weeks) + 1
    own = len({week for week, of_library in weeks if of_library})
    return f"it changed in {own} of {every} weeks" if every >= MIN_WEEKS and own >= part * every else ""


def _violation(project: Project, library: str, users: Mapping[str, Step], often: str) -> Violation:
    tables = sorted({one.table.name for one in project.tables.definitions if one.component == library})
    used = sorted({one.table.name for one in project.data.accesses if one.component == library})
    held, verb = (tables, "defines") if tables else (used, "works on")
    services = sorted(users)
    shown = ", ".join(f"`{name}`" for name in held[:3])
    return Violation(
        at=_place(project, library),
        message=f"library `{library}` is used by {listed(services)}"
        + (f", and {verb} table{'s' if len(held) > 1 else ''} {shown}" if held else ""),
        subject=library,
        label=f"a change here reaches {len(services)} services",
        steps=tuple(users[name] for name in services),
        steps_title="used by",
        why="each change of it is a release of all of them"
        + (", and none can change the schema alone" if held else ""),
        notes=(often,) if often else (),
        help=f"split `{library}`: keep what is technical and stable shared, and give what belongs to the business to "
        "the service that owns it; `stable` of this rule names what may be shared by all",
        source=library,
        severity=None if held or often else Severity.INFO,
    )


def _place(project: Project, library: str) -> Location:
    """Return the first file of a library."""
    paths = (module.path for module in project.modules.values() if module.component == library and not module.package)
    others = (module.path for module in project.modules.values() if module.component == library)
    found = min(paths, default="") or min(others, default="")
    return Location(found) if found else project.component(library).evidence[0].at


RULE = Rule(
    code="DEP003",
    name="shared-lib-fan-in",
    family=Family.DEPENDENCIES,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.IMPORTS, Need.USES),
    welcome=(Need.HISTORY,),
    doc=__doc__,
    options=Options,
    check=check,
)
