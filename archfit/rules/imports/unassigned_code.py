"""Code that others import belongs to no component.

## Why

Rules about components say nothing about a file that belongs to none: it can import anything and be
imported by anything, and so becomes the way round every boundary.

Where no component is declared in the configuration there is no picture that a file could be missing from,
and the rule is silent. What is left to a component that is only inferred, around the declared ones,
belongs to none. Files of one folder are one finding.

## A forgotten file

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/checkout.py`:

```python
from pricing.rates import rate
```

`billing/invoice.py`:

```python
def bill() -> None: ...
```

`pricing/rates.py`:

```python
rate = 19  # expect: unassigned-code
```

## Every file has its place

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.pricing]
path = "pricing"
```

`orders/checkout.py`:

```python
from pricing.rates import rate
```

`pricing/rates.py`:

```python
rate = 19
```

## When it is wrong

Code that is on its way out may well be left outside the picture: exclude it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from archfit.model import (
    Family,
    ImportEdge,
    Location,
    NoOptions,
    Project,
    Role,
    Rule,
    Severity,
    Violation,
    examples,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield one violation for each folder with files of no component that components import."""
    del options
    if any(component.declared for component in project.components):
        for folder, edges in sorted(_imported(project).items()):
            yield _violation(project, folder, edges)


def _imported(project: Project) -> Mapping[str, list[ImportEdge]]:
    folders: dict[str, list[ImportEdge]] = defaultdict(list)
    for edge in project.imports:
        importer, imported = project.modules[edge.importer], project.modules[edge.imported]
        if importer.role is not Role.SOURCE or imported.role is not Role.SOURCE:
            continue
        if project.is_left_over(edge.imported) and not project.is_left_over(edge.importer):
            folders[imported.path.rpartition("/")[0]].append(edge)
    return folders


def _violation(project: Project, folder: str, edges: list[ImportEdge]) -> Violation:
    paths = sorted({project.modules[edge.imported].path for edge in edges})
    users = sorted({project.owner_of(edge.importer) for edge in edges})
    alone = len(paths) == 1
    what = f"`{paths[0]}` belongs" if alone else f"{len(paths)} files of `{folder or '.'}` belong"
    who = f"`{users[0]}` imports" if len(users) == 1 else f"{len(users)} components import"
    return Violation(
        at=Location(paths[0]),
        message=f"{what} to no component, but {who} {'it' if alone else 'them'}",
        subject=folder or ".",
        steps=examples(edges),
        steps_title="imports",
        why="what belongs to no component is a way round every boundary",
        help=f"add `{folder or paths[0]}` to a component in the configuration, or exclude it",
        source=users[0],
    )


RULE = Rule(
    code="IMP015",
    name="unassigned-code",
    family=Family.IMPORTS,
    severity=Severity.INFO,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
