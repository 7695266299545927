"""
PostgreSQL in asyncio (asyncpg 0.32, https://magicstack.github.io/asyncpg/current/api/index.html).

A pool offers what a connection does. Without an address it is taken from the variables of libpq: `PGHOST` and others.

## A pool from the environment

`database.py`:

```python
import os

import asyncpg

async def orders():
    async with asyncpg.create_pool(os.environ["DB_URL"]) as pool:  # expect: connect engine=postgres url=${DB_URL} # expect: environment name=DB_URL
        async with pool.acquire() as connection:
            return await connection.fetch("select * from orders")  # expect: query engine=postgres statement="select * from orders"
```

## A connection from parts

`database.py`:

```python
import asyncpg

async def connect():
    return await asyncpg.connect(host="db", port=5432, user="shop", database="orders")  # expect: connect engine=postgres host=db port=5432 user=shop database=orders
```

## Writing in a transaction

`carts.py`:

```python
import asyncpg

async def clear(connection: asyncpg.Connection, user):
    async with connection.transaction():  # expect: transaction
        await connection.execute("delete from carts where user = $1", user)  # expect: query statement="delete from carts where user = $1"
        await connection.copy_records_to_table("old_carts", records=[(user,)])  # expect: query name=write table=old_carts
```

## Notifications of the datastore

`events.py`:

```python
import asyncpg

def paid(connection, pid, channel, payload):
    print(payload)

async def listen(connection: asyncpg.Connection):
    await connection.add_listener("orders", paid)  # expect: subscribe engine=postgres topic=orders handler=events.paid
```
"""

with module("asyncpg", "asyncpg.connection", "asyncpg.pool", "asyncpg.prepared_stmt", "asyncpg.transaction"):
    @connect(engine="postgres")
    def connect(
        dsn: URL = ...,
        *,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        database: DATABASE = ...,
        timeout: TIMEOUT = 60,
        **kwargs,
    ) -> Connection: ...
    @connect(engine="postgres")
    def create_pool(
        dsn: URL = ..., *, host: HOST = ..., port: PORT = ..., user: USER = ..., database: DATABASE = ..., **kwargs
    ) -> Pool: ...

    class Connection:
        @query(engine="postgres")
        def execute(self, query: STATEMENT, *args, timeout=...): ...
        @query(engine="postgres")
        def executemany(self, command: STATEMENT, args, *, timeout=...): ...
        @query(engine="postgres")
        def fetch(self, query: STATEMENT, *args, timeout=..., record_class=...): ...
        @query(engine="postgres")
        def fetchval(self, query: STATEMENT, *args, column=..., timeout=...): ...
        @query(engine="postgres")
        def fetchrow(self, query: STATEMENT, *args, timeout=..., record_class=...): ...
        @query(engine="postgres")
        def fetchmany(self, query: STATEMENT, args, *, timeout=..., record_class=...): ...
        @query(engine="postgres", name="read")
        def copy_from_table(self, table_name: TABLE, *, schema_name: SCHEMA = ..., **kwargs): ...
        @query(engine="postgres", name="read")
        def copy_from_query(self, query: STATEMENT, *args, **kwargs): ...
        @query(engine="postgres", name="write")
        def copy_to_table(self, table_name: TABLE, *, schema_name: SCHEMA = ..., **kwargs): ...
        @query(engine="postgres", name="write")
        def copy_records_to_table(self, table_name: TABLE, *, schema_name: SCHEMA = ..., **kwargs): ...
        @query(engine="postgres")
        def cursor(self, query: STATEMENT, *args, **kwargs): ...
        # Its methods run the statement that is named here.
        @query(engine="postgres")
        def prepare(self, query: STATEMENT, **kwargs) -> PreparedStatement: ...
        @transaction
        def transaction(self, **kwargs) -> Transaction: ...
        @subscribe(engine="postgres")
        def add_listener(self, channel: TOPIC, callback: HANDLER): ...

    class Pool(Connection):
        def __aenter__(self) -> Pool: ...
        def acquire(self, *, timeout=...) -> Connection: ...

    class PreparedStatement: ...

    class Transaction:
        def start(self): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...
