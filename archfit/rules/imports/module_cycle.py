"""Components import each other in a circle.

## Why

Components in a cycle are one component in disguise: none can be understood, tested, deployed or moved
out without all the others. Each cycle of components is one finding, however many imports it is made
of: the shortest way round through the dependency that is cheapest to cut, and what else to cut so that
no cycle is left.

Imports under `if TYPE_CHECKING:` never run: a cycle that only they close is an info. What composition
roots import does not count, nor what a component imports of those inside its own folder. It
is an error where all members are declared, else a warning.

## Orders and billing import each other

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
from billing.tax import rate
```

`billing/invoice.py`:

```python
from orders.lines import Line  # expect: module-cycle

def bill() -> None: ...
```

`billing/tax.py`:

```python
def rate() -> None: ...
```

`orders/lines.py`:

```python
class Line: ...
```

## Billing is told what it needs

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
```

`billing/invoice.py`:

```python
def bill(total: int) -> None: ...
```

## An import inside a function closes a cycle as well

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
```

`billing/invoice.py`:

```python
def bill() -> None:
    from orders.checkout import total  # expect: module-cycle
```

## When it is wrong

Components that are inferred from folders may be no components at all: a package that is split only to
keep files short is bound to be circular. Declare the components that are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archfit.model import (
    DEFERRED,
    SHOWN,
    Family,
    ImportEdge,
    NoOptions,
    Project,
    Rule,
    Severity,
    Step,
    Tangle,
    Violation,
    tangles,
)

MEMBERS = 10
"""How many members of a cycle are named."""


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield one violation for each part of the component graph that is circular."""
    del options
    executed = project.tangles()
    for tangle in executed:
        yield _violation(project, tangle)
    known = [frozenset(tangle.members) for tangle in executed]
    for tangle in project.tangles(type_checking=True):
        if not any(part <= frozenset(tangle.members) for part in known):
            yield _violation(project, tangle, only_typed=True)


def _violation(project: Project, tangle: Tangle, *, only_typed: bool = False) -> Violation:
    cycle = tangle.cycle
    source, target = tangle.cuts[0]
    return Violation(
        at=cycle[0].at,
        message=_message(project, tangle),
        subject=" -> ".join(tangle.members),
        label=f"cheapest dependency to cut: {_count(tangle, (source, target))} from `{source}` to `{target}`",
        steps=(Step(source, cycle[0].at._replace(line=0)), *(_hop(project, edge) for edge in cycle)),
        steps_title="cycle",
        why="none of them can be understood, tested or moved out without the others",
        notes=tuple(_notes(tangle, only_typed=only_typed)),
        help=f"turn `{source} -> {target}` round: pass in what is needed, or move it to where both may import it",
        source=source,
        target=target,
        severity=_severity(project, tangle, only_typed=only_typed),
    )


def _message(project: Project, tangle: Tangle) -> str:
    way = [project.owner_of(edge.importer) for edge in tangle.cycle]
    circle = " -> ".join(f"`{name}`" for name in [*way, way[0]])
    many = len(tangle.members)
    return f"{many} components import each other in a cycle{': ' if many == len(way) else ', for example '}{circle}"


def _hop(project: Project, edge: ImportEdge) -> Step:
    note = f"`{edge.importer}` imports `{edge.target}`"
    return Step(project.owner_of(edge.imported), edge.at, f"{note}, {edge.note}" if edge.note else note)


def _severity(project: Project, tangle: Tangle, *, only_typed: bool) -> Severity | None:
    if only_typed:
        return Severity.INFO
    return None if all(project.component(name).declared for name in tangle.members) else Severity.WARNING


def _notes(tangle: Tangle, *, only_typed: bool) -> Iterator[str]:
    if only_typed:
        yield "only imports for the type checker close the cycle: it never runs"
    elif not _circular_on_load(tangle):
        yield "only imports inside functions close the cycle: the modules load, but depend on each other when they run"
    cuts = [f"{pair[0]} -> {pair[1]} ({_count(tangle, pair)})" for pair in tangle.cuts]
    if len(cuts) > 1:
        yield f"no cycle is left without {_first(cuts, SHOWN)}"
    if len(tangle.members) > len(tangle.cycle):
        yield f"members: {_first(tangle.members, MEMBERS)}"


def _first(names: Sequence[str], shown: int) -> str:
    more = f", and {len(names) - shown} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more


def _circular_on_load(tangle: Tangle) -> bool:
    loaded = {
        pair: kept
        for pair, edges in tangle.imports.items()
        if (kept := tuple(edge for edge in edges if edge.kind not in DEFERRED))
    }
    return bool(tangles(loaded))


def _count(tangle: Tangle, pair: tuple[str, str]) -> str:
    imports = len(tangle.imports[pair])
    return "1 import" if imports == 1 else f"{imports} imports"


RULE = Rule(
    code="IMP004",
    name="module-cycle",
    family=Family.IMPORTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
