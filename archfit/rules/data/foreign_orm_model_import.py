"""A component imports a model that maps a table of another one.

## Why

A model is a table with a handle. Who imports it can read, join, change and delete every row, past whatever the
owner does when one changes, and knows every column by name. It is the first step of most shared databases.

Between services, and where the owner declares what is `public`, each model that a component imports is a
finding; what is public is not. Inside one deployable there is else one finding for each pair of components, a
warning unless both are declared, and none where one inferred component owns nearly every table.
Imports for the type checker are an info. Composition roots (`main`, `urls`, `container`), migrations and tests
are not looked at, nor models of libraries. Where a module is imported, it counts when the file reaches data
through one of its models.

## Billing takes the model

`archfit.toml`:

```toml
[components.orders]
path = "orders"
public = ["orders.api"]

[components.billing]
path = "billing"
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

`billing/invoices.py`:

```python
from orders.models import Order  # expect: foreign-orm-model-import

def total(order: Order) -> int: ...
```

## Billing takes what the owner offers

`archfit.toml`:

```toml
[components.orders]
path = "orders"
public = ["orders.api"]

[components.billing]
path = "billing"
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

`orders/api.py`:

```python
from dataclasses import dataclass

@dataclass(frozen=True)
class OrderSummary:
    number: int
    paid: bool
```

`billing/invoices.py`:

```python
from orders.api import OrderSummary

def total(order: OrderSummary) -> int: ...
```

## Options

- `shared-tables` ([]): tables whose models everybody may import, such as `users`, `auth.*` or `tenant_*`.

## When it is wrong

The model of the user is imported by nearly everybody in a Django project: name its table in `shared-tables`,
or use `get_user_model()`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    Confidence,
    Family,
    ForeignTable,
    ImportEdge,
    ImportKind,
    Need,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    TableDefinition,
    Violation,
    names_table,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may be imported by all."""

    shared_tables: tuple[str, ...] = ()
    """Tables whose models everybody may import: `users`, `auth.*`, `tenant_*`."""


Taken = tuple[ImportEdge, TableDefinition, Ownership]
"""An import, the model it takes, and whose the table is."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each model that a component imports where a boundary is declared, each pair where none is."""
    found: dict[tuple[str, str, str], list[Taken]] = defaultdict(list)
    for taken in _taken(project, options):
        edge, definition, owned = taken
        source, target = project.owner_of(edge.importer), owned.component
        whole = not project.between_services(source, target) and not project.boundaries.surface(target).declared
        found[source, target, "" if whole else definition.model].append(taken)
    for (source, _, model), hits in sorted(found.items()):
        yield _violation(ForeignTable(project, source, hits[0][2]), hits, single=bool(model))


def _taken(project: Project, options: Options) -> Iterator[Taken]:
    for edge, definition in project.tables.model_imports:
        if edge.kind is ImportKind.DYNAMIC or project.is_composition_root(edge.importer):
            continue
        surface = project.boundaries.surface(project.owner_of(edge.imported))
        if names_table(options.shared_tables, definition.table) or (surface.declared and surface.offers(edge)):
            continue
        source = project.owner_of(edge.importer)
        owned = project.tables.owner_elsewhere(definition.table, source, definition.model)
        if owned:
            yield edge, definition, owned


def _violation(found: ForeignTable, hits: list[Taken], *, single: bool) -> Violation:
    edge, definition, _ = hits[0]
    source, target = found.component, found.owner
    typed = all(edge.kind is ImportKind.TYPE_CHECKING for edge, _, _ in hits)
    models = {definition.model for _, definition, _ in hits}
    several = f" and {len(models) - 1} more" if len(models) > 1 else ""
    steps = tuple(dict.fromkeys(Step(edge.arrow, edge.at, edge.note) for edge, _, _ in hits))
    model = definition.model.rpartition(".")[2]
    return Violation(
        at=edge.at,
        message=f"`{source}` imports model `{model}`{several} of `{target}`, which maps table `{definition.table}`",
        subject=f"{source} -> {definition.model if single else target}",
        label=f"a table of `{target}`",
        steps=(*steps[:SHOWN], Step(f"`{target}` defines `{model}`", definition.at)),
        steps_title="imports",
        why=f"with the model, `{source}` can read and write every row, past the rules of `{target}`",
        notes=(found.proof,),
        help=f"take a plain value from a function or the API of `{target}`, keep a copy that its events fill, or move "
        f"`{model}` to `{source}`; `shared-tables` of this rule names tables whose models all may import",
        source=source,
        target=target,
        severity=Severity.INFO if typed else found.severity(Confidence.DERIVED),
    )


RULE = Rule(
    code="DAT009",
    name="foreign-orm-model-import",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE, Need.USES),
    doc=__doc__,
    options=Options,
    check=check,
)
