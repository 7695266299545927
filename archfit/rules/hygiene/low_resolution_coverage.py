"""Much of what a component sends, asks or stores goes where archfit cannot follow.

## Why

Rules about calls between services, shared tables and topics judge what is known: the address of a request, the
name of a topic, the table of a query. What is put together at run time in ways that text does not show is left
out, and never counted as a violation. Where that is much, "nothing found" means little: "not checked" must never
look like "passed". The way out is to say it: a constant or a setting with a default instead of a computed name, a
library file that tells what a client of your own does (`libraries` in the configuration).

## Addresses that come from a table in a database

`orders/__init__.py`:

```python
```

`orders/shipping.py`:

```python
import requests

def send(address, body):
    return requests.post(address.get("url"), json=body, timeout=2)  # expect: low-resolution-coverage

def check(address):
    return requests.get(address.get("url"), timeout=2)

def cancel(address):
    return requests.delete(address.get("url"), timeout=2)

def change(address, body):
    return requests.put(address.get("url"), json=body, timeout=2)

def status():
    return requests.get("http://shipping:8000/status", timeout=2)
```

## Addresses that the environment says

`orders/__init__.py`:

```python
```

`orders/shipping.py`:

```python
import os

import requests

SHIPPING = os.environ["SHIPPING_URL"]

def send(body):
    return requests.post(f"{SHIPPING}/parcels", json=body, timeout=2)

def check(parcel):
    return requests.get(f"{SHIPPING}/parcels/{parcel}", timeout=2)

def cancel(parcel):
    return requests.delete(f"{SHIPPING}/parcels/{parcel}", timeout=2)

def change(parcel, body):
    return requests.put(f"{SHIPPING}/parcels/{parcel}", json=body, timeout=2)

def status():
    return requests.get(f"{SHIPPING}/status", timeout=2)
```

## When it is wrong

A component whose work is to call whatever its users name (a proxy, a crawler, a webhook) cannot be followed by
anybody: ignore the finding there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Mode, Need, Project, Rule, Severity, Step, Violation

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as much."""

    least: float = 0.7
    """The share of places, of one kind in one component, that must be followed."""
    places: int = 5
    """Components with fewer places of a kind are not judged."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    for one in project.coverage:
        if one.unknown and one.total >= options.places and one.share < options.least:
            missed = len(one.unknown)
            yield Violation(
                at=one.unknown[0],
                message=f"of {one.total} {one.kind} in `{one.component}`, {missed} lead to where archfit cannot follow",
                subject=f"{one.component} {one.kind}",
                steps=tuple(Step("not followed", at) for at in one.unknown[:_SHOWN]),
                why="what is not known cannot be judged: these places were not checked",
                help="let a constant or a setting say it, or describe your own client in a file of `libraries`",
            )


RULE = Rule(
    code="AF003",
    name="low-resolution-coverage",
    family=Family.HYGIENE,
    severity=Severity.WARNING,
    by_mode={Mode.MONOLITH: Severity.INFO},
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
