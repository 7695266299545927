"""Services with different code install one list of packages.

## Why

A lock or a list of requirements that several services install holds all their packages at one version each. Who needs
a newer one for a single service changes, tests and rolls out all of them; a package that only one needs is in the
images of all; and where two need different versions, one of them has to wait.

Several processes of one component have one list, as they should.

## Two services install the file of the repository

`compose.yml`:

```yaml
services:
  orders:
    build:
      context: .
      dockerfile: orders/Dockerfile
  billing:
    build:
      context: .
      dockerfile: billing/Dockerfile
```

`requirements.txt`:

```requirements
fastapi==0.115.0  # expect: shared-lockfile
stripe==11.0.0
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY orders orders
CMD ["python", "-m", "orders.main"]
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY billing billing
CMD ["python", "-m", "billing.main"]
```

`billing/main.py`:

```python
print("billing")
```

## A list for each, and one for two processes of a service

`compose.yml`:

```yaml
services:
  orders:
    build: orders
  orders-worker:
    build: orders
    command: celery -A tasks worker
  billing:
    build: billing
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "main.py"]
```

`orders/requirements.txt`:

```requirements
fastapi==0.115.0
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "main.py"]
```

`billing/requirements.txt`:

```requirements
stripe==11.0.0
```

`billing/main.py`:

```python
print("billing")
```

## When it is wrong

A workspace of uv or pants has one lock on purpose, and installs of it what each service needs: the versions are
shared, the packages are not. Where one team releases all services together anyway, one lock is less work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from archfit.model import (
    Family,
    InstalledFile,
    Location,
    NoOptions,
    PackageFile,
    Project,
    Rule,
    Severity,
    Step,
    Violation,
)
from archfit.model.wording import listed


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each lock or list of requirements that the images of several services install."""
    del options
    found: dict[str, dict[str, InstalledFile]] = defaultdict(dict)
    for one in project.packages.installed:
        service = project.service_of(one.component)
        if service and one.kind is not PackageFile.PROJECT:
            found[one.path].setdefault(service, one)
    for path, users in sorted(found.items()):
        if len(users) > 1:
            yield _violation(path, users)


def _violation(path: str, users: Mapping[str, InstalledFile]) -> Violation:
    services = sorted(users)
    return Violation(
        at=Location(path),
        message=f"{listed(services)} install the same `{path}`",
        subject=path,
        label=f"the packages of {len(services)} services",
        steps=tuple(Step(f"the image of `{name}` installs it", users[name].at) for name in services),
        steps_title="installed by",
        why="a version that one of them needs is a new image of all of them",
        help="give each service a list of its own, and share only what keeps versions in step, such as constraints",
        source=services[0],
        target=services[1],
    )


RULE = Rule(
    code="DEP012",
    name="shared-lockfile",
    family=Family.DEPENDENCIES,
    severity=Severity.INFO,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
