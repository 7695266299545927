"""
APIs out of functions with type hints (FastAPI 0.165, https://fastapi.tiangolo.com/reference/apirouter/).

## A route

`app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{user_id}")  # expect: route verb=GET path=/users/{user_id} handler=app.read_user
async def read_user(user_id: int):
    return {"id": user_id}
```

## Routes of a router, below prefixes

`app.py`:

```python
from fastapi import FastAPI

import users

app = FastAPI()
app.include_router(users.router, prefix="/api")  # expect: mount prefix=/api
```

`users.py`:

```python
from fastapi import APIRouter

router = APIRouter(prefix="/users")

@router.post("/{user_id}/orders")  # expect: route verb=POST prefix=/users path=/{user_id}/orders handler=users.order
def order(user_id: int):
    return None
```

## A route with its methods in a list

`app.py`:

```python
from fastapi import APIRouter

router = APIRouter()

@router.api_route("/orders", methods=["PUT"])  # expect: route verb=PUT path=/orders handler=app.put_orders
def put_orders():
    return None

@router.api_route("/health")  # expect: route verb=GET path=/health handler=app.health
def health():
    return None
```

## A route added by a call

`app.py`:

```python
from fastapi import FastAPI

def users():
    return []

app = FastAPI()
app.add_api_route("/users", users, methods=["GET"])  # expect: route verb=GET path=/users handler=app.users
```

## A web socket

`app.py`:

```python
from fastapi import FastAPI, WebSocket

app = FastAPI()

@app.websocket("/updates")  # expect: route verb=WEBSOCKET path=/updates handler=app.updates
async def updates(websocket: WebSocket):
    await websocket.accept()
```

## Another application below a prefix

`app.py`:

```python
from fastapi import FastAPI

admin = FastAPI()
app = FastAPI()
app.mount("/admin", admin)  # expect: mount prefix=/admin router=fastapi.FastAPI
```

## A test client sends nothing over the network

`check_app.py`:

```python
from fastapi import FastAPI
from fastapi.testclient import TestClient

client = TestClient(FastAPI())
answer = client.get("/users")
```
"""

with module("fastapi", "fastapi.applications", "fastapi.routing"):
    class APIRouter(starlette.routing.Router):
        def __init__(self, *, prefix: PREFIX = "", **kwargs) -> None: ...
        @route(verb="GET")
        def get(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="PUT")
        def put(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="POST")
        def post(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="OPTIONS")
        def options(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="HEAD")
        def head(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="TRACE")
        def trace(self, path: PATH, **kwargs) -> Decorator: ...
        @route
        def api_route(self, path: PATH, *, methods: VERB = "GET", **kwargs) -> Decorator: ...
        @route
        def add_api_route(self, path: PATH, endpoint: HANDLER, *, methods: VERB = "GET", **kwargs) -> None: ...
        @route(verb="WEBSOCKET")
        def websocket(self, path: PATH, name=..., **kwargs) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def add_api_websocket_route(self, path: PATH, endpoint: HANDLER, name=..., **kwargs) -> None: ...
        @mount
        def include_router(self, router: ROUTER, *, prefix: PREFIX = "", **kwargs) -> None: ...

    class FastAPI(APIRouter):
        router: APIRouter
        def __init__(self, **kwargs) -> None: ...
        # As in Starlette, the parameter is called `route`.
        @route
        def add_route(self, path: PATH, route: HANDLER, methods: VERB = ..., name=..., **kwargs) -> None: ...
        @route(verb="WEBSOCKET")
        def add_websocket_route(self, path: PATH, route: HANDLER, name=...) -> None: ...

    class APIRoute:
        @route
        def __init__(self, path: PATH, endpoint: HANDLER, *, methods: VERB = "GET", **kwargs) -> None: ...

    class APIWebSocketRoute:
        @route(verb="WEBSOCKET")
        def __init__(self, path: PATH, endpoint: HANDLER, **kwargs) -> None: ...

    class Request(starlette.requests.Request): ...
    class WebSocket(starlette.websockets.WebSocket): ...

with module("fastapi.testclient"):
    class TestClient(starlette.testclient.TestClient): ...
