"""Code that is named for reading writes, or a read model is written beside its projector.

## Why

Who separates commands from queries may read from anywhere, cache and scale the reading side, because it changes
nothing. A query that writes takes that away without anybody noticing. A read model has one writer, its projector,
which can build it anew from what happened; what others write into it is lost on that day.

Names alone say what code is for, so only code that separates the two is judged: queries that have modules or packages
for `commands` beside them, in the same folder. A table is a read model when a projector writes it.

## A query that counts

`archfit.toml`:

```toml
[components.orders]
path = "orders"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
```

`orders/commands.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def place():
    with engine.connect() as connection:
        connection.execute(text("insert into orders (total) values (1)"))
```

`orders/queries.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def find(order):
    with engine.connect() as connection:
        connection.execute(text("update orders set seen = true where id = :id"), {"id": order})  # expect: cqrs-mixing
        return connection.execute(text("select * from orders where id = :id"), {"id": order})
```

## Queries that read

`archfit.toml`:

```toml
[components.orders]
path = "orders"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
```

`orders/commands.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def place():
    with engine.connect() as connection:
        connection.execute(text("insert into orders (total) values (1)"))
```

`orders/queries.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def find(order):
    with engine.connect() as connection:
        return connection.execute(text("select * from orders where id = :id"), {"id": order})
```

## A module of statements, with no commands beside it

`archfit.toml`:

```toml
[components.shop]
path = "shop"
```

`shop/__init__.py`:

```python
```

`shop/terminal/__init__.py`:

```python
```

`shop/terminal/commands.py`:

```python
def show(order):
    print(order)
```

`shop/orders/__init__.py`:

```python
```

`shop/orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
```

`shop/orders/queries.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def forget(order):
    with engine.connect() as connection:
        connection.execute(text("delete from orders where id = :id"), {"id": order})
```

## When it is wrong

A module called `queries` that only holds the statements of all sorts is no reading side: name it otherwise, or set the
names in `queries`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    Confidence,
    Family,
    Need,
    Project,
    Rule,
    Severity,
    Table,
    TableAccess,
    Violation,
    step_of,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the modules or packages of each side are called."""

    commands: tuple[str, ...] = ("command", "commands", "command_handlers")
    queries: tuple[str, ...] = ("queries", "query", "query_handlers", "read_models")
    projections: tuple[str, ...] = ("projection", "projections", "projector", "projectors")


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each function of the reading side that writes, and each write into a read model by a command."""
    separate = {folder for module in project.modules.values() for folder in _holding(module.path, options.commands)}
    writes = [one for one in project.tables.accesses if one.writes and one.confidence is not Confidence.GUESS]
    yield from _queries(
        project, [one for one in writes if not separate.isdisjoint(_holding(one.at.path, options.queries))]
    )
    yield from _projections(project, writes, options)


def _holding(path: str, names: Iterable[str]) -> list[str]:
    """Return the folders that hold a module, or a package around it, that has one of the names."""
    parts = path.removesuffix(".py").split("/")
    return ["/".join(parts[:depth]) for depth, part in enumerate(parts) if part in names]


def _queries(project: Project, writes: list[TableAccess]) -> Iterator[Violation]:
    found: dict[tuple[str, Table], list[TableAccess]] = defaultdict(list)
    for one in writes:
        found[one.function, one.table].append(one)
    for (function, table), places in found.items():
        yield Violation(
            at=places[0].at,
            message=f"`{function}` stands with the queries and writes table `{table}`",
            subject=f"{function} -> {table}",
            label="a query that writes",
            steps=tuple(step_of(project, one) for one in places[:SHOWN]),
            steps_title="writes",
            why="who only asks does not expect that anything changes: it may be cached, repeated or sent to a replica",
            help="move the write to a command",
            source=places[0].component,
        )


def _projections(project: Project, writes: list[TableAccess], options: Options) -> Iterator[Violation]:
    projected = {
        (one.component, one.table): one for one in reversed(writes) if _holding(one.at.path, options.projections)
    }
    for one in writes:
        projector = projected.get((one.component, one.table))
        if projector and _holding(one.at.path, options.commands):
            yield Violation(
                at=one.at,
                message=f"`{one.function}` writes the read model `{one.table}` beside its projector",
                subject=f"{one.function} -> {one.table}",
                label=f"`{projector.function}` is its writer",
                steps=(step_of(project, one), step_of(project, projector)),
                steps_title="writes",
                why="what is written beside the projector is lost when the read model is built anew",
                help=f"record what happened, and let `{projector.function}` write it",
                source=one.component,
            )


RULE = Rule(
    code="DAT016",
    name="cqrs-mixing",
    family=Family.DATA,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
