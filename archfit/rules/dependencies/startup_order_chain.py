"""Services are started one after the other.

## Why

Whoever starts the system waits for each link of the chain. But only the first start is in order: later a service of
the middle is restarted alone, moved, or deployed, and those after it must live with that. A service that needs another
to be there before it starts mostly has no answer for when it is gone, and the order hides it until then.

Databases, brokers and other infrastructure do not count, and neither do jobs of a service itself such as its
migrations.

## Three services wait for each other

`compose.yml`:

```yaml
services:
  shop:  # expect: startup-order-chain
    build: shop
    depends_on: [orders]
  orders:
    build: orders
    depends_on: [users, db]
  users:
    build: users
    depends_on: [db]
  db:
    image: postgres:16
```

`shop/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`shop/main.py`:

```python
print("shop")
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
print("orders")
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`users/main.py`:

```python
print("users")
```

## A gateway waits for two, and one for its migrations

`compose.yml`:

```yaml
services:
  gateway:
    build: gateway
    depends_on: [orders, users]
  orders:
    build: orders
    depends_on: [migrate-orders]
  migrate-orders:
    build: orders
    command: alembic upgrade head
    depends_on: [db]
  users:
    build: users
  db:
    image: postgres:16
```

`gateway/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`gateway/main.py`:

```python
print("gateway")
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
print("orders")
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`users/main.py`:

```python
print("users")
```

## Options

- `services` (3): so many services in a row are reported.

## When it is wrong

An order that only makes the logs of a developer's machine quiet does no harm as long as each service also starts, and
waits or tries again, without it. It is an info for that reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from archfit.model import Family, Installation, Project, Rule, Service, Severity, Step, Violation

MAX_SERVICES = 2000
"""Of one installation; what has more is not read for its chains."""


@dataclass(frozen=True, slots=True)
class Options:
    """How long a chain may be."""

    services: int = 3
    """So many services in a row are reported."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield the longest chain of each installation, each chain once."""
    seen = set()
    for installation in project.installations:
        chain = _longest(installation)
        names = tuple(service.name for service in chain)
        if len(chain) >= options.services and names not in seen:
            seen.add(names)
            yield _violation(installation, chain)


def _longest(installation: Installation) -> tuple[Service, ...]:
    """Return the longest chain of services of different components, each started after the next."""
    if len(installation.services) > MAX_SERVICES:
        return ()
    own = {service.name: service for service in installation.services if service.component}
    chains: dict[str, tuple[Service, ...]] = {}
    for name in sorted(own):
        _follow(own, name, chains)
    return max(chains.values(), key=lambda chain: (len(chain), [service.name for service in chain]), default=())


def _follow(own: Mapping[str, Service], start: str, chains: dict[str, tuple[Service, ...]]) -> None:
    """Work out the chains from a service on, those of what it needs first; a circle is cut where it closes."""
    pending, entered = [start], set[str]()
    while pending:
        name = pending[-1]
        needs = [need for need in own[name].needs if need in own]
        new = [need for need in needs if need not in chains and need not in entered] if name not in entered else []
        entered.add(name)
        if new:
            pending += new
            continue
        pending.pop()
        if name not in chains:
            behind = max((chains[need] for need in needs if need in chains), key=len, default=())
            same = {one.component for one in behind}
            chains[name] = behind if own[name].component in same else (own[name], *behind)


def _violation(installation: Installation, chain: tuple[Service, ...]) -> Violation:
    names = [service.name for service in chain]
    return Violation(
        at=chain[0].at,
        message=f"{len(names)} services start one after the other: `{'` after `'.join(names)}`",
        subject=" -> ".join(names),
        label=f"starts after `{names[1]}`",
        steps=tuple(
            Step(f"`{service.name}` is started after `{after.name}`", service.at) for service, after in pairwise(chain)
        ),
        why=f"`{names[0]}` may not live without all of them, and the order in `{installation.name}` hides it",
        help=f"let `{names[0]}` start alone, try again until `{names[1]}` answers, and say when it is ready",
        source=chain[0].component,
        target=chain[1].component,
    )


RULE = Rule(
    code="DEP011",
    name="startup-order-chain",
    family=Family.DEPENDENCIES,
    severity=Severity.INFO,
    since="0.1",
    doc=__doc__,
    options=Options,
    check=check,
)
