"""The image of a service is built with the code of another service.

## Why

An image that holds the code of another service is built again for each change of that one, and who looks at it cannot
tell what of it runs. Code that is there is imported sooner or later: then the two share their inside, and the copy in
this image is of another day than the one that runs there.

Shared libraries may be copied, and so may an image hold several services that all run from it.

## A sibling is copied along

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

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY orders /app/orders
COPY billing /app/billing  # expect: sibling-build-context
CMD ["python", "-m", "orders.main"]
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY billing /app/billing
CMD ["python", "-m", "billing.main"]
```

`billing/main.py`:

```python
print("billing")
```

## Its own code, a library, and what `.dockerignore` leaves out

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

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY orders /app/orders
COPY money /app/money
CMD ["python", "-m", "orders.main"]
```

`orders/main.py`:

```python
from money.amounts import Amount
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . /app
CMD ["python", "-m", "billing.main"]
```

`billing/Dockerfile.dockerignore`:

```gitignore
*
!billing
!money
```

`billing/main.py`:

```python
from money.amounts import Amount
```

`money/amounts.py`:

```python
class Amount: ...
```

## When it is wrong

A stage of the build may copy all and hand only a part to the last one: the image is small then, but still built again
for each change. Tests that start both services belong in an image of their own, whose Dockerfile says so by its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Held, Image, NoOptions, Project, Rule, Severity, Step, Violation
from archfit.model.wording import listed


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield what each image copies of services that do not run from it, each image of a service once."""
    del options
    seen: set[str] = set()
    for image in project.packages.images:
        runs = sorted({service for name in image.components if (service := project.service_of(name))})
        copied: dict[str, list[Held]] = {}
        for held in image.held:
            if runs and held.service not in runs:
                copied.setdefault(held.source, []).append(held)
        for source, found in copied.items():
            violation = _violation(image, runs, source, found)
            if violation.subject not in seen:
                seen.add(violation.subject)
                yield violation


def _violation(image: Image, runs: list[str], source: str, found: list[Held]) -> Violation:
    others = sorted(held.service for held in found)
    whose, named = listed(runs), listed(others)
    return Violation(
        at=found[0].at,
        message=f"the image of {whose} copies `{source or '.'}`, which holds the code of {named}",
        subject=f"{', '.join(runs)} -> {', '.join(others)}",
        label=f"code of {named}",
        steps=(Step(f"this image runs {whose}", image.at),),
        steps_title="image",
        why=f"each change of {named} makes another image of {whose}, and what is there is imported sooner or later",
        help=f"copy what {whose} runs alone, move what both need to a library, or leave the rest out by a "
        "`.dockerignore`",
        source=runs[0],
        target=others[0],
    )


RULE = Rule(
    code="DEP013",
    name="sibling-build-context",
    family=Family.DEPENDENCIES,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
