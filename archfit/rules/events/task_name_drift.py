"""A task is sent by a name under which no worker has one.

## Why

The sender only knows the name. When the task is renamed or moved, nothing fails where it is sent: the worker logs an
unregistered task and throws the message away (Celery 5.5, "Calling Tasks", `NotRegistered`), and what should happen
does not. No test of either side alone sees that.

Reported is a name that is known, to which no task is registered anywhere in the checked code, though tasks of the same
module or namespace are, or one of nearly that name: the worker is here, and its task is called otherwise. What is
named quite differently may run elsewhere, and where not all names are known, none is missed. Read are Celery
(`send_task`, `signature`), Dramatiq (`Message`) and taskiq (`AsyncKicker`).

## The worker renamed its task

`docker-compose.yml`:

```yaml
services:
  shop:
    build: shop
  billing:
    build: billing
```

`shop/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`shop/app.py`:

```python
from celery import Celery
from fastapi import FastAPI

app = FastAPI()
queue = Celery("shop", broker="amqp://queue")

@app.post("/orders")
def place(order: dict):
    queue.send_task("billing.invoice", args=[order])  # expect: task-name-drift
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["celery", "-A", "tasks", "worker"]
```

`billing/tasks.py`:

```python
from celery import Celery

app = Celery("billing", broker="amqp://queue")

@app.task(name="billing.create_invoice")
def create_invoice(order):
    return order
```

## The task is there, by its name or that of its function, or the worker is elsewhere

`docker-compose.yml`:

```yaml
services:
  shop:
    build: shop
  billing:
    build: billing
```

`shop/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`shop/app.py`:

```python
from celery import Celery, signature
from fastapi import FastAPI

app = FastAPI()
queue = Celery("shop", broker="amqp://queue")

@app.post("/orders")
def place(order: dict):
    queue.send_task("billing.invoice", args=[order])
    queue.send_task("tasks.remind", args=[order])
    signature("billing.tasks.remind").delay(order)
    queue.send_task("warehouse.pack", args=[order])
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["celery", "-A", "tasks", "worker"]
```

`billing/tasks.py`:

```python
from celery import Celery

app = Celery("billing", broker="amqp://queue")

@app.task(name="billing.invoice")
def invoice(order):
    return order

@app.task
def remind(order):
    return order
```

## When it is wrong

A worker outside of the repository has the rest of the namespace: ignore the finding with its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from archfit.model import Confidence, Family, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation, library
from archfit.model.library import Activity
from archfit.model.use import Use
from archfit.model.value import Named, Text

_LIBRARIES = frozenset({"celery", "dramatiq", "taskiq"})
"""Libraries in which every task that there is has been declared by a call that is known."""
_BUILT_IN = re.compile(r"celery\.")
_NEAR = 0.75
"""How much alike two names are that are the same but for a slip (difflib, `ratio`)."""


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each place that sends a task by a name that is nearly that of a task, and of none."""
    registries: dict[str, _Registry] = defaultdict(_Registry)
    source = [one for one in project.uses if project.role_at(one.at.path) is Role.SOURCE]
    for use in source:
        if use.activity is Activity.TASK:
            registries[_library(use)].add(use)
    for use in source:
        name = _sent(use)
        registry = registries.get(_library(use))
        if name and registry and not registry.may_have(name):
            near = registry.nearest(name)
            if near:
                yield _violation(project, use, name, near, registry.known[near])


def _library(use: Use) -> str:
    return use.function.partition(".")[0]


def _sent(use: Use) -> str:
    """Return the name that a task is sent by, where it is sent by a name, and that is known."""
    if use.activity is not Activity.ENQUEUE or _library(use) not in _LIBRARIES or use.values(library.Role.HANDLER):
        return ""
    name = use.value(library.Role.NAME)
    found = name.exact if isinstance(name, Text) else None
    return "" if not found or _BUILT_IN.match(found) else found


class _Registry:
    """The tasks of one library."""

    def __init__(self) -> None:
        self.known: dict[str, Use] = {}
        self._functions: set[str] = set()
        self._open = False

    def add(self, use: Use) -> None:
        """Note what is registered by a use."""
        names = use.values(library.Role.NAME)
        exact = [one.exact for one in names if isinstance(one, Text) and one.exact]
        for name in exact:
            self.known.setdefault(name, use)
        if names:
            self._open |= len(exact) < len(names)
            return
        handlers = (*use.values(library.Role.HANDLER), *use.values(library.Role.ENTITY))
        named = [one.name.rpartition(":")[2] for one in handlers if isinstance(one, Named)]
        for name in named:
            self.known.setdefault(name, use)
            self._functions.add(_last(name))
        self._open |= not named

    def may_have(self, name: str) -> bool:
        """
        Tell whether a task may have a name.

        One that is called as its function may have another module before it than is known: its module is
        imported by several names, or run as the program.
        """
        return self._open or name in self.known or _last(name) in self._functions

    def nearest(self, name: str) -> str:
        """Return the name of a task that is nearly that, or else of one of the same module, or nothing."""
        near = get_close_matches(name, sorted(self.known), n=1, cutoff=_NEAR)
        space = _space(name)
        beside = [one for one in sorted(self.known) if space and _space(one) == space]
        alike = get_close_matches(name, beside, n=1, cutoff=0)
        return next(iter((*alike, *near)), "")


def _last(name: str) -> str:
    return re.split(r"[.:]", name)[-1]


def _space(name: str) -> str:
    return name[: -len(_last(name))]


def _violation(project: Project, use: Use, name: str, near: str, task: Use) -> Violation:
    sender, worker = project.component_at(use.at.path), project.component_at(task.at.path)
    return Violation(
        at=use.at,
        message=f"`{use.caller}` sends the task `{name}`, and no task has that name",
        subject=f"{use.caller} -> {name}",
        label="no worker knows it",
        steps=(
            *(Step(f"through `{hop.function}`", hop.at) for hop in use.via),
            Step(f"the nearest task is `{near}`" + (f" of `{worker}`" if worker else ""), task.at),
        ),
        steps_title="calls",
        why="the worker throws the message away, and nothing fails where it is sent",
        help=f"send `{near}`, or give the task the name by which it is sent until nobody sends it",
        source=sender,
        target=worker,
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="RUN007",
    name="task-name-drift",
    family=Family.EVENTS,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
