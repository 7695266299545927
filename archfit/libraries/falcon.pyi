"""
Web APIs of resources (Falcon 4.4, https://falcon.readthedocs.io/en/stable/api/app.html).

The methods of a resource, `on_get` and `on_post`, say which verbs it answers.

## A resource

`app.py`:

```python
import falcon

class Users:
    def on_get(self, request, response):
        response.media = []

app = falcon.App()
app.add_route("/users", Users())  # expect: route path=/users handler=app.Users
```

## In asyncio

`app.py`:

```python
from falcon.asgi import App

class User:
    async def on_put(self, request, response, user_id):
        response.media = {"id": user_id}

def make():
    app = App()
    user = User()
    app.add_route("/users/{user_id}", user)  # expect: route path=/users/{user_id}
    return app
```

## What answers everything below a prefix

`app.py`:

```python
import falcon

def forward(request, response):
    response.status = 204

app = falcon.App()
app.add_sink(forward, prefix="/old")  # expect: route prefix=/old handler=app.forward
```

## A test client sends nothing over the network

`check_app.py`:

```python
import falcon
from falcon import testing

client = testing.TestClient(falcon.App())
answer = client.simulate_get("/users")
```
"""

with module("falcon", "falcon.app", "falcon.api"):
    class App:
        def __init__(self, media_type=..., **kwargs) -> None: ...
        @route
        def add_route(self, uri_template: PATH, resource: HANDLER, **kwargs) -> None: ...
        @route
        def add_sink(self, sink: HANDLER, prefix: PREFIX = "/") -> None: ...
        @mount
        def add_static_route(self, prefix: PREFIX, directory, **kwargs) -> None: ...
    API = App

with module("falcon.asgi", "falcon.asgi.app"):
    class App(falcon.App): ...

with module("falcon.testing", "falcon.testing.client"):
    # Calls the application in the same process.
    class TestClient: ...
