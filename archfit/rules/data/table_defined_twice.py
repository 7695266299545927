"""Two components define the same table.

## Why

A table that two components map has two owners, and so none: a column that one adds, the other does not know
of; what one holds unique, the other writes twice; whose migration runs last wins. One component should define
it, and the others ask that one.

Tables are the same when they have one name in one datastore. Inside one deployable, where no address is known,
the name is enough; between services it is not: unknown databases are never taken for one. Models in tests and
abstract bases are not looked at, and a migration beside the model is no second definition.

## Both map the orders

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):  # expect: table-defined-twice
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    paid: Mapped[bool]
```

`billing/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class PayableOrder(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
```

## Two services with a table of one name each

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.billing]
path = "billing"
kind = "service"
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    paid: Mapped[bool]
```

`billing/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
```

## Options

- `shared-tables` ([]): tables that are everybody's, such as `users`, `auth.*` or `tenant_*`.

## When it is wrong

While a table moves from one component to another, both define it: ignore the finding until a date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    Family,
    Need,
    Project,
    Rule,
    Severity,
    Step,
    Table,
    TableDefinition,
    Violation,
    names_table,
    ownership_note,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may be defined by several."""

    shared_tables: tuple[str, ...] = ()
    """Tables that are everybody's: `users`, `auth.*`, `tenant_*`."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each table that two components map, or that two create."""
    found: dict[tuple[tuple[Table, str], str], list[TableDefinition]] = defaultdict(list)
    for one in project.tables.definitions:
        if one.by != "migration" and not names_table(options.shared_tables, one.table):
            found[project.tables.key(one.table, one.component), one.by].append(one)
    for definitions in found.values():
        first = _one_each(project, definitions)
        if len(first) > 1:
            yield _violation(project, first)


def _one_each(project: Project, definitions: list[TableDefinition]) -> list[TableDefinition]:
    """Return the first definition of each component; parts of one that defines it as well are no others."""
    first: list[TableDefinition] = []
    for one in definitions:
        if not any(project.tables.together(one.component, known.component) for known in first):
            first.append(one)
    return sorted(first, key=lambda one: (one.component, one.at))


def _violation(project: Project, definitions: list[TableDefinition]) -> Violation:
    table = definitions[0].table
    owners = [one.component for one in definitions]
    owned = project.tables.owner(table, owners[0])
    keeper = owned.component if owned else ""
    at = next((one for one in definitions if one.component != keeper), definitions[0])
    return Violation(
        at=at.at,
        message=f"table `{table}` is defined by {_listed(owners)}",
        subject=f"{table}: {', '.join(owners)}",
        label=f"`{table}` of `{at.component}`",
        steps=tuple(Step(f"`{one.component}` defines `{table}`", one.at, one.model) for one in definitions),
        steps_title="defined by",
        why="what each of them believes about its columns and rows comes apart, and nobody is told",
        notes=(_whose(project, definitions),),
        help=f"let `{keeper or owners[0]}` alone define it; the others ask for it through an API, keep a copy that "
        "events fill, or move the table; `shared-tables` of this rule names tables that are everybody's",
        source=at.component,
        target=next(name for name in owners if name != at.component),
    )


def _whose(project: Project, definitions: list[TableDefinition]) -> str:
    table, component = definitions[0].table, definitions[0].component
    owned = project.tables.owner(table, component)
    if owned and owned.component:
        return ownership_note(owned)
    store = project.tables.key(table, component)[0].store
    return f"nobody owns `{table}`: each of them claims it" + (f" in `{store}`" if store else "")


def _listed(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


RULE = Rule(
    code="DAT001",
    name="table-defined-twice",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
