"""
Statements in asyncio, as text or of SQLAlchemy (databases 0.9, https://www.encode.io/databases/).

## From the environment, with statements as text

`orders.py`:

```python
import os

from databases import Database

database = Database(os.environ["DB_URL"])  # expect: connect url=${DB_URL} # expect: environment name=DB_URL

async def orders():
    return await database.fetch_all("select * from orders where paid = :paid", {"paid": True})  # expect: query statement="select * from orders where paid = :paid"

async def add(values):
    await database.execute_many(query="insert into orders values (:id)", values=values)  # expect: query statement="insert into orders values (:id)"
```

## Statements of SQLAlchemy

`orders.py`:

```python
import sqlalchemy
from databases import Database

database = Database("postgresql+asyncpg://db/shop")  # expect: connect url=postgresql+asyncpg://db/shop
orders = sqlalchemy.Table("orders", sqlalchemy.MetaData())  # expect: model table=orders

async def paid():
    statement = orders.select()  # expect: query name=read table=orders
    return await database.fetch_all(statement)  # expect: query
```

## A transaction on a connection

`carts.py`:

```python
from databases import Database

database = Database("sqlite+aiosqlite:///shop.db")  # expect: connect url=sqlite+aiosqlite:///shop.db

async def clear():
    async with database.connection() as connection:
        async with connection.transaction():  # expect: transaction
            await connection.execute("delete from carts")  # expect: query statement="delete from carts"

@database.transaction()  # expect: transaction
async def empty():
    return None
```
"""

with module("databases", "databases.core"):
    class Database:
        @connect
        def __init__(self, url: URL, *, force_rollback=..., **options): ...
        def __aenter__(self) -> Self: ...
        def connection(self) -> Connection: ...
        @query
        def fetch_all(self, query: STATEMENT, values=...): ...
        @query
        def fetch_one(self, query: STATEMENT, values=...): ...
        @query
        def fetch_val(self, query: STATEMENT, values=..., column=...): ...
        @query
        def iterate(self, query: STATEMENT, values=...): ...
        @query
        def execute(self, query: STATEMENT, values=...): ...
        @query
        def execute_many(self, query: STATEMENT, values): ...
        # Both a block and a decorator.
        @transaction
        def transaction(self, *, force_rollback=..., **kwargs) -> Transaction: ...

    class Connection:
        def __aenter__(self) -> Self: ...
        @query
        def fetch_all(self, query: STATEMENT, values=...): ...
        @query
        def fetch_one(self, query: STATEMENT, values=...): ...
        @query
        def fetch_val(self, query: STATEMENT, values=..., column=...): ...
        @query
        def iterate(self, query: STATEMENT, values=...): ...
        @query
        def execute(self, query: STATEMENT, values=...): ...
        @query
        def execute_many(self, query: STATEMENT, values): ...
        @transaction
        def transaction(self, *, force_rollback=..., **kwargs) -> Transaction: ...

    class Transaction:
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    @text
    def DatabaseURL(url: PART) -> URL: ...
    class URL: ...
