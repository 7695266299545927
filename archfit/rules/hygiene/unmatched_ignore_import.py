"""A contract ignores an import that does not exist.

## Why

An ignored import is a hole in the contract. Once nobody needs it, it only waits for the import to come
back unseen. The contract says itself how grave that is: `unmatched-ignore-imports-alerting` is `error`
unless it says `warn` or `none`.

## The import is long gone

`archfit.toml`:

```toml
[[contracts]]
name = "web above data"
type = "layers"
layers = ["shop.web", "shop.data"]
ignore-imports = ["shop.data.cache -> shop.web.session"]  # expect@1: unmatched-ignore-import
```

`shop/__init__.py`:

```python
```

`shop/web.py`:

```python
import shop.data
```

`shop/data.py`:

```python
```

## The import is still there

`archfit.toml`:

```toml
[[contracts]]
name = "web above data"
type = "layers"
layers = ["shop.web", "shop.data"]
ignore-imports = ["shop.data -> shop.web"]
```

`shop/__init__.py`:

```python
```

`shop/web.py`:

```python
```

`shop/data.py`:

```python
import shop.web
```
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, NoOptions, Project, Rule, Severity, Violation

_SEVERITIES = {"error": None, "warn": Severity.WARNING}


def check(project: Project, _options: NoOptions) -> Iterator[Violation]:
    for contract in project.contracts:
        alerting = contract.unmatched_ignore_imports_alerting
        if alerting == "none":
            continue
        for pattern in contract.ignore_imports:
            if not any(project.views.ignored([pattern])):
                yield Violation(
                    at=contract.at,
                    message=f'the contract "{contract.name}" ignores `{pattern}`, which no import matches',
                    subject=f"{contract.key}: {pattern}",
                    why="an exception that nobody needs hides the import when it comes back",
                    help="remove it from `ignore-imports`",
                    severity=_SEVERITIES[alerting],
                )


RULE = Rule(
    code="AF001",
    name="unmatched-ignore-import",
    family=Family.HYGIENE,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
