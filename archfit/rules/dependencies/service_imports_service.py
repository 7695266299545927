"""A service imports the code of another service.

## Why

What is deployed apart must be able to change apart. A service that imports another's code needs that
code in its image, in the right version, with all it imports in turn: both must be released together, and
the call that looks local works on a copy of the other's state.

Composition roots are no exception: they wire one service. Libraries may be imported by everybody, and so
may what `public` declares, and the packages `client`, `clients`, `sdk` and `contracts` at the top of a
service. Imports for the type checker are an info.

## One service reaches into another

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"
```

`orders/checkout.py`:

```python
from payments.gateway import charge  # expect: service-imports-service
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

## A client package and a library

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"

[components.money]
path = "money"
kind = "library"
```

`orders/checkout.py`:

```python
from money.amounts import Amount
from payments.client import PaymentsClient
```

`payments/client.py`:

```python
class PaymentsClient: ...
```

`money/amounts.py`:

```python
class Amount: ...
```

## When it is wrong

Two processes started from one image, such as a web server and its worker, are one service: declare them
as one component with both paths. Generated stubs do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import (
    Family,
    ImportEdge,
    ImportKind,
    NoOptions,
    Project,
    Rule,
    Severity,
    Violation,
    arrows,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each import by one service of a module of another."""
    del options
    for (source, target), edges in project.component_imports.items():
        if project.between_services(source, target):
            inner = (edge for edge in edges if not project.boundaries.hands_out(edge))
            yield from (_violation(project, (source, target), hits) for hits in arrows(inner).values())


def _violation(project: Project, pair: tuple[str, str], hits: tuple[ImportEdge, ...]) -> Violation:
    edge = hits[0]
    source, target = (project.service_of(name) for name in pair)
    typed = all(hit.kind is ImportKind.TYPE_CHECKING for hit in hits)
    return Violation(
        at=edge.at,
        message=f"service `{source}` imports `{edge.target}`, code of service `{target}`",
        subject=edge.arrow,
        label=f"deployed with `{target}`, not with `{source}`",
        why=(
            f"the types of `{source}` change whenever those of `{target}` do"
            if typed
            else f"`{source}` needs the code of `{target}` in its image and must be released with it"
        ),
        help=f"call `{target}` over its API, or move what both need to a library",
        source=pair[0],
        target=pair[1],
        severity=Severity.INFO if typed else None,
    )


RULE = Rule(
    code="DEP002",
    name="service-imports-service",
    family=Family.DEPENDENCIES,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
