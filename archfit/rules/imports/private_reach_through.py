"""A module uses what another component marks as private.

## Why

A leading underscore is the one boundary that all Python code shares: it says that the name will change
without notice. Here `_cache`, a module below a package such as `_internal`, or the attribute `b._state`
of something imported is used from another component.

Names that end in an underscore too (`__version__`) are no private ones, nor is what libraries document
under such a name (`_replace` of a named tuple, `_meta` of a Django model). What is private to a package
may be used everywhere inside that package, and what a component holds by components inside its folder.

Where the other component declares its boundary, with `public` or `depends-on`, each import is a finding;
elsewhere all that is used of one component is one.

## A private name is imported

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
```

`orders/checkout.py`:

```python
from payments.gateway import _retry  # expect: private-reach-through
```

`payments/gateway.py`:

```python
def _retry() -> None: ...
```

## A private attribute is used

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
```

`orders/checkout.py`:

```python
from payments import gateway

gateway._attempts = 3  # expect: private-reach-through
```

`payments/gateway.py`:

```python
_attempts = 1
```

## A private package is entered

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
```

`orders/checkout.py`:

```python
from payments._internal.gateway import charge  # expect: private-reach-through
```

`payments/_internal/gateway.py`:

```python
def charge() -> None: ...
```

## Names that only look private

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
```

`orders/checkout.py`:

```python
from payments import __version__
from payments.gateway import Charge

cheaper = Charge(3)._replace(amount=2)
fields = Charge._fields
```

`payments/__init__.py`:

```python
__version__ = "1.0"
```

`payments/gateway.py`:

```python
from typing import NamedTuple

class Charge(NamedTuple):
    amount: int
```

## When it is wrong

A parameter or local variable with the name of an imported module is taken for the module. Code that was
one package until lately keeps using its underscored names: then the two components are still one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import (
    Family,
    ImportEdge,
    ImportKind,
    Need,
    NoOptions,
    Project,
    Rule,
    Severity,
    Violation,
    arrows,
    examples,
    is_private,
)

DOCUMENTED = frozenset(
    {"_", "_asdict", "_base_manager", "_default_manager", "_field_defaults", "_fields", "_make", "_meta", "_replace"}
)
"""Underscored names that named tuples and Django models document for everybody's use, and the alias of gettext."""


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each private name used of a component with a declared boundary, one violation for any other."""
    del options
    found: dict[str, list[ImportEdge]] = defaultdict(list)
    for edge in (*_imported(project), *_used(project)):
        target = project.owner_of(edge.imported)
        if not project.encloses(target, project.owner_of(edge.importer)):
            found[target].append(edge)
    for target, edges in sorted(found.items()):
        hits = tuple(sorted(edges, key=lambda edge: (edge.importer, edge.at)))
        if project.boundaries.surface(target).declared:
            yield from (_violation(project, places) for places in arrows(hits).values())
        else:
            yield _violation(project, hits, rolled_up=True)


def _imported(project: Project) -> Iterator[ImportEdge]:
    for edges in project.dependencies().values():
        yield from (edge for edge in edges if _private_part(edge))


def _private_part(edge: ImportEdge) -> str:
    """Return the first private part of what is imported that is not the importer's own package's, or nothing."""
    parts = edge.target.split(".")
    for depth, part in enumerate(parts):
        inside = ".".join(parts[: depth or 1])
        if is_private(part) and part not in DOCUMENTED and not f"{edge.importer}.".startswith(f"{inside}."):
            return part
    return ""


def _used(project: Project) -> Iterator[ImportEdge]:
    """Yield the private attributes used of what is imported from another component, as if they were imported."""
    crossing = {edge.importer for edge in project.crossings if edge.kind is not ImportKind.TYPE_CHECKING}
    for module in sorted(crossing):
        if project.is_composition_root(module):
            continue
        for use in project.modules[module].facts.uses:
            read = project.loading.read(module, use.dotted)
            if read is None or not project.crosses(read[0]) or not _is_certain(project, read[0]):
                continue
            edge, rest = read
            taken = edge._replace(
                name=".".join(part for part in (edge.name, rest) if part),
                at=edge.at._replace(line=use.line, column=use.column, end_line=use.end_line, end_column=use.end_column),
            )
            if _private_part(taken):
                yield taken


def _is_certain(project: Project, edge: ImportEdge) -> bool:
    """Tell whether it is something of a module or a class: another name may be shadowed by a local one."""
    module, name = project.origin(edge)
    return is_private(edge.name) or any(each.name == name for each in project.modules[module].facts.classes)


def _violation(project: Project, hits: tuple[ImportEdge, ...], *, rolled_up: bool = False) -> Violation:
    edge = hits[0]
    target = project.owner_of(edge.imported)
    names = {_private_part(hit) for hit in hits} - {_private_part(edge)}
    others = f", and {len(names)} more of its private names are used" if names else ""
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` uses `{edge.target}`, and `{_private_part(edge)}` is private to `{target}`{others}",
        subject=f"{target}: private names" if rolled_up else edge.arrow,
        label=f"private to `{target}`",
        steps=examples(hits) if rolled_up and len(arrows(hits)) > 1 else (),
        steps_title="imports",
        why="a leading underscore says that the name may change without notice",
        help=f"use a public name of `{target}`, or ask for one: drop the underscore where it is meant for others",
        source=project.owner_of(edge.importer),
        target=target,
    )


RULE = Rule(
    code="IMP009",
    name="private-reach-through",
    family=Family.IMPORTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
