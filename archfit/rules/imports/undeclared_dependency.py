"""A component imports one that it does not declare.

## Why

`depends-on` is what the team decided about a component. An import outside of it is a dependency nobody
decided on; a declared one that no import needs any more lets it come back unseen.

Components without `depends-on` are not checked. Libraries that are only inferred need no mention.

## A dependency nobody decided on

`archfit.toml`:

```toml
[components.orders]
path = "orders"
depends-on = ["billing"]

[components.billing]
path = "billing"

[components.stock]
path = "stock"
```

`orders/checkout.py`:

```python
from billing.invoice import bill
from stock.shelf import take  # expect: undeclared-dependency
```

`billing/invoice.py`:

```python
def bill() -> None: ...
```

`stock/shelf.py`:

```python
def take() -> None: ...
```

## Every dependency is declared

`archfit.toml`:

```toml
[components.orders]
path = "orders"
depends-on = ["billing"]

[components.billing]
path = "billing"
```

`orders/checkout.py`:

```python
from billing.invoice import bill
```

`billing/invoice.py`:

```python
def bill() -> None: ...
```

## Options

- `type-checking` (false): count imports under `if TYPE_CHECKING:` too.
- `unused` (true): report declared dependencies that nothing imports, as an info.

## When it is wrong

A dependency through the network alone is no import: what declares it is told that it is unused. One
through strings that name code is a use, but needs no declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Component, Family, ImportEdge, Location, Need, Project, Rule, Severity, Violation, arrows


@dataclass(frozen=True, slots=True)
class Options:
    """What else counts."""

    type_checking: bool = False
    """Count imports under `if TYPE_CHECKING:` too."""
    unused: bool = True
    """Report declared dependencies that nothing imports."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each import of an undeclared component, then each declared component that is not imported."""
    for (source, target), edges in project.dependencies(type_checking=options.type_checking).items():
        if not project.may_import(source, target):
            for hits in arrows(edges).values():
                yield _undeclared(project, (source, target), hits[0])
    if options.unused:
        for component in project.components:
            yield from _unused(project, component)


def _undeclared(project: Project, pair: tuple[str, str], edge: ImportEdge) -> Violation:
    source, target = pair
    allowed = ", ".join(f"`{name}`" for name in project.component(source).depends_on or ())
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` imports `{edge.target}`, "
        f"but `{source}` does not declare that it depends on `{target}`",
        subject=edge.arrow,
        label=f"`{target}` is not in `depends-on`",
        why=f"`{source}` declares to depend on {allowed or 'nothing'}",
        help=f'remove the import, or decide on it: add "{target}" to `depends-on` of `{source}`',
        source=source,
        target=target,
    )


def _unused(project: Project, component: Component) -> Iterator[Violation]:
    for target in component.depends_on or ():
        if (component.name, target) in project.component_imports:
            continue
        yield Violation(
            at=component.evidence[0].at if component.evidence else Location(component.root),
            message=f"`{component.name}` declares that it depends on `{target}`, but imports nothing of it",
            subject=f"{component.name} -> {target}",
            why="what is declared is allowed: the dependency can come back without anybody noticing",
            help=f'remove "{target}" from `depends-on` of `{component.name}`',
            source=component.name,
            target=target,
            severity=Severity.INFO,
        )


RULE = Rule(
    code="IMP006",
    name="undeclared-dependency",
    family=Family.IMPORTS,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.IMPORTS, Need.REFERENCES),
    doc=__doc__,
    options=Options,
    check=check,
)
