"""The address of another component is written into the code.

## Why

Where a component runs differs between machines, environments and clusters, and changes when it is split, moved or put
behind a proxy. An address in the code then needs a release of everyone who calls it; one that the environment says
needs a restart.

Reported are addresses of components of this system where nothing but the code can say another: a default of
`os.getenv`, of a settings class or of a parameter that is given otherwise is none.

## A host in a constant

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import requests

USERS = "http://users:8000"

def user(key):
    return requests.get(f"{USERS}/users/{key}", timeout=2).json()  # expect: hardcoded-endpoint
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def one(key: int): ...
```

## The environment says where

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import os

import requests

USERS = os.getenv("USERS_URL", "http://users:8000")

def user(key):
    return requests.get(f"{USERS}/users/{key}", timeout=2).json()
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def one(key: int): ...
```

## When it is wrong

Names that a compose file or a cluster gives are the same wherever it is installed: where that is the only way to run
the system, ignore the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Rule, Severity, Step, Violation, library
from archfit.model.use import Use
from archfit.model.value import Text
from archfit.model.wires import RemoteCall

_SHOWN = 5
_HOST = re.compile(r"[a-z][\w+.-]*://(?:[^@/]*@)?(?P<host>(?:\[[^\]]*\]|[A-Za-z0-9][\w.-]*)(?::\d+)?)(?P<end>[/?#]|$)")


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each address once for each component that has it, at the first place that uses it."""
    del options
    uses = {(use.at, use.function, use.via): use for use in project.uses if use.activity is library.Activity.REQUEST}
    found: dict[tuple[str, str, str], list[RemoteCall]] = {}
    for call in project.waiting.calls:
        use = uses.get((call.at, call.function, call.via))
        host = _host_of(use) if use else ""
        if host:
            found.setdefault((call.component, call.target, host), []).append(call)
    for (component, target, host), calls in found.items():
        yield _violation(component, target, host, calls)


def _host_of(use: Use) -> str:
    """Return the host that a request goes to, if it is just one and written out."""
    addresses = next((texts for role in (library.Role.BASE, library.Role.URL) if (texts := _texts(use, role))), [])
    hosts = {_host(one) for one in addresses}
    return hosts.pop() if len(hosts) == 1 else ""


def _texts(use: Use, role: library.Role) -> list[Text]:
    return [one for one in use.values(role) if isinstance(one, Text) and one.parts]


def _host(address: Text) -> str:
    """Return the host and port that an address is written with; nothing where a part of them is not."""
    first = address.parts[0]
    found = _HOST.match(first) if isinstance(first, str) else None
    return found["host"] if found and (found["end"] or len(address.parts) == 1) else ""


def _violation(component: str, target: str, host: str, calls: list[RemoteCall]) -> Violation:
    places = {call.at: call for call in sorted(calls, key=lambda call: call.at)}
    at, first = next(iter(places.items()))
    return Violation(
        at=at,
        message=f"the address `{host}` of `{target}` is written into the code of `{component}`",
        subject=f"{component} -> {target} {host}",
        steps=tuple(Step(f"`{one.caller}` calls `{one.what}`", place) for place, one in [*places.items()][:_SHOWN]),
        steps_title="calls",
        why="where a component runs differs between environments, and changes: then everyone who calls it is changed",
        notes=(first.why,) if first.why else (),
        help=f"read it from the environment, with `{host}` as the default where that helps",
        source=component,
        target=target,
        confidence=first.confidence,
    )


RULE = Rule(
    code="NET011",
    name="hardcoded-endpoint",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
