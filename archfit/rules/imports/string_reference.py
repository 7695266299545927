"""A string reaches another module's internals.

## Why

`import_module("payments.gateway")` and `get_model("payments", "Charge")` depend on `payments` as much as
an import does, but no tool that renames, moves or finds usages sees it, and it breaks when it runs, not
when it loads.

What counts as internal is said at `cross-module-internal-import`. Lists of modules in the settings of a
framework, such as `INSTALLED_APPS`, are wiring and do not count, nor does what composition roots name.

## A dotted name as a string

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
public = ["payments.api"]
```

`orders/checkout.py`:

```python
from importlib import import_module

gateway = import_module("payments.gateway")  # expect: string-reference
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

## A string that names what is public

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.payments]
path = "payments"
public = ["payments.api"]
```

`orders/checkout.py`:

```python
from importlib import import_module

payments = import_module("payments.api")
```

`payments/api.py`:

```python
def pay() -> None: ...
```

## When it is wrong

The string of a foreign key is a dependency of tables as well: a decision on the boundary between data,
which this rule cannot take. Declare the model as `public` where it is agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import (
    ComponentKind,
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
)

SHARED = ComponentKind.LIBRARY
WHY = "it depends on it as an import does, but nothing that renames or moves code sees it"


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each string for internals where they are declared, each pair of components where they are not."""
    del options
    for (source, target), edges in project.component_imports.items():
        hits = tuple(edge for edge in edges if _counts(project, edge))
        if not hits or project.component(source).kind is SHARED or not project.boundaries.holds(target):
            continue
        if project.boundaries.surface(target).declared:
            yield from (_violation(project, (source, target), found) for found in arrows(hits).values())
        else:
            yield _violation(project, (source, target), hits)


def _counts(project: Project, edge: ImportEdge) -> bool:
    return (
        edge.kind is ImportKind.DYNAMIC
        and not edge.via.isupper()
        and not project.is_composition_root(edge.importer)
        and project.boundaries.trespasses(edge)
    )


def _violation(project: Project, pair: tuple[str, str], hits: tuple[ImportEdge, ...]) -> Violation:
    edge = hits[0]
    source, target = pair
    single = project.boundaries.surface(target).declared
    more = len(arrows(hits)) - 1
    others = f", as {more} more string{'s do' if more > 1 else ' does'}" if more else ""
    alternative = project.boundaries.public_alternative(edge)
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` names `{edge.target}` in a string, which is internal to `{target}`{others}",
        subject=edge.arrow if single else f"{source} -> {target}",
        label=f"`{edge.via}` reaches into `{target}`" if edge.via else f"reaches into `{target}`",
        steps=() if single else examples(hits),
        steps_title="references",
        why=WHY,
        help=f"import `{alternative}` instead"
        if alternative
        else f"import what `{target}` offers in its public modules",
        source=source,
        target=target,
    )


RULE = Rule(
    code="IMP010",
    name="string-reference",
    family=Family.IMPORTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.IMPORTS, Need.REFERENCES, Need.CODE),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
