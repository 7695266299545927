"""
Web APIs of resources for Flask: Flask-RESTX 1.3, https://flask-restx.readthedocs.io/en/latest/api.html.

Flask-RESTful 0.3, https://flask-restful.readthedocs.io/en/latest/api.html, is what it grew out of. The methods of
a resource, `get` and `post`, say which verbs it answers. The path that a namespace is added with replaces its own.

## Resources of a namespace

`app.py`:

```python
from flask import Flask
from flask_restx import Api

from users import namespace

api = Api(Flask(__name__), prefix="/api")
api.add_namespace(namespace, path="/people")  # expect: mount path=/people
```

`users.py`:

```python
from flask_restx import Namespace, Resource

namespace = Namespace("users", description="who there is", path="/users")

@namespace.route("/<int:user_id>")  # expect: route prefix=/users path=/<int:user_id> handler=users.User
class User(Resource):
    def get(self, user_id):
        return {"id": user_id}
```

## A namespace that the API makes

`app.py`:

```python
from flask_restx import Api, Resource

api = Api()
users = api.namespace("users", description="who there is")  # expect: mount prefix=users

@users.route("/")  # expect: route prefix=users path=/ handler=app.Users
class Users(Resource):
    def get(self):
        return []
```

## Resources added by a call

`app.py`:

```python
from flask import Flask
from flask_restful import Api, Resource

class User(Resource):
    def get(self, user_id):
        return {"id": user_id}

api = Api(Flask(__name__))
api.add_resource(User, "/users/<int:user_id>")  # expect: route path=/users/<int:user_id> handler=app.User
```

## Resources decorated

`app.py`:

```python
from flask_restful import Api, Resource

api = Api(prefix="/api")

@api.resource("/users")  # expect: route prefix=/api path=/users handler=app.Users
class Users(Resource):
    def get(self):
        return []
```
"""

with module("flask_restx", "flask_restx.api", "flask_restx.namespace", "flask_restx.resource"):
    class Api:
        def __init__(self, app=..., *, prefix: PREFIX = "", **kwargs) -> None: ...
        @route
        def route(self, *urls: PATH, **kwargs) -> Decorator: ...
        @route
        def add_resource(self, resource: HANDLER, *urls: PATH, **kwargs) -> None: ...
        @mount
        def add_namespace(self, ns: ROUTER, path: PATH = ...) -> None: ...
        @mount
        def namespace(self, name: PREFIX, description=..., path: PREFIX = ..., **kwargs) -> Namespace: ...

    class Namespace:
        # The path is the name, unless something else is said.
        def __init__(self, name: PREFIX, description=..., path: PREFIX = ..., **kwargs) -> None: ...
        @route
        def route(self, *urls: PATH, **kwargs) -> Decorator: ...
        @route
        def add_resource(self, resource: HANDLER, *urls: PATH, **kwargs) -> None: ...

    class Resource(flask.views.MethodView): ...

with module("flask_restful"):
    class Api:
        def __init__(self, app=..., prefix: PREFIX = "", **kwargs) -> None: ...
        @route
        def add_resource(self, resource: HANDLER, *urls: PATH, **kwargs) -> None: ...
        @route
        def resource(self, *urls: PATH, **kwargs) -> Decorator: ...

    class Resource(flask.views.MethodView): ...
