"""
Small web framework in one file (Bottle 0.13, https://bottlepy.org/docs/dev/api.html).

## Routes of the default application

`app.py`:

```python
from bottle import get, route

@get("/users/<user_id:int>")  # expect: route verb=GET path=/users/<user_id:int> handler=app.user
def user(user_id):
    return {"id": user_id}

@route("/users", method="POST")  # expect: route verb=POST path=/users handler=app.create
def create():
    return {}
```

## Routes of an application

`app.py`:

```python
from bottle import Bottle

app = Bottle()

@app.route("/users", method=["PUT"])  # expect: route verb=PUT path=/users handler=app.rename
def rename():
    return {}

@app.delete("/users")  # expect: route verb=DELETE path=/users handler=app.forget
def forget():
    return {}
```

## Another application below a prefix

`app.py`:

```python
from bottle import Bottle

admin = Bottle()
app = Bottle()
app.mount("/admin/", admin)  # expect: mount prefix=/admin/
```
"""

with module("bottle"):
    class Bottle:
        def __init__(self, **kwargs) -> None: ...
        @route
        def route(self, path: PATH = ..., method: VERB = "GET", callback: HANDLER = ..., **config) -> Decorator: ...
        @route(verb="GET")
        def get(self, path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
        @route(verb="POST")
        def post(self, path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
        @route(verb="PUT")
        def put(self, path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
        @mount
        def mount(self, prefix: PREFIX, app: ROUTER, **options) -> None: ...

    @route
    def route(path: PATH = ..., method: VERB = "GET", callback: HANDLER = ..., **config) -> Decorator: ...
    @route(verb="GET")
    def get(path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
    @route(verb="POST")
    def post(path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
    @route(verb="PUT")
    def put(path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
    @route(verb="DELETE")
    def delete(path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
    @route(verb="PATCH")
    def patch(path: PATH = ..., method: VERB = ..., **options) -> Decorator: ...
    @mount
    def mount(prefix: PREFIX, app: ROUTER, **options) -> None: ...
    def default_app() -> Bottle: ...
