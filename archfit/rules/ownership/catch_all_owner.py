"""A service is owned by everybody.

## Why

"The backend team" is not an answer to who owns a service: it names whoever is there. Only a named, stable, small team
knows the service, is asked before its interface changes, and is woken when it fails.

## Only a line for everything

`.github/CODEOWNERS`:

```codeowners
* @shop/backend  # expect: catch-all-owner
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

## A named team each

`.github/CODEOWNERS`:

```codeowners
* @shop/backend
/orders/ @shop/checkout
/billing/ @shop/finance
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

## When it is wrong

The whole company is one small team. Then few services are worth their price; see `services-per-team`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import Family, NoOptions, Project, Rule, Severity, Violation
from archfit.model.coupling import services
from archfit.model.owners import Owner, is_everybody
from archfit.model.wording import listed

_FEWEST = 2


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each line for everything, and each name for everybody, that owns services and nothing nearer does."""
    del options
    names = services(project)
    found: dict[Owner, list[str]] = defaultdict(list)
    for name in names if len(names) >= _FEWEST else ():
        owner = project.owners.of(name)
        if owner is not None and (owner.catch_all or all(map(is_everybody, owner.names))):
            found[owner].append(name)
    yield from (_violation(owner, those) for owner, those in found.items())


def _violation(owner: Owner, names: list[str]) -> Violation:
    said = "by the line for everything" if owner.catch_all else f"in {owner.said_by}"
    return Violation(
        at=owner.at,
        message=f"{listed(names)} {'is' if len(names) == 1 else 'are'} owned by {listed(owner.names)} {said}",
        subject=f"{', '.join(owner.names)}: {', '.join(names)}",
        why="nobody in particular is asked before an interface changes, or woken when a service fails",
        help="name for each the small, stable team that answers for it",
    )


RULE = Rule(
    code="ORG003",
    name="catch-all-owner",
    family=Family.OWNERSHIP,
    severity=Severity.INFO,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
