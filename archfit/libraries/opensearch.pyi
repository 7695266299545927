"""
Client of OpenSearch (opensearch-py 3.2, https://opensearch-project.github.io/opensearch-py/).

An index is a table. All but the hosts are given by name.

## Documents of an index

`search.py`:

```python
from opensearchpy import OpenSearch, helpers

client = OpenSearch(hosts="http://search:9200")  # expect: connect engine=opensearch url=http://search:9200

def orders(text):
    return client.search(index="orders", body={"query": {"match": {"text": text}}})  # expect: query name=read table=orders

def keep(orders):
    helpers.bulk(client, orders, index="orders")  # expect: query name=write table=orders
```

## Without waiting

`search.py`:

```python
from opensearchpy import AsyncOpenSearch

async def forget(client: AsyncOpenSearch, number):
    await client.delete(index="orders", id=number)  # expect: query name=write table=orders
    await client.indices.delete(index="carts")  # expect: query name=write table=carts
```
"""

with module("opensearchpy", "opensearchpy.client", "opensearchpy._async.client"):
    class OpenSearch(elasticsearch.Elasticsearch):
        @connect(engine="opensearch")
        def __init__(self, hosts: URL = "http://localhost:9200", *args, **kwargs) -> None: ...
        @query(name="read")
        def create_pit(self, *, index: TABLE, **kwargs): ...

    class AsyncOpenSearch(OpenSearch): ...
    class Document(elasticsearch.dsl.Document): ...
    class AsyncDocument(Document): ...
    class Search(elasticsearch.dsl.Search): ...
    class AsyncSearch(Search): ...
    class Index(elasticsearch.dsl.Index): ...

    connections: Connections
    class Connections:
        @connect(engine="opensearch")
        def create_connection(self, alias=..., *, hosts: URL = "http://localhost:9200", **kwargs) -> OpenSearch: ...
        def get_connection(self, alias=...) -> OpenSearch: ...

with module("opensearchpy.helpers", "opensearchpy.helpers.actions"):
    bulk = elasticsearch.helpers.bulk
    streaming_bulk = elasticsearch.helpers.streaming_bulk
    parallel_bulk = elasticsearch.helpers.parallel_bulk
    scan = elasticsearch.helpers.scan
    reindex = elasticsearch.helpers.reindex
    async_bulk = elasticsearch.helpers.bulk
    async_streaming_bulk = elasticsearch.helpers.streaming_bulk
    async_scan = elasticsearch.helpers.scan
