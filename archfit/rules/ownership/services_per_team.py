"""One team owns many services.

## Why

Services let teams work independently; within one team there is nobody to be independent of. A team that owns six of
them pays for six pipelines, deployments and on-call rotas, and every feature still crosses its own networks. The same
code as modules of one service has the same boundaries, and none of the cost.

## One team, three services

`.github/CODEOWNERS`:

```codeowners
/orders/ @shop/checkout  # expect: services-per-team
/billing/ @shop/checkout
/shipping/ @shop/checkout
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
print("billing")
```

`shipping/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "main.py"]
```

`shipping/main.py`:

```python
print("shipping")
```

## A team for each

`.github/CODEOWNERS`:

```codeowners
/orders/ @shop/checkout
/billing/ @shop/finance
/shipping/ @shop/logistics
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
print("billing")
```

`shipping/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "main.py"]
```

`shipping/main.py`:

```python
print("shipping")
```

## When it is wrong

The services differ in what they need: another load, another language, other rules for data. Ignore the finding with
that reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Project, Rule, Severity, Step, Violation
from archfit.model.coupling import services
from archfit.model.owners import Owner
from archfit.model.wording import listed


@dataclass(frozen=True, slots=True)
class Options:
    """How many services are many for one team."""

    many: int = 3
    """From so many on it is told."""
    too_many: int = 6
    """From so many on it is a warning."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each team with the services it owns, where they are many."""
    found: dict[str, dict[str, Owner]] = defaultdict(dict)
    for name in services(project):
        owner = project.owners.of(name)
        if owner is not None:
            found[owner.names[0]][name] = owner
    for team, owned in sorted(found.items()):
        if len(owned) >= options.many:
            yield _violation(project, team, owned, options)


def _violation(project: Project, team: str, owned: dict[str, Owner], options: Options) -> Violation:
    every = " all" if len(owned) == len(services(project)) else ""
    return Violation(
        at=min(owner.at for owner in owned.values()),
        message=f"`{team}` owns{every} {len(owned)} services: {listed(tuple(owned))}",
        subject=team,
        steps=tuple(Step(f"owns `{name}`", owner.at) for name, owner in owned.items()),
        steps_title="services",
        why="services let teams work independently: one team pays their cost, and there is nobody to be independent of",
        help="make those that change together modules of one service, unless they differ in load or in rules for data",
        severity=None if len(owned) >= options.too_many else Severity.INFO,
    )


RULE = Rule(
    code="ORG004",
    name="services-per-team",
    family=Family.OWNERSHIP,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=Options,
    check=check,
)
