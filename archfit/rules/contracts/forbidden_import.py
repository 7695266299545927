"""A module imports what a contract forbids it to.

## Why

Some code must never know some other code: the domain its framework, production its tests, a client
the server. That stays true only as long as nothing in between leads there either.

## What counts

`source-modules` and `forbidden-modules` stand for themselves and everything inside them, unless
`as-packages = false`. Chains of imports count too, unless `allow-indirect-imports = true`; each is
reported at its first import, once for every import that enters what is forbidden. A module is never
forbidden to import itself, what it contains or what contains it.

What is forbidden may be external: `django`, `django.db`, `<stdlib>`, `<third-party>`.

## The domain imports the web

`archfit.toml`:

```toml
[[contracts]]
type = "forbidden"
name = "the domain is pure"
source-modules = ["shop.domain"]
forbidden-modules = ["shop.web", "sqlalchemy.orm"]
```

`shop/web.py`:

```python
```

`shop/domain.py`:

```python
from shop import web  # expect: forbidden-import
from sqlalchemy.orm import Session  # expect: forbidden-import
from sqlalchemy import select
```

## The domain imports what imports the web

`archfit.toml`:

```toml
[[contracts]]
type = "forbidden"
name = "the domain is pure"
source-modules = ["shop.domain"]
forbidden-modules = ["shop.web"]
```

`shop/web.py`:

```python
```

`shop/texts.py`:

```python
from shop.web import language
```

`shop/domain.py`:

```python
import shop.texts  # expect: forbidden-import
```

## Only direct imports are forbidden

`archfit.toml`:

```toml
[[contracts]]
type = "forbidden"
name = "the domain is nearly pure"
source-modules = ["shop.domain"]
forbidden-modules = ["shop.web", "<third-party>"]
allow-indirect-imports = true
```

`shop/web.py`:

```python
```

`shop/texts.py`:

```python
from shop.web import language
```

`shop/domain.py`:

```python
import datetime
import shop.texts
import requests  # expect: forbidden-import
```

## The domain keeps to itself

`archfit.toml`:

```toml
[[contracts]]
type = "forbidden"
name = "the domain is pure"
source-modules = ["shop.domain"]
forbidden-modules = ["shop.*", "<third-party>"]
```

`shop/web.py`:

```python
import shop.domain.orders
```

`shop/domain/orders.py`:

```python
import decimal
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from archfit.model import (
    Breach,
    Chain,
    Contract,
    Family,
    ImportView,
    ModuleGlob,
    Project,
    Rule,
    Severity,
    TargetGlob,
    Violation,
    externals,
    outwards,
    required,
    targets,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(Contract):
    """Some modules must not import some others."""

    source_modules: tuple[ModuleGlob, ...]
    """The modules that must not."""
    forbidden_modules: tuple[TargetGlob, ...]
    """What they must not import: own modules, external packages, `<stdlib>`, `<third-party>`."""
    allow_indirect_imports: bool = False
    """Count only imports straight from one to the other."""
    as_packages: bool = True
    """Modules stand for everything inside them too."""

    def __post_init__(self) -> None:
        if not self.source_modules or not self.forbidden_modules:
            message = f"`{'forbidden' if self.source_modules else 'source'}-modules` is empty"
            raise ValueError(message)


def check(project: Project, contract: Forbidden) -> Iterator[Violation]:
    """Find the imports, and unless allowed the chains of imports, from sources to what is forbidden to them."""
    view = project.views.of(
        contract, external=not all(name in project.names.spellings for name in contract.forbidden_modules)
    )
    sources = required(project, contract, contract.source_modules)
    forbidden = targets(project, contract, contract.forbidden_modules)
    owner = {**_owners(view, forbidden, contract), **externals(project, contract.forbidden_modules, view)}
    held: dict[str, list[str]] = defaultdict(list)
    for module, name in owner.items():
        held[name].append(module)
    found: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for skipped, group in _by_overlap(sources, forbidden, contract).items():
        starts = _owners(view, group, contract)
        banned = owner.keys() - {module for name in skipped for module in held[name]}
        for chain in _chains(view, contract, starts=starts, banned=banned):
            found[starts[chain[0].importer], owner[chain[-1].imported]].append(chain)
    for (source, target), chains in sorted(found.items()):
        breach = Breach(
            source=source,
            target=target,
            label=f"`{source}` must do without it",
            why=f"contract `{contract.name}` forbids it",
            help=f"move what needs {{taken}} out of `{source}`, or pass it in",
        )
        yield from breach.violations(chains)


def _by_overlap(
    sources: tuple[str, ...], forbidden: tuple[str, ...], contract: Forbidden
) -> Mapping[frozenset[str], list[str]]:
    """Group the sources by what is forbidden to others but not to them, because one is or contains the other."""
    known = {source: set(_around(source, contract)).intersection(forbidden) for source in sources}
    for name in forbidden:
        for outer in _around(name, contract):
            if outer in known:
                known[outer].add(name)
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for source, skipped in known.items():
        groups[frozenset(skipped)].append(source)
    return groups


def _around(name: str, contract: Forbidden) -> Iterable[str]:
    return outwards(name) if contract.as_packages else (name,)


def _owners(view: ImportView, names: Iterable[str], contract: Forbidden) -> dict[str, str]:
    """Return the modules that names stand for, each with the innermost of the names around it."""
    if not contract.as_packages:
        return {name: name for name in names}
    return view.owners(names)


def _chains(
    view: ImportView, contract: Forbidden, *, starts: Collection[str], banned: Collection[str]
) -> Iterable[Chain]:
    if contract.allow_indirect_imports:
        return ((edge,) for edge in view.direct(starts, banned))
    return view.chains(starts, banned)


RULE = Rule(
    code="ARC002",
    name="forbidden-import",
    family=Family.CONTRACTS,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=Forbidden,
    check=check,
    contract="forbidden",
)
