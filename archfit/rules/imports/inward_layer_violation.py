"""An inner layer imports an outer one.

## Why

Folders named `domain`, `application` and `infrastructure` promise that what the business is about knows
nothing of databases, frameworks and the web. One import outwards breaks the promise: the domain cannot be
tested or reused without the outside, and changes of technology reach into it.

The layers, from the inside out, are `domain`; `application`, `service_layer` or `use_cases`;
`infrastructure` or `adapters`; `entrypoints`, `api` or `presentation`. They are looked for only where
`domain` stands beside at least one other of them. Each import by the `domain` is a finding; what another
layer imports of one further out is a single one. The `domain` is also held not to import technology:
object-relational mappers, database drivers, web frameworks, brokers and remote clients. Django is let
pass: its models are meant to be the domain.

## The domain sends mail itself

`shop/__init__.py`:

```python
```

`shop/domain/order.py`:

```python
from shop.infrastructure.mail import send  # expect: inward-layer-violation
```

`shop/infrastructure/mail.py`:

```python
def send(text: str) -> None: ...
```

## The domain is made of database rows

`shop/__init__.py`:

```python
```

`shop/domain/order.py`:

```python
from sqlalchemy.orm import DeclarativeBase  # expect: inward-layer-violation

class Order(DeclarativeBase): ...
```

`shop/infrastructure/mail.py`:

```python
def send(text: str) -> None: ...
```

## The outside depends on the inside

`shop/__init__.py`:

```python
```

`shop/domain/order.py`:

```python
from typing import Protocol

class Mailer(Protocol):
    def send(self, text: str) -> None: ...
```

`shop/application/checkout.py`:

```python
from shop.domain.order import Mailer
```

`shop/infrastructure/mail.py`:

```python
from shop.domain.order import Mailer
```

## A folder named domain alone promises nothing

`shop/__init__.py`:

```python
```

`shop/domain/order.py`:

```python
from shop.database import session
```

`shop/database.py`:

```python
session = None
```

## Options

- `framework` (true): hold the `domain` not to import technology.

## When it is wrong

Where mapped classes are the domain by decision, switch `framework` off. An `api` folder that holds the
public surface of a component, rather than its web layer, is taken for the outermost layer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archfit.model import (
    Family,
    ImportEdge,
    ImportKind,
    Project,
    Role,
    Rule,
    Severity,
    Violation,
    arrows,
    dependencies,
    examples,
    technology,
)

LAYERS = {
    "domain": 0,
    "application": 1,
    "service_layer": 1,
    "use_cases": 1,
    "infrastructure": 2,
    "adapters": 2,
    "entrypoints": 3,
    "api": 3,
    "presentation": 3,
}
"""Folder -> how far out it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the domain is held to."""

    framework: bool = True
    """Hold the `domain` not to import technology."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each import from a layer into one further out, then each import of technology by the domain."""
    layered = _layered(project)
    outwards = [edge for edge in project.imports if _counts(project, edge) and _leads_out(layered, edge)]
    for hits in _grouped(layered, outwards):
        yield _outward(project, layered, hits)
    if options.framework:
        used = [edge for edge in project.external_imports if _counts(project, edge) and _is_domain(layered, edge)]
        for (_, package), hits in arrows(edge._replace(imported=_package(edge)) for edge in used).items():
            if technology(package):
                yield _technical(project, package, hits[0])


def _layered(project: Project) -> Mapping[str, tuple[str, str]]:
    """Return for each module in a layer the package the layers stand in, and the name of its layer."""
    beside: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for module in project.modules:
        prefix, colon, dotted = module.rpartition(":")
        parts = dotted.split(".")
        for depth, part in enumerate(parts[:-1]):
            if part in LAYERS:
                scope = prefix + colon + ".".join(parts[:depth])
                beside[scope].add(part)
                places[module].append((scope, part))
    sound = {scope for scope, names in beside.items() if "domain" in names and len(names) > 1}
    return {module: kept[-1] for module, found in places.items() if (kept := [it for it in found if it[0] in sound])}


def _counts(project: Project, edge: ImportEdge) -> bool:
    return (
        edge.kind not in (ImportKind.TYPE_CHECKING, ImportKind.DYNAMIC)
        and project.modules[edge.importer].role is Role.SOURCE
        and not project.is_composition_root(edge.importer)
    )


def _leads_out(layered: Mapping[str, tuple[str, str]], edge: ImportEdge) -> bool:
    inner, outer = layered.get(edge.importer), layered.get(edge.imported)
    if inner is None or outer is None or inner[0] != outer[0]:
        return False
    return LAYERS[inner[1]] < LAYERS[outer[1]]


def _grouped(layered: Mapping[str, tuple[str, str]], edges: list[ImportEdge]) -> Iterable[tuple[ImportEdge, ...]]:
    """Put together what one layer imports of another; each import of the domain stands for itself."""

    def key_of(module: str) -> str:
        scope, layer = layered[module]
        return module if layer == "domain" else _joined(scope, layer)

    for hits in dependencies(edges, key_of).values():
        yield from arrows(hits).values() if layered[hits[0].importer][1] == "domain" else [hits]


def _joined(scope: str, layer: str) -> str:
    return f"{scope}.{layer}" if scope and not scope.endswith(":") else f"{scope}{layer}"


def _is_domain(layered: Mapping[str, tuple[str, str]], edge: ImportEdge) -> bool:
    return layered.get(edge.importer, ("", ""))[1] == "domain"


def _package(edge: ImportEdge) -> str:
    return edge.imported.partition(".")[0]


def _outward(project: Project, layered: Mapping[str, tuple[str, str]], hits: tuple[ImportEdge, ...]) -> Violation:
    edge = hits[0]
    (scope, inner), (_, outer) = layered[edge.importer], layered[edge.imported]
    many = len(arrows(hits)) - 1
    others = f", and {many} more import{'s'[: many > 1]} between them" if many else ""
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` in layer `{inner}` imports `{edge.target}` in layer `{outer}`{others}",
        subject=edge.arrow if inner == "domain" else f"{_joined(scope, inner)} -> {_joined(scope, outer)}",
        label=f"`{inner}` is further in than `{outer}`",
        steps=examples(hits) if many else (),
        steps_title="imports",
        why=f"`{inner}` cannot be tested, reused or changed without `{outer}`",
        help=f"define in `{inner}` the interface that it needs, implement it in `{outer}` and pass it in",
        source=project.owner_of(edge.importer),
        target=project.owner_of(edge.imported),
    )


def _technical(project: Project, package: str, edge: ImportEdge) -> Violation:
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` in layer `domain` imports `{package}`, {technology(package)}",
        subject=edge.arrow,
        label="the domain knows a technology",
        why="the rules of the business cannot be tested or reused without it",
        help=f"keep `{package}` in an outer layer, behind an interface that the domain defines",
        source=project.owner_of(edge.importer),
    )


RULE = Rule(
    code="IMP005",
    name="inward-layer-violation",
    family=Family.IMPORTS,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=Options,
    check=check,
)
