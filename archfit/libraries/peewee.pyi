"""
Small object-relational mapper: peewee 4.5 and 3.17 with playhouse, https://docs.peewee-orm.com/en/latest/peewee/api.html.

`select` and the like of a model are the query; what only refines it, runs it or fetches from it is no second one.

## Models

`models.py`:

```python
from peewee import ForeignKeyField, Model, PostgresqlDatabase, TextField

database = PostgresqlDatabase("shop", host="db", port=5432, user="shop")  # expect: connect engine=postgres database=shop host=db port=5432 user=shop

class User(Model):  # expect: model table=users
    name = TextField()

    class Meta:
        database = database
        table_name = "users"

class Order(Model):  # expect: model entity=models.Order
    user = ForeignKeyField(User, backref="orders")  # expect: reference entity=models.User
```

## Reading and writing

`orders.py`:

```python
from peewee import BooleanField, Model

class Order(Model):  # expect: model
    paid = BooleanField()

def unpaid():
    return Order.select().where(Order.paid == False).order_by(Order.id)  # expect: query name=read entity=orders.Order

def one(key):
    return Order.get_by_id(key)  # expect: query name=read entity=orders.Order

def place():
    return Order.create(paid=False)  # expect: query name=write entity=orders.Order

def pay(order: Order):
    order.paid = True
    order.save()  # expect: query name=write entity=orders.Order
```

## Two tables in one query

`orders.py`:

```python
from peewee import ForeignKeyField, Model

class User(Model):  # expect: model
    pass

class Order(Model):  # expect: model
    user = ForeignKeyField(User)  # expect: reference entity=orders.User

def everything():
    orders = Order.select()  # expect: query name=read entity=orders.Order
    return orders.join(User)  # expect: query name=read entity=orders.User
```

## Statements as text, in a transaction

`carts.py`:

```python
from playhouse.db_url import connect

database = connect("mysql://db/shop")  # expect: connect url=mysql://db/shop

def clear():
    with database.atomic():  # expect: transaction
        database.execute_sql("delete from carts")  # expect: query statement="delete from carts"
```
"""

with module("peewee"):
    @model
    class Model:
        class Meta:
            table_name: TABLE
            schema: SCHEMA
        # Reads:
        @classmethod
        @query(name="read")
        def select(cls, *fields) -> ModelSelect: ...
        @classmethod
        @query(name="read")
        def filter(cls, *dq_nodes, **filters) -> ModelSelect: ...
        @classmethod
        @query(name="read")
        def raw(cls, sql: STATEMENT, *params): ...
        @classmethod
        @query(name="read")
        def get(cls, *query, **filters) -> Self: ...
        @classmethod
        @query(name="read")
        def get_or_none(cls, *query, **filters) -> Self: ...
        @classmethod
        @query(name="read")
        def get_by_id(cls, pk) -> Self: ...
        @classmethod
        @query(name="read")
        def table_exists(cls): ...
        # Writes:
        @classmethod
        @query(name="write")
        def insert(cls, __data=..., **insert): ...
        @classmethod
        @query(name="write")
        def insert_many(cls, rows, fields=...): ...
        @classmethod
        @query(name="write")
        def insert_from(cls, query, fields): ...
        @classmethod
        @query(name="write")
        def replace(cls, __data=..., **insert): ...
        @classmethod
        @query(name="write")
        def replace_many(cls, rows, fields=...): ...
        @classmethod
        @query(name="write")
        def update(cls, __data=..., **update): ...
        @classmethod
        @query(name="write")
        def delete(cls): ...
        @classmethod
        @query(name="write")
        def create(cls, **query) -> Self: ...
        @classmethod
        @query(name="write")
        def get_or_create(cls, **kwargs): ...
        @classmethod
        @query(name="write")
        def set_by_id(cls, key, value): ...
        @classmethod
        @query(name="write")
        def delete_by_id(cls, pk): ...
        @classmethod
        @query(name="write")
        def bulk_create(cls, model_list, batch_size=...): ...
        @classmethod
        @query(name="write")
        def bulk_update(cls, model_list, fields, batch_size=...): ...
        @classmethod
        @query(name="write")
        def create_table(cls, safe=..., **options): ...
        @classmethod
        @query(name="write")
        def drop_table(cls, safe=..., drop_sequences=..., **options): ...
        @classmethod
        @query(name="write")
        def truncate_table(cls, **options): ...
        @query(name="write")
        def save(self, force_insert=..., only=...): ...
        @query(name="write")
        def delete_instance(self, recursive=..., delete_nullable=...): ...

    class ModelSelect:
        @query(name="read")
        def join(self, dest: ENTITY, join_type=..., on=..., src=..., attr=...) -> Self: ...
        @query(name="read")
        def left_outer_join(self, dest: ENTITY, on=..., src=..., attr=...) -> Self: ...
        @query(name="read")
        def join_from(self, src, dest: ENTITY, join_type=..., on=..., attr=...) -> Self: ...
        def distinct(self, *columns) -> Self: ...
        def filter(self, *args, **kwargs) -> Self: ...
        def for_update(self, *args, **kwargs) -> Self: ...
        def group_by(self, *columns) -> Self: ...
        def having(self, *expressions) -> Self: ...
        def limit(self, value=...) -> Self: ...
        def offset(self, value=...) -> Self: ...
        def order_by(self, *values) -> Self: ...
        def orwhere(self, *expressions) -> Self: ...
        def paginate(self, page, paginate_by=...) -> Self: ...
        def select_extend(self, *columns) -> Self: ...
        def switch(self, ctx=...) -> Self: ...
        def where(self, *expressions) -> Self: ...

    class ForeignKeyField:
        @reference
        def __init__(self, model: ENTITY, *args, on_delete: CASCADE = ..., **kwargs): ...

    class DeferredForeignKey:
        @reference
        def __init__(self, rel_model_name: ENTITY, **kwargs): ...

    class ManyToManyField:
        @reference
        def __init__(self, model: ENTITY, *args, **kwargs): ...

    # A table without a class.
    class Table:
        @model
        def __init__(self, name: TABLE, columns=..., primary_key=..., schema: SCHEMA = ..., alias=..., **kwargs): ...
        def bind(self, database=...) -> Self: ...
        @query(name="read")
        def select(self, *columns): ...
        @query(name="write")
        def insert(self, insert=..., columns=..., **kwargs): ...
        @query(name="write")
        def replace(self, insert=..., columns=..., **kwargs): ...
        @query(name="write")
        def update(self, update=..., **kwargs): ...
        @query(name="write")
        def delete(self): ...

    class Database:
        Model: type[Model]
        @query
        def execute_sql(self, sql: STATEMENT, params=..., *args): ...
        @query(name="write")
        def create_tables(self, models: ENTITY, **options): ...
        @query(name="write")
        def drop_tables(self, models: ENTITY, **kwargs): ...
        # Both blocks and decorators.
        @transaction
        def atomic(self, *args, **kwargs): ...
        @transaction
        def transaction(self, *args, **kwargs): ...
        @transaction
        def savepoint(self): ...
        @transaction
        def begin(self, *args): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class SqliteDatabase(Database):
        @connect(engine="sqlite")
        def __init__(self, database: DATABASE, *args, **kwargs): ...
        @connect(engine="sqlite")
        def init(self, database: DATABASE, *args, **kwargs): ...

    class PostgresqlDatabase(Database):
        @connect(engine="postgres")
        def __init__(self, database: DATABASE, *args, host: HOST = ..., port: PORT = ..., user: USER = ..., **kwargs): ...
        @connect(engine="postgres")
        def init(self, database: DATABASE, *args, host: HOST = ..., port: PORT = ..., user: USER = ..., **kwargs): ...

    class MySQLDatabase(Database):
        @connect(engine="mysql")
        def __init__(self, database: DATABASE, *args, host: HOST = ..., port: PORT = ..., user: USER = ..., **kwargs): ...
        @connect(engine="mysql")
        def init(self, database: DATABASE, *args, host: HOST = ..., port: PORT = ..., user: USER = ..., **kwargs): ...

with module("playhouse.db_url"):
    @connect
    def connect(url: URL, **kwargs) -> peewee.Database: ...

with module("playhouse.pool"):
    class PooledSqliteDatabase(peewee.SqliteDatabase): ...
    class PooledPostgresqlDatabase(peewee.PostgresqlDatabase): ...
    class PooledPostgresqlExtDatabase(peewee.PostgresqlDatabase): ...
    class PooledMySQLDatabase(peewee.MySQLDatabase): ...

with module("playhouse.postgres_ext", "playhouse.cockroachdb"):
    class PostgresqlExtDatabase(peewee.PostgresqlDatabase): ...
    class CockroachDatabase(peewee.PostgresqlDatabase): ...

with module("playhouse.sqlite_ext", "playhouse.apsw_ext", "playhouse.sqliteq"):
    class SqliteExtDatabase(peewee.SqliteDatabase): ...
    class APSWDatabase(peewee.SqliteDatabase): ...
    class SqliteQueueDatabase(peewee.SqliteDatabase): ...

with module("playhouse.signals"):
    class Model(peewee.Model): ...

with module("playhouse.flask_utils"):
    class FlaskDB:
        Model: type[peewee.Model]
        database: peewee.Database
        def __init__(self, app=..., database=..., *args, **kwargs): ...
