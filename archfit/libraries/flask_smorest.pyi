"""
Web APIs for Flask with a description that is made of them (flask-smorest 0.47, https://flask-smorest.readthedocs.io).

## A class as a view of a blueprint

`app.py`:

```python
from flask import Flask
from flask_smorest import Api

from users import blueprint

api = Api(Flask(__name__))
api.register_blueprint(blueprint, url_prefix="/people")  # expect: mount path=/people
```

`users.py`:

```python
from flask.views import MethodView
from flask_smorest import Blueprint

blueprint = Blueprint("users", __name__, url_prefix="/users", description="who there is")

@blueprint.route("/<int:user_id>")  # expect: route prefix=/users path=/<int:user_id> handler=users.User
class User(MethodView):
    @blueprint.response(200)
    def get(self, user_id):
        return {"id": user_id}
```

## A function as a view

`users.py`:

```python
from flask_smorest import Blueprint

blueprint = Blueprint("users", __name__)

@blueprint.route("/users", methods=["POST"])  # expect: route verb=POST path=/users handler=users.create
@blueprint.arguments(dict)
def create(user):
    return user
```
"""

with module("flask_smorest", "flask_smorest.blueprint"):
    class Api:
        def __init__(self, app=..., *, spec_kwargs=..., config_prefix=...) -> None: ...
        @mount
        def register_blueprint(self, blp: ROUTER, *, url_prefix: PATH = ..., **options) -> None: ...

    class Blueprint(flask.Blueprint):
        # A class as a view says itself which methods it takes.
        @route
        def route(self, rule: PATH, *, methods: VERB = ..., **options) -> Decorator: ...
        def arguments(self, schema, **kwargs) -> Decorator: ...
        def response(self, status_code, schema=..., **kwargs) -> Decorator: ...
        def alt_response(self, status_code, schema_or_ref=..., **kwargs) -> Decorator: ...
        def paginate(self, pager=..., **kwargs) -> Decorator: ...
