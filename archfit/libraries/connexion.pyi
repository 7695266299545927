"""
Routes that an OpenAPI file describes (Connexion 3.3, https://connexion.readthedocs.io/en/latest/routing.html).

The file says which paths there are and, by `operationId`, which functions answer: what is included is the file.

## An OpenAPI file, with and without a prefix

`app.py`:

```python
import connexion

app = connexion.FlaskApp(__name__, specification_dir="api")
app.add_api("openapi.yaml")  # expect: mount router=openapi.yaml
app.add_api("admin.yaml", base_path="/admin")  # expect: mount prefix=/admin router=admin.yaml
```

## Functions that the paths or a module name

`app.py`:

```python
import connexion
from connexion.resolver import RelativeResolver, RestyResolver

app = connexion.App(__name__, specification_dir="swagger/")
app.add_api("pets.yaml", resolver=RestyResolver("api"))  # expect: mount base=swagger/ name=api router=pets.yaml
app.add_api("users.yaml", resolver=RelativeResolver("shop.users"))  # expect: mount base=swagger/ name=shop.users router=users.yaml
```

## Without Flask

`app.py`:

```python
from connexion import AsyncApp

app = AsyncApp(__name__)
app.add_api("openapi.yaml")  # expect: mount router=openapi.yaml
```

## A route of its own

`app.py`:

```python
import connexion

app = connexion.App(__name__)

@app.route("/health")  # expect: route verb=GET path=/health handler=app.health
def health():
    return "ok"
```

## A test client sends nothing over the network

`check_app.py`:

```python
import connexion

app = connexion.App(__name__)
answer = app.test_client().get("/users")
```
"""

with module(
    "connexion", "connexion.apps", "connexion.apps.abstract", "connexion.apps.asynchronous", "connexion.apps.flask",
    "connexion.resolver"
):
    class AbstractApp:
        # Where files are that are named by a relative path: relative to the module of `import_name`.
        def __init__(self, import_name, port=..., specification_dir: BASE = "", **kwargs) -> None: ...
        @mount
        def add_api(
            self, specification: ROUTER, base_path: PREFIX = ..., arguments=..., *, resolver: NAME = ..., **kwargs
        ): ...
        @route
        def add_url_rule(
            self, rule: PATH, endpoint=..., view_func: HANDLER = ..., *, methods: VERB = "GET", **options
        ): ...
        @route
        def route(self, rule: PATH, *, methods: VERB = "GET", **options) -> Decorator: ...
        def test_client(self, **kwargs) -> starlette.testclient.TestClient: ...

    class FlaskApp(AbstractApp):
        # The application of Flask below it.
        app: flask.Flask

    class AsyncApp(AbstractApp): ...
    App = FlaskApp

    class Resolver:
        def __init__(self, *args, **kwargs) -> None: ...

    # Names the module that functions without an `operationId` are in.
    class RestyResolver(Resolver):
        def __init__(self, default_module_name: NAME, *, collection_endpoint_name=...) -> None: ...

    class MethodResolver(RestyResolver): ...
    class MethodViewResolver(RestyResolver): ...

    # Names what every `operationId` is relative to.
    class RelativeResolver(Resolver):
        def __init__(self, root_path: NAME, function_resolver=...) -> None: ...

with module("connexion.middleware", "connexion.middleware.main"):
    class ConnexionMiddleware:
        def __init__(self, app, *, import_name=..., specification_dir: BASE = "", **kwargs) -> None: ...
        @mount
        def add_api(
            self, specification: ROUTER, base_path: PREFIX = ..., *, resolver: NAME = ..., **kwargs
        ) -> None: ...
