"""
Google's data warehouse (google-cloud-bigquery 3.47, https://cloud.google.com/python/docs/reference/bigquery/latest).

The name of a table is `project.dataset.table` or `dataset.table`; the project of the client is the database.

## A query

`report.py`:

```python
import os

from google.cloud import bigquery

client = bigquery.Client(project=os.environ["PROJECT"])  # expect: connect engine=bigquery database=${PROJECT} # expect: environment name=PROJECT

def orders():
    return client.query("select * from shop.orders").result()  # expect: query engine=bigquery statement="select * from shop.orders"
```

## Rows are written

`report.py`:

```python
from google.cloud.bigquery import Client

client = Client()  # expect: connect engine=bigquery

def add(rows):
    client.insert_rows_json("shop.orders", rows)  # expect: query name=write table=shop.orders

def load(frame):
    client.load_table_from_dataframe(frame, destination="shop.daily").result()  # expect: query name=write table=shop.daily
```

## Tables

`report.py`:

```python
from google.cloud import bigquery

client = bigquery.Client("shop")  # expect: connect engine=bigquery database=shop

def create():
    table = bigquery.Table("shop.reports.daily", schema=[])
    client.create_table(table, exists_ok=True)  # expect: model table=shop.reports.daily

def forget():
    client.delete_table("shop.reports.old")  # expect: query name=write table=shop.reports.old
    return client.list_rows("shop.reports.daily")  # expect: query name=read table=shop.reports.daily
```
"""

with module("google.cloud.bigquery", "google.cloud.bigquery.client"):
    class Client:
        @connect(engine="bigquery")
        def __init__(self, project: DATABASE = ..., *args, **kwargs): ...
        @classmethod
        @connect(engine="bigquery")
        def from_service_account_json(cls, json_credentials_path, *args, project: DATABASE = ..., **kwargs) -> Self: ...
        def dataset(self, dataset_id: SCHEMA, project: DATABASE = ...) -> google.cloud.bigquery.dataset.Dataset: ...
        @query(engine="bigquery")
        def query(self, query: STATEMENT, *args, **kwargs): ...
        @query(engine="bigquery")
        def query_and_wait(self, query: STATEMENT, **kwargs): ...
        @query(engine="bigquery", name="read")
        def get_table(self, table: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="read")
        def list_rows(self, table: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="read")
        def list_partitions(self, table: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="read")
        def extract_table(self, source: TABLE, *args, **kwargs): ...
        @model
        def create_table(self, table: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def update_table(self, table: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def delete_table(self, table: TABLE, *args, **kwargs): ...
        # The source is another query.
        @query(engine="bigquery", name="write")
        def copy_table(self, sources, destination: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def insert_rows(self, table: TABLE, rows, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def insert_rows_from_dataframe(self, table: TABLE, dataframe, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def insert_rows_json(self, table: TABLE, json_rows, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def load_table_from_uri(self, source_uris, destination: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def load_table_from_file(self, file_obj, destination: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def load_table_from_dataframe(self, dataframe, destination: TABLE, *args, **kwargs): ...
        @query(engine="bigquery", name="write")
        def load_table_from_json(self, json_rows, destination: TABLE, *args, **kwargs): ...

    class Table:
        def __init__(self, table_ref: TABLE, schema=...): ...

    class TableReference:
        def __init__(self, dataset_ref, table_id: TABLE): ...
        @classmethod
        def from_string(cls, table_id: TABLE, default_project: DATABASE = ...) -> Self: ...

with module("google.cloud.bigquery.dataset"):
    class Dataset:
        def table(self, table_id: TABLE) -> google.cloud.bigquery.TableReference: ...

with module("google.cloud.bigquery.dbapi"):
    def connect(client=..., *args, **kwargs) -> Connection: ...
    class Connection:
        def cursor(self) -> Cursor: ...
    class Cursor:
        @query(engine="bigquery")
        def execute(self, operation: STATEMENT, parameters=..., *args, **kwargs): ...
        @query(engine="bigquery")
        def executemany(self, operation: STATEMENT, seq_of_parameters): ...
