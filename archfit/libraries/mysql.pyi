"""
MySQL and MariaDB drivers: mysqlclient 2.2, PyMySQL 1.2, aiomysql 0.3, asyncmy 0.2, https://pymysql.readthedocs.io/en/latest/.

And `mysql.connector` (Connector/Python 9 and later, https://dev.mysql.com/doc/connector-python/en/). mysqlclient is imported as
`MySQLdb` (https://mysqlclient.readthedocs.io/user_guide.html); aiomysql is at https://aiomysql.readthedocs.io/en/stable/.

## A connection from the environment

`database.py`:

```python
import os

import pymysql

connection = pymysql.connect(
    host=os.environ["DB_HOST"], port=3306, user="shop", db="orders"  # expect: environment name=DB_HOST # expect@5: connect engine=mysql host=${DB_HOST} port=3306 user=shop database=orders
)

def orders():
    with connection.cursor(pymysql.cursors.DictCursor) as cursor:
        cursor.execute("select * from orders where paid = %s", (True,))  # expect: query engine=mysql statement="select * from orders where paid = %s"
        return cursor.fetchall()
```

## By position, and what is written is committed

`carts.py`:

```python
import MySQLdb

connection = MySQLdb.connect("db", "shop", "secret", "carts")  # expect: connect engine=mysql host=db user=shop database=carts

def clear():
    cursor = connection.cursor()
    cursor.execute("delete from carts")  # expect: query statement="delete from carts"
    connection.commit()  # expect: transaction name=commit
```

## A pool in asyncio

`orders.py`:

```python
import aiomysql

async def add(rows):
    pool = await aiomysql.create_pool(host="db", db="orders")  # expect: connect engine=mysql host=db database=orders
    async with pool.acquire() as connection:
        async with connection.cursor() as cursor:
            await cursor.executemany("insert into orders values (%s)", rows)  # expect: query statement="insert into orders values (%s)"
```

## Connector/Python

`orders.py`:

```python
import mysql.connector
from mysql.connector.pooling import MySQLConnectionPool

connection = mysql.connector.connect(host="db", database="orders")  # expect: connect engine=mysql host=db database=orders
pool = MySQLConnectionPool(pool_size=3, host="db", database="carts")  # expect: connect engine=mysql host=db database=carts

def orders():
    cursor = connection.cursor(dictionary=True)
    cursor.execute("select * from orders")  # expect: query statement="select * from orders"

def clear():
    pool.get_connection().cursor().execute("delete from carts")  # expect: query statement="delete from carts"
```
"""

with module("pymysql", "pymysql.connections", "pymysql.cursors"):
    # Only by name since 1.0.
    @connect(engine="mysql")
    def connect(
        host: HOST = ...,
        user: USER = ...,
        password=...,
        database: DATABASE = ...,
        port: PORT = ...,
        *,
        db: DATABASE = ...,
        connect_timeout: TIMEOUT = 10,
        **kwargs,
    ) -> Connection: ...

    Connect = connect

    class Connection:
        @connect(engine="mysql")
        def __init__(
            self,
            host: HOST = ...,
            user: USER = ...,
            password=...,
            database: DATABASE = ...,
            port: PORT = ...,
            *,
            db: DATABASE = ...,
            connect_timeout: TIMEOUT = 10,
            **kwargs,
        ): ...
        def __enter__(self) -> Self: ...
        def cursor(self, cursor=...) -> Cursor: ...
        @query(engine="mysql")
        def query(self, sql: STATEMENT, unbuffered=...): ...
        @transaction
        def begin(self): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class Cursor:
        def __enter__(self) -> Self: ...
        @query(engine="mysql")
        def execute(self, query: STATEMENT, args=...): ...
        @query(engine="mysql")
        def executemany(self, query: STATEMENT, args): ...
        @query(engine="mysql")
        def callproc(self, procname, args=...): ...

    class DictCursor(Cursor): ...
    class SSCursor(Cursor): ...
    class SSDictCursor(SSCursor): ...

with module("MySQLdb", "MySQLdb.connections", "MySQLdb.cursors"):
    @connect(engine="mysql")
    def connect(
        host: HOST = ...,
        user: USER = ...,
        password=...,
        database: DATABASE = ...,
        port: PORT = ...,
        unix_socket=...,
        *,
        db: DATABASE = ...,
        connect_timeout: TIMEOUT = ...,
        **kwargs,
    ) -> Connection: ...

    Connect = connect

    class Connection(pymysql.Connection):
        def cursor(self, cursorclass=...) -> Cursor: ...

    class Cursor(pymysql.Cursor): ...
    class DictCursor(Cursor): ...
    class SSCursor(Cursor): ...
    class SSDictCursor(SSCursor): ...

with module("aiomysql", "aiomysql.connection", "aiomysql.cursors", "aiomysql.pool"):
    @connect(engine="mysql")
    def connect(
        host: HOST = ...,
        user: USER = ...,
        password=...,
        db: DATABASE = ...,
        port: PORT = ...,
        *args,
        connect_timeout: TIMEOUT = None,
        **kwargs,
    ) -> Connection: ...
    @connect(engine="mysql")
    def create_pool(
        minsize=...,
        maxsize=...,
        echo=...,
        pool_recycle=...,
        loop=...,
        *,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        db: DATABASE = ...,
        **kwargs,
    ) -> Pool: ...

    class Pool:
        def __aenter__(self) -> Self: ...
        def acquire(self) -> Connection: ...

    class Connection(pymysql.Connection):
        def __aenter__(self) -> Self: ...
        def cursor(self, *cursors) -> Cursor: ...

    class Cursor(pymysql.Cursor):
        def __aenter__(self) -> Self: ...

    class DictCursor(Cursor): ...
    class SSCursor(Cursor): ...
    class SSDictCursor(SSCursor): ...

with module("asyncmy", "asyncmy.connection", "asyncmy.cursors", "asyncmy.pool"):
    @connect(engine="mysql")
    def connect(
        *,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        database: DATABASE = ...,
        db: DATABASE = ...,
        connect_timeout: TIMEOUT = 10,
        **kwargs,
    ) -> Connection: ...
    @connect(engine="mysql")
    def create_pool(
        minsize=...,
        maxsize=...,
        *args,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        database: DATABASE = ...,
        db: DATABASE = ...,
        **kwargs,
    ) -> Pool: ...

    class Pool(aiomysql.Pool):
        def acquire(self) -> Connection: ...

    class Connection(aiomysql.Connection): ...
    class Cursor(aiomysql.Cursor): ...
    class DictCursor(Cursor): ...
    class SSCursor(Cursor): ...

with module("mysql.connector", "mysql.connector.connection", "mysql.connector.abstracts", "mysql.connector.pooling"):
    @connect(engine="mysql")
    def connect(
        *args,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        database: DATABASE = ...,
        db: DATABASE = ...,
        connection_timeout: TIMEOUT = 10,
        **kwargs,
    ) -> MySQLConnection: ...

    class MySQLConnectionAbstract:
        def __enter__(self) -> Self: ...
        def cursor(self, *args, **kwargs) -> mysql.connector.cursor.MySQLCursor: ...
        @query(engine="mysql")
        def cmd_query(self, query: STATEMENT, *args, **kwargs): ...
        @transaction
        def start_transaction(self, *args, **kwargs): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class MySQLConnection(MySQLConnectionAbstract):
        @connect(engine="mysql")
        def __init__(self, *, host: HOST = ..., port: PORT = ..., user: USER = ..., database: DATABASE = ..., **kwargs): ...

    class PooledMySQLConnection(MySQLConnectionAbstract): ...

    class MySQLConnectionPool:
        @connect(engine="mysql")
        def __init__(
            self,
            pool_size=...,
            pool_name=...,
            pool_reset_session=...,
            *,
            host: HOST = ...,
            port: PORT = ...,
            user: USER = ...,
            database: DATABASE = ...,
            **kwargs,
        ): ...
        def get_connection(self) -> PooledMySQLConnection: ...

with module("mysql.connector.cursor"):
    class MySQLCursor:
        def __enter__(self) -> Self: ...
        def __aenter__(self) -> Self: ...
        @query(engine="mysql")
        def execute(self, operation: STATEMENT, params=..., *args, **kwargs): ...
        @query(engine="mysql")
        def executemulti(self, operation: STATEMENT, params=..., *args, **kwargs): ...
        @query(engine="mysql")
        def executemany(self, operation: STATEMENT, seq_params): ...
        @query(engine="mysql")
        def callproc(self, procname, args=...): ...

with module("mysql.connector.aio", "mysql.connector.aio.connection", "mysql.connector.aio.pooling"):
    @connect(engine="mysql")
    def connect(
        *args, host: HOST = ..., port: PORT = ..., user: USER = ..., database: DATABASE = ..., **kwargs
    ) -> MySQLConnection: ...
    class MySQLConnection(mysql.connector.MySQLConnection):
        def __aenter__(self) -> Self: ...
