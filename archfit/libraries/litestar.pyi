"""
APIs out of functions with type hints (Litestar 2.25, https://docs.litestar.dev/latest/reference/handlers.html).

## A route

`app.py`:

```python
from litestar import Litestar, get, post, websocket

@get("/users/{user_id:int}")  # expect: route verb=GET path=/users/{user_id:int} handler=app.user
async def user(user_id: int) -> dict[str, int]:
    return {"id": user_id}

@post("/users")  # expect: route verb=POST path=/users handler=app.create
async def create() -> None:
    return None

@websocket("/updates")  # expect: route verb=WEBSOCKET path=/updates handler=app.updates
async def updates(socket) -> None:
    await socket.accept()

app = Litestar(route_handlers=[user, create, updates])
```

## Routes of a router, below a prefix

`app.py`:

```python
from litestar import Litestar, Router, delete

@delete("/{user_id:int}")  # expect: route verb=DELETE path=/{user_id:int} handler=app.forget
async def forget(user_id: int) -> None:
    return None

users = Router(path="/users", route_handlers=[forget])  # expect: mount prefix=/users router=app.forget
app = Litestar(route_handlers=[users])
```

## Routes of a class

`app.py`:

```python
from litestar import Controller, get, route

class Users(Controller):
    path = "/users"

    @get()  # expect: route verb=GET path=/ handler=app.Users.everyone
    async def everyone(self) -> list[str]:
        return []

    @route("/one", http_method=["PUT"])  # expect: route verb=PUT path=/one handler=app.Users.rename
    async def rename(self) -> None:
        return None
```

## A test client sends nothing over the network

`check_app.py`:

```python
from litestar import Litestar
from litestar.testing import TestClient

client = TestClient(Litestar())
answer = client.get("/users")
```
"""

with module(
    "litestar",
    "litestar.app",
    "litestar.controller",
    "litestar.handlers",
    "litestar.handlers.asgi_handlers",
    "litestar.handlers.http_handlers",
    "litestar.handlers.http_handlers.decorators",
    "litestar.handlers.websocket_handlers",
    "litestar.router",
):
    @route(verb="GET")
    def get(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="HEAD")
    def head(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="POST")
    def post(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="PUT")
    def put(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="PATCH")
    def patch(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="DELETE")
    def delete(path: PATH = "/", **kwargs) -> Decorator: ...
    @route
    def route(path: PATH = "/", *, http_method: VERB = ..., **kwargs) -> Decorator: ...
    HTTPRouteHandler = route
    @route(verb="WEBSOCKET")
    def websocket(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="WEBSOCKET")
    def websocket_listener(path: PATH = "/", **kwargs) -> Decorator: ...
    @route(verb="WEBSOCKET")
    def websocket_stream(path: PATH = "/", **kwargs) -> Decorator: ...
    @route
    def asgi(path: PATH = "/", **kwargs) -> Decorator: ...

    class Router:
        @mount
        def __init__(self, path: PREFIX, *, route_handlers: ROUTER = ..., **kwargs) -> None: ...
        @mount
        def register(self, value: ROUTER): ...

    class Litestar(Router):
        def __init__(self, route_handlers=..., *, path: PREFIX = "", **kwargs) -> None: ...

    class Controller:
        path: PREFIX

with module("litestar.testing"):
    # Calls the application in the same process.
    class TestClient: ...
    class AsyncTestClient: ...
    def create_test_client(route_handlers=..., **kwargs) -> TestClient: ...
    def create_async_test_client(route_handlers=..., **kwargs) -> AsyncTestClient: ...
