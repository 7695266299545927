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
app.include_router(users.router, prefix="/api")  # expect: mount path=/api
```

`users.py`:

```python
from fastapi import APIRouter

router = APIRouter(prefix="/users")

@router.post("/{user_id}/orders")  # expect: route verb=POST prefix=/users path=/{user_id}/orders handler=users.order
def order(user_id: int):
    return None
```

## A router with a prefix that others are included in

`app.py`:

```python
from fastapi import APIRouter, Depends, FastAPI

def user(): ...

users = APIRouter(prefix="/users", dependencies=[Depends(user)])  # expect: guard handler=app.user
api = APIRouter(prefix="/api")
api.include_router(users, prefix="/v1")  # expect: mount prefix=/api path=/v1 router=fastapi.APIRouter
app = FastAPI()
app.include_router(api)  # expect: mount router=fastapi.APIRouter receiver=fastapi.FastAPI
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

## What runs before some requests, and gives them nothing

`app.py`:

```python
from fastapi import APIRouter, Depends, Security

def check():
    return None

router = APIRouter(dependencies=[Depends(check)])  # expect: guard handler=app.check

@router.get("/users", dependencies=[Security(check)])  # expect: guard handler=app.check # expect: route verb=GET path=/users handler=app.users
def users():
    return []
```
"""

with module("fastapi", "fastapi.applications", "fastapi.routing"):
    class APIRouter(starlette.routing.Router):
        def __init__(self, *, prefix: PREFIX = "", **kwargs) -> None: ...
        @route(verb="GET")
        def get(self, path: PATH, *, response_model: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="PUT")
        def put(self, path: PATH, *, response_model: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="POST")
        def post(self, path: PATH, *, response_model: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, path: PATH, *, response_model: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="OPTIONS")
        def options(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="HEAD")
        def head(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, path: PATH, *, response_model: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="TRACE")
        def trace(self, path: PATH, **kwargs) -> Decorator: ...
        @route
        def api_route(
            self, path: PATH, *, response_model: RESPONSE = ..., methods: VERB = "GET", **kwargs
        ) -> Decorator: ...
        @route
        def add_api_route(
            self, path: PATH, endpoint: HANDLER, *, response_model: RESPONSE = ..., methods: VERB = "GET", **kwargs
        ) -> None: ...
        @route(verb="WEBSOCKET")
        def websocket(self, path: PATH, name=..., **kwargs) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def add_api_websocket_route(self, path: PATH, endpoint: HANDLER, name=..., **kwargs) -> None: ...
        @mount
        def include_router(self, router: ROUTER, *, prefix: PATH = "", **kwargs) -> None: ...

    class FastAPI(APIRouter):
        router: APIRouter
        state: starlette.datastructures.State
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

    # In a list of `dependencies`; of a parameter it provides, see the call graph.
    @guard
    def Depends(dependency: HANDLER = ..., *, use_cache=...): ...
    @guard
    def Security(dependency: HANDLER = ..., *, scopes=..., use_cache=...): ...

    class Request(starlette.requests.Request): ...
    class WebSocket(starlette.websockets.WebSocket): ...

with module("fastapi.testclient"):
    class TestClient(starlette.testclient.TestClient): ...
