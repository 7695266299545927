"""
GraphQL for Django (graphene-django 3.2, https://docs.graphene-python.org/projects/django/en/latest/installation/).

Only where a schema answers is told; its fields are no routes.

## A schema as a view

`urls.py`:

```python
from django.urls import path
from graphene_django.views import GraphQLView

urlpatterns = [
    path("graphql", GraphQLView.as_view(graphiql=True)),  # expect: route path=graphql
]
```

## A view of one's own

`urls.py`:

```python
from django.urls import path
from graphene_django.views import GraphQLView

class Private(GraphQLView):
    def dispatch(self, request):
        return super().dispatch(request)

urlpatterns = [
    path("graphql", Private.as_view()),  # expect: route path=graphql
]
```
"""

with module("graphene_django.views"):
    class GraphQLView(django.views.View): ...

with module("graphene_file_upload.django"):
    class FileUploadGraphQLView(graphene_django.views.GraphQLView): ...
