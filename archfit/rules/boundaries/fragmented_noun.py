"""Several services of one owner are about the same noun.

## Why

Sign-in, profile and preferences of a user are asked for together, change together and are about one thing. Cut into
services they need each other for every answer, and nobody is the freer for it: they belong to the same people. Services
that follow the business are few and know all of their noun.

Reported are at least three services (`services`) that have a noun in their names, and in tables or routes of their own,
or of whose tables half begin with it (`share`), and that nobody says belong to different owners. What all services of a
system have in their names is no noun, the worker of a service is the same service, and a table that several have each
for itself, such as an outbox, tells nothing.

## One user, three services

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  user-auth: {build: user-auth}
  user-preferences: {build: user-preferences}
  user-profile: {build: user-profile}
```

`orders/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders(): ...
```

`user-auth/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/users/login")  # expect: fragmented-noun
def login(): ...
```

`user-preferences/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}/preferences")
def preferences(key: int): ...
```

`user-profile/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}/profile")
def profile(key: int): ...
```

## One service with its worker, and a name without a trace of it in the code

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  user-api: {build: user-api}
  user-worker: {build: user-worker}
  user-stories: {build: user-stories}
```

`orders/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders(): ...
```

`user-api/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users")
def users(): ...
```

`user-worker/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/jobs")
def jobs(): ...
```

`user-stories/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/backlog")
def backlog(): ...
```

## When it is wrong

They are of different teams, and nothing says so: write it into CODEOWNERS or the configuration. Or they differ in load
or in rules for their data: ignore the finding with that reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archfit.model import Family, Location, Need, Project, Rule, Severity, Step, Violation
from archfit.model.shape import words
from archfit.model.wires import segments
from archfit.model.wording import listed

_PROCESSES = frozenset(
    {
        "admin",
        "beat",
        "consumer",
        "cron",
        "db",
        "frontend",
        "job",
        "migration",
        "scheduler",
        "task",
        "ui",
        "web",
        "worker",
    }
)
"""What processes and parts of one service are called."""


@dataclass(frozen=True, slots=True)
class Options:
    """When it is one noun."""

    services: int = 3
    """From so many on."""
    share: float = 0.5
    """Of the tables of a service, for one whose name does not say it."""


class _Trace(NamedTuple):
    """A table or route of a service."""

    what: str
    words: tuple[str, ...]
    at: Location
    table: str = ""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each noun that services share, with a trace of it in each of them."""
    names = project.shapes.services
    found: dict[str, dict[str, _Trace]] = defaultdict(dict)
    copies = _copies(project)
    for name in names:
        for noun, trace in _nouns(project, name, copies, options.share).items():
            found[noun][name] = trace
    for noun, traces in sorted(found.items()):
        different = {words(name) for name in traces}
        enough = options.services <= len(different) and len(traces) < len(names)
        if enough and project.shapes.may_be_one_owners(traces):
            yield _violation(project, noun, traces)


def _copies(project: Project) -> Collection[str]:
    """Return the names of the tables that several services have each for itself."""
    found = Counter(table for name in project.shapes.services for table in project.shapes.tables(name))
    return {table for table, count in found.items() if count > 1}


def _nouns(project: Project, name: str, copies: Collection[str], share: float) -> Mapping[str, _Trace]:
    """Return what a service is about, each with the first place that shows it."""
    tables = list(_tables(project, name))
    shown = [*_routes(project, name), *tables]
    own = project.shapes.own_words(name)
    found: dict[str, _Trace] = {}
    for noun in {one for trace in shown for one in trace.words}:
        about = [one for one in tables if one.words[0] == noun and one.words[1:] and one.table not in copies]
        part = bool(set(own) - {noun} - _PROCESSES)
        if (noun in own and part) or (about and noun not in own and len(about) >= share * len(tables)):
            found[noun] = next(trace for trace in shown if noun in trace.words)
    return found


def _routes(project: Project, name: str) -> Iterator[_Trace]:
    for one in project.shapes.endpoints(name):
        fixed = (part for part in segments(one.path) if "{" not in part)
        yield _Trace(
            f"answers at `{one.verb} {one.path}`", tuple(word for part in fixed for word in words(part)), one.at
        )


def _tables(project: Project, name: str) -> Iterator[_Trace]:
    own = project.shapes.tables(name)
    for one in project.tables.definitions:
        if str(one.table) in own and project.service_of(one.component) == name:
            yield _Trace(f"has the table `{one.table}`", words(one.table.name) or ("",), one.at, str(one.table))


def _violation(project: Project, noun: str, traces: Mapping[str, _Trace]) -> Violation:
    owner = project.owners.of(min(traces))
    return Violation(
        at=traces[min(traces)].at,
        message=f"{listed(sorted(traces))} are all about `{noun}`",
        subject=f"{noun}: {', '.join(sorted(traces))}",
        steps=tuple(Step(f"`{name}` {one.what}", one.at) for name, one in sorted(traces.items())),
        steps_title="traces",
        why="what is about one thing is asked for and changed together: as services they need each other all the time",
        notes=(f"all belong to {listed(owner.names)}" if owner else "nothing says who owns them",),
        help="make them modules of one service",
        source=min(traces),
    )


RULE = Rule(
    code="CUT011",
    name="fragmented-noun",
    family=Family.BOUNDARIES,
    severity=Severity.INFO,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
