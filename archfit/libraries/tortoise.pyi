"""
Object-relational mapper for asyncio: Tortoise ORM 1.1 and 0.25, https://tortoise.github.io/models.html.

The first call on a model reads or writes; what only refines a query set is no second query.

## Models

`models.py`:

```python
from tortoise import fields
from tortoise.models import Model

class User(Model):  # expect: model table=users
    id = fields.IntField(primary_key=True)

    class Meta:
        table = "users"

class Order(Model):  # expect: model entity=models.Order
    user = fields.ForeignKeyField("models.User", related_name="orders")  # expect: reference entity=models.User
    parts = fields.ManyToManyField("models.Part", through="order_parts")  # expect: reference entity=models.Part table=order_parts
```

## Reading and writing

`orders.py`:

```python
from tortoise import fields, models

class Order(models.Model):  # expect: model entity=orders.Order
    paid = fields.BooleanField()

async def unpaid():
    return await Order.filter(paid=False).order_by("id").limit(10)  # expect: query name=read entity=orders.Order

async def place():
    return await Order.create(paid=False)  # expect: query name=write entity=orders.Order

async def pay(order: Order):
    order.paid = True
    await order.save()  # expect: query name=write entity=orders.Order
```

## Changing and deleting what was chosen

`orders.py`:

```python
from tortoise import models

class Order(models.Model):  # expect: model
    pass

async def clear():
    unpaid = Order.filter(paid=False)  # expect: query name=read entity=orders.Order
    await unpaid.delete()  # expect: query name=write entity=orders.Order
```

## Where the datastore is

`main.py`:

```python
from fastapi import FastAPI
from tortoise import Tortoise
from tortoise.contrib.fastapi import register_tortoise

app = FastAPI()
register_tortoise(app, db_url="postgres://db/shop", modules={"models": ["models"]})  # expect: connect url=postgres://db/shop

async def start():
    await Tortoise.init(db_url="sqlite://shop.db", modules={"models": ["models"]})  # expect: connect url=sqlite://shop.db
```

## Statements as text, in a transaction

`carts.py`:

```python
from tortoise.transactions import atomic, in_transaction

async def clear():
    async with in_transaction() as connection:  # expect: transaction
        await connection.execute_query("delete from carts")  # expect: query statement="delete from carts"

@atomic()  # expect: transaction handler=carts.empty
async def empty():
    return None
```
"""

with module("tortoise.models"):
    @model
    class Model:
        class Meta:
            table: TABLE
            schema: SCHEMA
            abstract: ABSTRACT
        @classmethod
        @query(name="read")
        def all(cls, using_db=...) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def filter(cls, *args, **kwargs) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def exclude(cls, *args, **kwargs) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def annotate(cls, **kwargs) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def first(cls, using_db=...) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def last(cls, using_db=...) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def latest(cls, *orderings) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def earliest(cls, *orderings) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def get(cls, *args, using_db=..., **kwargs) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def get_or_none(cls, *args, using_db=..., **kwargs) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def exists(cls, *args, using_db=..., **kwargs): ...
        @classmethod
        @query(name="read")
        def in_bulk(cls, id_list, field_name=..., using_db=...): ...
        @classmethod
        @query(name="read")
        def select_for_update(cls, *args, **kwargs) -> QuerySet: ...
        @classmethod
        @query(name="read")
        def raw(cls, sql: STATEMENT, using_db=...): ...
        @classmethod
        @query(name="read")
        def fetch_for_list(cls, instance_list, *args, using_db=...): ...
        @query(name="read")
        def fetch_related(self, *args, using_db=...): ...
        @query(name="read")
        def refresh_from_db(self, fields=..., using_db=...): ...
        @classmethod
        @query(name="write")
        def create(cls, using_db=..., **kwargs) -> Self: ...
        @classmethod
        @query(name="write")
        def get_or_create(cls, defaults=..., using_db=..., **kwargs): ...
        @classmethod
        @query(name="write")
        def update_or_create(cls, defaults=..., using_db=..., **kwargs): ...
        @classmethod
        @query(name="write")
        def bulk_create(cls, objects, *args, **kwargs): ...
        @classmethod
        @query(name="write")
        def bulk_update(cls, objects, fields, *args, **kwargs): ...
        @query(name="write")
        def save(self, using_db=..., update_fields=..., force_create=..., force_update=...): ...
        @query(name="write")
        def delete(self, using_db=...): ...

with module("tortoise.queryset"):
    class QuerySet:
        @query(name="write")
        def update(self, **kwargs): ...
        @query(name="write")
        def delete(self): ...
        @query(name="write")
        def bulk_create(self, objects, *args, **kwargs): ...
        @query(name="write")
        def bulk_update(self, objects, fields, batch_size=...): ...
        def all(self) -> Self: ...
        def annotate(self, **kwargs) -> Self: ...
        def distinct(self) -> Self: ...
        def exclude(self, *args, **kwargs) -> Self: ...
        def filter(self, *args, **kwargs) -> Self: ...
        def first(self) -> Self: ...
        def get(self, *args, **kwargs) -> Self: ...
        def get_or_none(self, *args, **kwargs) -> Self: ...
        def group_by(self, *fields) -> Self: ...
        def last(self) -> Self: ...
        def limit(self, limit) -> Self: ...
        def offset(self, offset) -> Self: ...
        def only(self, *fields_for_select) -> Self: ...
        def order_by(self, *orderings) -> Self: ...
        def prefetch_related(self, *args) -> Self: ...
        def select_for_update(self, *args, **kwargs) -> Self: ...
        def select_related(self, *fields) -> Self: ...
        def using_db(self, _db) -> Self: ...

with module("tortoise.manager"):
    class Manager:
        def get_queryset(self) -> tortoise.queryset.QuerySet: ...

# The target is "app.Model", where the application is a name of the configuration.
with module("tortoise.fields", "tortoise.fields.relational"):
    @reference
    def ForeignKeyField(to: ENTITY, *args, on_delete: CASCADE = "CASCADE", **kwargs): ...
    @reference
    def OneToOneField(to: ENTITY, *args, on_delete: CASCADE = "CASCADE", **kwargs): ...
    @reference
    def ManyToManyField(to: ENTITY, through: TABLE = ..., *args, **kwargs): ...

with module("tortoise"):
    class Tortoise:
        @classmethod
        @connect
        def init(cls, config=..., config_file=..., _create_db=..., db_url: URL = ..., modules=..., **kwargs): ...
        @classmethod
        def get_connection(cls, connection_name) -> tortoise.backends.base.client.BaseDBAsyncClient: ...

with module("tortoise.contrib.fastapi"):
    @connect
    def register_tortoise(app, config=..., config_file=..., db_url: URL = ..., modules=..., **kwargs): ...
    class RegisterTortoise:
        @connect
        def __init__(self, app=..., config=..., config_file=..., db_url: URL = ..., modules=..., **kwargs): ...

with module("tortoise.contrib.starlette", "tortoise.contrib.aiohttp", "tortoise.contrib.sanic", "tortoise.contrib.quart"):
    @connect
    def register_tortoise(app, config=..., config_file=..., db_url: URL = ..., modules=..., **kwargs): ...

with module("tortoise.transactions"):
    @transaction
    def in_transaction(connection_name=...) -> tortoise.backends.base.client.BaseDBAsyncClient: ...
    @transaction
    def atomic(connection_name=...) -> Decorator: ...

with module("tortoise.connection"):
    def get_connection(alias) -> tortoise.backends.base.client.BaseDBAsyncClient: ...
    connections: ConnectionHandler
    class ConnectionHandler:
        def get(self, conn_alias) -> tortoise.backends.base.client.BaseDBAsyncClient: ...

with module("tortoise.backends.base.client"):
    class BaseDBAsyncClient:
        @query
        def execute_query(self, query: STATEMENT, values=...): ...
        @query
        def execute_query_dict(self, query: STATEMENT, values=...): ...
        @query(name="write")
        def execute_insert(self, query: STATEMENT, values): ...
        @query
        def execute_many(self, query: STATEMENT, values): ...
        @query
        def execute_script(self, query: STATEMENT): ...
