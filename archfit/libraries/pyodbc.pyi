"""
Datastores by their ODBC drivers: pyodbc 5.5, https://github.com/mkleehammer/pyodbc/wiki/The-pyodbc-Module.

And `aioodbc` 0.5, which is the same in asyncio (https://github.com/aio-libs/aioodbc). Which engine it is stands in the text
of the connection, `Driver={ODBC Driver 18 for SQL Server};Server=db;Database=shop`, or in the argument `driver`.

## The text of a connection from the environment

`orders.py`:

```python
import os

import pyodbc

connection = pyodbc.connect(os.environ["ORDERS_DSN"], autocommit=True)  # expect: connect url=${ORDERS_DSN} # expect: environment name=ORDERS_DSN

def orders():
    cursor = connection.cursor()
    return cursor.execute("select * from orders where paid = ?", True).fetchall()  # expect: query statement="select * from orders where paid = ?"
```

## From parts

`carts.py`:

```python
import pyodbc

def clear():
    with pyodbc.connect(driver="{PostgreSQL Unicode}", server="db", database="shop", uid="shop") as connection:  # expect: connect host=db database=shop user=shop
        connection.execute("delete from carts")  # expect: query statement="delete from carts"
        connection.commit()  # expect: transaction name=commit
```

## A pool in asyncio

`carts.py`:

```python
import aioodbc

async def carts():
    async with aioodbc.create_pool(dsn="Driver=SQLite;Database=shop.db") as pool:  # expect: connect url="Driver=SQLite;Database=shop.db"
        async with pool.acquire() as connection:
            async with connection.cursor() as cursor:
                await cursor.execute("select * from carts")  # expect: query statement="select * from carts"
```
"""

with module("pyodbc"):
    @connect
    def connect(
        connstring: URL = ...,
        *,
        server: HOST = ...,
        host: HOST = ...,
        port: PORT = ...,
        database: DATABASE = ...,
        uid: USER = ...,
        user: USER = ...,
        timeout: TIMEOUT = 0,
        **kwargs,
    ) -> Connection: ...

    class Connection:
        def __enter__(self) -> Self: ...
        def cursor(self) -> Cursor: ...
        @query
        def execute(self, sql: STATEMENT, *params) -> Cursor: ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class Cursor:
        def __enter__(self) -> Self: ...
        @query
        def execute(self, sql: STATEMENT, *params) -> Self: ...
        @query
        def executemany(self, sql: STATEMENT, params): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

with module("aioodbc", "aioodbc.connection", "aioodbc.cursor", "aioodbc.pool"):
    @connect
    def connect(*, dsn: URL, timeout: TIMEOUT = 0, **kwargs) -> Connection: ...
    @connect
    def create_pool(dsn: URL, *args, **kwargs) -> Pool: ...

    class Pool:
        def __aenter__(self) -> Self: ...
        def acquire(self) -> Connection: ...

    class Connection(pyodbc.Connection):
        def __aenter__(self) -> Self: ...
        def cursor(self) -> Cursor: ...
        @query
        def execute(self, sql: STATEMENT, *args) -> Cursor: ...

    class Cursor(pyodbc.Cursor):
        def __aenter__(self) -> Self: ...
