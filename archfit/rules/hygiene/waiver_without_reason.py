"""An exception does not say why it is there.

## Why

Who meets an exception without a reason can neither trust it nor remove it. A few words are enough: a
ticket, a plan, a name.

## No reason given

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
# archfit: ignore[cross-module-internal-import]
from payments.gateway import charge
# expect@1: waiver-without-reason
```

## A reason given

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
from payments.gateway import charge  # archfit: ignore[cross-module-internal-import] -- moves out with ORD-17
```
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Rule, Severity, Violation


def check(project: Project, _options: NoOptions) -> Iterator[Violation]:
    for waiver in project.waivers:
        if not waiver.reason:
            yield Violation(
                at=waiver.at,
                message=f"this {waiver.what} gives no reason for ignoring `{'`, `'.join(waiver.rules)}`",
                subject=waiver.subject,
                why="nobody can tell whether it is still right",
                help="add the reason: `# archfit: ignore[rule] -- reason`",
            )


RULE = Rule(
    code="AF006",
    name="waiver-without-reason",
    family=Family.HYGIENE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.WAIVERS,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
