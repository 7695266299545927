"""A contract module drags its component's internals along.

## Why

Others import `events` and `contracts` so as not to depend on anything else of a component. When such a
module imports the component's models, repositories or a database library, every reader of an event loads
and depends on them too, by an import that looks innocent.

Looked at are modules named `contracts`, `dto`, `events` or `interfaces` that define classes and that
another component imports. They and what they import of their own component must not reach technology
(mappers, drivers, web frameworks, brokers, remote clients) nor modules named for persistence, views or
services. What only the type checker imports does not count.

## An event is built from a database row

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/events.py`:

```python
from dataclasses import dataclass

from orders.rows import OrderRow  # expect: impure-contract-module

@dataclass
class OrderPlaced:
    row: OrderRow
```

`orders/rows.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class OrderRow(DeclarativeBase): ...
```

`billing/invoice.py`:

```python
from orders.events import OrderPlaced
```

## An event holds values

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/events.py`:

```python
from dataclasses import dataclass

from orders.values import OrderNumber

@dataclass
class OrderPlaced:
    number: OrderNumber
```

`orders/values.py`:

```python
class OrderNumber(str): ...
```

`billing/invoice.py`:

```python
from orders.events import OrderPlaced
```

## When it is wrong

A module named `events` that records what happened, rather than telling others, is no contract: rename it,
or declare in `public` what is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from archfit.model import (
    CONTRACT_NAMES,
    ComponentKind,
    Family,
    ImportEdge,
    Need,
    NoOptions,
    Project,
    Role,
    Rule,
    Severity,
    Step,
    Violation,
    technology,
)

INTERNAL_NAMES = frozenset(
    {
        "adapters",
        "infrastructure",
        "models",
        "persistence",
        "repositories",
        "repository",
        "service",
        "services",
        "views",
    }
)
"""Customary names of modules that no contract should need."""


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield the shortest way from each contract module to internals or technology."""
    del options
    for module in sorted(_contracts(project)):
        chain = _way_in(project, module)
        if chain:
            yield _violation(project, module, chain)


def _contracts(project: Project) -> set[str]:
    """Return the contract modules that others import."""
    return {
        edge.imported
        for (_, target), edges in project.dependencies(type_checking=True).items()
        if project.component(target).kind is not ComponentKind.LIBRARY
        for edge in edges
        if _is_contract(project, edge) and not project.boundaries.trespasses(edge)
    }


def _is_contract(project: Project, edge: ImportEdge) -> bool:
    named = not CONTRACT_NAMES.isdisjoint(
        project.boundaries.surface(project.owner_of(edge.imported)).relative(edge.imported)
    )
    return named and bool(project.modules[edge.imported].facts.classes)


def _way_in(project: Project, module: str) -> tuple[ImportEdge, ...]:
    """Return the shortest chain of plain imports inside the component to something impure."""
    component = project.owner_of(module)
    chains: deque[tuple[ImportEdge, ...]] = deque([()])
    seen = {module}
    while chains:
        chain = chains.popleft()
        for edge in project.loading.loads(chain[-1].imported if chain else module):
            if _impure(project, edge, component):
                return (*chain, edge)
            if not edge.external and edge.imported not in seen and project.owner_of(edge.imported) == component:
                seen.add(edge.imported)
                chains.append((*chain, edge))
    return ()


def _impure(project: Project, edge: ImportEdge, component: str) -> bool:
    if edge.external:
        return bool(technology(edge.imported))
    inside = project.owner_of(edge.imported) == component and project.modules[edge.imported].role is Role.SOURCE
    return inside and not INTERNAL_NAMES.isdisjoint(project.boundaries.surface(component).relative(edge.imported))


def _violation(project: Project, module: str, chain: tuple[ImportEdge, ...]) -> Violation:
    last = chain[-1]
    what = technology(last.imported) if last.external else f"internal to `{project.owner_of(module)}`"
    reached = last.imported.partition(".")[0] if last.external else last.imported
    start = Step(module, chain[0].at._replace(line=0))
    way = "imports" if len(chain) == 1 else "reaches"
    return Violation(
        at=chain[0].at,
        message=f"contract module `{module}` {way} `{reached}`, {what}",
        subject=f"{module} -> {reached}",
        label="drags internals along",
        steps=(start, *(Step(edge.imported, edge.at, edge.note) for edge in chain)) if len(chain) > 1 else (),
        why=f"whoever imports `{module}` loads and depends on `{reached}` too",
        help="keep in the contract only values: dataclasses, enumerations and plain types",
        source=project.owner_of(module),
    )


RULE = Rule(
    code="IMP003",
    name="impure-contract-module",
    family=Family.IMPORTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
