"""Modules import each other in a circle.

## Why

Modules in a cycle are one module in several files: none can be understood, tested or reused without
the others, and the order in which they are imported starts to matter.

## What counts

`scope` says between what no cycle may be:

- `"modules"`: modules, all of them or those inside `modules`;
- `"siblings"`: the children of each of the `ancestors`, and of their children down to `depth`
  (0 is the ancestor itself), not below `skip-descendants`; a child stands for everything inside it,
  the ancestor's own `__init__` for nothing;
- `"components"`: components.

Everything that lies on a common cycle is one finding, reported at the import that is the cheapest to cut.

## Two modules import each other

`archfit.toml`:

```toml
[[contracts]]
type = "acyclic"
name = "no circles"
```

`shop/orders.py`:

```python
from shop import billing  # expect: import-cycle
```

`shop/billing.py`:

```python
from shop import orders
```

## Two packages import each other, though none of their modules do

`archfit.toml`:

```toml
[[contracts]]
type = "acyclic"
name = "no circles"
scope = "siblings"
ancestors = ["shop"]
```

`shop/billing/tables.py`:

```python
```

`shop/billing/service.py`:

```python
import shop.orders.tables
```

`shop/orders/tables.py`:

```python
```

`shop/orders/service.py`:

```python
import shop.billing.tables  # expect: import-cycle
```

## Two components import each other

`archfit.toml`:

```toml
[components.orders]
path = "orders"
[components.billing]
path = "billing"

[[contracts]]
type = "acyclic"
name = "no circles"
scope = "components"
```

`billing/tables.py`:

```python
```

`billing/service.py`:

```python
from orders import tables
```

`orders/tables.py`:

```python
```

`orders/service.py`:

```python
from billing import tables  # expect: import-cycle
```

## Imports run one way

`archfit.toml`:

```toml
[[contracts]]
type = "acyclic"
name = "no circles"
```

`shop/orders.py`:

```python
from shop import billing
```

`shop/billing.py`:

```python
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archfit.model import (
    Contract,
    Dependencies,
    Family,
    ImportView,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    Step,
    Tangle,
    Violation,
    outwards,
    required,
    selected,
    tangles,
)

_CUTS = 5
"""How many further cuts a finding names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acyclic(Contract):
    """Imports must not run in a circle."""

    scope: Literal["modules", "siblings", "components"] = "modules"
    """Between what no cycle may be."""
    modules: tuple[ModuleGlob, ...] = ()
    """For modules: those that count, each with everything inside it; all when empty."""
    ancestors: tuple[ModuleGlob, ...] = ()
    """For siblings: the packages whose children must not form a cycle."""
    depth: int = 10
    """For siblings: how many levels below the ancestors count too."""
    skip_descendants: tuple[ModuleGlob, ...] = ()
    """For siblings: packages whose own children do not count."""

    def __post_init__(self) -> None:
        of_siblings = self.scope == "siblings"
        mistakes = {
            '`scope = "siblings"` needs `ancestors`': of_siblings and not self.ancestors,
            '`ancestors` needs `scope = "siblings"`': self.ancestors and not of_siblings,
            '`skip-descendants` needs `scope = "siblings"`': self.skip_descendants and not of_siblings,
            '`modules` needs `scope = "modules"`': self.modules and self.scope != "modules",
            "`depth` must not be negative": self.depth < 0,
            "`ancestors` and `skip-descendants` share an entry": set(self.ancestors) & set(self.skip_descendants),
        }
        for message, wrong in mistakes.items():
            if wrong:
                raise ValueError(message)


def check(project: Project, contract: Acyclic) -> Iterator[Violation]:
    """Find what lies on a cycle, one violation for everything that lies on a common one."""
    view = project.views.of(contract)
    for joined in _graphs(project, contract, view):
        yield from (_violation(tangle) for tangle in tangles(joined))


def _graphs(project: Project, contract: Acyclic, view: ImportView) -> Iterator[Dependencies]:
    """Yield every graph that must have no cycle."""
    if contract.scope == "siblings":
        counted = _packages(project, contract, view)
        yield from (joined for package, joined in view.siblings.items() if package in counted)
    elif contract.scope == "components":
        yield _components(project, view)
    else:
        inside = view.packages(required(project, contract, contract.modules)) if contract.modules else view.modules
        yield {pair: edges for pair, edges in view.edges.items() if pair[0] != pair[1] and inside.issuperset(pair)}


def _components(project: Project, view: ImportView) -> Dependencies:
    """Return what components import of each other, as far as the contract counts it."""
    counted = {edge for edges in view.edges.values() for edge in edges}
    kept = {pair: tuple(filter(counted.__contains__, edges)) for pair, edges in project.component_imports.items()}
    return {pair: edges for pair, edges in kept.items() if edges}


def _packages(project: Project, contract: Acyclic, view: ImportView) -> frozenset[str]:
    """Return the packages whose children must not form a cycle: the ancestors and what is below them."""
    ancestors = frozenset(required(project, contract, contract.ancestors))
    skipped = frozenset(selected(project, contract, contract.skip_descendants))
    found = set()
    for module in view.modules:
        for depth, package in enumerate(outwards(module)):
            if depth > contract.depth:
                break
            if package in ancestors:
                found.add(module)
                break
            if package in skipped:
                break
    return frozenset(found)


def _violation(tangle: Tangle) -> Violation:
    first = tangle.cycle[0]
    (source, target), *further = tangle.cuts
    weight = len(tangle.imports[source, target])
    return Violation(
        at=first.at,
        message=f"import cycle between {_listed(tangle.members)}",
        subject=" <-> ".join(tangle.members),
        label=f"cheapest to cut: {_counted(weight)}",
        steps=_steps(tangle),
        steps_title="cycle",
        why="what lies on a cycle can only be understood, tested and changed together",
        notes=_further(tangle, further),
        help=f"cut `{source} -> {target}`: move what it takes to where both may import it, or pass it in",
        source=source,
        target=target,
    )


def _steps(tangle: Tangle) -> tuple[Step, ...]:
    """Tell the cycle hop by hop; an import between two modules inside what it joins is told in the note."""
    start = Step(tangle.cuts[0][0], tangle.cycle[0].at._replace(line=0))
    pairs = {edges[0]: pair for pair, edges in tangle.imports.items()}
    hops = ((pairs[edge][1], edge) for edge in tangle.cycle)
    return (start, *(Step(name, edge.at, edge.note if name == edge.imported else edge.arrow) for name, edge in hops))


def _further(tangle: Tangle, cuts: list[tuple[str, str]]) -> tuple[str, ...]:
    """Name what else has to be cut before no cycle is left."""
    named = [
        f"`{source} -> {target}` ({_counted(len(tangle.imports[source, target]))})" for source, target in cuts[:_CUTS]
    ]
    more = [f"and {len(cuts) - _CUTS} more"] if len(cuts) > _CUTS else []
    return ("to leave no cycle, cut too: " + ", ".join([*named, *more]),) if named else ()


def _listed(members: tuple[str, ...]) -> str:
    if len(members) <= _CUTS:
        return ", ".join(f"`{name}`" for name in members[:-1]) + f" and `{members[-1]}`"
    return f"`{members[0]}` and {len(members) - 1} others"


def _counted(imports: int) -> str:
    return "1 import" if imports == 1 else f"{imports} imports"


RULE = Rule(
    code="ARC005",
    name="import-cycle",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Acyclic,
    check=check,
    contract="acyclic",
)
