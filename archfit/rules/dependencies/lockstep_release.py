"""Services are released together, by one hand movement.

## Why

The reason to deploy services apart is that a fix of one ships alone. Where they run from one image, take their
version from one place, or are deployed by one job that has no switch for each, every release is a release of all: the
cost of several services, and the freedom of one.

## One job deploys them all

`.github/workflows/release.yml`:

```yaml
on:
  push:
    branches: [main]
jobs:
  deploy:  # expect: lockstep-release
    runs-on: ubuntu-latest
    steps:
      - run: kubectl apply -f orders/k8s.yml
      - run: kubectl apply -f billing/k8s.yml
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

## Each has its own job

`.github/workflows/orders.yml`:

```yaml
on:
  push:
    paths: ["orders/**"]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: kubectl apply -f orders/k8s.yml
```

`.github/workflows/billing.yml`:

```yaml
on:
  push:
    paths: ["billing/**"]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: kubectl apply -f billing/k8s.yml
```

`.github/workflows/preview.yml`:

```yaml
on: pull_request
jobs:
  preview:
    runs-on: ubuntu-latest
    steps:
      - run: kubectl apply -f orders/k8s.yml -f billing/k8s.yml
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

The job applies everything, but a tool behind it (Argo CD, Flux) rolls out only what changed; or the services are
really one, web and worker of one application: declare them as one component. A job under a condition, and one that is
named after a preview or a test, is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, NoOptions, Project, Rule, Severity, Violation
from archfit.model.releases import Lockstep, lockstep
from archfit.model.wording import listed


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each set of services that are released together, with the way they are."""
    del options
    yield from map(_violation, lockstep(project))


def _violation(found: Lockstep) -> Violation:
    return Violation(
        at=found.at,
        message=f"{listed(found.services)} are released together: {found.why}",
        subject=f"{found.how}: {', '.join(found.services)}",
        label=f"releases {len(found.services)} services",
        why="a fix of one ships only with whatever the others have unreleased, and a rollback takes all of them back",
        help="give each a version and a deployment of its own, or make them one service",
        source=found.services[0],
        target=found.services[1],
    )


RULE = Rule(
    code="DEP008",
    name="lockstep-release",
    family=Family.DEPENDENCIES,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
