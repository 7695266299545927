"""
A client of GraphQL (python-graphql-client 0.4, https://github.com/prodigyeducation/python-graphql-client).

It sends through requests, aiohttp and websockets; options of the client and of `execute` are those of requests, so that
without one it waits for ever. In asyncio it is five minutes, the limit of aiohttp.

## With and without a timeout

`client.py`:

```python
from python_graphql_client import GraphqlClient

client = GraphqlClient(endpoint="http://users:8000/graphql")

def everyone():
    return client.execute(query="{ users { name } }")  # expect: request verb=POST url=http://users:8000/graphql timeout=None

def user():
    return client.execute(query="{ user { name } }", timeout=2)  # expect: request verb=POST url=http://users:8000/graphql timeout=2
```

## In asyncio

`client.py`:

```python
from python_graphql_client import GraphqlClient

async def everyone(show):
    client = GraphqlClient("http://users:8000/graphql")
    await client.subscribe(query="subscription { users }", handle=show)  # expect: request verb=WEBSOCKET url=http://users:8000/graphql
    return await client.execute_async("{ users { name } }")  # expect: request verb=POST url=http://users:8000/graphql timeout=300
```
"""

with module("python_graphql_client", "python_graphql_client.graphql_client"):
    class GraphqlClient:
        def __init__(self, endpoint: URL, headers=..., *, timeout: TIMEOUT = None, **kwargs) -> None: ...
        @request(verb="POST")
        def execute(
            self, query, variables=..., operation_name=..., headers=..., *, timeout: TIMEOUT = ..., **kwargs
        ): ...
        @request(verb="POST", timeout="300")
        async def execute_async(self, query, variables=..., operation_name=..., headers=...): ...
        @request(verb="WEBSOCKET")
        async def subscribe(self, query, handle, variables=..., operation_name=..., headers=..., init_payload=...): ...
