"""
Asynchronous web server and framework (Sanic 25.12, https://sanic.dev/en/guide/basics/routing.html).

The prefix that a blueprint is registered with replaces its own, that of a group stands before it. A version of an
application, a blueprint or a route (`version=1`) is a further prefix, `/v1`, which is not told.

## A route, with and without its methods

`app.py`:

```python
from sanic import Sanic

app = Sanic("shop")

@app.get("/users/<user_id:int>")  # expect: route verb=GET path=/users/<user_id:int> handler=app.user
async def user(request, user_id):
    return None

@app.route("/users", methods=["POST"])  # expect: route verb=POST path=/users handler=app.create
async def create(request):
    return None

@app.websocket("/updates")  # expect: route verb=WEBSOCKET path=/updates handler=app.updates
async def updates(request, socket):
    await socket.send("hello")
```

## Routes of a blueprint, and another prefix than its own

`app.py`:

```python
from sanic import Sanic

from users import blueprint

app = Sanic("shop")
app.blueprint(blueprint, url_prefix="/people")  # expect: mount path=/people
```

`users.py`:

```python
from sanic import Blueprint

blueprint = Blueprint("users", url_prefix="/users")

@blueprint.delete("/<user_id:int>")  # expect: route verb=DELETE prefix=/users path=/<user_id:int> handler=users.forget
async def forget(request, user_id):
    return None
```

## Routes added by a call, of functions and classes

`app.py`:

```python
from sanic import Sanic
from sanic.views import HTTPMethodView

class Users(HTTPMethodView):
    async def get(self, request):
        return None

async def health(request):
    return None

app = Sanic("shop")
app.add_route(health, "/health")  # expect: route verb=GET path=/health handler=app.health
app.add_route(Users.as_view(), "/users")  # expect: route path=/users
```

## Blueprints in a group

`app.py`:

```python
from sanic import Blueprint, Sanic

users = Blueprint("users", url_prefix="/users")
orders = Blueprint("orders", url_prefix="/orders")
api = Blueprint.group(users, orders, url_prefix="/api")  # expect: mount path=/api
app = Sanic("shop")
app.blueprint(api)  # expect: mount
```
"""

with module("sanic", "sanic.app", "sanic.blueprints", "sanic.blueprint_group"):
    class BaseSanic:
        @route
        def route(self, uri: PATH, methods: VERB = "GET", **kwargs) -> Decorator: ...
        @route
        def add_route(self, handler: HANDLER, uri: PATH, methods: VERB = "GET", **kwargs): ...
        @route(verb="GET")
        def get(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="POST")
        def post(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="PUT")
        def put(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="HEAD")
        def head(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="OPTIONS")
        def options(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def websocket(self, uri: PATH, host=..., **kwargs) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def add_websocket_route(self, handler: HANDLER, uri: PATH, **kwargs): ...

    class Sanic(BaseSanic):
        def __init__(self, name, **kwargs) -> None: ...
        @mount
        def blueprint(self, blueprint: ROUTER, *, url_prefix: PATH = ..., **kwargs) -> None: ...

    class Blueprint(BaseSanic):
        def __init__(self, name, url_prefix: PREFIX = "", **kwargs) -> None: ...
        def copy(self, name, url_prefix: PREFIX = ..., **kwargs) -> Blueprint: ...
        @mount
        @staticmethod
        def group(*blueprints: ROUTER, url_prefix: PATH = ..., **kwargs) -> BlueprintGroup: ...

    class BlueprintGroup:
        def __init__(self, url_prefix: PREFIX = "", **kwargs) -> None: ...
        @mount
        def append(self, value: ROUTER) -> None: ...

with module("sanic.views"):
    class HTTPMethodView:
        @classmethod
        def as_view(cls, *class_args, **class_kwargs) -> Self: ...
        @route
        @classmethod
        def attach(cls, to, uri: PATH, methods: VERB = "GET", **kwargs) -> None: ...
