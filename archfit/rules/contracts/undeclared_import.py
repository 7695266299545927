"""A module imports what is not on its list.

## Why

A module that says what it needs can be understood from that list, and every new dependency becomes a
decision. What is not on the list is a dependency nobody decided.

## What counts

`modules` may directly import themselves and `allowed-modules`, each with everything inside it.
Two of the `modules` are strangers unless listed, one inside the other too. The standard library is always
allowed; other people's packages are judged as soon as the list names one (or `<stdlib>`, which
allows none). With `unused`, entries that no import needs are reported as well.

## An import is not on the list

`archfit.toml`:

```toml
[[contracts]]
type = "allowed"
name = "what orders need"
modules = ["shop.orders"]
allowed-modules = ["shop.money", "pydantic"]
```

`shop/orders/service.py`:

```python
import datetime
import shop.money
import pydantic.fields
from shop.orders import cart
from shop import billing  # expect: undeclared-import
import requests  # expect: undeclared-import
```

`shop/orders/cart.py`:

```python
```

`shop/billing.py`:

```python
import requests
```

`shop/money.py`:

```python
```

## Only own modules are on the list

`archfit.toml`:

```toml
[[contracts]]
type = "allowed"
name = "what orders need"
modules = ["shop.*"]
allowed-modules = ["shop.money"]
```

`shop/orders.py`:

```python
import shop.money
import requests
```

`shop/money.py`:

```python
import shop.orders  # expect: undeclared-import
```

## Everything imported is on the list

`archfit.toml`:

```toml
[[contracts]]
type = "allowed"
name = "what orders need"
modules = ["shop.orders"]
allowed-modules = ["shop.money"]
unused = "error"
```

`shop/orders.py`:

```python
import shop.money
import requests
```

`shop/money.py`:

```python
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from archfit.model import (
    STDLIB,
    THIRD_PARTY,
    Breach,
    Contract,
    Family,
    ImportEdge,
    ImportView,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    TargetGlob,
    Violation,
    externals,
    has_wildcard,
    is_own,
    required,
    targets,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed(Contract):
    """Some modules may import nothing but what is listed."""

    modules: tuple[ModuleGlob, ...]
    """The modules that the list is for, each with everything inside it."""
    allowed_modules: tuple[TargetGlob, ...] = ()
    """What they may import: own modules, external packages, `<stdlib>`, `<third-party>`."""
    unused: Literal["error", "warn", "none"] = "none"
    """What an entry is that no import needs."""

    def __post_init__(self) -> None:
        if not self.modules:
            message = "`modules` is empty"
            raise ValueError(message)


def check(project: Project, contract: Allowed) -> Iterator[Violation]:
    """Find the direct imports that are not on the list, and the entries of the list that no import needs."""
    view = project.views.of(contract, external=True)
    owners = view.owners(required(project, contract, contract.modules))
    allowed = _allowed(project, contract, view)
    judged = view.modules.union(_judged_externals(project, contract, view))
    used: set[str] = set()
    for (importer, imported), edges in view.edges.items():
        owner = owners.get(importer)
        if owner is None or imported not in judged or owners.get(imported) == owner:
            continue
        if imported in allowed:
            used |= allowed[imported]
        else:
            yield from _undeclared(project, owner, edges[0]).violations((edge,) for edge in edges)
    if contract.unused != "none":
        yield from (_unused(contract, entry) for entry in contract.allowed_modules if entry not in used | {STDLIB})


def _allowed(project: Project, contract: Allowed, view: ImportView) -> Mapping[str, set[str]]:
    """Return what may be imported, each with the entries of the list that allow it."""
    targets(project, contract, contract.allowed_modules)  # for all mistakes at once
    allowed: dict[str, set[str]] = defaultdict(set)
    for entry in contract.allowed_modules:
        for module in view.packages(targets(project, contract, [entry])):
            allowed[module].add(entry)
    for name, glob in externals(project, contract.allowed_modules, view).items():
        allowed[name].add(glob)
    return allowed


def _judged_externals(project: Project, contract: Allowed, view: ImportView) -> Iterable[str]:
    """Return the external names that must be on the list: none as long as the list speaks of none."""
    if all(has_wildcard(entry) or is_own(project, entry) for entry in contract.allowed_modules):
        return ()
    return externals(project, [THIRD_PARTY], view)


def _undeclared(project: Project, owner: str, edge: ImportEdge) -> Breach:
    taken = edge.imported.partition(".")[0] if edge.external else edge.imported
    return Breach(
        source=edge.importer,
        target=taken,
        group=project.owner_of(edge.importer) or owner,
        label=f"not on the list of `{owner}`",
        why=f"`{owner}` may import only what its contract lists",
        help=f"do without it, or add `{taken}` to `allowed-modules`",
    )


def _unused(contract: Allowed, entry: str) -> Violation:
    return Violation(
        at=contract.at,
        message=f"`{entry}` is in `allowed-modules`, but no import needs it",
        subject=f"unused {entry}",
        why="a list longer than the truth allows dependencies that nobody decided",
        help="delete the entry",
        severity=Severity.WARNING if contract.unused == "warn" else None,
    )


RULE = Rule(
    code="ARC006",
    name="undeclared-import",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Allowed,
    check=check,
    contract="allowed",
)
