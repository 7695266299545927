"""
Web APIs for Django out of functions with type hints (Django Ninja 1.7, https://django-ninja.dev/reference/api/).

## A route

`api.py`:

```python
from ninja import NinjaAPI

api = NinjaAPI()

@api.get("/users/{user_id}")  # expect: route verb=GET path=/users/{user_id} handler=api.user
def user(request, user_id: int):
    return {"id": user_id}

@api.api_operation(["PUT"], "/users/{user_id}")  # expect: route verb=PUT path=/users/{user_id} handler=api.rename
def rename(request, user_id: int):
    return {}
```

## Routes of a router, below a prefix

`api.py`:

```python
from ninja import NinjaAPI

from users import router

api = NinjaAPI()
api.add_router("/users/", router)  # expect: mount prefix=/users/
api.add_router("/orders/", "orders.router")  # expect: mount prefix=/orders/ router=orders.router
```

`users.py`:

```python
from ninja import Router

router = Router()

@router.post("/")  # expect: route verb=POST path=/ handler=users.create
def create(request):
    return {}
```

## Below a route of Django

`urls.py`:

```python
from django.urls import path
from ninja import NinjaAPI

api = NinjaAPI()
urlpatterns = [
    path("api/", api.urls),  # expect: route path=api/
]
```
"""

with module("ninja", "ninja.main", "ninja.router"):
    class Router:
        @route(verb="GET")
        def get(self, path: PATH, *, response: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="POST")
        def post(self, path: PATH, *, response: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="PUT")
        def put(self, path: PATH, *, response: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, path: PATH, *, response: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, path: PATH, *, response: RESPONSE = ..., **kwargs) -> Decorator: ...
        @route
        def api_operation(self, methods: VERB, path: PATH, **kwargs) -> Decorator: ...
        @route
        def add_api_operation(self, path: PATH, methods: VERB, view_func: HANDLER, **kwargs) -> None: ...
        @mount
        def add_router(self, prefix: PREFIX, router: ROUTER, **kwargs) -> None: ...

    class NinjaAPI(Router):
        # What `path(prefix, api.urls)` includes is the API.
        urls: NinjaAPI

with module("ninja.testing"):
    # Calls the application in the same process.
    class TestClient: ...
    class TestAsyncClient: ...
