"""An exception for shared data never ends.

## Why

Sharing a database or a table is a step on the way from one place to another: accepted for a while, with a date. An
exception without one has no moment at which anybody asks again, and what was to be temporary becomes the
architecture. Exceptions for `DAT001` to `DAT012` therefore need a day on which they expire; what has passed it is
`expired-waiver`.

## No end in sight

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.accounts]
path = "accounts"

[[ignores]]  # expect: expired-shared-db-waiver
rule = "foreign-table-write"
from = "orders"
reason = "ORD-17"
```

`accounts/__init__.py`:

```python
```

`orders/__init__.py`:

```python
import json  # archfit: ignore[foreign-table-read] -- ORD-18  # expect: expired-shared-db-waiver
```

## Until then

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.accounts]
path = "accounts"

[[ignores]]
rule = "foreign-table-write"
from = "orders"
reason = "ORD-17: the move to the API"
expires = 2999-01-31
```

`accounts/__init__.py`:

```python
```

`orders/__init__.py`:

```python
import json  # archfit: ignore[foreign-table-read] -- ORD-18 (until 2999-01-31)
```

## When it is wrong

What is to stay is no exception: name it in the options of the rule, such as `shared-tables`.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Rule, Severity, Violation

_FIRST, _LAST = "DAT001", "DAT012"


def check(project: Project, _options: NoOptions) -> Iterator[Violation]:
    for waiver in project.waivers:
        if not waiver.until and any(_FIRST <= code <= _LAST for code in waiver.codes):
            yield Violation(
                at=waiver.at,
                message=f"this {waiver.what} accepts shared data for ever: `{'`, `'.join(waiver.rules)}`",
                subject=waiver.subject,
                why="without a date nobody asks again, and what was to be temporary becomes the architecture",
                help="say until when: `(until YYYY-MM-DD)` in a comment, `expires` in the configuration",
            )


RULE = Rule(
    code="DAT015",
    name="expired-shared-db-waiver",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.WAIVERS,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
