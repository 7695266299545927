"""A component is told something by a call whose answer nobody wants, and whose failure is only logged.

## Why

The caller waits for what it does not need, and when the other is down or slow it waits longer, logs a line and goes on:
what should have been done is lost, and nobody tries again. A message to a broker costs less time and is kept until
someone has dealt with it.

Reported are calls that have something changed (POST, PUT, PATCH, DELETE) inside a `try` of which every handler that
catches their failure does nothing but log, where of the answer no more is used than whether it came, and name or path
of what is called says that it notifies, audits or counts. By its name alone nothing is reported; of what has a part in
what is done `swallowed-remote-error` speaks. What is sent in the background, or to handle another failure, is left
alone.

## A mail that may be lost

`docker-compose.yml`:

```yaml
services:
  mails: {build: mails}
  orders: {build: orders}
```

`mails/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/mails")
def send(): ...
```

`orders/app.py`:

```python
import logging

import requests
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)

@app.post("/orders")
def place(order: dict):
    try:
        answer = requests.post("http://mails/mails", json=order, timeout=2)  # expect: fire-and-forget-over-sync
        if answer.status_code != 201:
            logger.warning("no mail: %s %s", answer.status_code, answer.text)
    except requests.RequestException as error:
        logger.warning("no mail: %s", error)
    return order
```

## Through a client of its own, which checks the status

`docker-compose.yml`:

```yaml
services:
  mails: {build: mails}
  orders: {build: orders}
```

`mails/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/mails")
def send(): ...
```

`orders/app.py`:

```python
import httpx
from fastapi import FastAPI

app = FastAPI()

class Mails:
    def __init__(self):
        self.client = httpx.AsyncClient(base_url="http://mails", timeout=2)

    async def post(self, path, body):
        try:
            answer = await self.client.post(path, json=body)
            answer.raise_for_status()
        except httpx.HTTPError:
            print("no answer")

mails = Mails()

@app.post("/orders")
async def place(order: dict):
    await mails.post("/mails", order)  # expect: fire-and-forget-over-sync
    return order
```

## The answer is used, the failure is not swallowed, it is sent in the background, or it undoes something

`docker-compose.yml`:

```yaml
services:
  mails: {build: mails}
  orders: {build: orders}
```

`mails/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/mails")
def send(): ...
```

`orders/app.py`:

```python
import logging

import requests
from fastapi import BackgroundTasks, FastAPI, HTTPException

app = FastAPI()
logger = logging.getLogger(__name__)

@app.post("/orders")
def place(order: dict):
    try:
        answer = requests.post("http://mails/mails", json=order, timeout=2)
    except requests.RequestException:
        logger.warning("no mail")
        return order
    order["mail"] = answer.json()["key"]
    return order

@app.put("/orders/{key}")
def change(key: int, order: dict):
    try:
        requests.post("http://mails/mails", json=order, timeout=2)
    except requests.RequestException as error:
        logger.warning("no mail")
        raise HTTPException(503) from error
    return order

@app.patch("/orders/{key}")
def amend(key: int, order: dict):
    try:
        answer = requests.post("http://mails/mails", json=order, timeout=2)
        if answer.ok:
            order["told"] = True
    except requests.RequestException:
        logger.warning("no mail")
    return order

@app.put("/orders/{key}/lines")
def lines(key: int, order: dict):
    requests.post("http://mails/mails", json=order, timeout=2)
    return order

@app.delete("/orders/{key}")
def drop(key: int, tasks: BackgroundTasks):
    tasks.add_task(tell, key)

def tell(key):
    try:
        requests.post("http://mails/mails", json=key, timeout=2)
    except requests.RequestException:
        logger.warning("no mail")

def undo(key):
    try:
        tell(key)
    except ValueError:
        try:
            requests.delete(f"http://mails/mails/{key}", timeout=2)
        except requests.RequestException:
            logger.warning("still there")
        raise
```

## When it is wrong

What is worth nothing a moment later (a heartbeat, a hint to a cache) may be lost: ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Location, Need, NoOptions, Project, Rule, Severity, Step, Violation
from archfit.model.wires import RemoteCall


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each call that is lost when it fails, once."""
    del options
    seen: set[Location] = set()
    for call in project.waiting.calls:
        swallow = next((one for one in call.around if one.kind == "swallow"), None)
        told = call.changes and call.ignored and call.tells
        if swallow and told and call.at not in seen and not _is_elsewhere(project, call):
            seen.add(call.at)
            yield _violation(call, swallow.function)


def _is_elsewhere(project: Project, call: RemoteCall) -> bool:
    """Tell whether nobody waits for a call, or it is made because another has failed."""
    callers = project.callers_of(call.caller)
    return any(one.kind == "task" for one in callers) or any(one.kind == "handler" for one in call.around)


def _violation(call: RemoteCall, swallowing: str) -> Violation:
    return Violation(
        at=call.at,
        message=f"`{call.caller}` waits for `{call.what}` of `{call.target}`, uses nothing of its answer, and only logs"
        " that it failed",
        subject=f"{call.caller} -> {call.target} {call.what}",
        steps=(
            Step(f"calls `{call.what}` of `{call.target}`", call.at, f"in {call.caller}"),
            *(Step(f"through `{hop.function}`", hop.at) for hop in call.via),
        ),
        steps_title="calls",
        why=f"it takes as long as `{call.target}` takes, and what it says is lost while `{call.target}` is down",
        notes=(f"`{swallowing}` swallows the failure", *((call.why,) if call.why else ())),
        help=f"publish an event that `{call.target}` receives: it is kept until it is dealt with",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
    )


RULE = Rule(
    code="NET009",
    name="fire-and-forget-over-sync",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
