"""
Object-relational mapper whose queries are generators: Pony ORM 0.7, https://docs.ponyorm.org/api_reference.html.

Entities are classes derived from `Entity` of a database; queries over them are generators or functions.

## A database and its entities

`models.py`:

```python
from pony.orm import Database, Optional, Required, Set

db = Database()
db.bind(provider="postgres", host="db", user="shop", database="shop")  # expect: connect engine=postgres host=db user=shop database=shop

class User(db.Entity):  # expect: model table=users
    _table_ = "users"
    name = Required(str)
    orders = Set("Order")

class Order(db.Entity):  # expect: model entity=models.Order
    user = Required(User)
```

## Reading and writing

`orders.py`:

```python
from pony.orm import Database, Required, commit, db_session

db = Database("sqlite", "shop.db")  # expect: connect engine=sqlite

class Order(db.Entity):  # expect: model entity=orders.Order
    paid = Required(bool)

@db_session  # expect: transaction handler=orders.unpaid
def unpaid():
    return Order.select(lambda order: not order.paid).limit(10)  # expect: query name=read entity=orders.Order

def pay(key):
    with db_session:
        order = Order.get(id=key)  # expect: query name=read entity=orders.Order
        order.set(paid=True)  # expect: query name=write entity=orders.Order
        commit()  # expect: transaction name=commit
```

## Statements as text

`carts.py`:

```python
from pony.orm import Database

db = Database("sqlite", filename="shop.db")  # expect: connect engine=sqlite database=shop.db

def clear():
    db.execute("delete from carts")  # expect: query statement="delete from carts"
    return db.select("select * from carts")  # expect: query name=read statement="select * from carts"

def add(name):
    db.insert("carts", name=name)  # expect: query name=write table=carts
```
"""

with module("pony.orm", "pony.orm.core"):
    class Database:
        Entity: type[Entity]
        @connect
        def __init__(
            self,
            provider: ENGINE = ...,
            *args,
            host: HOST = ...,
            port: PORT = ...,
            user: USER = ...,
            database: DATABASE = ...,
            dbname: DATABASE = ...,
            db: DATABASE = ...,
            filename: DATABASE = ...,
            **kwargs,
        ): ...
        @connect
        def bind(
            self,
            provider: ENGINE = ...,
            *args,
            host: HOST = ...,
            port: PORT = ...,
            user: USER = ...,
            database: DATABASE = ...,
            dbname: DATABASE = ...,
            db: DATABASE = ...,
            filename: DATABASE = ...,
            **kwargs,
        ): ...
        @query
        def execute(self, sql: STATEMENT, globals=..., locals=...): ...
        @query(name="read")
        def select(self, sql: STATEMENT, globals=..., locals=..., frame_depth=...): ...
        @query(name="read")
        def get(self, sql: STATEMENT, globals=..., locals=...): ...
        @query(name="read")
        def exists(self, sql: STATEMENT, globals=..., locals=...): ...
        @query(name="write")
        def insert(self, table_name: TABLE, returning=..., **kwargs): ...
        @query(name="write")
        def drop_table(self, table_name: TABLE, if_exists=..., with_all_data=...): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    @model
    class Entity:
        _table_: TABLE
        @query(name="write")
        def __init__(self, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def __getitem__(cls, key) -> Self: ...
        @classmethod
        @query(name="read")
        def get(cls, *args, **kwargs) -> Self: ...
        @classmethod
        @query(name="read")
        def get_for_update(cls, *args, **kwargs) -> Self: ...
        @classmethod
        @query(name="read")
        def get_by_sql(cls, sql: STATEMENT, globals=..., locals=...) -> Self: ...
        @classmethod
        @query(name="read")
        def exists(cls, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def select(cls, *args, **kwargs) -> Query: ...
        @classmethod
        @query(name="read")
        def select_by_sql(cls, sql: STATEMENT, globals=..., locals=...): ...
        @classmethod
        @query(name="read")
        def select_random(cls, limit): ...
        @query(name="write")
        def set(self, **kwargs): ...
        @query(name="write")
        def delete(self): ...
        @query(name="write")
        def flush(self): ...
        @query(name="read")
        def load(self, *attrs): ...

    # What a generator reads is not told apart: `select(order for order in Order)`.
    @query(name="read")
    def select(*args) -> Query: ...
    @query(name="read")
    def left_join(*args) -> Query: ...
    @query(name="read")
    def get(*args): ...
    @query(name="read")
    def exists(*args): ...
    @query(name="write")
    def delete(*args): ...

    class Query:
        @query(name="write")
        def delete(self, bulk=...): ...
        def distinct(self) -> Self: ...
        def filter(self, *args, **kwargs) -> Self: ...
        def for_update(self, *args, **kwargs) -> Self: ...
        def limit(self, limit=..., offset=...) -> Self: ...
        def order_by(self, *args) -> Self: ...
        def page(self, pagenum, pagesize=...) -> Self: ...
        def prefetch(self, *args) -> Self: ...
        def sort_by(self, *args) -> Self: ...
        def where(self, *args, **kwargs) -> Self: ...
        def without_distinct(self) -> Self: ...

    # Both a block and a decorator, with arguments and without.
    @transaction
    def db_session(*args, **kwargs): ...
    @transaction(name="commit")
    def commit(): ...
    @transaction(name="rollback")
    def rollback(): ...
    @query(name="write")
    def flush(): ...
