"""
Client of Elasticsearch, and its mapper (elasticsearch 9.5 and 7, elasticsearch_dsl 8.18,
https://elasticsearch-py.readthedocs.io/en/stable/api.html).

An index is a table. Since version 8 all but the hosts are given by name. `opensearch.pyi` has the fork.

## Documents of an index

`search.py`:

```python
from elasticsearch import Elasticsearch, helpers

client = Elasticsearch("http://search:9200")  # expect: connect engine=elasticsearch url=http://search:9200

def orders(text):
    return client.search(index="orders", query={"match": {"text": text}})  # expect: query name=read table=orders

def keep(order):
    client.index(index="orders", document=order)  # expect: query name=write table=orders

def everything():
    return list(helpers.scan(client, index="orders"))  # expect: query name=read table=orders
```

## Without waiting

`search.py`:

```python
import os

from elasticsearch import AsyncElasticsearch

class Orders:
    def __init__(self):
        self.client = AsyncElasticsearch(hosts=os.environ["SEARCH_URL"])  # expect: environment name=SEARCH_URL # expect: connect url=${SEARCH_URL}

    async def forget(self, number):
        await self.client.delete(index="orders", id=number)  # expect: query name=write table=orders
        await self.client.indices.delete(index="carts")  # expect: query name=write table=carts
```

## A document class

`models.py`:

```python
from elasticsearch.dsl import Document, connections

connections.create_connection(hosts="http://search:9200")  # expect: connect engine=elasticsearch url=http://search:9200

class Order(Document):  # expect: model entity=models.Order table=orders
    class Index:
        name = "orders"

def keep(order: Order):
    order.save()  # expect: query name=write entity=models.Order

def one(number):
    return Order.get(id=number)  # expect: query name=read entity=models.Order
```
"""

with module("elasticsearch", "elasticsearch.client", "elasticsearch8", "elasticsearch7"):
    class Elasticsearch:
        indices: IndicesClient
        sql: SqlClient
        esql: SqlClient
        @connect(engine="elasticsearch")
        def __init__(self, hosts: URL = "http://localhost:9200", *args, **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        def options(self, **kwargs) -> Self: ...
        @query(name="read")
        def search(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="read")
        def msearch(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="read")
        def search_template(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="read")
        def scroll(self, **kwargs): ...
        @query(name="read")
        def open_point_in_time(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def get(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def get_source(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def mget(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="read")
        def count(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="read")
        def exists(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def explain(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def termvectors(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def index(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def create(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def update(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def delete(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def bulk(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="write")
        def update_by_query(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def delete_by_query(self, *, index: TABLE, **kwargs): ...
        # The indexes are items of mappings.
        @query(name="write")
        def reindex(self, **kwargs): ...

    class AsyncElasticsearch(Elasticsearch): ...

    class IndicesClient:
        @query(name="write")
        def create(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def delete(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def put_mapping(self, *, index: TABLE, **kwargs): ...
        @query(name="write")
        def put_settings(self, *, index: TABLE = ..., **kwargs): ...
        @query(name="write")
        def put_alias(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def exists(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def get(self, *, index: TABLE, **kwargs): ...
        @query(name="read")
        def get_mapping(self, *, index: TABLE = ..., **kwargs): ...
        def refresh(self, *, index: TABLE = ..., **kwargs): ...

    class SqlClient:
        @query(name="read")
        def query(self, *, query: STATEMENT = ..., **kwargs): ...

with module("elasticsearch.helpers"):
    @query(name="write")
    def bulk(client, actions, *args, index: TABLE = ..., **kwargs): ...
    @query(name="write")
    def streaming_bulk(client, actions, *args, index: TABLE = ..., **kwargs): ...
    @query(name="write")
    def parallel_bulk(client, actions, *args, index: TABLE = ..., **kwargs): ...
    @query(name="read")
    def scan(client, query=..., *args, index: TABLE = ..., **kwargs): ...
    @query(name="write")
    def reindex(client, source_index, target_index: TABLE, *args, **kwargs): ...
    async_bulk = bulk
    async_streaming_bulk = streaming_bulk
    async_scan = scan
    async_reindex = reindex

with module("elasticsearch.dsl.connections", "elasticsearch_dsl.connections"):
    connections: Connections
    class Connections:
        @connect(engine="elasticsearch")
        def create_connection(
            self, alias=..., *, hosts: URL = "http://localhost:9200", **kwargs
        ) -> elasticsearch.Elasticsearch: ...
        def get_connection(self, alias=...) -> elasticsearch.Elasticsearch: ...

    create_connection = elasticsearch.dsl.connections.Connections.create_connection

with module("elasticsearch.dsl", "elasticsearch_dsl"):
    connections: elasticsearch.dsl.connections.Connections

    @model
    class Document:
        class Index:
            name: TABLE

        @classmethod
        @query(name="write")
        def init(cls, index: TABLE = ..., using=...) -> None: ...
        @classmethod
        @query(name="read")
        def search(cls, using=..., index: TABLE = ...) -> Search: ...
        @classmethod
        @query(name="read")
        def get(cls, id, using=..., index: TABLE = ..., **kwargs) -> Self: ...
        @classmethod
        @query(name="read")
        def exists(cls, id, using=..., index: TABLE = ..., **kwargs): ...
        @classmethod
        @query(name="read")
        def mget(cls, docs, using=..., index: TABLE = ..., **kwargs): ...
        @classmethod
        @query(name="write")
        def bulk(cls, actions, using=..., index: TABLE = ..., **kwargs): ...
        @query(name="write")
        def save(self, using=..., index: TABLE = ..., **kwargs): ...
        @query(name="write")
        def update(self, using=..., index: TABLE = ..., **kwargs): ...
        @query(name="write")
        def delete(self, using=..., index: TABLE = ..., **kwargs): ...

    class AsyncDocument(Document): ...

    class Search:
        @query(name="read")
        def __init__(self, using=..., index: TABLE = ..., **kwargs) -> None: ...
        def execute(self, ignore_cache=...): ...
        def filter(self, *args, **kwargs) -> Self: ...
        def query(self, *args, **kwargs) -> Self: ...
        def sort(self, *keys) -> Self: ...
        def source(self, *args, **kwargs) -> Self: ...
        @query(name="write")
        def delete(self): ...

    class AsyncSearch(Search): ...

    class Index:
        def __init__(self, name: TABLE, using=...) -> None: ...
        @query(name="read")
        def search(self, using=...) -> Search: ...
        @query(name="write")
        def create(self, using=..., **kwargs): ...
        @query(name="write")
        def delete(self, using=..., **kwargs): ...
        @query(name="read")
        def exists(self, using=..., **kwargs): ...

    class AsyncIndex(Index): ...
