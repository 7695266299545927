"""A service has several owners.

## Why

Two teams that own one service each wait for the other: for reviews, for decisions, for the one who mends it at night.
One team, one service is what lets a team change it without asking; where the files of a service belong to different
teams, the boundary runs through it.

## Two teams for one service

`.github/CODEOWNERS`:

```codeowners
/orders/ @shop/checkout @shop/payments  # expect: several-owners
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

## One team and a person

`.github/CODEOWNERS`:

```codeowners
/orders/ @shop/checkout @alice
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

The second team only reviews (security, platform): leave it to a line for the files that it is about. People beside a
team are no second team; several people without a team are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Project, Rule, Severity, Violation
from archfit.model.coupling import services
from archfit.model.owners import Owner
from archfit.model.wording import listed


@dataclass(frozen=True, slots=True)
class Options:
    """From which share on another owner counts."""

    least_share: float = 0.2
    """Of the files of a service: less is an exception, not a second owner."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service of which two teams own the root, or the files are split between teams."""
    for name in services(project):
        owner = project.owners.of(name)
        if owner is None:
            continue
        teams = _teams(owner.names)
        if len(teams) > 1:
            yield _violation(name, owner, teams, f"`{name}` is owned by {listed(teams)}")
        elif owner.said_by == "CODEOWNERS":
            parts = _parts(project, name, options.least_share)
            if len(parts) > 1:
                yield _violation(name, owner, parts, f"the files of `{name}` are split between {listed(parts)}")


def _teams(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the teams among owners: `@organisation/team`."""
    return tuple(dict.fromkeys(one for one in names if "/" in one))


def _parts(project: Project, name: str, least: float) -> tuple[str, ...]:
    """Return the teams that each own so much of a service, where no team owns parts of all of it."""
    shares = project.owners.shares(name)
    total = sum(shares.values())
    large = [_teams(names) for names, count in shares.items() if count >= least * total]
    common = set.intersection(*map(set, large)) if large else set()
    return tuple(sorted({team for teams in large for team in teams})) if not common and all(large) else ()


def _violation(name: str, owner: Owner, teams: tuple[str, ...], message: str) -> Violation:
    return Violation(
        at=owner.at,
        message=message,
        subject=f"{name}: {', '.join(teams)}",
        label=f"{len(teams)} teams",
        why="each of them waits for the other: for reviews, for decisions, and for who mends it at night",
        help=f"let one of them own `{name}`, or split it where their work divides",
        source=name,
    )


RULE = Rule(
    code="ORG002",
    name="several-owners",
    family=Family.OWNERSHIP,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=Options,
    check=check,
)
