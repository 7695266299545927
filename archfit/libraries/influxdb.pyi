"""
Clients of InfluxDB (influxdb-client 1.50 for version 2, https://influxdb-client.readthedocs.io/en/stable/api.html;
influxdb 5.3 for version 1, https://influxdb-python.readthedocs.io/en/latest/api-documentation.html).

A bucket is a table.

## Version 2

`metrics.py`:

```python
from influxdb_client import InfluxDBClient

client = InfluxDBClient(url="http://metrics:8086", token="secret", org="shop")  # expect: connect engine=influxdb url=http://metrics:8086

def measured(point):
    client.write_api().write(bucket="orders", record=point)  # expect: query name=write table=orders

def orders():
    return client.query_api().query('from(bucket: "orders")')  # expect: query name=read statement='from(bucket: "orders")'
```

## Version 1

`metrics.py`:

```python
from influxdb import InfluxDBClient

client = InfluxDBClient(host="metrics", port=8086, database="shop")  # expect: connect engine=influxdb host=metrics database=shop

def measured(points):
    client.write_points(points)  # expect: query name=write database=shop

def orders():
    return client.query("select * from orders")  # expect: query statement="select * from orders"
```
"""

with module("influxdb_client", "influxdb_client.client.influxdb_client_async", "influxdb_client.client.write_api"):
    class InfluxDBClient:
        @connect(engine="influxdb")
        def __init__(self, url: URL, *args, **kwargs) -> None: ...
        @classmethod
        @connect(engine="influxdb")
        def from_config_file(cls, config_file=..., *args, **kwargs) -> InfluxDBClient: ...
        @classmethod
        @connect(engine="influxdb")
        def from_env_properties(cls, *args, **kwargs) -> InfluxDBClient: ...
        def __enter__(self) -> Self: ...
        def write_api(self, *args, **kwargs) -> WriteApi: ...
        def query_api(self, *args, **kwargs) -> QueryApi: ...
        def delete_api(self) -> DeleteApi: ...

    class InfluxDBClientAsync(InfluxDBClient): ...

    class WriteApi:
        def __enter__(self) -> Self: ...
        @query(name="write")
        def write(self, bucket: TABLE, *args, **kwargs): ...

    class QueryApi:
        @query(name="read")
        def query(self, query: STATEMENT, *args, **kwargs): ...
        @query(name="read")
        def query_csv(self, query: STATEMENT, *args, **kwargs): ...
        @query(name="read")
        def query_raw(self, query: STATEMENT, *args, **kwargs): ...
        @query(name="read")
        def query_stream(self, query: STATEMENT, *args, **kwargs): ...
        @query(name="read")
        def query_data_frame(self, query: STATEMENT, *args, **kwargs): ...

    class DeleteApi:
        @query(name="write")
        def delete(self, start, stop, predicate, bucket: TABLE, *args): ...

with module("influxdb", "influxdb.client"):
    class InfluxDBClient:
        @connect(engine="influxdb")
        def __init__(
            self,
            host: HOST = "localhost",
            port: PORT = 8086,
            username: USER = "root",
            password=...,
            database: DATABASE = ...,
            *args,
            **kwargs,
        ) -> None: ...
        @classmethod
        @connect(engine="influxdb")
        def from_dsn(cls, dsn: URL, **kwargs) -> InfluxDBClient: ...
        @query
        def query(self, query: STATEMENT, *args, database: DATABASE = ..., **kwargs): ...
        @query(name="write")
        def write(self, data, *args, **kwargs): ...
        @query(name="write")
        def write_points(self, points, time_precision=..., database: DATABASE = ..., *args, **kwargs): ...
        @query(name="write")
        def create_database(self, dbname: DATABASE) -> None: ...

    class DataFrameClient(InfluxDBClient): ...
