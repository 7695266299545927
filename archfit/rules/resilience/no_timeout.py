"""A call over the network has no timeout: it can wait for ever.

## Why

When the other side hangs, so does everyone who waits for it: workers, then connections, then the callers of this
service. A timeout turns that into an error that can be handled. `requests`, `urllib` and gRPC have none unless one is
given; sessions, wrappers and stubs hide that. `httpx` (5 seconds) and `aiohttp` (5 minutes) have one by default.

Only calls between the components of the system are reported: where code talks to many others, these would drown
in them. `external = true` adds the rest, which linters of single files find in part.

## A session in a client class, called through a wrapper

`archfit.toml`:

```toml
[rules.no-timeout]
external = true
```

`orders/__init__.py`:

```python
```

`orders/users.py`:

```python
import requests

class Users:
    def __init__(self, base="http://users:8000"):
        self.base = base
        self.session = requests.Session()

    def _get(self, path):
        return self.session.get(f"{self.base}{path}")  # expect: no-timeout

    def one(self, key):
        return self._get(f"/users/{key}")
```

## A timeout given by the wrapper's caller, by its default, or by the library

`orders/__init__.py`:

```python
```

`orders/users.py`:

```python
import httpx
import requests

def fetch(path, timeout=3):
    return requests.get(f"http://users:8000{path}", timeout=timeout)

def users():
    return fetch("/users")

def slow():
    return fetch("/report", timeout=60)

def other():
    return httpx.get("http://users:8000/users")
```

## When it is wrong

A mesh or a proxy may end what waits too long (Istio, `VirtualService.timeout`): then ignore the finding with that
reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import ComponentKind, Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.wires import RemoteCall

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Options:
    """Which calls are looked at."""

    external: bool = False
    """Calls of what is outside this system too, or of an address that is not known: as warnings."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each place that calls the library, or what says so at the callers of a wrapper that leaves it to them."""
    by_place: dict[Location, list[RemoteCall]] = defaultdict(list)
    for call in project.wires.calls:
        counts = options.external or (call.target and _is_run(project, call))
        if counts and project.role_at(call.at.path) is Role.SOURCE:
            by_place[_place(call)].append(call)
    for at, calls in by_place.items():
        waiting = [call for call in calls if call.timeout is False]
        if len(waiting) == len(calls):
            yield _violation(at, waiting)
        else:
            for place in dict.fromkeys(call.at for call in waiting):
                yield _violation(place, [call for call in waiting if call.at == place])


def _is_run(project: Project, call: RemoteCall) -> bool:
    """Tell whether a call is made by what is deployed, and not by the tools that come with a client library."""
    own = project.component_at(call.at.path) == call.component and bool(call.component)
    return not (own and project.component(call.component).kind is ComponentKind.LIBRARY)


def _place(call: RemoteCall) -> Location:
    return call.via[-1].at if call.via else call.at


def _violation(at: Location, calls: list[RemoteCall]) -> Violation:
    call = calls[0]
    targets = sorted({one.target for one in calls if one.target})
    whom = f"`{targets[0]}`" if len(targets) == 1 else f"{len(targets)} components" if targets else _outside(call)
    steps = [Step(f"`{one.caller}` calls {_what(one)}", one.at) for one in calls if one.at != at]
    return Violation(
        at=at,
        message=f"the call of {whom} by `{call.function}` has no timeout: it can wait for ever",
        subject=f"{_function(call)} {call.function}",
        steps=tuple(steps[:_SHOWN]),
        steps_title="calls",
        why="whoever waits for a service that hangs hangs too, and so do its own callers",
        help="give `timeout=`, here or where the session or client is made",
        source=call.component,
        target=targets[0] if len(targets) == 1 else "",
        confidence=call.confidence,
        severity=None if targets else Severity.WARNING,
    )


def _function(call: RemoteCall) -> str:
    return call.via[-2].function if len(call.via) > 1 else call.caller


def _outside(call: RemoteCall) -> str:
    return f"`{call.host}`" if call.host and "{" not in call.host else "an address that is not known"


def _what(call: RemoteCall) -> str:
    return f"`{call.verb} {call.path}`" if call.verb and call.path else f"`{call.path or call.host or call.function}`"


RULE = Rule(
    code="RES001",
    name="no-timeout",
    family=Family.RESILIENCE,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
