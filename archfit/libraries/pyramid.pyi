"""
Web framework whose routes have names (Pyramid 2.1, https://docs.pylonsproject.org/projects/pyramid/en/latest/).

A path and the view that answers there are two routes with one name.

## A path, and a view decorated

`app.py`:

```python
from pyramid.config import Configurator

def make():
    config = Configurator()
    config.add_route("user", "/users/{user_id}")  # expect: route name=user path=/users/{user_id}
    config.scan()
    return config.make_wsgi_app()
```

`views.py`:

```python
from pyramid.view import view_config

@view_config(route_name="user", request_method="GET", renderer="json")  # expect: route name=user verb=GET handler=views.user
def user(request):
    return {}
```

## A view added by a call

`app.py`:

```python
from pyramid.config import Configurator

def health(request):
    return None

def includeme(config: Configurator):
    config.add_route("health", "/health")  # expect: route name=health path=/health
    config.add_view(health, route_name="health")  # expect: route name=health handler=app.health
```

## What is included below a prefix

`app.py`:

```python
from pyramid.config import Configurator

import users

with Configurator() as config:
    config.include("admin.routes", route_prefix="/admin")  # expect: mount prefix=/admin router=admin.routes
    config.include(users.routes, "/users")  # expect: mount prefix=/users router=users.routes
```

`users.py`:

```python
def routes(config):
    return None
```
"""

with module("pyramid.config"):
    class Configurator:
        def __init__(self, *, route_prefix: PREFIX = "", **kwargs) -> None: ...
        @route
        def add_route(self, name: NAME, pattern: PATH = ..., *, request_method: VERB = ..., **kwargs) -> None: ...
        @route
        def add_view(
            self,
            view: HANDLER = ...,
            name=...,
            for_=...,
            permission=...,
            request_type=...,
            route_name: NAME = ...,
            request_method: VERB = ...,
            **kwargs,
        ) -> None: ...
        @mount
        def include(self, callable: ROUTER, route_prefix: PREFIX = ...) -> None: ...

with module("pyramid.view"):
    @route
    def view_config(*, route_name: NAME = ..., request_method: VERB = ..., **settings) -> Decorator: ...
