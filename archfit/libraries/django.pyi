"""
Models and their datastore in Django (Django 6.1, https://docs.djangoproject.com/en/stable/ref/models/querysets/).

The first call on a manager reads; what only refines a query set is no second query, what fetches from one or
changes it is. The keys that a query follows (`customer__name`) are joins. Signals stay in the process, so they are
no messages. Conditions are in `django_lookups.pyi`, statements and transactions in
`django_db.pyi`, routes in `django_urls.pyi`, and the cache is in `django_cache.pyi`.

## Models

`models.py`:

```python
from django.db import models

class Customer(models.Model):  # expect: model
    name = models.TextField()

class Order(models.Model):  # expect: model table=shop_orders
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)  # expect: reference entity=models.Customer
    product = models.ForeignKey("stock.Product", models.PROTECT)  # expect: reference entity=stock.Product

    class Meta:
        db_table = "shop_orders"
```

## Reading and writing through a manager

`models.py`:

```python
from django.db import models

class Order(models.Model):  # expect: model
    paid = models.BooleanField()
```

`orders.py`:

```python
from django.shortcuts import get_object_or_404

from models import Order

def page(request, key):
    return get_object_or_404(Order, pk=key)  # expect: query name=read entity=models.Order

def unpaid():
    return Order.objects.filter(paid=False).reverse()  # expect: query name=read entity=models.Order

def one(key):
    return Order.objects.get(pk=key)  # expect: query name=read entity=models.Order

def place():
    return Order.objects.create(paid=False)  # expect: query name=write entity=models.Order
```

## Writing an object

`models.py`:

```python
from django.db import models

class Order(models.Model):  # expect: model
    paid = models.BooleanField()

def pay(order: Order):
    order.paid = True
    order.save()  # expect: query name=write entity=models.Order
```

"""

with module(
    "django.db.models",
    "django.contrib.gis.db.models",
    "django.db.models.base",
    "django.db.models.fields.related",
    "django.db.models.manager",
    "django.db.models.query",
):
    @model
    class Model:
        objects: Manager
        _base_manager: Manager
        _default_manager: Manager
        class Meta:
            db_table: TABLE
            abstract: ABSTRACT
            proxy: ABSTRACT
        @query(name="write")
        def save(self, **kwargs) -> None: ...
        @query(name="write")
        def asave(self, **kwargs) -> None: ...
        @query(name="write")
        def delete(self, using=..., keep_parents=...): ...
        @query(name="write")
        def adelete(self, using=..., keep_parents=...): ...
        @query(name="read")
        def refresh_from_db(self, using=..., fields=..., from_queryset=...) -> None: ...
        @query(name="read")
        def arefresh_from_db(self, using=..., fields=..., from_queryset=...) -> None: ...

    class ForeignKey:
        @reference
        def __init__(self, to: ENTITY, on_delete: CASCADE = ..., related_name: INVERSE = ..., *args, **kwargs): ...

    class OneToOneField:
        @reference
        def __init__(self, to: ENTITY, on_delete: CASCADE = ..., related_name: INVERSE = ..., *args, **kwargs): ...

    class ManyToManyField:
        @reference
        def __init__(self, to: ENTITY, related_name: INVERSE = ..., *args, db_table: TABLE = ..., **kwargs): ...

    class QuerySet:
        @classmethod
        def as_manager(cls) -> Manager: ...
        # Fetches:
        @query(name="read")
        def get(self, *args: LOOKUP, **kwargs: LOOKUP) -> Entity: ...
        @query(name="read")
        def first(self) -> Entity: ...
        @query(name="read")
        def last(self) -> Entity: ...
        @query(name="read")
        def earliest(self, *fields: LOOKUP) -> Entity: ...
        @query(name="read")
        def latest(self, *fields: LOOKUP) -> Entity: ...
        @query(name="read")
        def count(self): ...
        @query(name="read")
        def exists(self): ...
        @query(name="read")
        def contains(self, obj): ...
        @query(name="read")
        def aggregate(self, *args: LOOKUP, **kwargs: LOOKUP): ...
        @query(name="read")
        def in_bulk(self, id_list=..., **kwargs): ...
        @query(name="read")
        def iterator(self, chunk_size=...) -> Self: ...
        def __iter__(self) -> Entity: ...
        def __aiter__(self) -> Entity: ...
        @query(name="read")
        def raw(self, raw_query: STATEMENT, *args, **kwargs): ...
        aget = get
        afirst = first
        alast = last
        aearliest = earliest
        alatest = latest
        acount = count
        aexists = exists
        acontains = contains
        aaggregate = aggregate
        ain_bulk = in_bulk
        aiterator = iterator
        # Changes:
        @query(name="write")
        def create(self, **kwargs) -> Entity: ...
        @query(name="write")
        def get_or_create(self, defaults=..., **kwargs: LOOKUP): ...
        @query(name="write")
        def update_or_create(self, defaults=..., create_defaults=..., **kwargs: LOOKUP): ...
        @query(name="write")
        def bulk_create(self, objs: ENTITY, *args, **kwargs): ...
        @query(name="write")
        def bulk_update(self, objs: ENTITY, fields=..., batch_size=...): ...
        @query(name="write")
        def update(self, **kwargs): ...
        @query(name="write")
        def delete(self): ...
        acreate = create
        aget_or_create = get_or_create
        aupdate_or_create = update_or_create
        abulk_create = bulk_create
        abulk_update = bulk_update
        aupdate = update
        adelete = delete
        # Refines:
        def all(self) -> Self: ...
        @join
        def alias(self, *args: LOOKUP, **kwargs: LOOKUP) -> Self: ...
        @join
        def annotate(self, *args: LOOKUP, **kwargs: LOOKUP) -> Self: ...
        def dates(self, field_name, kind, order=...) -> Self: ...
        def datetimes(self, field_name, kind, order=..., tzinfo=...) -> Self: ...
        @join
        def defer(self, *fields: LOOKUP) -> Self: ...
        def difference(self, *other_qs) -> Self: ...
        @join
        def distinct(self, *field_names: LOOKUP) -> Self: ...
        @join
        def exclude(self, *args: LOOKUP, **kwargs: LOOKUP) -> Self: ...
        @join
        def filter(self, *args: LOOKUP, **kwargs: LOOKUP) -> Self: ...
        def intersection(self, *other_qs) -> Self: ...
        def none(self) -> Self: ...
        @join
        def only(self, *fields: LOOKUP) -> Self: ...
        @join
        def order_by(self, *field_names: LOOKUP) -> Self: ...
        @join
        def prefetch_related(self, *lookups: LOOKUP) -> Self: ...
        def reverse(self) -> Self: ...
        def select_for_update(self, *args, **kwargs) -> Self: ...
        @join
        def select_related(self, *fields: LOOKUP) -> Self: ...
        def union(self, *other_qs, **kwargs) -> Self: ...
        def using(self, alias) -> Self: ...
        @join
        def values(self, *fields: LOOKUP, **expressions: LOOKUP) -> Self: ...
        @join
        def values_list(self, *fields: LOOKUP, **kwargs) -> Self: ...

    class Manager(QuerySet):
        @classmethod
        def from_queryset(cls, queryset_class, class_name=...) -> type[Manager]: ...
        def get_queryset(self) -> QuerySet: ...
        def db_manager(self, *args, **kwargs) -> Self: ...
        @query(name="read")
        def all(self) -> QuerySet: ...
        @query(name="read")
        def filter(self, *args: LOOKUP, **kwargs: LOOKUP) -> QuerySet: ...
        @query(name="read")
        def select_related(self, *fields: LOOKUP) -> QuerySet: ...
        @query(name="read")
        def prefetch_related(self, *lookups: LOOKUP) -> QuerySet: ...
        @query(name="read")
        def values(self, *fields: LOOKUP, **expressions: LOOKUP) -> QuerySet: ...
        alias = filter
        annotate = filter
        dates = filter
        datetimes = filter
        defer = filter
        distinct = filter
        exclude = filter
        only = filter
        order_by = filter
        select_for_update = filter
        values_list = values
        def none(self) -> QuerySet: ...
        def using(self, alias) -> Self: ...

with module("django.contrib.auth.models", "django.contrib.auth.base_user"):
    class AbstractBaseUser(django.db.models.Model): ...
    class AbstractUser(AbstractBaseUser): ...
    class User(AbstractUser): ...
    class Group(django.db.models.Model): ...
    class Permission(django.db.models.Model): ...
    class BaseUserManager(django.db.models.Manager): ...
    class UserManager(BaseUserManager): ...

with module("django.contrib.auth"):
    def get_user_model() -> type[django.contrib.auth.models.User]: ...

with module("django.shortcuts"):
    @query(name="read")
    def get_object_or_404(klass: ENTITY, *args: LOOKUP, **kwargs: LOOKUP) -> Entity: ...
    @query(name="read")
    def get_list_or_404(klass: ENTITY, *args: LOOKUP, **kwargs: LOOKUP): ...
    aget_object_or_404 = get_object_or_404
    aget_list_or_404 = get_list_or_404

# In the process: neither published nor subscribed to.
with module("django.dispatch", "django.dispatch.dispatcher"):
    class Signal: ...

# Calls the application in the same process.
with module("django.test", "django.test.client"):
    class Client: ...
