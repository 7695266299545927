"""
Flask with `async` (Quart 0.22, https://quart.palletsprojects.com/en/latest/reference/api.html).

## A route

`app.py`:

```python
from quart import Quart

app = Quart(__name__)

@app.get("/users/<int:user_id>")  # expect: route verb=GET path=/users/<int:user_id> handler=app.user
async def user(user_id):
    return {"id": user_id}

@app.route("/users", methods=["POST"])  # expect: route verb=POST path=/users handler=app.create
async def create():
    return {}
```

## A web socket of a blueprint

`app.py`:

```python
from quart import Quart

from users import blueprint

app = Quart(__name__)
app.register_blueprint(blueprint)  # expect: mount
```

`users.py`:

```python
from quart import Blueprint, websocket

blueprint = Blueprint("users", __name__, url_prefix="/users")

@blueprint.websocket("/updates")  # expect: route verb=WEBSOCKET prefix=/users path=/updates handler=users.updates
async def updates():
    await websocket.send("hello")
```

## A test client sends nothing over the network

`check_app.py`:

```python
from quart import Quart

app = Quart(__name__)

async def check():
    return await app.test_client().get("/users")
```
"""

with module("quart", "quart.app", "quart.blueprints"):
    class Quart(flask.Flask):
        @route(verb="WEBSOCKET")
        def websocket(self, rule: PATH, **options) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def add_websocket(self, rule: PATH, endpoint=..., view_func: HANDLER = ..., **options) -> None: ...
        def test_client(self, use_cookies=..., **kwargs) -> quart.testing.QuartClient: ...

    class Blueprint(flask.Blueprint):
        @route(verb="WEBSOCKET")
        def websocket(self, rule: PATH, **options) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def add_websocket(self, rule: PATH, endpoint=..., view_func: HANDLER = ..., **options) -> None: ...

with module("quart.views"):
    class View(flask.views.View): ...
    class MethodView(flask.views.MethodView): ...

with module("quart.testing"):
    # Calls the application in the same process.
    class QuartClient: ...
