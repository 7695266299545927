"""A lower layer depends on a higher one.

## Why

Layers keep change local: what is on top may change without touching what lies beneath. One import
against the grain ties both together, and from then on the lower layer cannot be used, tested or
understood without the higher one.

## What counts

`layers` lists them from high to low. Each may import those below it. One entry may hold several
modules: `"ui | api"` are on one level and must not import each other, `"ui : api"` may. A layer in
parentheses may be absent. `{ name = "services", closed = true }` is a closed layer: those above may
not reach those below past it.

A layer is a module with everything inside it. Chains through modules in no layer count as imports of
the layer they start in; each is reported at its first import, once for every import that enters the
higher layer. With `containers` the layers are looked for inside each of them, and `exhaustive`
demands that every child of a container is in a layer or in `exhaustive-ignores`.

## A lower layer imports a higher one

`archfit.toml`:

```toml
[[contracts]]
type = "layers"
name = "the web is on top"
layers = ["shop.web", "shop.domain"]
```

`shop/web.py`:

```python
import shop.domain
```

`shop/domain.py`:

```python
from shop.web import render  # expect: layer-violation
import shop.texts  # expect: layer-violation
```

`shop/texts.py`:

```python
import shop.web
```

## Siblings import each other, and a closed layer is passed by

`archfit.toml`:

```toml
[[contracts]]
type = "layers"
name = "only services use the store"
containers = ["shop"]
layers = ["web", { name = "orders | billing", closed = true }, "store : files"]
exhaustive = true
```

`shop/web.py`:

```python
import shop.orders
import shop.store  # expect: layer-violation
```

`shop/orders.py`:

```python
import shop.billing  # expect: layer-violation
import shop.store
```

`shop/billing.py`:

```python
```

`shop/store.py`:

```python
import shop.files
```

`shop/files.py`:

```python
import shop.store
```

## A child of the container is in no layer

`archfit.toml`:

```toml
[[contracts]]
type = "layers"
name = "everything has its place"
containers = ["shop"]
layers = ["web", "(jobs)"]
exhaustive = true
exhaustive-ignores = ["version"]
```

`shop/web.py`:

```python
import shop.version
```

`shop/version.py`:

```python
```

`shop/audit.py`:

```python
import decimal  # expect: layer-violation
```

## Imports run downwards

`archfit.toml`:

```toml
[[contracts]]
type = "layers"
name = "the web is on top"
layers = ["shop.web", "shop.domain"]
```

`shop/web.py`:

```python
import shop.domain
```

`shop/domain.py`:

```python
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archfit.model import (
    ArchfitError,
    Breach,
    Contract,
    Family,
    ImportView,
    Layer,
    Level,
    Location,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    Stack,
    Violation,
    empty_contract,
    overlaps,
    required,
    unknown_modules,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers(Contract):
    """Higher layers may import lower ones, and never the other way round."""

    layers: tuple[str | Layer, ...]
    """From high to low; `|` between independent modules of one level, `:` between others, optional ones in ()."""
    containers: tuple[ModuleGlob, ...] = ()
    """The packages that have these layers; the layers are whole names without them."""
    exhaustive: bool = False
    """Every child of a container must be in a layer."""
    exhaustive_ignores: tuple[str, ...] = ()
    """Children that need not be."""

    def __post_init__(self) -> None:
        mistakes = {
            "`layers` is empty": not self.layers,
            "a layer has no name": not all(self.modules),
            "a layer mixes `|` and `:`": any(layer.mixed for layer in self.levels),
            "a module is in `layers` twice": len(set(self.modules)) < len(self.modules),
            "`exhaustive` needs `containers`": self.exhaustive and not self.containers,
        }
        for message, wrong in mistakes.items():
            if wrong:
                raise ValueError(message)

    @property
    def levels(self) -> tuple[Layer, ...]:
        """The layers, each in its long form."""
        return tuple(layer if isinstance(layer, Layer) else Layer(layer) for layer in self.layers)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules of all layers, without their container."""
        return tuple(module for layer in self.levels for module in layer.modules)


def check(project: Project, contract: Layers) -> Iterator[Violation]:
    """Find what lower layers import of higher ones, siblings of each other, and higher layers past closed ones."""
    view = project.views.of(contract)
    stacks = _stacks(project, contract, view)
    for pair in view.broken_layers(stacks):
        breach = Breach(
            source=pair.importer,
            target=pair.imported,
            what="layer ",
            label=_relation(pair.stack, pair.importer, pair.imported),
            why="a layer must be usable, and understood, without those that may import it",
            help=f"move {{taken}} into or below `{pair.importer}`, or pass it in from above",
        )
        yield from breach.violations(pair.chains)
    if contract.exhaustive:
        yield from _outside(project, contract, view)


def _stacks(project: Project, contract: Layers, view: ImportView) -> Sequence[Stack]:
    """Return the levels of every container, with whole names; ArchfitError for what is missing or overlaps."""
    known = project.names.spellings
    prefixes = (
        [f"{name}." for name in required(project, contract, contract.containers)] if contract.containers else [""]
    )
    needed = [prefix + tail for prefix in prefixes for layer in contract.levels for tail in layer.required]
    absent = [name for name in needed if name not in known]
    if absent:
        raise ArchfitError(*unknown_modules(project, contract, absent))

    def level(layer: Layer, prefix: str) -> Level:
        named = (member for tail in layer.modules for member in known.get(prefix + tail, ()))
        members = tuple(member for member in named if member in view.modules)
        return Level(members, layer.independent, layer.closed and bool(members))

    stacks = [tuple(level(layer, prefix) for layer in contract.levels) for prefix in prefixes]
    mistakes = [mistake for stack in stacks for mistake in overlaps(contract, _members(stack))]
    if not any(map(_members, stacks)):
        mistakes.append(empty_contract(contract))
    if mistakes:
        raise ArchfitError(*mistakes)
    return stacks


def _members(stack: Stack) -> list[str]:
    return [member for level in stack for member in level.members]


def _relation(stack: Stack, importer: str, imported: str) -> str:
    """Say why one layer must not import another."""
    at = {member: depth for depth, level in enumerate(stack) for member in level.members}
    source, target = importer.rpartition(".")[2], imported.rpartition(".")[2]
    if at[importer] > at[imported]:
        return f"`{source}` is below `{target}`"
    if at[importer] == at[imported]:
        return f"`{source}` and `{target}` are independent"
    between = next(level for level in stack[at[importer] + 1 : at[imported]] if level.closed)
    return f"{', '.join(f'`{name}`' for name in between.members)} between them is closed"


def _outside(project: Project, contract: Layers, view: ImportView) -> Iterator[Violation]:
    """Find the children of containers that are in no layer."""
    containers = frozenset(required(project, contract, contract.containers))
    declared = {*contract.modules, *contract.exhaustive_ignores}
    for module in sorted(view.modules):
        container, _, name = module.rpartition(".")
        if container in containers and name not in declared:
            yield Violation(
                at=Location(project.modules[module].path),
                message=f"`{module}` is in no layer of `{container}`",
                subject=module,
                label="in no layer",
                why="what is in no layer may import everything and be imported by everything",
                help=f"add `{name}` to `layers`, or to `exhaustive-ignores`",
                source=module,
            )


RULE = Rule(
    code="ARC001",
    name="layer-violation",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Layers,
    check=check,
    contract="layers",
)
