"""A module gets at a forbidden component through what another one passes on.

## Why

`orders` may not depend on `payments`, but imports from `shared` a name that `shared` merely passes on
from `payments`. The dependency is the same, only nobody sees it: changing `payments` breaks `orders`,
and the declared picture says that it cannot.

Only names that really are passed on count, followed to the module that defines them; that shared code
depends on something itself is another matter.

## A name that is passed on

`archfit.toml`:

```toml
[components.orders]
path = "orders"
depends-on = ["shared"]

[components.shared]
path = "shared"

[components.payments]
path = "payments"
```

`orders/checkout.py`:

```python
from shared.money import charge  # expect: laundering-through-shared
```

`shared/money.py`:

```python
from payments.gateway import charge
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

## A name that shared code defines

`archfit.toml`:

```toml
[components.orders]
path = "orders"
depends-on = ["shared"]

[components.shared]
path = "shared"

[components.payments]
path = "payments"
```

`orders/checkout.py`:

```python
from shared.money import pay
```

`shared/money.py`:

```python
from payments.gateway import charge

def pay() -> None:
    charge()
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

## When it is wrong

A facade that passes names on is sometimes the agreed way in: then let `depends-on` say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, ImportEdge, Need, NoOptions, Project, Rule, Severity, Step, Violation, arrows


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each import of a name that comes from a component the importer may not import."""
    del options
    for (source, through), edges in project.dependencies().items():
        if project.component(source).depends_on is None or not project.may_import(source, through):
            continue
        for hits in arrows(edges).values():
            found = [(edge, project.origin(edge)) for edge in hits]
            yield from _forbidden(project, (source, through), found)


def _forbidden(
    project: Project, pair: tuple[str, str], found: list[tuple[ImportEdge, tuple[str, str]]]
) -> Iterator[Violation]:
    source, through = pair
    for edge, (module, name) in found:
        target = project.owner_of(module)
        if target and target not in pair and not project.may_import(source, target):
            passed = project.loading.read(edge.imported, edge.name)
            where = passed[0].at if passed else edge.at
            last = Step(f"{module}.{name}" if name else module, where, f"defined in `{target}`")
            yield _violation(edge, (source, through, target), last)


def _violation(edge: ImportEdge, way: tuple[str, str, str], last: Step) -> Violation:
    source, through, target = way
    origin = last.text
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` imports `{origin}` by way of `{edge.imported}`, "
        f"but `{source}` does not declare that it depends on `{target}`",
        subject=f"{edge.importer} -> {origin}",
        label=f"`{through}` passes it on from `{target}`",
        steps=(Step(edge.importer, edge.at._replace(line=0)), Step(edge.target, edge.at), last),
        why=f"changing `{target}` breaks `{source}`, though nothing says that it depends on it",
        help=f"move `{edge.name or edge.imported}` to `{through}`, or decide on `{source} -> {target}` in `depends-on`",
        source=source,
        target=target,
    )


RULE = Rule(
    code="IMP007",
    name="laundering-through-shared",
    family=Family.IMPORTS,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
