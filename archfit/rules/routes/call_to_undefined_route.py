"""A component calls a route that the component it calls does not have.

## Why

The other side renamed, moved or removed it, or never had it: each such call fails with 404, and no test of either
side alone sees that. Whoever changes a route has to know who calls it.

A finding says that the component called is known by its host, all its routes are, and none of them may answer; or that
it serves a gRPC service without the method that is called. Where a host is known only by other requests that go to the
same one, the finding is just told (`info`). What is not known in a path is never held against it.

## The route was renamed

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter()

@router.get("/customers/{key}")
def user(key: int): ...

@router.get("/health")
def health(): ...

app.include_router(router, prefix="/api")
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

def fetch(path):
    return requests.get(f"http://users:8000/api{path}", timeout=2).json()

@app.get("/orders/{key}")
def order(key: int):
    return fetch(f"/users/{key}")  # expect: call-to-undefined-route
```

## A gRPC method that the service does not have

The module `users_pb2_grpc` is made of the `.proto` file when the code is built.

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
```

`protos/users.proto`:

```proto
syntax = "proto3";
package shop;

service Users {
  rpc Get (Key) returns (User);
}
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "serve.py"]
```

`users/serve.py`:

```python
from concurrent import futures

import grpc
import users_pb2_grpc

class Users(users_pb2_grpc.UsersServicer):
    def Get(self, request, context): ...

server = grpc.server(futures.ThreadPoolExecutor())
users_pb2_grpc.add_UsersServicer_to_server(Users(), server)
server.add_insecure_port("[::]:50051")
server.start()
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["python", "order.py"]
```

`orders/order.py`:

```python
import grpc
import users_pb2_grpc

stub = users_pb2_grpc.UsersStub(grpc.insecure_channel("users:50051"))

def order(request):
    user = stub.Get(request, timeout=2)
    return user, stub.Orders(request, timeout=2)  # expect: call-to-undefined-route
```

## The route is there, or a part of the routes is not known

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
  prices:
    build: prices
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
def user(key: int): ...
```

`prices/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`prices/app.py`:

```python
from fastapi import FastAPI

from plugins import routers

app = FastAPI()

@app.get("/")
def index(): ...

for prefix, router in routers():
    app.include_router(router, prefix=prefix)
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
    user = requests.get(f"http://users:8000/users/{key}", timeout=2).json()
    price = requests.get(f"http://prices:8000/prices/{key}", timeout=2).json()
    return user, price
```

## When it is wrong

A proxy before the service answers itself, or changes the path in a way that no manifest says: ignore the finding
with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from archfit.model import Family, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation
from archfit.model.routing import Routing, certain
from archfit.model.wires import Endpoint, RemoteCall

_BY_ITSELF = frozenset({"docs", "redoc", "openapi.json", "static", "media", "metrics", ".well-known"})
"""First segments that frameworks and their middlewares answer at without a route of the application."""


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each place and path that no route of the component called may answer at."""
    routing = Routing(project)
    for call in certain(project.wires.calls, ways=True):
        if project.role_at(call.at.path) is Role.SOURCE and _is_missing(call, routing):
            yield _violation(call, routing)


def _is_missing(call: RemoteCall, routing: Routing) -> bool:
    if call.protocol == "grpc":
        return routing.misses_method(call)
    if not routing.may_miss(call) or call.path.strip("/").partition("/")[0] in _BY_ITSELF:
        return False
    answering = next(routing.answering(call.target, call.path), None)
    return answering is None and not routing.behind_a_prefix(call.target, call.path)


def _violation(call: RemoteCall, routing: Routing) -> Violation:
    what, grpc = _shown(call), call.protocol == "grpc"
    own = {one.path: one for one in (routing.methods(call) if grpc else routing.of[call.target])}
    near = [own[path] for path in get_close_matches(call.path, own, n=1)]
    nearest = f", such as `{_shown(near[0])}`," if near else ""
    return Violation(
        at=call.at,
        message=f"`{call.component}` calls `{what}` of `{call.target}`, which has no such route",
        subject=f"{call.caller} -> {call.target} {what}",
        label="no route answers",
        steps=(
            *(Step(f"through `{hop.function}`", hop.at) for hop in call.via),
            *(Step(f"the nearest route is `{_shown(one)}`", one.at) for one in near),
        ),
        steps_title="routes",
        why=f"the call fails with {'UNIMPLEMENTED' if grpc else '404'} whenever it is made, and no test of one side "
        "alone sees that",
        notes=(call.why, f"none of the {len(own)} routes of `{call.target}` may answer there"),
        help=f"call a route that `{call.target}` has{nearest} or bring this one back until nobody calls it",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
        severity=None if call.host or grpc else Severity.INFO,
    )


def _shown(one: RemoteCall | Endpoint) -> str:
    return f"{one.verb} {one.path}".strip()


RULE = Rule(
    code="CON001",
    name="call-to-undefined-route",
    family=Family.ROUTES,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
