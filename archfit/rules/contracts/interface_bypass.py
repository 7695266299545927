"""A module is used past its interface.

## Why

An interface says what others may rely on. Whoever reaches past it relies on what may change without
notice, and makes every such change a risk.

## What counts

From outside `modules`, only what `expose` names may be imported from them: modules, or names in them.
`import shop.billing` itself is always allowed, for it takes nothing out of it. With `importers` the
interface binds only them. Only direct imports count.

## Somebody takes what is not exposed

`archfit.toml`:

```toml
[[contracts]]
type = "interfaces"
name = "billing has a front door"
modules = ["shop.billing"]
expose = ["shop.billing.api", "shop.billing.Money"]
```

`shop/billing/__init__.py`:

```python
class Money: ...
class Ledger: ...
```

`shop/billing/api.py`:

```python
from shop.billing import Ledger
```

`shop/billing/tables.py`:

```python
```

`shop/web.py`:

```python
import shop.billing
from shop.billing import Money
from shop.billing.api import charge
from shop.billing import Ledger  # expect: interface-bypass
from shop.billing import tables  # expect: interface-bypass
```

## The interface binds one importer only

`archfit.toml`:

```toml
[[contracts]]
type = "interfaces"
name = "the web uses the front door"
modules = ["shop.*.billing"]
expose = ["shop.*.billing.api"]
importers = ["shop.web"]
```

`shop/eu/billing/tables.py`:

```python
```

`shop/web/pages.py`:

```python
from shop.eu.billing import tables  # expect: interface-bypass
```

`shop/jobs.py`:

```python
from shop.eu.billing import tables
```

## Everybody uses the front door

`archfit.toml`:

```toml
[[contracts]]
type = "interfaces"
name = "billing has a front door"
modules = ["shop.billing"]
expose = ["shop.billing.api"]
```

`shop/billing/api.py`:

```python
```

`shop/web.py`:

```python
from shop.billing.api import charge
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    Contract,
    Family,
    ImportEdge,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    Violation,
    matches_any,
    required,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interfaces(Contract):
    """Some modules may be used through their interface only."""

    modules: tuple[ModuleGlob, ...]
    """The modules that have it, each with everything inside it."""
    expose: tuple[ModuleGlob, ...] = ()
    """What may be imported: whole names of modules, or of names in them."""
    importers: tuple[ModuleGlob, ...] = ()
    """Whom it binds, each with everything inside it; everybody when empty."""

    def __post_init__(self) -> None:
        if not self.modules:
            message = "`modules` is empty"
            raise ValueError(message)


def check(project: Project, contract: Interfaces) -> Iterator[Violation]:
    """Find the direct imports of what is not exposed."""
    view = project.views.of(contract)
    owners = view.owners(required(project, contract, contract.modules))
    bound = view.packages(required(project, contract, contract.importers)) if contract.importers else view.modules
    for (importer, imported), edges in view.edges.items():
        owner = owners.get(imported)
        if owner is None or importer not in bound or f"{importer}.".startswith(f"{owner}."):
            continue
        for edge in edges:
            if not _is_exposed(edge, owner, contract):
                yield _violation(project, contract, edge, owner)


def _is_exposed(edge: ImportEdge, owner: str, contract: Interfaces) -> bool:
    if edge.imported == owner and not edge.name:
        return True
    return matches_any(contract.expose, edge.imported) or matches_any(contract.expose, edge.target)


def _violation(project: Project, contract: Interfaces, edge: ImportEdge, owner: str) -> Violation:
    exposed = ", ".join(f"`{name}`" for name in contract.expose) or "nothing"
    return Violation(
        at=edge.at,
        message=f"`{edge.importer}` must not import `{edge.target}` past the interface of `{owner}`",
        subject=f"{edge.importer} -> {edge.target}",
        label=f"not in the interface of `{owner}`",
        why=f"what `{owner}` does not expose may change without notice",
        help=f"import what it exposes ({exposed}), or add `{edge.target}` to `expose`",
        source=project.owner_of(edge.importer) or edge.importer,
        target=owner,
    )


RULE = Rule(
    code="ARC007",
    name="interface-bypass",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Interfaces,
    check=check,
    contract="interfaces",
)
