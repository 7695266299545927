"""
PostgreSQL drivers psycopg 3.3 with psycopg_pool 3.3, and psycopg2 2.9, https://www.psycopg.org/psycopg3/docs/api/.

An address is a URL or the text of key-value pairs that libpq takes (`host=db dbname=shop`). psycopg2 is described at
https://www.psycopg.org/docs/module.html. Its `sql` gives text, with names put in place of the braces.

## psycopg 3, with an address from the environment

`database.py`:

```python
import os

import psycopg

def orders():
    with psycopg.connect(os.environ["DB_URL"]) as connection:  # expect: connect engine=postgres url=${DB_URL} # expect: environment name=DB_URL
        return connection.execute("select * from orders").fetchall()  # expect: query engine=postgres statement="select * from orders"
```

## A pool in asyncio

`carts.py`:

```python
from psycopg_pool import AsyncConnectionPool

pool = AsyncConnectionPool("postgresql://db/shop")  # expect: connect engine=postgres url=postgresql://db/shop

async def clear():
    async with pool.connection() as connection, connection.cursor() as cursor:
        await cursor.execute("delete from carts")  # expect: query statement="delete from carts"
```

## A transaction

`carts.py`:

```python
import psycopg

def clear(connection: psycopg.Connection):
    with connection.transaction():  # expect: transaction
        connection.execute("delete from carts")  # expect: query statement="delete from carts"
```

## psycopg2, from parts

`database.py`:

```python
import psycopg2
from psycopg2.extras import RealDictCursor, execute_values

connection = psycopg2.connect(host="db", port=5432, dbname="shop", user="shop")  # expect: connect engine=postgres host=db port=5432 database=shop user=shop

def orders():
    with connection.cursor(cursor_factory=RealDictCursor) as cursor:
        cursor.execute("select * from orders where paid = %s", (True,))  # expect: query engine=postgres statement="select * from orders where paid = %s"
        return cursor.fetchall()

def add(rows):
    execute_values(connection.cursor(), "insert into orders values %s", rows)  # expect: query statement="insert into orders values %s"
    connection.commit()  # expect: transaction name=commit
```

## The name of a table put into a statement

`report.py`:

```python
from psycopg2 import sql
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "postgresql://db/shop")  # expect: connect engine=postgres url=postgresql://db/shop

def clear():
    cursor = pool.getconn().cursor()
    cursor.execute(sql.SQL("truncate {}").format(sql.Identifier("carts")))  # expect: query statement="truncate carts"
```
"""

with module("psycopg", "psycopg.connection", "psycopg.connection_async", "psycopg.cursor", "psycopg.cursor_async"):
    @connect(engine="postgres")
    def connect(
        conninfo: URL = ...,
        *,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        dbname: DATABASE = ...,
        connect_timeout: TIMEOUT = ...,
        **kwargs,
    ) -> Connection: ...

    class Connection:
        @classmethod
        @connect(engine="postgres")
        def connect(
            cls,
            conninfo: URL = ...,
            *,
            host: HOST = ...,
            port: PORT = ...,
            user: USER = ...,
            dbname: DATABASE = ...,
            connect_timeout: TIMEOUT = ...,
            **kwargs,
        ) -> Self: ...
        def __enter__(self) -> Self: ...
        def cursor(self, name=..., **kwargs) -> Cursor: ...
        @query(engine="postgres")
        def execute(self, query: STATEMENT, params=..., **kwargs) -> Cursor: ...
        @transaction
        def transaction(self, savepoint_name=..., force_rollback=...): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class Cursor:
        def __enter__(self) -> Self: ...
        @query(engine="postgres")
        def execute(self, query: STATEMENT, params=..., **kwargs) -> Self: ...
        @query(engine="postgres")
        def executemany(self, query: STATEMENT, params_seq, **kwargs): ...
        @query(engine="postgres")
        def stream(self, query: STATEMENT, params=..., **kwargs): ...
        @query(engine="postgres")
        def copy(self, statement: STATEMENT, params=..., **kwargs): ...

    class AsyncConnection(Connection):
        def __aenter__(self) -> Self: ...
        def cursor(self, name=..., **kwargs) -> AsyncCursor: ...

    class AsyncCursor(Cursor):
        def __aenter__(self) -> Self: ...

with module("psycopg_pool", "psycopg_pool.pool", "psycopg_pool.pool_async"):
    class ConnectionPool:
        @connect(engine="postgres")
        def __init__(self, conninfo: URL = ..., **kwargs): ...
        def __enter__(self) -> Self: ...
        def connection(self, timeout=...) -> psycopg.Connection: ...
        def getconn(self, timeout=...) -> psycopg.Connection: ...

    class NullConnectionPool(ConnectionPool): ...

    class AsyncConnectionPool:
        @connect(engine="postgres")
        def __init__(self, conninfo: URL = ..., **kwargs): ...
        def __aenter__(self) -> Self: ...
        def connection(self, timeout=...) -> psycopg.AsyncConnection: ...
        def getconn(self, timeout=...) -> psycopg.AsyncConnection: ...

    class AsyncNullConnectionPool(AsyncConnectionPool): ...

with module("psycopg2", "psycopg2.extensions", "psycopg2._psycopg"):
    @connect(engine="postgres")
    def connect(
        dsn: URL = ...,
        connection_factory=...,
        cursor_factory=...,
        *,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        dbname: DATABASE = ...,
        database: DATABASE = ...,
        connect_timeout: TIMEOUT = ...,
        **kwargs,
    ) -> connection: ...

    class connection:
        def __enter__(self) -> Self: ...
        def cursor(self, name=..., cursor_factory=..., **kwargs) -> cursor: ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class cursor:
        def __enter__(self) -> Self: ...
        @query(engine="postgres")
        def execute(self, query: STATEMENT, vars=...): ...
        @query(engine="postgres")
        def executemany(self, query: STATEMENT, vars_list): ...
        @query(engine="postgres")
        def callproc(self, procname, parameters=...): ...
        @query(engine="postgres", name="write")
        def copy_from(self, file, table: TABLE, *args, **kwargs): ...
        @query(engine="postgres", name="read")
        def copy_to(self, file, table: TABLE, *args, **kwargs): ...
        @query(engine="postgres")
        def copy_expert(self, sql: STATEMENT, file, size=...): ...

with module("psycopg2.extras"):
    class DictCursor(psycopg2.cursor): ...
    class NamedTupleCursor(psycopg2.cursor): ...
    class RealDictCursor(psycopg2.cursor): ...
    @query(engine="postgres")
    def execute_batch(cur, sql: STATEMENT, argslist, page_size=...): ...
    @query(engine="postgres")
    def execute_values(cur, sql: STATEMENT, argslist, template=..., page_size=..., fetch=...): ...

with module("psycopg2.pool"):
    class AbstractConnectionPool:
        @connect(engine="postgres")
        def __init__(
            self,
            minconn,
            maxconn,
            dsn: URL = ...,
            *args,
            host: HOST = ...,
            port: PORT = ...,
            user: USER = ...,
            dbname: DATABASE = ...,
            database: DATABASE = ...,
            **kwargs,
        ): ...
        def getconn(self, key=...) -> psycopg2.connection: ...

    class SimpleConnectionPool(AbstractConnectionPool): ...
    class ThreadedConnectionPool(AbstractConnectionPool): ...

with module("psycopg2.sql", "psycopg.sql"):
    @text
    def SQL(string: PART) -> Composable: ...
    @text
    def Identifier(*strings: PART) -> Composable: ...
    class Composable: ...
