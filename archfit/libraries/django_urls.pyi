"""
Routes of Django and the views they lead to (Django 6.1, https://docs.djangoproject.com/en/stable/ref/urls/).

A `path` around an `include` is a route without a handler of its own, whose path is the prefix of what is included.

## A function as a view

`urls.py`:

```python
from django.urls import path

import views

urlpatterns = [
    path("users/<int:user_id>/", views.user),  # expect: route path=users/<int:user_id>/ handler=views.user
]
```

`views.py`:

```python
def user(request, user_id):
    return None
```

## A class as a view

`urls.py`:

```python
from django.urls import re_path
from django.views import View

class Health(View):
    def get(self, request):
        return None

urlpatterns = [
    re_path(r"^health/$", Health.as_view()),  # expect: route path=^health/$
]
```

## Routes of another module, below a prefix

`urls.py`:

```python
from django.urls import include, path

urlpatterns = [
    path(  # expect: route path=shop/
        "shop/",
        include("shop.urls"),  # expect: mount router=shop.urls
    ),
]
```
"""

with module("django.urls", "django.conf.urls", "django.urls.conf"):
    @route
    def path(route: PATH, view: HANDLER, kwargs=..., name=...) -> URLPattern: ...
    # The path is a regular expression.
    @route
    def re_path(route: PATH, view: HANDLER, kwargs=..., name=...) -> URLPattern: ...
    # Only before 4.0:
    @route
    def url(regex: PATH, view: HANDLER, kwargs=..., name=...) -> URLPattern: ...
    @mount
    def include(arg: ROUTER, namespace=...) -> URLResolver: ...

    class URLPattern: ...
    class URLResolver: ...

with module(
    "django.views",
    "django.views.generic",
    "django.views.generic.base",
    "django.views.generic.detail",
    "django.views.generic.edit",
    "django.views.generic.list",
):
    class View:
        @classmethod
        def as_view(cls, **initkwargs) -> Self: ...

    class TemplateView(View): ...
    class RedirectView(View): ...
    class ListView(View): ...
    class DetailView(View): ...
    class FormView(View): ...
    class CreateView(View): ...
    class UpdateView(View): ...
    class DeleteView(View): ...
