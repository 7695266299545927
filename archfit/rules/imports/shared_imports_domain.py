"""Shared code imports a module or service that is built on it.

## Why

Everybody imports shared code. Once it imports one module, everybody depends on that module, and
shared code can no longer be built, tested or versioned without it.

It is an error where the library is declared; a package that is only taken for a library by its name has
one warning for all it imports.

## The library knows its users

`archfit.toml`:

```toml
[components.shared]
path = "shared"
kind = "library"

[components.orders]
path = "orders"
```

`shared/mail.py`:

```python
from orders.models import Order  # expect: shared-imports-domain
```

`orders/models.py`:

```python
class Order: ...
```

## The library is told what it needs

`archfit.toml`:

```toml
[components.shared]
path = "shared"
kind = "library"

[components.orders]
path = "orders"
```

`shared/mail.py`:

```python
def send(address: str, text: str) -> None: ...
```

`orders/models.py`:

```python
from shared.mail import send
```

## When it is wrong

A registry of plugins imports them on purpose: list the module in `composition-roots`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import (
    ComponentKind,
    Family,
    ImportEdge,
    NoOptions,
    Project,
    Rule,
    Severity,
    Violation,
    arrows,
    examples,
)

SHARED = ComponentKind.LIBRARY
WHY = "all that import shared code now depend on this as well"


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each import of a declared library, one violation for each inferred one."""
    del options
    inferred: dict[str, list[ImportEdge]] = defaultdict(list)
    for (source, target), edges in project.dependencies().items():
        library = project.component(source)
        kinds = (library.kind, project.component(target).kind)
        around = project.encloses(source, target) or project.encloses(target, source)
        if kinds[0] is not SHARED or kinds[1] is SHARED or around:
            continue
        if library.declared:
            yield from (_single(source, target, hits[0]) for hits in arrows(edges).values())
        else:
            inferred[source] += edges
    for source, found in inferred.items():
        yield _inferred(project, source, found)


def _single(source: str, target: str, edge: ImportEdge) -> Violation:
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` in library `{source}` imports `{edge.target}` of `{target}`",
        subject=edge.arrow,
        label=f"`{source}` is below `{target}`",
        why=WHY,
        help=f"move the code that needs `{edge.imported}` to `{target}`, or pass it in",
        source=source,
        target=target,
    )


def _inferred(project: Project, source: str, edges: list[ImportEdge]) -> Violation:
    targets = sorted({project.owner_of(edge.imported) for edge in edges})
    named = f"`{targets[0]}`" if len(targets) == 1 else f"{len(targets)} components built on it"
    return Violation(
        at=edges[0].at,
        message=f"library `{source}` imports {named}",
        subject=f"{source} -> {', '.join(targets)}",
        label=f"`{source}` is taken for shared code",
        steps=examples(edges),
        steps_title="imports",
        why=WHY,
        notes=() if len(targets) == 1 else (f"imported: {', '.join(targets)}",),
        help=f"move that code to its users, pass in what it needs, or declare `kind` of `{source}` to be `module`",
        source=source,
        target=targets[0],
        severity=Severity.WARNING,
    )


RULE = Rule(
    code="IMP008",
    name="shared-imports-domain",
    family=Family.IMPORTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
