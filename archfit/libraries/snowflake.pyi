"""
Snowflake's connector for Python (snowflake-connector-python 5.2, https://docs.snowflake.com/en/developer-guide/python-connector/python-connector-api).

The account names the host, `<account>.snowflakecomputing.com`.

## From the environment

`report.py`:

```python
import os

import snowflake.connector

connection = snowflake.connector.connect(
    account=os.environ["SNOWFLAKE_ACCOUNT"],  # expect: environment name=SNOWFLAKE_ACCOUNT
    user="shop",
    database="reports",  # expect@5: connect engine=snowflake host=${SNOWFLAKE_ACCOUNT} user=shop database=reports schema=daily
    schema="daily",
)

def orders():
    cursor = connection.cursor()
    return cursor.execute("select * from orders").fetchall()  # expect: query engine=snowflake statement="select * from orders"
```

## Several statements, and a frame of pandas

`report.py`:

```python
import snowflake.connector
from snowflake.connector import SnowflakeConnection
from snowflake.connector.pandas_tools import write_pandas

def clear(connection: SnowflakeConnection):
    connection.execute_string("delete from carts; delete from orders")  # expect: query statement="delete from carts; delete from orders"
    connection.commit()  # expect: transaction name=commit

def save(connection: SnowflakeConnection, frame):
    write_pandas(connection, frame, "orders", schema="daily")  # expect: query name=write table=orders schema=daily
```

## In asyncio

`report.py`:

```python
from snowflake.connector.aio import connect

async def orders():
    async with connect(account="shop", database="reports") as connection:  # expect: connect host=shop database=reports
        cursor = connection.cursor()
        await cursor.execute("select * from orders")  # expect: query statement="select * from orders"
```
"""

with module(
    "snowflake.connector",
    "snowflake.connector.connection",
    "snowflake.connector.cursor",
    "snowflake.connector.aio",
    "snowflake.connector.aio.connection",
    "snowflake.connector.aio.cursor",
):
    @connect(engine="snowflake")
    def connect(
        *,
        account: HOST = ...,
        host: HOST = ...,
        port: PORT = ...,
        user: USER = ...,
        database: DATABASE = ...,
        schema: SCHEMA = ...,
        **kwargs,
    ) -> SnowflakeConnection: ...

    class SnowflakeConnection:
        @connect(engine="snowflake")
        def __init__(
            self,
            *,
            account: HOST = ...,
            host: HOST = ...,
            port: PORT = ...,
            user: USER = ...,
            database: DATABASE = ...,
            schema: SCHEMA = ...,
            **kwargs,
        ): ...
        def __enter__(self) -> Self: ...
        def __aenter__(self) -> Self: ...
        def cursor(self, cursor_class=...) -> SnowflakeCursor: ...
        @query(engine="snowflake")
        def execute_string(self, sql_text: STATEMENT, *args, **kwargs): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    Connection = SnowflakeConnection

    class SnowflakeCursor:
        def __enter__(self) -> Self: ...
        def __aenter__(self) -> Self: ...
        @query(engine="snowflake")
        def execute(self, operation: STATEMENT, parameters=..., *args, **kwargs) -> Self: ...
        @query(engine="snowflake")
        def executemany(self, operation: STATEMENT, seq_of_parameters=..., *args, **kwargs) -> Self: ...
        @query(engine="snowflake")
        def execute_async(self, command: STATEMENT, params=..., *args, **kwargs): ...

    class DictCursor(SnowflakeCursor): ...

with module("snowflake.connector.pandas_tools", "snowflake.connector.aio.pandas_tools"):
    @query(engine="snowflake", name="write")
    def write_pandas(
        conn, df, table_name: TABLE, database: DATABASE = ..., schema: SCHEMA = ..., *args, **kwargs
    ): ...
