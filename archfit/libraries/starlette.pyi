"""
The toolkit below FastAPI (Starlette 1.10, https://starlette.dev/routing/; decorators of versions before 1.0 too).

## Routes in a list

`app.py`:

```python
from starlette.applications import Starlette
from starlette.routing import Route

def user(request):
    return None

routes = [
    Route("/users/{user_id}", user, methods=["GET"]),  # expect: route verb=GET path=/users/{user_id} handler=app.user
]
app = Starlette(routes=routes)
```

## Another application below a prefix

`app.py`:

```python
from starlette.applications import Starlette
from starlette.routing import Mount

import admin

app = Starlette(routes=[
    Mount("/admin", app=admin.app),  # expect: mount prefix=/admin
])
app.mount("/old", admin.app)  # expect: mount prefix=/old
```

`admin.py`:

```python
from starlette.applications import Starlette

app = Starlette()
```

## Routes in the list of a mount

`app.py`:

```python
from starlette.applications import Starlette
from starlette.routing import Mount, Route

def user(request):
    return None

app = Starlette(
    routes=[
        Mount(  # expect: mount prefix=/users router=starlette.routing.Route
            "/users",
            routes=[
                Route("/{key}", user),  # expect: route path=/{key} handler=app.user
            ],
        ),
    ]
)
```

## A route added by a call

`app.py`:

```python
from starlette.applications import Starlette

def health(request):
    return None

app = Starlette()
app.add_route("/health", health, methods=["GET"])  # expect: route verb=GET path=/health handler=app.health
```

## A route for web sockets

`app.py`:

```python
from starlette.routing import Router, WebSocketRoute

async def updates(websocket):
    await websocket.accept()

router = Router(routes=[
    WebSocketRoute("/updates", updates),  # expect: route verb=WEBSOCKET path=/updates handler=app.updates
])
```

## A test client sends nothing over the network

`check_app.py`:

```python
from starlette.applications import Starlette
from starlette.testclient import TestClient

client = TestClient(Starlette())
answer = client.get("/users")
```

## What runs before every request

`app.py`:

```python
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware

app = Starlette()

class Check(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        return await call_next(request)

app.add_middleware(Check)  # expect: guard handler=app.Check

@app.middleware("http")  # expect: guard handler=app.count
async def count(request, call_next):
    return await call_next(request)
```
"""

with module("starlette.routing"):
    class Route:
        @route
        def __init__(self, path: PATH, endpoint: HANDLER, *, methods: VERB = ..., **kwargs) -> None: ...

    class WebSocketRoute:
        @route(verb="WEBSOCKET")
        def __init__(self, path: PATH, endpoint: HANDLER, **kwargs) -> None: ...

    class Mount:
        @mount
        def __init__(self, path: PREFIX, app: ROUTER = ..., routes: ROUTER = ..., name=..., **kwargs) -> None: ...

    class Host:
        @mount
        def __init__(self, host: HOST, app: ROUTER, name=...) -> None: ...

    class Router:
        @mount
        def mount(self, path: PREFIX, app: ROUTER, name=...) -> None: ...
        @mount
        def host(self, host: HOST, app: ROUTER, name=...) -> None: ...
        # Of applications, here for those of FastAPI too.
        @guard
        def middleware(self, middleware_type) -> Decorator: ...
        @guard
        def add_middleware(self, middleware_class: HANDLER, *args, **kwargs) -> None: ...
        @route
        def add_route(self, path: PATH, endpoint: HANDLER, methods: VERB = ..., name=..., **kwargs) -> None: ...
        @route(verb="WEBSOCKET")
        def add_websocket_route(self, path: PATH, endpoint: HANDLER, name=...) -> None: ...
        # Only before 1.0:
        @route
        def route(self, path: PATH, methods: VERB = ..., name=..., include_in_schema=...) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def websocket_route(self, path: PATH, name=...) -> Decorator: ...

with module("starlette.datastructures"):
    # What is set on it is read from it: that of an application from its requests too.
    class State:
        def __setattr__(self, name, value) -> None: ...

with module("starlette.applications"):
    class Starlette(starlette.routing.Router):
        router: starlette.routing.Router
        state: starlette.datastructures.State
        # Here the parameter is called `route`.
        @route
        def add_route(self, path: PATH, route: HANDLER, methods: VERB = ..., name=..., **kwargs) -> None: ...
        @route(verb="WEBSOCKET")
        def add_websocket_route(self, path: PATH, route: HANDLER, name=...) -> None: ...

with module("starlette.requests"):
    class HTTPConnection:
        app: starlette.applications.Starlette
        state: starlette.datastructures.State
    class Request(HTTPConnection): ...

with module("starlette.websockets"):
    class WebSocket(starlette.requests.HTTPConnection): ...

with module("starlette.testclient"):
    # A client of httpx in its own code; its requests stay in the process.
    class TestClient: ...
