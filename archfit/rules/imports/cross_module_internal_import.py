"""A module imports another module's internals.

## Why

What is internal may change without notice. One import of it ties two modules together: neither can be
changed, tested or moved out without the other, and nobody decided so. What is public is what `public`
declares in the configuration; without it, the customary modules (`api`, `client`, `contracts`, `dto`,
`events`, `interfaces`, `public`, `schemas`) and what the package's `__init__` lists in `__all__`.

Where a boundary is declared, with `public` or `depends-on`, every import across it is an error. Where it
is only customary, there is one warning for each pair of components, and none where more than a
quarter of many imports pass it by: then nobody takes it for one.

## The order module reaches into payments

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
public = ["payments.api", "payments.events"]
```

`orders/service.py`:

```python
from payments.gateway import charge  # expect: cross-module-internal-import
```

`payments/api.py`:

```python
def pay() -> None: ...
```

## The order module uses what payments offers

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
public = ["payments.api", "payments.Receipt"]
```

`orders/service.py`:

```python
from payments import Receipt
from payments.api import pay
```

`payments/__init__.py`:

```python
class Receipt: ...
```

`payments/api.py`:

```python
def pay() -> None: ...
```

## A package that lists its public names

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
kind = "module"
```

`orders/service.py`:

```python
from payments import pay
from payments.gateway import charge, refund  # expect: cross-module-internal-import
```

`payments/__init__.py`:

```python
from payments.gateway import pay

__all__ = ["pay"]
```

`payments/gateway.py`:

```python
def pay(): ...
def charge(): ...
def refund(): ...
```

## Nothing says what is public

Without a declaration and without a customary public module there is no boundary to break.

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
```

`orders/service.py`:

```python
from payments.gateway import charge
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

## An import for the type checker, and one that wires the application

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
public = ["payments.api"]
```

`orders/service.py`:

```python
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payments.gateway import Gateway
```

`orders/container.py`:

```python
from payments.gateway import Gateway
```

`payments/gateway.py`:

```python
class Gateway: ...
```

## Options

- `type-checking` (false): count imports under `if TYPE_CHECKING:` too.

## When it is wrong

An `api` package that serves HTTP is taken for the public surface of its component. Declare `public` for
the component to say what really is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    ComponentKind,
    Dependencies,
    Family,
    ImportEdge,
    Need,
    Project,
    Rule,
    Severity,
    Violation,
    arrows,
    examples,
)

WHY = "what is internal may change without notice, and this code would break with it"


@dataclass(frozen=True, slots=True)
class Options:
    """What else counts as an import."""

    type_checking: bool = False
    """Count imports under `if TYPE_CHECKING:` too."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each import of internals where they are declared, each pair of components where they are not."""
    broken = _broken(project, options)
    for (source, target), edges in broken.items():
        if project.boundaries.surface(target).declared:
            for hits in arrows(edges).values():
                yield _single(project, (source, target), hits)
        elif project.boundaries.holds(target):
            yield _inferred(project, (source, target), edges)


def _broken(project: Project, options: Options) -> Dependencies:
    found = {}
    for (source, target), edges in project.dependencies(type_checking=options.type_checking).items():
        inner = tuple(edge for edge in edges if project.boundaries.trespasses(edge))
        shared = project.component(source).kind is ComponentKind.LIBRARY
        if inner and not shared and not project.between_services(source, target):
            found[source, target] = inner
    return found


def _single(project: Project, pair: tuple[str, str], hits: tuple[ImportEdge, ...]) -> Violation:
    edge = hits[0]
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` imports `{edge.target}`, which is internal to `{pair[1]}`",
        subject=edge.arrow,
        label=f"not public in `{pair[1]}`",
        why=WHY,
        help=_way_out(project, hits),
        source=pair[0],
        target=pair[1],
    )


def _inferred(project: Project, pair: tuple[str, str], edges: tuple[ImportEdge, ...]) -> Violation:
    source, target = pair
    edge, many = edges[0], len(arrows(edges))
    alone = f"`{edge.importer}` imports `{edge.target}`, past the public surface of `{target}`"
    several = f"`{source}` imports internals of `{target}` in {many} places, past its public surface"
    return Violation(
        at=edge.at,
        message=alone if many == 1 else several,
        subject=f"{source} -> {target}",
        label=f"not public in `{target}`",
        steps=examples(edges) if many > 1 else (),
        steps_title="imports",
        why=WHY,
        notes=("inferred from customary names; `public` in the configuration says what others may import",),
        help=_way_out(project, edges),
        source=source,
        target=target,
        severity=Severity.WARNING,
    )


def _way_out(project: Project, edges: tuple[ImportEdge, ...]) -> str:
    edge = edges[0]
    target = project.owner_of(edge.imported)
    offered = sorted({found for each in edges if (found := project.boundaries.public_alternative(each))})
    if offered:
        return f"import `{offered[0]}` instead"
    way_in = project.boundaries.surface(target).names[0]
    return f"use what `{way_in}` offers, or offer `{edge.name or edge.imported}` there"


RULE = Rule(
    code="IMP001",
    name="cross-module-internal-import",
    family=Family.IMPORTS,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE),
    doc=__doc__,
    options=Options,
    check=check,
)
