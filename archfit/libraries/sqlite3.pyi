"""
SQLite in a file or in memory: sqlite3 of Python 3.14, https://docs.python.org/3/library/sqlite3.html.

And `aiosqlite` 0.22, which is the same in asyncio (https://aiosqlite.omnilib.dev/en/stable/api.html).

## A file, and a statement on the connection

`orders.py`:

```python
import sqlite3

def orders():
    with sqlite3.connect("shop.db") as connection:  # expect: connect engine=sqlite database=shop.db
        return connection.execute("select * from orders").fetchall()  # expect: query engine=sqlite statement="select * from orders"
```

## A cursor, and what is written is committed

`orders.py`:

```python
import sqlite3

class Orders:
    def __init__(self, path):
        self.connection = sqlite3.connect(database=path)  # expect: connect engine=sqlite

    def add(self, rows):
        cursor = self.connection.cursor()
        cursor.executemany("insert into orders values (?)", rows)  # expect: query statement="insert into orders values (?)"
        self.connection.commit()  # expect: transaction name=commit
```

## The path from the environment

`orders.py`:

```python
import os
import sqlite3

connection = sqlite3.connect(os.environ.get("ORDERS_DB", ":memory:"))  # expect: connect database=${ORDERS_DB:-:memory:} # expect: environment name=ORDERS_DB

def clear():
    connection.executescript("delete from orders; delete from carts")  # expect: query statement="delete from orders; delete from carts"
```

## In asyncio

`orders.py`:

```python
import aiosqlite

async def orders():
    async with aiosqlite.connect("shop.db") as db:  # expect: connect engine=sqlite database=shop.db
        async with db.execute("select * from orders") as cursor:  # expect: query statement="select * from orders"
            return await cursor.fetchall()

async def clear(db: aiosqlite.Connection):
    cursor = await db.cursor()
    await cursor.execute("delete from carts")  # expect: query statement="delete from carts"
```
"""

with module("sqlite3", "sqlite3.dbapi2"):
    @connect(engine="sqlite")
    def connect(database: DATABASE, timeout: TIMEOUT = 5.0, *args, **kwargs) -> Connection: ...

    class Connection:
        def __enter__(self) -> Self: ...
        def cursor(self, factory=...) -> Cursor: ...
        @query(engine="sqlite")
        def execute(self, sql: STATEMENT, parameters=...) -> Cursor: ...
        @query(engine="sqlite")
        def executemany(self, sql: STATEMENT, parameters) -> Cursor: ...
        @query(engine="sqlite")
        def executescript(self, sql_script: STATEMENT) -> Cursor: ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class Cursor:
        connection: Connection
        @query(engine="sqlite")
        def execute(self, sql: STATEMENT, parameters=...) -> Self: ...
        @query(engine="sqlite")
        def executemany(self, sql: STATEMENT, parameters) -> Self: ...
        @query(engine="sqlite")
        def executescript(self, sql_script: STATEMENT) -> Self: ...

with module("aiosqlite", "aiosqlite.core", "aiosqlite.cursor"):
    @connect(engine="sqlite")
    def connect(
        database: DATABASE, *, iter_chunk_size=..., loop=..., timeout: TIMEOUT = 5.0, **kwargs
    ) -> Connection: ...

    class Connection:
        def __aenter__(self) -> Self: ...
        def cursor(self) -> Cursor: ...
        @query(engine="sqlite")
        def execute(self, sql: STATEMENT, parameters=...) -> Cursor: ...
        @query(engine="sqlite")
        def execute_insert(self, sql: STATEMENT, parameters=...): ...
        @query(engine="sqlite")
        def execute_fetchall(self, sql: STATEMENT, parameters=...): ...
        @query(engine="sqlite")
        def executemany(self, sql: STATEMENT, parameters) -> Cursor: ...
        @query(engine="sqlite")
        def executescript(self, sql_script: STATEMENT) -> Cursor: ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class Cursor:
        def __aenter__(self) -> Self: ...
        @query(engine="sqlite")
        def execute(self, sql: STATEMENT, parameters=...) -> Self: ...
        @query(engine="sqlite")
        def executemany(self, sql: STATEMENT, parameters) -> Self: ...
        @query(engine="sqlite")
        def executescript(self, sql_script: STATEMENT) -> Self: ...
