"""A service has no pipeline of its own.

## Why

A service that can only be tested and built with all others is not independent where it counts: a red test of another
holds its fix back, and every change builds everything. What makes the difference is a job that is for this service
alone.

## One job builds everything

`.github/workflows/ci.yml`:

```yaml
on: push
jobs:
  images:  # expect: no-independent-pipeline # expect: no-independent-pipeline
    runs-on: ubuntu-latest
    steps:
      - run: pytest orders billing
      - run: docker build orders
      - run: docker build billing
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

## One pipeline for each

`.github/workflows/orders.yml`:

```yaml
on:
  push:
    paths: ["orders/**"]
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: docker build orders
```

`.github/workflows/billing.yml`:

```yaml
on:
  push:
    paths: ["billing/**"]
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: docker build billing
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

A build system (Bazel, Pants, Nx) finds out what is affected by a change, or the pipelines are in another repository.
Nothing is reported where no pipeline is found at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, NoOptions, Project, Rule, Severity, Step, Violation
from archfit.model.coupling import services
from archfit.model.delivery import Task, Work

_AFFECTED = ("bazel", "pants ", "nx affected", "dorny/paths-filter", "changed-files", "turbo run")
"""What finds out by itself which services a change is about."""


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each service that is tested or built, but only together with others."""
    del options
    works = [one for one in project.delivery.work if one.tasks]
    if any(word in line for one in project.delivery.work for line in one.job.commands for word in _AFFECTED):
        return
    for name in services(project):
        those = [one for one in works if name in {project.service_of(part) for part in one.components}]
        together = [one for one in those if Task.BUILD in one.tasks or Task.TEST in one.tasks]
        if together and not any(_alone(project, one) for one in those):
            yield _violation(project, name, together[0])


def _alone(project: Project, work: Work) -> bool:
    return len({project.service_of(name) for name in work.components} - {""}) == 1


def _violation(project: Project, name: str, work: Work) -> Violation:
    others = sorted({project.service_of(one) for one in work.components} - {"", name})
    return Violation(
        at=work.job.at,
        message=f"`{name}` has no job of its own: `{work.job.name}` works on {len(others)} other services too",
        subject=name,
        label="for several services",
        steps=tuple(Step(f"it is for `{one}` too", work.job.at) for one in others[:3]),
        steps_title="shared with",
        why=f"a change of another service can hold a fix of `{name}` back, and every change builds them all",
        help=f"give `{name}` a workflow with `paths` of its own, or a job that runs only when it changed",
        source=name,
    )


RULE = Rule(
    code="DEP009",
    name="no-independent-pipeline",
    family=Family.DEPENDENCIES,
    severity=Severity.INFO,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
