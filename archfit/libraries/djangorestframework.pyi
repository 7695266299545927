"""
Web APIs for Django (Django REST framework 3.18, https://www.django-rest-framework.org/api-guide/routers/).

Where a view answers is said by a router or by Django's `urls`; the decorators of a view only say which methods
it takes.

## Views of a router

`urls.py`:

```python
from rest_framework.routers import DefaultRouter

from views import UserViewSet

router = DefaultRouter()
router.register("users", UserViewSet)  # expect: route prefix=users handler=views.UserViewSet
```

`views.py`:

```python
from rest_framework.viewsets import ModelViewSet

class UserViewSet(ModelViewSet):
    pass
```

## A function that is a view

`views.py`:

```python
from rest_framework.decorators import api_view

@api_view(["POST"])  # expect: route verb=POST handler=views.place_order
def place_order(request):
    return None
```

## A further route of a view

`views.py`:

```python
from rest_framework.decorators import action
from rest_framework.viewsets import ViewSet

class OrderViewSet(ViewSet):
    @action(["post"], detail=True, url_path="pay")  # expect: route verb=post key=True path=pay handler=views.OrderViewSet.pay
    def pay(self, request, pk=None):
        return None
```

## A router below a prefix

`urls.py`:

```python
from django.urls import include, path
from rest_framework.routers import SimpleRouter

router = SimpleRouter()
urlpatterns = [
    path(  # expect: route path=api/
        "api/",
        include(router.urls),  # expect: mount router=rest_framework.routers.SimpleRouter
    ),
]
```

## A test client sends nothing over the network

`check_users.py`:

```python
from rest_framework.test import APIClient

client = APIClient()
answer = client.get("/users/")
```

## Who asks, and may they

`security.py`:

```python
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission

class Known(BaseAuthentication):  # expect: guard entity=security.Known
    def authenticate(self, request):
        return None

class Allowed(BasePermission):  # expect: guard entity=security.Allowed
    def has_permission(self, request, view):
        return True
```
"""

with module("rest_framework.routers"):
    class BaseRouter:
        # What `include(router.urls)` includes is the router.
        urls: BaseRouter
        @route
        def register(self, prefix: PREFIX, viewset: HANDLER, basename=...) -> None: ...

    class SimpleRouter(BaseRouter):
        urls: SimpleRouter

    class DefaultRouter(SimpleRouter):
        urls: DefaultRouter

with module("rest_framework.decorators"):
    @route
    def api_view(http_method_names: VERB = "GET") -> Decorator: ...
    @route
    def action(methods: VERB = "get", detail: KEY = ..., url_path: PATH = ..., url_name=..., **kwargs) -> Decorator: ...

with module("rest_framework.authentication"):
    @guard
    class BaseAuthentication: ...

with module("rest_framework.permissions"):
    @guard
    class BasePermission: ...

with module("rest_framework.views"):
    class APIView(django.views.View): ...

with module("rest_framework.generics"):
    class GenericAPIView(rest_framework.views.APIView):
        queryset: django.db.models.QuerySet
        def get_queryset(self) -> django.db.models.QuerySet: ...
        def filter_queryset(self, queryset) -> django.db.models.QuerySet: ...
        @query(name="read")
        def get_object(self): ...

    class CreateAPIView(GenericAPIView): ...
    class ListAPIView(GenericAPIView): ...
    class RetrieveAPIView(GenericAPIView): ...
    class DestroyAPIView(GenericAPIView): ...
    class UpdateAPIView(GenericAPIView): ...
    class ListCreateAPIView(GenericAPIView): ...
    class RetrieveUpdateAPIView(GenericAPIView): ...
    class RetrieveDestroyAPIView(GenericAPIView): ...
    class RetrieveUpdateDestroyAPIView(GenericAPIView): ...
    @query(name="read")
    def get_object_or_404(queryset: ENTITY, *args, **kwargs): ...

with module("rest_framework.viewsets"):
    class ViewSetMixin:
        @classmethod
        def as_view(cls, actions=..., **initkwargs) -> Self: ...

    class ViewSet(ViewSetMixin, rest_framework.views.APIView): ...
    class GenericViewSet(ViewSetMixin, rest_framework.generics.GenericAPIView): ...
    class ReadOnlyModelViewSet(GenericViewSet): ...
    class ModelViewSet(GenericViewSet): ...

# Calls the application in the same process.
with module("rest_framework.test"):
    class APIRequestFactory: ...
    class APIClient: ...
    class RequestsClient: ...
