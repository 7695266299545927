"""
ClickHouse over its own protocol (clickhouse-driver 0.2) and over HTTP (clickhouse-connect 1.12), https://clickhouse.com/docs/.

The drivers are described at https://clickhouse-driver.readthedocs.io/en/latest/api.html and
https://clickhouse.com/docs/integrations/python.

## Over its own protocol

`visits.py`:

```python
import os

from clickhouse_driver import Client

client = Client(os.environ["CLICKHOUSE_HOST"], database="visits")  # expect: connect engine=clickhouse host=${CLICKHOUSE_HOST} database=visits # expect: environment name=CLICKHOUSE_HOST

def visits():
    return client.execute("select * from visits where day = %(day)s", {"day": 1})  # expect: query engine=clickhouse statement="select * from visits where day = %(day)s"
```

## From a URL

`visits.py`:

```python
from clickhouse_driver import Client

client = Client.from_url("clickhouse://db:9000/visits")  # expect: connect engine=clickhouse url=clickhouse://db:9000/visits

def add(rows):
    client.execute("insert into visits values", rows)  # expect: query statement="insert into visits values"
```

## Over HTTP

`visits.py`:

```python
import clickhouse_connect

client = clickhouse_connect.get_client(host="db", port=8123, username="shop", database="visits")  # expect: connect engine=clickhouse host=db port=8123 user=shop database=visits

def visits():
    return client.query_df("select * from visits")  # expect: query name=read statement="select * from visits"

def add(rows):
    client.insert("visits", rows, column_names=["day"])  # expect: query name=write table=visits
    client.command("optimize table visits")  # expect: query statement="optimize table visits"
```

## In asyncio

`visits.py`:

```python
import clickhouse_connect

async def visits():
    client = await clickhouse_connect.get_async_client(dsn="clickhouse://db/visits")  # expect: connect engine=clickhouse url=clickhouse://db/visits
    return await client.query("select * from visits")  # expect: query statement="select * from visits"
```
"""

with module("clickhouse_driver", "clickhouse_driver.client", "clickhouse_driver.dbapi"):
    class Client:
        @connect(engine="clickhouse")
        def __init__(
            self, host: HOST = ..., port: PORT = ..., database: DATABASE = ..., user: USER = ..., *args, **kwargs
        ): ...
        @classmethod
        @connect(engine="clickhouse")
        def from_url(cls, url: URL) -> Self: ...
        def __enter__(self) -> Self: ...
        @query(engine="clickhouse")
        def execute(self, query: STATEMENT, params=..., *args, **kwargs): ...
        @query(engine="clickhouse")
        def execute_iter(self, query: STATEMENT, params=..., *args, **kwargs): ...
        @query(engine="clickhouse")
        def execute_with_progress(self, query: STATEMENT, params=..., *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_dataframe(self, query: STATEMENT, *args, **kwargs): ...
        @query(engine="clickhouse", name="write")
        def insert_dataframe(self, query: STATEMENT, dataframe, *args, **kwargs): ...

    @connect(engine="clickhouse")
    def connect(
        dsn: URL = ...,
        host: HOST = ...,
        user: USER = ...,
        password=...,
        port: PORT = ...,
        database: DATABASE = ...,
        **kwargs,
    ) -> Connection: ...

    class Connection:
        def __enter__(self) -> Self: ...
        def cursor(self, cursor_factory=...) -> Cursor: ...

    class Cursor:
        def __enter__(self) -> Self: ...
        @query(engine="clickhouse")
        def execute(self, operation: STATEMENT, parameters=...): ...
        @query(engine="clickhouse")
        def executemany(self, operation: STATEMENT, seq_of_parameters): ...

with module("clickhouse_connect", "clickhouse_connect.driver"):
    @connect(engine="clickhouse")
    def get_client(
        *,
        host: HOST = ...,
        username: USER = ...,
        database: DATABASE = ...,
        port: PORT = ...,
        dsn: URL = ...,
        **kwargs,
    ) -> clickhouse_connect.driver.client.Client: ...
    @connect(engine="clickhouse")
    def get_async_client(
        *,
        host: HOST = ...,
        username: USER = ...,
        database: DATABASE = ...,
        port: PORT = ...,
        dsn: URL = ...,
        **kwargs,
    ) -> clickhouse_connect.driver.client.Client: ...
    create_client = get_client
    create_async_client = get_async_client

with module("clickhouse_connect.driver.client", "clickhouse_connect.driver.asyncclient"):
    class Client:
        def __enter__(self) -> Self: ...
        def __aenter__(self) -> Self: ...
        @query(engine="clickhouse")
        def query(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse")
        def command(self, cmd: STATEMENT, *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_df(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_np(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_arrow(self, query: STATEMENT, *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_df_stream(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_rows_stream(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_row_block_stream(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="read")
        def query_column_block_stream(self, query: STATEMENT = ..., *args, **kwargs): ...
        @query(engine="clickhouse")
        def raw_query(self, query: STATEMENT, *args, **kwargs): ...
        @query(engine="clickhouse")
        def raw_stream(self, query: STATEMENT, *args, **kwargs): ...
        @query(engine="clickhouse", name="write")
        def insert(
            self, table: TABLE = ..., data=..., column_names=..., database: DATABASE = ..., *args, **kwargs
        ): ...
        @query(engine="clickhouse", name="write")
        def insert_df(self, table: TABLE = ..., df=..., database: DATABASE = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="write")
        def insert_arrow(self, table: TABLE, arrow_table, database: DATABASE = ..., *args, **kwargs): ...
        @query(engine="clickhouse", name="write")
        def raw_insert(self, table: TABLE, *args, **kwargs): ...

    class AsyncClient(Client): ...
