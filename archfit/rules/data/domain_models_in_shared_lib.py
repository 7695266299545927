"""A library holds a model that several services map their data with.

## Why

Shared code is for what nobody owns. An order or a customer has an owner: its columns, states and rules change
with the work of one team, and from a library each change is a release of every service. Whoever uses the model
also needs the table it maps: a shared model is half a shared database.

Models are the classes that map a table: value types, identifiers, enumerations and the schemas of events have
none and may be shared. A model that two services import is a warning, from three on an error.

## The order of everybody

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.billing]
path = "billing"
kind = "service"

[components.shared]
path = "shared"
kind = "library"
```

`shared/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):  # expect: domain-models-in-shared-lib
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    paid: Mapped[bool]
```

`orders/checkout.py`:

```python
from shared.models import Order

def place(order: Order) -> None: ...
```

`billing/invoices.py`:

```python
from shared.models import Order

def bill(order: Order) -> None: ...
```

## Money is nobody's

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.billing]
path = "billing"
kind = "service"

[components.shared]
path = "shared"
kind = "library"
```

`shared/money.py`:

```python
from dataclasses import dataclass

@dataclass(frozen=True)
class Money:
    amount: int
    currency: str
```

`orders/checkout.py`:

```python
from shared.money import Money

def place(price: Money) -> None: ...
```

`billing/invoices.py`:

```python
from shared.money import Money

def bill(price: Money) -> None: ...
```

## Options

- `shared-tables` ([]): tables whose models may be in a library, such as `outbox` or `audit_*`.

## When it is wrong

A table that each service has for itself, in its own database, may have its model in a library: an outbox, a log
of jobs. Name it in `shared-tables`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archfit.model import (
    ComponentKind,
    Family,
    ImportEdge,
    ImportKind,
    Need,
    Project,
    Rule,
    Severity,
    Step,
    TableDefinition,
    Violation,
    names_table,
)

MANY = 3
"""So many services make it an error."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be in a library."""

    shared_tables: tuple[str, ...] = ()
    """Tables whose models may be in a library: `outbox`, `audit_*`."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each model of a library that several services import."""
    found: dict[TableDefinition, dict[str, ImportEdge]] = defaultdict(dict)
    for edge, definition in project.tables.model_imports:
        library = project.component(definition.component).kind is ComponentKind.LIBRARY
        service = project.service_of(project.owner_of(edge.importer))
        counts = edge.kind not in (ImportKind.DYNAMIC, ImportKind.TYPE_CHECKING)
        if library and service and counts and not names_table(options.shared_tables, definition.table):
            found[definition].setdefault(service, edge)
    for definition, users in sorted(found.items(), key=lambda item: (item[0].component, item[0].model)):
        if len(users) > 1:
            yield _violation(project, definition, users)


def _violation(project: Project, definition: TableDefinition, users: Mapping[str, ImportEdge]) -> Violation:
    model, library = definition.model.rpartition(".")[2], definition.component
    owned = project.tables.owner(definition.table, library, definition.model)
    services = sorted(users)
    named = f"{', '.join(f'`{name}`' for name in services[:-1])} and `{services[-1]}`"
    return Violation(
        at=definition.at,
        message=f"library `{library}` holds model `{model}` of table `{definition.table}`, which {named} import",
        subject=f"{library}: {definition.model}",
        label=f"the model of {len(services)} services",
        steps=tuple(Step(f"`{name}` imports it", users[name].at, users[name].note) for name in services),
        steps_title="used by",
        why="each change of the model, and of its table, is a release of all of them",
        notes=(f"`{library}` owns `{definition.table}`: {owned.why}",) if owned and owned.component == library else (),
        help=f"move `{model}` to the service that owns it and let the others ask its API, give each a model of its own "
        "that events fill, or share a plain value; `shared-tables` of this rule names tables each has for itself",
        source=library,
        target=services[0],
        severity=Severity.WARNING if len(services) < MANY else None,
    )


RULE = Rule(
    code="DAT010",
    name="domain-models-in-shared-lib",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE, Need.USES),
    doc=__doc__,
    options=Options,
    check=check,
)
