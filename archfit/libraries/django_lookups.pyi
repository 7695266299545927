"""
Parts of queries of Django (Django 6.1, https://docs.djangoproject.com/en/stable/topics/db/queries/).

They lend the query that they stand in the keys that they follow.

## Following keys

`models.py`:

```python
from django.db import models

class Customer(models.Model):  # expect: model
    name = models.TextField()

class Order(models.Model):  # expect: model
    customer = models.ForeignKey(Customer, models.CASCADE, "orders")  # expect: reference field=customer inverse=orders
```

`orders.py`:

```python
from django.db.models import Count, F, Q

from models import Customer, Order

def of(name):
    return Order.objects.filter(customer__name=name)  # expect: query name=read lookup=customer__name

def listed():
    orders = Order.objects.all()  # expect: query name=read entity=models.Order
    return orders.order_by("-customer__name")  # expect: join lookup=-customer__name entity=models.Order

def late():
    other = Q(customer__name="") | ~Q(customer__late=F("customer__limit"))
    return Order.objects.exclude(other)  # expect: query lookup=customer__name|customer__late|customer__limit

def busy():
    return Customer.objects.annotate(count=Count("orders"))  # expect: query lookup=count|orders
```
"""

with module(
    "django.db.models", "django.db.models.aggregates", "django.db.models.expressions", "django.db.models.query_utils"
):
    class Q:
        def __init__(self, *args: LOOKUP, **kwargs: LOOKUP) -> None: ...
    class F:
        def __init__(self, name: LOOKUP) -> None: ...
    class Prefetch:
        def __init__(self, lookup: LOOKUP, queryset=..., to_attr=...) -> None: ...
    class Aggregate:
        def __init__(self, *expressions: LOOKUP, filter: LOOKUP = ..., **kwargs) -> None: ...
    class Avg(Aggregate): ...
    class Count(Aggregate): ...
    class Max(Aggregate): ...
    class Min(Aggregate): ...
    class Sum(Aggregate): ...
