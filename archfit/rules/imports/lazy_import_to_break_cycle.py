"""An import inside a function hides an import cycle.

## Why

The import stands in a function because at the top of the module it would fail: the imported module
already imports this one. The cycle is still there, it only fails later, when the function runs, and
everybody who reads the top of the module misses the dependency.

All such imports between components that are one cycle are one finding: `module-cycle` shows what to cut.
So are all those that stay inside their component, for each top-level package.

## The way back is hidden

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/checkout.py`:

```python
from billing.invoice import bill

total = 3
```

`billing/invoice.py`:

```python
def bill() -> int:
    from orders.checkout import total  # expect: lazy-import-to-break-cycle

    return total
```

## An import put off for its weight

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/checkout.py`:

```python
def pay() -> None:
    from billing.invoice import bill

    bill()
```

`billing/invoice.py`:

```python
def bill() -> None: ...
```

## When it is wrong

An import may stand in a function for its weight and lie on a cycle as well: the cycle is there all the
same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import (
    Family,
    ImportEdge,
    ImportKind,
    NoOptions,
    Project,
    Role,
    Rule,
    Severity,
    Violation,
    arrows,
    examples,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield one violation for what each cycle of components hides, and one for what a package hides in itself."""
    del options
    cycles = {name: tangle for tangle in project.tangles() for name in tangle.members}
    found: dict[str, list[ImportEdge]] = defaultdict(list)
    for edge in project.imports:
        if edge.kind is ImportKind.FUNCTION and _counts(project, edge) and project.loading.loads_back(edge):
            owner = project.owner_of(edge.importer)
            crossing = owner != project.owner_of(edge.imported) and owner in cycles
            found[" -> ".join(cycles[owner].members) if crossing else edge.importer.partition(".")[0]].append(edge)
    for subject, edges in sorted(found.items()):
        yield _violation(project, subject, edges)


def _counts(project: Project, edge: ImportEdge) -> bool:
    ends = (project.modules[edge.importer], project.modules[edge.imported])
    return all(end.role is Role.SOURCE for end in ends) and not project.is_composition_root(edge.importer)


def _violation(project: Project, subject: str, edges: list[ImportEdge]) -> Violation:
    edge = edges[0]
    many = len(arrows(edges)) - 1
    others = "" if not many else f", and {many} more import{'s do' if many > 1 else ' does'} the like"
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` imports `{edge.imported}`, which imports it back, inside a function{others}",
        subject=subject,
        label="at the top of the module it would close an import cycle",
        steps=examples(edges) if many else (),
        steps_title="imports",
        why="the cycle is still there, only hidden from the reader and put off to when the function runs",
        help=f"move what `{edge.importer}` and `{edge.imported}` both need to a third module, or pass it in",
        source=project.owner_of(edge.importer),
        target=project.owner_of(edge.imported),
    )


RULE = Rule(
    code="IMP011",
    name="lazy-import-to-break-cycle",
    family=Family.IMPORTS,
    severity=Severity.INFO,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
