"""
Analytical datastore in a file or in memory (DuckDB 2.0 and 1.4, https://duckdb.org/docs/stable/clients/python/reference/).

Statements may also name files and frames of the program, which are then read.

## A file

`report.py`:

```python
import os

import duckdb

connection = duckdb.connect(os.environ.get("REPORTS", "reports.duckdb"))  # expect: connect engine=duckdb database=${REPORTS:-reports.duckdb} # expect: environment name=REPORTS

def orders():
    return connection.execute("select * from orders where paid = ?", [True]).fetchall()  # expect: query engine=duckdb statement="select * from orders where paid = ?"
```

## In memory, without a connection

`report.py`:

```python
import duckdb

def orders():
    return duckdb.sql("select * from 'orders.parquet'").df()  # expect: query statement="select * from 'orders.parquet'"

def clear():
    duckdb.execute("delete from carts")  # expect: query statement="delete from carts"
```

## Tables by their names

`report.py`:

```python
import duckdb

def copy(frame):
    with duckdb.connect("reports.duckdb") as connection:  # expect: connect database=reports.duckdb
        connection.append("daily", frame)  # expect: query name=write table=daily
        chosen = connection.table("orders").filter("paid")  # expect: query name=read table=orders
        chosen.create("paid_orders")  # expect: model table=paid_orders
        connection.commit()  # expect: transaction name=commit
```
"""

with module("duckdb", "_duckdb"):
    @connect(engine="duckdb")
    def connect(database: DATABASE = ":memory:", read_only=..., config=...) -> DuckDBPyConnection: ...
    @query(engine="duckdb")
    def execute(query: STATEMENT, parameters=..., **kwargs) -> DuckDBPyConnection: ...
    @query(engine="duckdb")
    def executemany(query: STATEMENT, parameters=..., **kwargs) -> DuckDBPyConnection: ...
    @query(engine="duckdb")
    def sql(query: STATEMENT, **kwargs) -> DuckDBPyRelation: ...
    @query(engine="duckdb")
    def query(query: STATEMENT, **kwargs) -> DuckDBPyRelation: ...
    @query(engine="duckdb")
    def from_query(query: STATEMENT, **kwargs) -> DuckDBPyRelation: ...
    @query(engine="duckdb", name="read")
    def table(table_name: TABLE, **kwargs) -> DuckDBPyRelation: ...
    @query(engine="duckdb", name="read")
    def view(view_name: TABLE, **kwargs) -> DuckDBPyRelation: ...
    @query(engine="duckdb", name="write")
    def append(table_name: TABLE, df, **kwargs) -> DuckDBPyConnection: ...
    def cursor(**kwargs) -> DuckDBPyConnection: ...

    class DuckDBPyConnection:
        def __enter__(self) -> Self: ...
        def cursor(self) -> DuckDBPyConnection: ...
        @query(engine="duckdb")
        def execute(self, query: STATEMENT, parameters=...) -> Self: ...
        @query(engine="duckdb")
        def executemany(self, query: STATEMENT, parameters=...) -> Self: ...
        @query(engine="duckdb")
        def sql(self, query: STATEMENT, **kwargs) -> DuckDBPyRelation: ...
        @query(engine="duckdb")
        def query(self, query: STATEMENT, **kwargs) -> DuckDBPyRelation: ...
        @query(engine="duckdb")
        def from_query(self, query: STATEMENT, **kwargs) -> DuckDBPyRelation: ...
        @query(engine="duckdb", name="read")
        def table(self, table_name: TABLE) -> DuckDBPyRelation: ...
        @query(engine="duckdb", name="read")
        def view(self, view_name: TABLE) -> DuckDBPyRelation: ...
        @query(engine="duckdb", name="write")
        def append(self, table_name: TABLE, df, **kwargs) -> Self: ...
        @transaction
        def begin(self) -> Self: ...
        @transaction(name="commit")
        def commit(self) -> Self: ...
        @transaction(name="rollback")
        def rollback(self) -> Self: ...

    # Reading began where it was made; what writes what it holds is a query of its own.
    class DuckDBPyRelation:
        @model
        def create(self, table_name: TABLE): ...
        @model
        def create_view(self, view_name: TABLE, replace=...): ...
        @query(engine="duckdb", name="write")
        def insert_into(self, table_name: TABLE): ...
        @query(engine="duckdb")
        def query(self, virtual_table_name, sql_query: STATEMENT) -> Self: ...
        def aggregate(self, *args, **kwargs) -> Self: ...
        def filter(self, *args) -> Self: ...
        def join(self, *args, **kwargs) -> Self: ...
        def limit(self, *args, **kwargs) -> Self: ...
        def order(self, *args) -> Self: ...
        def project(self, *args, **kwargs) -> Self: ...
        def select(self, *args, **kwargs) -> Self: ...
