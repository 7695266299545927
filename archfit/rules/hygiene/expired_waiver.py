"""An exception has passed its date, or its date is none.

## Why

A date on an exception is a promise. When it has passed, the finding is back, and so is the question that
was put off. A date that cannot be read counts as passed, so that a slip never hides anything.

## The date has passed

`archfit.toml`:

```toml
[components.orders]
path = "orders"
[components.payments]
path = "payments"
public = ["payments.api"]
```

`payments/__init__.py`:

```python
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

`orders/__init__.py`:

```python
```

`orders/service.py`:

```python
# archfit: ignore[cross-module-internal-import] -- ORD-17 (until 2020-01-31)  # expect: expired-waiver
from payments.gateway import charge  # expect: cross-module-internal-import
```

## The date is to come

`archfit.toml`:

```toml
[components.orders]
path = "orders"
[components.payments]
path = "payments"
public = ["payments.api"]
```

`payments/__init__.py`:

```python
```

`payments/gateway.py`:

```python
def charge() -> None: ...
```

`orders/__init__.py`:

```python
```

`orders/service.py`:

```python
from payments.gateway import charge  # archfit: ignore[cross-module-internal-import] -- ORD-17 (until 2999-01-31)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Rule, Severity, Violation


def check(project: Project, _options: NoOptions) -> Iterator[Violation]:
    for waiver in project.waivers:
        if waiver.expired:
            yield Violation(
                at=waiver.at,
                message=f"this {waiver.what} was to end on {waiver.until}",
                subject=waiver.subject,
                why="the finding it covered is back",
                help="settle it, or set a new date (YYYY-MM-DD)",
            )


RULE = Rule(
    code="AF005",
    name="expired-waiver",
    family=Family.HYGIENE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.WAIVERS,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
