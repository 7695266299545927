"""
Query builder and object-relational mapper: Piccolo 1.38, https://piccolo-orm.readthedocs.io/en/latest/.

The first call on a table reads or writes; what only refines a query is no second one.

## Tables

`tables.py`:

```python
from piccolo.columns import ForeignKey, Varchar
from piccolo.table import Table

class User(Table):  # expect: model entity=tables.User
    name = Varchar()

class Order(Table, tablename="orders"):  # expect: model entity=tables.Order
    user = ForeignKey(User)  # expect: reference entity=tables.User
    product = ForeignKey("Product")  # expect: reference entity=Product
```

## Reading and writing

`orders.py`:

```python
from piccolo.columns import Boolean
from piccolo.table import Table

class Order(Table):  # expect: model entity=orders.Order
    paid = Boolean()

async def unpaid():
    return await Order.select(Order.id).where(Order.paid.eq(False))  # expect: query name=read entity=orders.Order

async def one(key):
    return await Order.objects().get(Order.id == key)  # expect: query name=read entity=orders.Order

async def place():
    order = Order(paid=False)
    await order.save()  # expect: query name=write entity=orders.Order

async def clear():
    await Order.delete().where(Order.paid.eq(False))  # expect: query name=write entity=orders.Order
```

## Where the datastore is, and statements as text in a transaction

`piccolo_conf.py`:

```python
from piccolo.engine.postgres import PostgresEngine
from piccolo.engine.sqlite import SQLiteEngine

DB = PostgresEngine(config={"host": "db", "database": "shop"})  # expect: connect engine=postgres
CACHE = SQLiteEngine(path="cache.sqlite")  # expect: connect engine=sqlite database=cache.sqlite
```

`carts.py`:

```python
from piccolo.table import Table

from piccolo_conf import DB

class Cart(Table):  # expect: model entity=carts.Cart
    pass

async def clear():
    async with DB.transaction():  # expect: transaction
        await Cart.raw("delete from cart")  # expect: query statement="delete from cart"
```
"""

with module("piccolo.table"):
    # Its name in the datastore is an argument of the class, `tablename`; without it that of the class in snake case.
    @model
    class Table:
        @classmethod
        @query(name="read")
        def select(cls, *columns, **kwargs) -> piccolo.query.Query: ...
        @classmethod
        @query(name="read")
        def objects(cls, *prefetch) -> piccolo.query.Objects: ...
        @classmethod
        @query(name="read")
        def count(cls, column=..., distinct=...) -> piccolo.query.Query: ...
        @classmethod
        @query(name="read")
        def exists(cls) -> piccolo.query.Query: ...
        @classmethod
        @query(name="read")
        def table_exists(cls): ...
        @classmethod
        @query
        def raw(cls, sql: STATEMENT, *args): ...
        @query(name="read")
        def refresh(self, columns=..., load_json=...): ...
        @query(name="read")
        def get_related(self, foreign_key): ...
        @query(name="read")
        def get_m2m(self, m2m): ...
        @classmethod
        @query(name="write")
        def insert(cls, *rows) -> piccolo.query.Query: ...
        @classmethod
        @query(name="write")
        def update(cls, values=..., force=..., use_auto_update=..., **kwargs) -> piccolo.query.Query: ...
        @classmethod
        @query(name="write")
        def delete(cls, force=...) -> piccolo.query.Query: ...
        @classmethod
        @query(name="write")
        def create_table(cls, *args, **kwargs): ...
        @classmethod
        @query(name="write")
        def alter(cls) -> piccolo.query.Query: ...
        @query(name="write")
        def save(self, columns=...): ...
        @query(name="write")
        def update_self(self, values): ...
        @query(name="write")
        def remove(self): ...
        @query(name="write")
        def add_m2m(self, *rows, m2m, extra_column_values=...): ...
        @query(name="write")
        def remove_m2m(self, *rows, m2m): ...

    @query(name="write")
    def create_db_tables(*tables: ENTITY, if_not_exists=...): ...
    @query(name="write")
    def create_db_tables_sync(*tables: ENTITY, if_not_exists=...): ...
    @query(name="write")
    def drop_db_tables(*tables: ENTITY): ...
    @query(name="write")
    def drop_db_tables_sync(*tables: ENTITY): ...

with module("piccolo.query", "piccolo.query.methods"):
    class Query:
        def distinct(self, *args, **kwargs) -> Self: ...
        def first(self) -> Self: ...
        def group_by(self, *columns) -> Self: ...
        def limit(self, number) -> Self: ...
        def offset(self, number) -> Self: ...
        def order_by(self, *columns, ascending=...) -> Self: ...
        def output(self, **kwargs) -> Self: ...
        def returning(self, *columns) -> Self: ...
        def where(self, *where) -> Self: ...

    class Objects(Query):
        @query(name="write")
        def create(self, **columns): ...
        @query(name="write")
        def get_or_create(self, where, defaults=...): ...
        def get(self, where) -> Self: ...
        def prefetch(self, *fk_columns) -> Self: ...

with module("piccolo.columns", "piccolo.columns.column_types", "piccolo.columns.m2m", "piccolo.columns.reference"):
    class ForeignKey:
        @reference
        def __init__(self, references: ENTITY, *args, **kwargs): ...

    # The table between the two.
    class M2M:
        @reference
        def __init__(self, joining_table: ENTITY, foreign_key_columns=...): ...

    # Stands where a class cannot be imported yet.
    class LazyTableReference:
        def __init__(self, table_class_name: ENTITY, app_name=..., module_path=...): ...

with module("piccolo.engine", "piccolo.engine.base"):
    class Engine:
        @transaction
        def atomic(self, *args, **kwargs): ...
        @transaction
        def transaction(self, *args, **kwargs): ...

# The address is a mapping, which is handed to the driver.
with module("piccolo.engine.postgres", "piccolo.engine.cockroach"):
    class PostgresEngine(piccolo.engine.Engine):
        @connect(engine="postgres")
        def __init__(self, config, *args, **kwargs): ...
    class CockroachEngine(PostgresEngine): ...

with module("piccolo.engine.sqlite"):
    class SQLiteEngine(piccolo.engine.Engine):
        @connect(engine="sqlite")
        def __init__(self, path: DATABASE = "piccolo.sqlite", *args, **kwargs): ...
