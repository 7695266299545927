"""An exception covers no finding.

## Why

An exception that nothing needs is a hole waiting for the violation to come back. Remove it while somebody
still remembers why it was there.

## The import moved, the comment stayed

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
import json  # archfit: ignore[cross-module-internal-import] -- ORD-17  # expect: unused-waiver
```

## The exception is needed

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
from payments.gateway import charge  # archfit: ignore[cross-module-internal-import] -- ORD-17
```
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Rule, Severity, Violation


def check(project: Project, _options: NoOptions) -> Iterator[Violation]:
    for waiver in project.waivers:
        if waiver.judged and not waiver.covered and not waiver.expired:
            yield Violation(
                at=waiver.at,
                message=f"this {waiver.what} covers no finding of `{'`, `'.join(waiver.rules)}`",
                subject=waiver.subject,
                why="an exception that nothing needs hides the violation when it comes back",
                help="remove it",
            )


RULE = Rule(
    code="AF002",
    name="unused-waiver",
    family=Family.HYGIENE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.WAIVERS,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
