"""
Statements as text, rows as records (records 0.6, https://github.com/kennethreitz/records).

Without an address it is taken from the variable `DATABASE_URL`.

## An address, and a statement

`orders.py`:

```python
import records

db = records.Database("postgresql://db/shop")  # expect: connect url=postgresql://db/shop

def orders(user):
    return db.query("select * from orders where user = :user", user=user).all()  # expect: query statement="select * from orders where user = :user"
```

## In a transaction

`carts.py`:

```python
import records

def clear(db: records.Database, rows):
    with db.transaction() as connection:  # expect: transaction
        connection.query("delete from carts")  # expect: query statement="delete from carts"
        connection.bulk_query("insert into carts values (:id)", rows)  # expect: query statement="insert into carts values (:id)"
```

## A connection of its own

`carts.py`:

```python
import records

def carts():
    with records.Database(db_url="sqlite:///shop.db") as db:  # expect: connect url=sqlite:///shop.db
        return db.get_connection().query("select * from carts")  # expect: query statement="select * from carts"
```
"""

with module("records"):
    class Database:
        @connect
        def __init__(self, db_url: URL = ..., **kwargs): ...
        def __enter__(self) -> Self: ...
        def get_engine(self) -> sqlalchemy.Engine: ...
        def get_connection(self, close_with_result=...) -> Connection: ...
        @query
        def query(self, query: STATEMENT, fetchall=..., **params): ...
        @query
        def bulk_query(self, query: STATEMENT, *multiparams): ...
        @transaction
        def transaction(self) -> Connection: ...

    class Connection:
        def __enter__(self) -> Self: ...
        @query
        def query(self, query: STATEMENT, fetchall=..., **params): ...
        @query
        def bulk_query(self, query: STATEMENT, *multiparams): ...
        @transaction
        def transaction(self): ...
