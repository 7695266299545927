"""A service runs the migrations of another service.

## Why

Who changes the shape of tables must be released before or with the code that needs it. When another service does it,
each start of that one may change a database under the feet of its owner, with the migrations of the day its image was
built; and the owner cannot roll out a change without the other.

The command of a process, of a container, or of a job is read: `alembic -c`, a `cd` before it, the path of a
`manage.py`, `flask db -d`, `yoyo apply`. Libraries that several services keep their migrations in do not count.

## One service upgrades the database of another

`compose.yml`:

```yaml
services:
  orders:  # expect: foreign-migration-run
    build: orders
    command: sh -c "alembic -c /srv/billing/alembic.ini upgrade head && python main.py"
  billing:
    build: billing
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
print("billing")
```

## Each runs its own

`compose.yml`:

```yaml
services:
  orders:
    build: orders
    command: sh -c "alembic upgrade head && python main.py"
  billing:
    build: billing
    command: sh -c "cd /srv/billing && python manage.py migrate && python main.py"
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
print("orders")
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
print("billing")
```

## When it is wrong

A folder in a container is taken for the service that has a folder of that name. Where it is another one's, ignore it
with that reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archfit.model import (
    ComponentKind,
    Confidence,
    Family,
    NoOptions,
    Project,
    Rule,
    Service,
    Severity,
    Step,
    Violation,
)

MAX_COMMAND = 4000
PLACES = frozenset(("app", "apps", "code", "home", "opt", "project", "services", "src", "srv", "usr", "var", "work"))
"""Folders that containers customarily keep code in, whatever code it is."""
_PARTS = re.compile(r"&&|\|\||[;|\n]")
_CHANGED = re.compile(r"\b(?:cd|pushd)\s+(?P<folder>[^\s;&|]+)")
_CONFIGURED = {"alembic": ("-c", "--config"), "aerich": ("-c", "--config"), "flask": ("-d", "--directory")}
"""The tools that change tables by `upgrade`, and the options that say whose."""


class Migration(NamedTuple):
    """A command that runs migrations, and the folder or file it takes them from."""

    written: str
    place: str


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each service that is started by a command which runs the migrations of another one."""
    del options
    seen = set()
    for service in (one for installation in project.installations for one in installation.services):
        for migration in _migrations(service.command) if service.component else ():
            owner = _owner(project, service.component, migration.place)
            if owner and project.between_services(service.component, owner):
                subject = f"{service.component} -> {owner}"
                if subject not in seen:
                    seen.add(subject)
                    yield _violation(service, owner, migration, subject)


def _migrations(command: str) -> Iterator[Migration]:
    folder = ""
    for part in _PARTS.split(command[:MAX_COMMAND].replace('"', " ").replace("'", " ")):
        changed = _CHANGED.search(part)
        if changed:
            given = changed["folder"]
            folder = given if given.startswith("/") else f"{folder}/{given}"
        place = _place(part.split())
        if place is not None:
            yield Migration(part.strip(), place if place.startswith("/") else f"{folder}/{place}")


def _place(words: list[str]) -> str | None:
    """Return where a command takes the migrations from that it runs, empty for where it stands; None for no such."""
    for at, word in enumerate(words):
        tool, rest = word.rpartition("/")[2], words[at + 1 :]
        if tool == "manage.py" and rest[:1] == ["migrate"]:
            return word
        if tool in _CONFIGURED and "upgrade" in rest and (tool != "flask" or "db" in rest):
            return _option(rest, _CONFIGURED[tool])
        if tool == "yoyo" and "apply" in rest:
            return next((one for one in reversed(rest) if "/" in one and "://" not in one and one[0] != "-"), "")
    return None


def _option(words: list[str], names: tuple[str, ...]) -> str:
    """Return what an option is set to: `-c x`, `--config=x`; empty when it is not."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name in names:
            return value or following
    return ""


def _owner(project: Project, runner: str, place: str) -> str:
    """Return the only service with a folder of the name that the innermost part of a path has; or nothing."""
    services = [one for one in project.components if one.kind is ComponentKind.SERVICE]
    names = {one.name: {path.rpartition("/")[2] for path in one.holds} for one in services}
    for part in reversed([part for part in place.split("/") if part not in PLACES]):
        found = [name for name, folders in names.items() if part and part in folders]
        if runner in found:
            return ""
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _violation(service: Service, owner: str, migration: Migration, subject: str) -> Violation:
    return Violation(
        at=service.at,
        message=f"`{service.name}`, which runs `{service.component}`, runs the migrations of `{owner}`",
        subject=subject,
        label=f"runs `{migration.written}`"[:120],
        steps=(Step(f"`{migration.written}`"[:200], service.at),),
        steps_title="command",
        why=f"a start of `{service.component}` changes the tables of `{owner}`, which cannot be released without it",
        help=f"run them where `{owner}` is deployed: a job, or the start of `{owner}` itself",
        source=service.component,
        target=owner,
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="DEP016",
    name="foreign-migration-run",
    family=Family.DEPENDENCIES,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
