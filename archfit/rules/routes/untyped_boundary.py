"""Most routes that others call do not say what they take and give.

## Why

A route without types is a contract that stands in nobody's code: callers learn the fields by trying, a renamed one
breaks them at run time, and no description of the interface (OpenAPI) can be made from it, nor a client, nor a check
of one version against the next. gRPC has types by its nature; over HTTP they have to be declared. This is advice.

Counted are the routes over HTTP that other components call. FastAPI, Litestar and Django Ninja read types off the
handler (`response_model`, `response`, annotations); for the others decorators (`arguments`, `response`, `marshal_with`,
`extend_schema`, `validate`, ...) and the `serializer_class` of Django REST framework count. What is a file, a stream or
a page has no type and is left out, and so is what is answered without content (`DELETE`).

## Plain dictionaries

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
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders/{key}")
def order(key: int):
    requests.post("http://users:8000/users", json={"name": "Ann"}, timeout=2)
    return requests.get(f"http://users:8000/users/{key}", timeout=2).json()
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from fastapi import FastAPI, Request

app = FastAPI()

@app.get("/users/{key}")  # expect: untyped-boundary
def user(key: int):
    return {"name": "Ann"}

@app.post("/users")
async def create(request: Request) -> dict:
    return await request.json()
```

## Models

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
  stock:
    build: stock
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
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders/{key}")
def order(key: int):
    requests.post("http://users:8000/users", json={"name": "Ann"}, timeout=2)
    requests.get("http://users:8000/users", timeout=2)
    requests.get("http://users:8000/avatars/1", timeout=2)
    requests.get("http://stock:8000/parts", timeout=2)
    requests.post("http://stock:8000/parts", json={}, timeout=2)
    return requests.get(f"http://users:8000/users/{key}", timeout=2).json()
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
from fastapi.responses import FileResponse
from pydantic import BaseModel

app = FastAPI()

class User(BaseModel):
    name: str

@app.get("/users/{key}", response_model=User)
def user(key: int):
    return {"name": "Ann"}

@app.get("/users")
def users() -> list[User]:
    return []

@app.post("/users")
def create(user: User) -> User:
    return user

@app.get("/avatars/{key}")
def avatar(key: int) -> FileResponse:
    return FileResponse("avatar.png")
```

`stock/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["gunicorn", "app:app"]
```

`stock/app.py`:

```python
from flask import Flask
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields

class Part(Schema):
    name = fields.String()

parts = Blueprint("parts", __name__)

@parts.route("/parts", methods=["GET"])
@parts.response(200, Part(many=True))
def listed():
    return []

@parts.route("/parts", methods=["POST"])
@parts.arguments(Part)
@parts.response(201, Part)
def added(part):
    return part

app = Flask(__name__)
api = Api(app)
api.register_blueprint(parts)
```

## When it is wrong

The types are declared in a way that is not seen, by a description of the interface that the code is checked against:
ignore the finding with its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Confidence, Family, Need, Project, Rule, Severity, Step, Violation
from archfit.model.wires import Endpoint

_SHOWN = 12
_ONLY = "the one route of `{}` that others call does"


@dataclass(frozen=True, slots=True)
class Options:
    """How many routes must have types."""

    share: float = 0.5
    """Of the routes of a component that others call."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each component of whose routes that others call less than a share has types, at the first without."""
    called: dict[str, set[Endpoint]] = defaultdict(set)
    for call in project.waiting.calls:
        route = call.endpoint
        if route and route.typed is not None and call.component != route.component:
            called[route.component].add(route)
    for component, routes in sorted(called.items()):
        untyped = [one for one in sorted(routes, key=lambda one: (one.at, one.verb, one.path)) if not one.typed]
        if len(routes) - len(untyped) < options.share * len(routes):
            yield _violation(component, untyped, len(routes))


def _violation(component: str, untyped: list[Endpoint], of: int) -> Violation:
    what = (
        f"{len(untyped)} of the {of} routes of `{component}` that others call do" if of > 1 else _ONLY.format(component)
    )
    return Violation(
        at=untyped[0].at,
        message=f"{what} not say what is taken and given",
        subject=component,
        steps=tuple(Step(f"`{f'{one.verb} {one.path}'.strip()}`", one.at) for one in untyped[:_SHOWN]),
        steps_title="routes",
        why="who calls them learns the fields by trying, and is broken by a change that nothing can check",
        help="declare the types of requests and responses at the handlers (`response_model`, a schema, a serializer)",
        source=component,
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="CON016",
    name="untyped-boundary",
    family=Family.ROUTES,
    severity=Severity.INFO,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
