"""A service installs the package that another service is built as.

## Why

What is deployed apart must be able to change apart. A service that installs another one has all of its code in its
image, in one version, with all that this requires in turn: the two can only be released together, whatever belongs to
the inside of the other may be called, and two versions of the same rules are at work at the same time.

What a service publishes for others has a project file of its own: a client, a package of contracts. Requirements of
those who work on the code, such as a group for tests, are an info.

## The path of another service is required

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"
```

`orders/pyproject.toml`:

```toml
[project]
name = "shop-orders"
version = "1.0"
dependencies = [
    "httpx>=0.27",
    "shop-payments",  # expect: service-depends-on-service-package
]

[tool.uv.sources]
shop-payments = { path = "../payments" }
```

`orders/checkout.py`:

```python
def pay() -> None: ...
```

`payments/pyproject.toml`:

```toml
[project]
name = "shop-payments"
version = "2.1"
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

## A folder of the same repository, by its URL

`archfit.toml`:

```toml
[components.orders]
path = "apps/orders"
kind = "service"

[components.pay]
path = "apps/pay"
kind = "service"
```

`apps/orders/requirements.txt`:

```requirements
httpx==0.27.0
-e git+https://git.example.com/shop.git@v2#egg=pay&subdirectory=apps/pay  # expect: service-depends-on-service-package
```

`apps/orders/checkout.py`:

```python
def pay() -> None: ...
```

`apps/pay/setup.py`:

```python
from setuptools import setup

setup(name="pay", version="2.1")
```

`apps/pay/gateway.py`:

```python
def charge() -> None: ...
```

## A client that the other service publishes, and a library

`archfit.toml`:

```toml
[components.orders]
path = "orders"
kind = "service"

[components.payments]
path = "payments"
kind = "service"

[components.money]
path = "money"
kind = "library"
```

`orders/requirements.txt`:

```requirements
../payments/client
../money
```

`orders/checkout.py`:

```python
def pay() -> None: ...
```

`payments/pyproject.toml`:

```toml
[project]
name = "payments"
version = "2.1"
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

`payments/client/pyproject.toml`:

```toml
[project]
name = "payments-client"
version = "1.0"
```

`payments/client/payments_client.py`:

```python
class PaymentsClient: ...
```

`money/pyproject.toml`:

```toml
[project]
name = "money"
version = "1.0"
```

`money/amounts.py`:

```python
class Amount: ...
```

## When it is wrong

A package of an index is taken for the one of the checked code when it has the same name. Where a service is called
like somebody else's package, rename it: an installer may take the one for the other, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import (
    ComponentKind,
    Family,
    NoOptions,
    PackageDependency,
    Project,
    Rule,
    Severity,
    Step,
    Violation,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each service that requires what another one is built as."""
    del options
    found: dict[tuple[str, str], list[PackageDependency]] = {}
    for one in project.packages.dependencies:
        target = one.built.component
        service = one.built.whole and project.component(target).kind is ComponentKind.SERVICE
        if service and project.between_services(one.component, target):
            found.setdefault((project.service_of(one.component), target), []).append(one)
    yield from (_violation(pair, ones) for pair, ones in sorted(found.items()))


def _violation(pair: tuple[str, str], found: list[PackageDependency]) -> Violation:
    source, target = pair
    first = min(found, key=lambda one: (one.requirement.development, one.requirement.at))
    distribution, development = first.built.distribution, first.requirement.development
    group = f" in its group `{first.requirement.group}`" if development and first.requirement.group else ""
    return Violation(
        at=first.requirement.at,
        message=f"service `{source}` requires `{distribution.name}`{group}, the package of service `{target}`",
        subject=f"{source} -> {target}",
        label=f"all of `{target}`",
        steps=(
            *(Step(f"`{source}` requires it", one.requirement.at) for one in found),
            Step(f"`{distribution.name}` is built from `{distribution.folder or '.'}`", distribution.at),
        ),
        steps_title="packages",
        why=(
            f"the tests of `{source}` break when the inside of `{target}` changes"
            if development
            else f"`{source}` has a copy of `{target}` in its image and must be released with it"
        ),
        help=f"call `{target}` over its API, or move what both need to a package of its own: a client, contracts, "
        "a library",
        source=first.component,
        target=target,
        confidence=first.confidence,
        severity=Severity.INFO if development else None,
    )


RULE = Rule(
    code="DEP001",
    name="service-depends-on-service-package",
    family=Family.DEPENDENCIES,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
