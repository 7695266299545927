"""
Oracle Database: python-oracledb 26.1 and cx_Oracle 8.3, https://python-oracledb.readthedocs.io/en/latest/api_manual/module.html.

An address is `host:port/service` (Easy Connect), a name of `tnsnames.ora`, or a connect descriptor.

## An address from the environment

`orders.py`:

```python
import os

import oracledb

def orders():
    with oracledb.connect(user="shop", password="secret", dsn=os.environ["ORDERS_DSN"]) as connection:  # expect: connect engine=oracle user=shop url=${ORDERS_DSN} # expect: environment name=ORDERS_DSN
        with connection.cursor() as cursor:
            cursor.execute("select * from orders where paid = :paid", paid=1)  # expect: query engine=oracle statement="select * from orders where paid = :paid"
            return cursor.fetchall()
```

## A pool in asyncio

`orders.py`:

```python
import oracledb

pool = oracledb.create_pool_async(user="shop", host="db", port=1521, service_name="orders")  # expect: connect engine=oracle user=shop host=db port=1521 database=orders

async def add(rows):
    async with pool.acquire() as connection:
        await connection.executemany("insert into orders values (:1)", rows)  # expect: query statement="insert into orders values (:1)"
        await connection.commit()  # expect: transaction name=commit
```

## cx_Oracle, by position

`carts.py`:

```python
import cx_Oracle

connection = cx_Oracle.connect("shop", "secret", "db:1521/carts")  # expect: connect engine=oracle user=shop url=db:1521/carts

def clear():
    connection.cursor().execute("delete from carts")  # expect: query statement="delete from carts"
```
"""

with module("oracledb", "oracledb.connection", "oracledb.cursor", "oracledb.pool"):
    @connect(engine="oracle")
    def connect(
        dsn: URL = ...,
        *,
        user: USER = ...,
        host: HOST = ...,
        port: PORT = ...,
        service_name: DATABASE = ...,
        sid: DATABASE = ...,
        pool=...,
        params=...,
        **kwargs,
    ) -> Connection: ...
    @connect(engine="oracle")
    def connect_async(
        dsn: URL = ...,
        *,
        user: USER = ...,
        host: HOST = ...,
        port: PORT = ...,
        service_name: DATABASE = ...,
        sid: DATABASE = ...,
        pool=...,
        params=...,
        **kwargs,
    ) -> AsyncConnection: ...
    @connect(engine="oracle")
    def create_pool(
        dsn: URL = ...,
        *,
        user: USER = ...,
        host: HOST = ...,
        port: PORT = ...,
        service_name: DATABASE = ...,
        sid: DATABASE = ...,
        **kwargs,
    ) -> ConnectionPool: ...
    @connect(engine="oracle")
    def create_pool_async(
        dsn: URL = ...,
        *,
        user: USER = ...,
        host: HOST = ...,
        port: PORT = ...,
        service_name: DATABASE = ...,
        sid: DATABASE = ...,
        **kwargs,
    ) -> AsyncConnectionPool: ...
    @text
    def makedsn(host: PART, port: PART, sid=..., service_name=..., **kwargs): ...

    class ConnectionPool:
        def acquire(self, *args, **kwargs) -> Connection: ...

    class AsyncConnectionPool:
        def acquire(self, *args, **kwargs) -> AsyncConnection: ...

    class Connection:
        def __enter__(self) -> Self: ...
        def cursor(self, *args, **kwargs) -> Cursor: ...
        @query(engine="oracle", name="read")
        def fetch_df_all(self, statement: STATEMENT, *args, **kwargs): ...
        @query(engine="oracle", name="read")
        def fetch_df_batches(self, statement: STATEMENT, *args, **kwargs): ...
        @transaction
        def begin(self, *args, **kwargs): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class AsyncConnection(Connection):
        def __aenter__(self) -> Self: ...
        def cursor(self, *args, **kwargs) -> AsyncCursor: ...
        @query(engine="oracle")
        def execute(self, statement: STATEMENT, *args, **kwargs): ...
        @query(engine="oracle")
        def executemany(self, statement: STATEMENT, *args, **kwargs): ...
        @query(engine="oracle", name="read")
        def fetchall(self, statement: STATEMENT, *args, **kwargs): ...
        @query(engine="oracle", name="read")
        def fetchmany(self, statement: STATEMENT, *args, **kwargs): ...
        @query(engine="oracle", name="read")
        def fetchone(self, statement: STATEMENT, *args, **kwargs): ...
        @query(engine="oracle")
        def callproc(self, name, *args, **kwargs): ...
        @query(engine="oracle")
        def callfunc(self, name, *args, **kwargs): ...

    class Cursor:
        def __enter__(self) -> Self: ...
        @query(engine="oracle")
        def execute(self, statement: STATEMENT, parameters=..., **kwargs) -> Self: ...
        @query(engine="oracle")
        def executemany(self, statement: STATEMENT, parameters, **kwargs): ...
        @query(engine="oracle")
        def callproc(self, name, *args, **kwargs): ...
        @query(engine="oracle")
        def callfunc(self, name, *args, **kwargs): ...

    class AsyncCursor(Cursor):
        def __aenter__(self) -> Self: ...

with module("cx_Oracle"):
    @connect(engine="oracle")
    def connect(user: USER = ..., password=..., dsn: URL = ..., *args, **kwargs) -> Connection: ...
    class Connection(oracledb.Connection):
        @connect(engine="oracle")
        def __init__(self, user: USER = ..., password=..., dsn: URL = ..., *args, **kwargs): ...
    class Cursor(oracledb.Cursor): ...
    class SessionPool:
        @connect(engine="oracle")
        def __init__(self, user: USER = ..., password=..., dsn: URL = ..., *args, **kwargs): ...
        def acquire(self, *args, **kwargs) -> Connection: ...
