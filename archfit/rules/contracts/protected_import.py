"""A module is imported by somebody who is not on its list.

## Why

Some code is safe in few hands only: the database models of a module, a client with credentials, a
library that is on its way out. Who may use it is a decision, not an accident.

## What counts

Only `allowed-importers` and the protected module itself may import `protected-modules` directly. All
stand for everything inside them, unless `as-packages = false`. Two protected modules may not import
each other unless they are on the list. What is protected may be external: `sqlalchemy`.

## Another module uses the models

`archfit.toml`:

```toml
[[contracts]]
type = "protected"
name = "models stay behind their service"
protected-modules = ["shop.models", "sqlalchemy"]
allowed-importers = ["shop.service"]
```

`shop/models.py`:

```python
```

`shop/service.py`:

```python
import shop.models
import sqlalchemy
```

`shop/web.py`:

```python
import shop.service
from shop.models import Order  # expect: protected-import
import sqlalchemy.orm  # expect: protected-import
```

## Everybody asks the service

`archfit.toml`:

```toml
[[contracts]]
type = "protected"
name = "models stay behind their service"
protected-modules = ["shop.models"]
allowed-importers = ["shop.service"]
```

`shop/models.py`:

```python
```

`shop/service.py`:

```python
import shop.models
```

`shop/web.py`:

```python
import shop.service
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archfit.model import (
    ArchfitError,
    Breach,
    Contract,
    Family,
    ImportView,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    TargetGlob,
    Violation,
    empty_contract,
    externals,
    has_wildcard,
    selected,
    targets,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected(Contract):
    """Some modules may be imported by some others only."""

    protected_modules: tuple[TargetGlob, ...]
    """What is protected: own modules or external packages."""
    allowed_importers: tuple[ModuleGlob, ...]
    """Who may import it."""
    as_packages: bool = True
    """Modules stand for everything inside them too."""

    def __post_init__(self) -> None:
        if not self.protected_modules:
            message = "`protected-modules` is empty"
            raise ValueError(message)


def check(project: Project, contract: Protected) -> Iterator[Violation]:
    """Find the direct imports of protected modules by others than those allowed."""
    view = project.views.of(contract, external=True)
    allowed = _owners(view, selected(project, contract, contract.allowed_importers), contract)
    own = _owners(view, targets(project, contract, contract.protected_modules), contract)
    if not own and all(map(has_wildcard, contract.protected_modules)):
        raise ArchfitError(empty_contract(contract))
    protected = {**own, **externals(project, contract.protected_modules, view)}
    for (importer, imported), edges in view.edges.items():
        unit = protected.get(imported)
        if unit is None or importer in allowed or _is_inside(importer, unit, contract):
            continue
        breach = Breach(
            source=importer,
            target=unit,
            group=project.owner_of(importer),
            label=f"not among the importers of `{unit}`",
            why=f"`{unit}` is protected: only the modules on its list may import it",
            help=f"go through a module that may import `{unit}`, or add `{importer}` to `allowed-importers`",
        )
        yield from breach.violations((edge,) for edge in edges)


def _owners(view: ImportView, names: Iterable[str], contract: Protected) -> dict[str, str]:
    """Return the modules that names stand for, each with the innermost of the names around it."""
    if not contract.as_packages:
        return {name: name for name in names}
    return view.owners(names)


def _is_inside(module: str, unit: str, contract: Protected) -> bool:
    return module == unit or (contract.as_packages and module.startswith(f"{unit}."))


RULE = Rule(
    code="ARC004",
    name="protected-import",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Protected,
    check=check,
    contract="protected",
)
