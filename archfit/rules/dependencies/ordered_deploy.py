"""One service is deployed only after another.

## Why

A deployment that waits for another service's says that the two are not compatible in between: the new version of the
one needs the new version of the other. So neither team can deploy without the other, a failed deployment stops both,
and a rollback has an order too.

## The deployment of one waits for that of another

`.github/workflows/deploy.yml`:

```yaml
on:
  push:
    branches: [main]
jobs:
  deploy-orders:
    runs-on: ubuntu-latest
    steps:
      - run: helm upgrade orders ./orders/chart
  deploy-billing:  # expect: ordered-deploy
    needs: deploy-orders
    runs-on: ubuntu-latest
    steps:
      - run: helm upgrade billing ./billing/chart
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

## Each waits for its own image

`.github/workflows/deploy.yml`:

```yaml
on:
  push:
    branches: [main]
jobs:
  build-orders:
    runs-on: ubuntu-latest
    steps:
      - run: docker build orders
  deploy-orders:
    needs: build-orders
    runs-on: ubuntu-latest
    steps:
      - run: helm upgrade orders ./orders/chart
  deploy-billing:
    runs-on: ubuntu-latest
    steps:
      - run: helm upgrade billing ./billing/chart
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

The jobs wait for each other only to save runners: run them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, NoOptions, Project, Rule, Severity, Step, Violation
from archfit.model.delivery import Work
from archfit.model.releases import is_release


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each job that deploys one service after a job that deploys another."""
    del options
    for work in project.delivery.work:
        first = next((one for one in project.delivery.before(work) if _apart(project, work, one)), None)
        if first is not None:
            yield _violation(project, work, first)


def _apart(project: Project, work: Work, earlier: Work) -> bool:
    """Tell whether two jobs each deploy one service, and not the same."""
    ends = [{project.service_of(name) for name in one.components} - {""} for one in (work, earlier)]
    return is_release(work) and is_release(earlier) and all(len(one) == 1 for one in ends) and ends[0] != ends[1]


def _violation(project: Project, work: Work, earlier: Work) -> Violation:
    later, first = (project.service_of(one.components[0]) for one in (work, earlier))
    return Violation(
        at=work.job.at,
        message=f"`{later}` is deployed only after `{first}`",
        subject=f"{work.job.pipeline} {work.job.name} after {earlier.job.name}",
        label=f"waits for `{earlier.job.name}`",
        steps=(
            Step(f"`{earlier.job.name}` deploys `{first}`", earlier.job.at),
            Step(f"`{work.job.name}` deploys `{later}`", work.job.at),
        ),
        steps_title="order",
        why=f"`{later}` cannot be deployed, or rolled back, without `{first}`: their versions must fit at every moment",
        help=f"let every version of `{first}` serve the one before it too, and deploy each when it is ready",
        source=later,
        target=first,
    )


RULE = Rule(
    code="DEP014",
    name="ordered-deploy",
    family=Family.DEPENDENCIES,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
