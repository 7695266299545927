"""
Websites and web APIs on WSGI (Flask 3.1, https://flask.palletsprojects.com/en/stable/api/).

What is decorated with `before_request` and the like is no route: it answers nothing at a path of its own. The prefix
that a blueprint is registered with replaces its own.

## A route, with and without its methods

`app.py`:

```python
from flask import Flask

app = Flask(__name__)

@app.route("/users/<int:user_id>")  # expect: route verb=GET path=/users/<int:user_id> handler=app.user
def user(user_id):
    return {"id": user_id}

@app.route("/users", methods=["POST"])  # expect: route verb=POST path=/users handler=app.create
def create():
    return {}

@app.delete("/users/<int:user_id>")  # expect: route verb=DELETE path=/users/<int:user_id> handler=app.forget
def forget(user_id):
    return {}
```

## Routes of a blueprint, and another prefix than its own

`app.py`:

```python
from flask import Flask

import users

def create_app():
    app = Flask(__name__)
    app.register_blueprint(users.blueprint, url_prefix="/people")  # expect: mount path=/people
    return app
```

`users.py`:

```python
from flask import Blueprint

blueprint = Blueprint("users", __name__, url_prefix="/users")

@blueprint.put("/<int:user_id>")  # expect: route verb=PUT prefix=/users path=/<int:user_id> handler=users.rename
def rename(user_id):
    return {}
```

## A blueprint in a blueprint

`app.py`:

```python
from flask import Blueprint, Flask

users = Blueprint("users", __name__, url_prefix="/users")
api = Blueprint("api", __name__, url_prefix="/api")
api.register_blueprint(users)  # expect: mount prefix=/api router=flask.Blueprint
app = Flask(__name__)
app.register_blueprint(api)  # expect: mount router=flask.Blueprint receiver=flask.Flask
```

## A route added by a call

`app.py`:

```python
from flask import Flask

def health():
    return "ok"

app = Flask(__name__)
app.add_url_rule("/health", view_func=health)  # expect: route path=/health handler=app.health
app.add_url_rule("/ready", "ready", health, methods=["GET"])  # expect: route verb=GET path=/ready handler=app.health
```

## A class as a view

`app.py`:

```python
from flask import Flask
from flask.views import MethodView

class Users(MethodView):
    def get(self):
        return []

app = Flask(__name__)
app.add_url_rule("/users", view_func=Users.as_view("users"))  # expect: route path=/users
```

## A test client sends nothing over the network

`check_app.py`:

```python
from flask import Flask

app = Flask(__name__)
client = app.test_client()
answer = client.get("/users")
```

## What runs before every request

`app.py`:

```python
from flask import Flask

app = Flask(__name__)

@app.before_request  # expect: guard handler=app.check
def check():
    return None
```
"""

with module("flask", "flask.app", "flask.blueprints", "flask.sansio.app", "flask.sansio.blueprints", "flask.scaffold"):
    class Scaffold:
        @route
        def route(self, rule: PATH, *, methods: VERB = "GET", **options) -> Decorator: ...
        @route(verb="GET")
        def get(self, rule: PATH, **options) -> Decorator: ...
        @route(verb="POST")
        def post(self, rule: PATH, **options) -> Decorator: ...
        @route(verb="PUT")
        def put(self, rule: PATH, **options) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, rule: PATH, **options) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, rule: PATH, **options) -> Decorator: ...
        # A class as a view says itself which methods it takes.
        @route
        def add_url_rule(
            self,
            rule: PATH,
            endpoint=...,
            view_func: HANDLER = ...,
            provide_automatic_options=...,
            *,
            methods: VERB = ...,
            **options,
        ) -> None: ...
        @guard
        def before_request(self, f: HANDLER) -> None: ...
        @mount
        def register_blueprint(self, blueprint: ROUTER, *, url_prefix: PATH = ..., **options) -> None: ...

    class Flask(Scaffold):
        def __init__(self, import_name, static_url_path=..., **kwargs) -> None: ...
        def test_client(self, use_cookies=..., **kwargs) -> flask.testing.FlaskClient: ...

    class Blueprint(Scaffold):
        def __init__(
            self,
            name,
            import_name,
            static_folder=...,
            static_url_path=...,
            template_folder=...,
            url_prefix: PREFIX = "",
            **kwargs,
        ) -> None: ...

with module("flask.views"):
    class View:
        @classmethod
        def as_view(cls, name, *class_args, **class_kwargs) -> Self: ...

    class MethodView(View): ...

with module("flask.testing"):
    # Calls the application in the same process.
    class FlaskClient: ...
