"""Modules that must be independent depend on each other.

## Why

Independent parts can be built, changed and removed one by one. They stay independent only as long as
none leads to another, not even through code they share.

## What counts

`modules` lists them; each stands for everything inside it. Chains through modules outside the list
count, chains through a third one of the list are reported for the two parts they consist of. An
indirect chain is reported at its first import, once for every import that enters the other module.

## One part imports another

`archfit.toml`:

```toml
[[contracts]]
type = "independence"
name = "features stand alone"
modules = ["shop.orders", "shop.billing"]
```

`shop/orders/service.py`:

```python
from shop.billing import invoice  # expect: dependent-modules
```

`shop/billing/invoice.py`:

```python
import shop.money
```

`shop/money.py`:

```python
```

## They meet in what they share

`archfit.toml`:

```toml
[[contracts]]
type = "independence"
name = "features stand alone"
modules = ["features.*"]
```

`features/orders.py`:

```python
import shared.money  # expect: dependent-modules
```

`features/billing.py`:

```python
import decimal
```

`shared/money.py`:

```python
from features.billing import currency
```

## They share what knows none of them

`archfit.toml`:

```toml
[[contracts]]
type = "independence"
name = "features stand alone"
modules = ["features.*"]
```

`features/orders.py`:

```python
import shared.money
```

`features/billing.py`:

```python
import shared.money
```

`shared/money.py`:

```python
import decimal
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    ArchfitError,
    Breach,
    Contract,
    Family,
    Level,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    Violation,
    overlaps,
    required,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence(Contract):
    """Some modules must not depend on each other."""

    modules: tuple[ModuleGlob, ...]
    """The modules, each with everything inside it."""

    def __post_init__(self) -> None:
        if not self.modules:
            message = "`modules` is empty"
            raise ValueError(message)


def check(project: Project, contract: Independence) -> Iterator[Violation]:
    """Find the chains of imports between the modules."""
    modules = required(project, contract, contract.modules)
    mistakes = overlaps(contract, modules)
    if mistakes:
        raise ArchfitError(*mistakes)
    for pair in project.views.of(contract).broken_layers([(Level(modules),)]):
        breach = Breach(
            source=pair.importer,
            target=pair.imported,
            label="both must be independent",
            why="independent modules can be built, changed and removed one by one",
            help=f"move {{taken}} out of `{pair.imported}` to where both may import it, or pass it in",
        )
        yield from breach.violations(pair.chains)


RULE = Rule(
    code="ARC003",
    name="dependent-modules",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Independence,
    check=check,
    contract="independence",
)
