"""The names of tables do not say which module they belong to.

## Why

Modules of one application may well share a database, as long as each keeps to its own tables. A schema or a prefix
for each module makes that visible to everybody who writes a query, lets the database grant rights by module, and is
the line to cut along on the day a module moves out.

Only systems with at least three modules that own tables are judged, and only where less than four fifths of the
tables have the schema or prefix of their module.

## Whose is `item`?

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.stock]
path = "stock"

[components.accounts]
path = "accounts"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "header"

class Item(Base):  # expect: no-schema-per-module
    __tablename__ = "item"
```

`stock/__init__.py`:

```python
```

`stock/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Product(Base):
    __tablename__ = "product"

class Place(Base):
    __tablename__ = "place"
```

`accounts/__init__.py`:

```python
```

`accounts/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class User(Base):
    __tablename__ = "user"

class Address(Base):
    __tablename__ = "address"
```

## A prefix or a schema for each

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.stock]
path = "stock"

[components.accounts]
path = "accounts"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "order_header"

class Item(Base):
    __tablename__ = "order_item"
```

`stock/__init__.py`:

```python
```

`stock/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Product(Base):
    __tablename__ = "product"
    __table_args__ = {"schema": "stock"}

class Place(Base):
    __tablename__ = "place"
    __table_args__ = {"schema": "stock"}
```

`accounts/__init__.py`:

```python
```

`accounts/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class User(Base):
    __tablename__ = "account_user"

class Address(Base):
    __tablename__ = "account_address"
```

## When it is wrong

A small system whose tables everybody knows needs no such order yet: ignore it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    Family,
    Mode,
    Need,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    Table,
    Violation,
)

_UNSCHEMED = frozenset({"", "public", "dbo", "main"})
"""Schemas that say nothing: none, and those that databases use by default."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is judged, and how strictly."""

    least: float = 0.8
    """The share of tables whose schema or prefix has to be that of their module."""
    modules: int = 3
    """Databases with tables of fewer modules are not judged."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each database of one deployable whose tables do not say whose they are."""
    if project.mode is not Mode.MONOLITH:
        return
    stores: dict[str, list[Ownership]] = defaultdict(list)
    for one in project.data.owners:
        if one.component and one.claims:
            stores[one.table.store].append(one)
    for store, owned in sorted(stores.items()):
        modules = {one.component for one in owned}
        odd = _odd(owned)
        if len(modules) >= options.modules and 1 - len(odd) / len(owned) < options.least:
            yield _violation(store, odd, (len(modules), len(owned)))


def _odd(owned: list[Ownership]) -> list[Ownership]:
    """Return the tables without the schema or prefix that most tables of their module have, and no others."""
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for one in owned:
        for mark in _marks(one.table):
            users[mark].add(one.component)
            used[one.component][mark] += 1
    own = {
        component: max((mark for mark in marks if len(users[mark]) == 1), key=marks.__getitem__, default="")
        for component, marks in used.items()
    }
    return [one for one in owned if own[one.component] not in _marks(one.table)]


def _marks(table: Table) -> list[str]:
    """Return what may say whose a table is: its schema, or each beginning of its name that ends before a `_`."""
    if table.schema not in _UNSCHEMED:
        return [f"{table.schema}."]
    words = table.name.split("_")
    return ["_".join(words[:count]) for count in range(1, len(words) + 1)]


def _violation(store: str, odd: list[Ownership], counts: tuple[int, int]) -> Violation:
    modules, tables = counts
    first = odd[0].claims[0]
    where = f" in `{store}`" if store else ""
    return Violation(
        at=first.at,
        message=f"{len(odd)} of {tables} tables{where} do not say by schema or prefix "
        f"to which of {modules} modules they belong",
        subject=f"tables of {store or 'the application'}",
        label=f"a table of `{first.component}`",
        steps=tuple(Step(f"`{one.table}` of `{one.component}`", one.claims[0].at) for one in odd[:SHOWN]),
        steps_title="such as",
        why="who writes a query cannot see that it reaches into another module, nor can the database forbid it",
        help="give each module a schema of its own, or begin the names of its tables with its name",
    )


RULE = Rule(
    code="DAT007",
    name="no-schema-per-module",
    family=Family.DATA,
    severity=Severity.INFO,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
