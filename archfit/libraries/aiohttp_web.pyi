"""
Asynchronous HTTP, the server: aiohttp 3.14, https://docs.aiohttp.org/en/stable/web_reference.html.

## Routes of a table

`app.py`:

```python
from aiohttp import web

routes = web.RouteTableDef()

@routes.get("/users/{user_id}")  # expect: route verb=GET path=/users/{user_id} handler=app.user
async def user(request):
    return web.json_response({})

@routes.view("/orders")  # expect: route path=/orders handler=app.Orders
class Orders(web.View):
    async def get(self):
        return web.json_response([])

app = web.Application()
app.add_routes(routes)
```

## Routes in a list

`app.py`:

```python
from aiohttp import web

async def everyone(request):
    return web.json_response([])

async def create(request):
    return web.json_response({})

app = web.Application()
app.add_routes([
    web.get("/users", everyone),  # expect: route verb=GET path=/users handler=app.everyone
    web.route("POST", "/users", create),  # expect: route verb=POST path=/users handler=app.create
])
```

## Routes added to the router

`app.py`:

```python
from aiohttp import web

async def health(request):
    return web.Response()

def make():
    app = web.Application()
    app.router.add_get("/health", health)  # expect: route verb=GET path=/health handler=app.health
    app.router.add_route("PUT", "/health", health)  # expect: route verb=PUT path=/health handler=app.health
    ready = app.router.add_resource("/ready")
    ready.add_route("GET", health)  # expect: route verb=GET path=/ready handler=app.health
    return app
```

## Another application below a prefix

`app.py`:

```python
from aiohttp import web

admin = web.Application()
app = web.Application()
app.add_subapp("/admin/", admin)  # expect: mount prefix=/admin/
```
"""

with module("aiohttp.web", "aiohttp.web_app", "aiohttp.web_routedef", "aiohttp.web_urldispatcher"):
    @route
    def route(method: VERB, path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="GET")
    def get(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="HEAD")
    def head(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="OPTIONS")
    def options(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="POST")
    def post(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="PUT")
    def put(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="PATCH")
    def patch(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route(verb="DELETE")
    def delete(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...
    @route
    def view(path: PATH, handler: HANDLER, **kwargs) -> RouteDef: ...

    class RouteDef: ...

    class RouteTableDef:
        def __init__(self) -> None: ...
        @route
        def route(self, method: VERB, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="GET")
        def get(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="HEAD")
        def head(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="OPTIONS")
        def options(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="POST")
        def post(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="PUT")
        def put(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, path: PATH, **kwargs) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, path: PATH, **kwargs) -> Decorator: ...
        @route
        def view(self, path: PATH, **kwargs) -> Decorator: ...

    class UrlDispatcher:
        def add_resource(self, path: PATH, *, name=...) -> Resource: ...
        @route
        def add_route(self, method: VERB, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="GET")
        def add_get(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="HEAD")
        def add_head(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="OPTIONS")
        def add_options(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="POST")
        def add_post(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="PUT")
        def add_put(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="PATCH")
        def add_patch(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route(verb="DELETE")
        def add_delete(self, path: PATH, handler: HANDLER, **kwargs): ...
        @route
        def add_view(self, path: PATH, handler: HANDLER, **kwargs): ...

    class Resource:
        @route
        def add_route(self, method: VERB, handler: HANDLER, **kwargs): ...

    class Application:
        router: UrlDispatcher
        def __init__(self, **kwargs) -> None: ...
        @mount
        def add_subapp(self, prefix: PREFIX, subapp: ROUTER): ...
        @mount
        def add_domain(self, domain: HOST, subapp: ROUTER): ...

    class View: ...

with module("aiohttp.test_utils"):
    # Calls the application in the same process.
    class TestClient: ...
