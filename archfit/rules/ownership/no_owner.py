"""A service has no owner.

## Why

What nobody answers for is changed by everybody and mended by nobody: nobody reviews its changes as its own, decides
about its interface, or is called when it fails. A boundary that no team stands behind is a folder.

Owners are said in the configuration (`owner`), in a CODEOWNERS file or in a software catalog (`catalog-info.yaml`).

## Nobody owns it

`.github/CODEOWNERS`:

```codeowners
/orders/ @shop/checkout
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

`archfit.toml`:

```toml
[components.billing]  # expect: no-owner
path = "billing"
kind = "service"
```

## Everything has an owner

`.github/CODEOWNERS`:

```codeowners
* @shop/platform
/orders/ @shop/checkout
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

`billing/catalog-info.yaml`:

```yaml
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: billing
spec:
  owner: finance
```

## When it is wrong

Owners are kept somewhere else: say them in the configuration, or switch the rule off. Where nothing at all says who
owns anything, nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Location, NoOptions, Project, Rule, Severity, Violation
from archfit.model.coupling import services


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each service that nothing names an owner of, where others have one."""
    del options
    for name in services(project) if project.owners.known else ():
        if project.owners.of(name) is None:
            component = project.component(name)
            yield Violation(
                at=component.evidence[0].at if component.evidence else Location(component.root),
                message=f"nobody owns `{name}`",
                subject=name,
                label="owned by nobody",
                why="nobody reviews its changes as its own, decides about its interface, or is called when it fails",
                help=f"add `/{component.root}/ @a-named-team` to CODEOWNERS, or `owner` to the component",
                source=name,
            )


RULE = Rule(
    code="ORG001",
    name="no-owner",
    family=Family.OWNERSHIP,
    severity=Severity.WARNING,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
