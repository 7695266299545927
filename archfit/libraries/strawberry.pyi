"""
GraphQL out of classes with type hints: Strawberry 0.341, https://strawberry.rocks/docs/integrations/fastapi.

Only where a schema answers is told; its fields are no routes.

## Below a prefix of FastAPI

`app.py`:

```python
import strawberry
from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter

@strawberry.type
class Query:
    hello: str

router = GraphQLRouter(strawberry.Schema(Query), path="/users")  # expect: route path=/users
app = FastAPI()
app.include_router(router, prefix="/graphql")  # expect: mount path=/graphql
```

## As a view of Flask

`app.py`:

```python
import strawberry
from flask import Flask
from strawberry.flask.views import GraphQLView

app = Flask(__name__)
view = GraphQLView.as_view("graphql", schema=strawberry.Schema())
app.add_url_rule("/graphql", view_func=view)  # expect: route path=/graphql
```

## As an application of its own

`app.py`:

```python
import strawberry
from starlette.applications import Starlette
from strawberry.asgi import GraphQL

app = Starlette()
app.mount("/graphql", GraphQL(strawberry.Schema()))  # expect: mount prefix=/graphql
```
"""

with module("strawberry.fastapi", "strawberry.fastapi.router"):
    class GraphQLRouter(fastapi.APIRouter):
        @route
        def __init__(self, schema, path: PATH = "", *, prefix: PREFIX = "", **kwargs) -> None: ...

with module("strawberry.asgi"):
    class GraphQL: ...

with module("strawberry.flask.views"):
    class GraphQLView(flask.views.View): ...
    class AsyncGraphQLView(flask.views.View): ...

with module("strawberry.quart.views"):
    class GraphQLView(quart.views.View): ...

with module("strawberry.django.views"):
    class GraphQLView(django.views.View): ...
    class AsyncGraphQLView(django.views.View): ...

with module("strawberry.aiohttp.views"):
    class GraphQLView: ...

with module("strawberry.litestar", "strawberry.litestar.controller"):
    @route
    def make_graphql_controller(schema, path: PATH = "", **kwargs): ...
