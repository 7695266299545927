"""
GraphQL clients: gql 4.4, https://gql.readthedocs.io/en/stable/modules/client.html, and sgqlc 18.

Where to is said by the transport of a client. With an asynchronous transport gql gives up after 10 seconds unless
something else is said, otherwise it waits for ever, and so does sgqlc:
https://sgqlc.readthedocs.io/en/latest/sgqlc.endpoint.http.html.

## A client and its transport

`client.py`:

```python
from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport

client = Client(transport=RequestsHTTPTransport(url="http://users/graphql", timeout=3))

def everyone():
    return client.execute(gql("{ users { id } }"))  # expect: request verb=POST url=http://users/graphql timeout=3
```

## In asyncio

`client.py`:

```python
from gql import Client, gql
from gql.transport.aiohttp import AIOHTTPTransport

async def everyone():
    transport = AIOHTTPTransport("http://users/graphql")
    async with Client(transport=transport) as session:
        return await session.execute(gql("{ users { id } }"))  # expect: request verb=POST url=http://users/graphql timeout=10

async def patient(query):
    client = Client(transport=AIOHTTPTransport("http://users/graphql"), execute_timeout=60)
    return await client.execute_async(query)  # expect: request verb=POST url=http://users/graphql timeout=60
```

## An endpoint of sgqlc

`client.py`:

```python
from sgqlc.endpoint.http import HTTPEndpoint

users = HTTPEndpoint("http://users/graphql")

def everyone():
    return users("{ users { id } }")  # expect: request verb=POST url=http://users/graphql timeout=None

def user(user_id):
    return users("{ user { id } }", {"id": user_id}, timeout=3)  # expect: request verb=POST url=http://users/graphql timeout=3
```
"""

with module("gql", "gql.client", "gql.gql"):
    def gql(request_string): ...

    class Client:
        def __init__(self, *, transport: URL = ..., execute_timeout: TIMEOUT = ..., **kwargs) -> None: ...
        @request(verb="POST")
        def execute(self, request, **kwargs): ...
        @request(verb="POST")
        def execute_sync(self, request, **kwargs): ...
        @request(verb="POST")
        def execute_async(self, request, **kwargs): ...
        @request(verb="POST")
        def execute_batch(self, requests, **kwargs): ...
        @request(verb="WEBSOCKET")
        def subscribe(self, request, **kwargs): ...
        @request(verb="WEBSOCKET")
        def subscribe_async(self, request, **kwargs): ...
        def connect_async(self, reconnecting=..., **kwargs) -> Client: ...
        def connect_sync(self) -> Client: ...

with module("gql.transport.requests"):
    class RequestsHTTPTransport:
        def __init__(
            self, url: URL, headers=..., cookies=..., auth=..., use_json=..., timeout: TIMEOUT = None, **kwargs
        ) -> None: ...

with module("gql.transport.httpx"):
    class HTTPXTransport:
        def __init__(self, url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> None: ...

    class HTTPXAsyncTransport(HTTPXTransport): ...

# The 10 seconds of asynchronous transports are those of the client.
with module("gql.transport.aiohttp"):
    class AIOHTTPTransport:
        def __init__(
            self, url: URL, headers=..., cookies=..., auth=..., ssl=..., timeout: TIMEOUT = 10, **kwargs
        ) -> None: ...

with module("gql.transport.websockets"):
    class WebsocketsTransport:
        def __init__(self, url: URL, *, timeout: TIMEOUT = 10, **kwargs) -> None: ...

with module("gql.transport.aiohttp_websockets"):
    class AIOHTTPWebsocketsTransport:
        def __init__(self, url: URL, *, timeout: TIMEOUT = 10, **kwargs) -> None: ...

with module("gql.transport.appsync_websockets"):
    class AppSyncWebsocketsTransport:
        def __init__(self, url: URL, *, timeout: TIMEOUT = 10, **kwargs) -> None: ...

with module("sgqlc.endpoint.http"):
    class HTTPEndpoint:
        def __init__(
            self, url: URL, base_headers=..., timeout: TIMEOUT = None, urlopen=..., method: VERB = "POST"
        ) -> None: ...
        @request
        def __call__(
            self, query, variables=..., operation_name=..., extra_headers=..., timeout: TIMEOUT = ...
        ): ...

with module("sgqlc.endpoint.requests"):
    class RequestsEndpoint:
        def __init__(
            self, url: URL, base_headers=..., timeout: TIMEOUT = None, method: VERB = "POST", **kwargs
        ) -> None: ...
        @request
        def __call__(
            self, query, variables=..., operation_name=..., extra_headers=..., timeout: TIMEOUT = ...
        ): ...

with module("sgqlc.endpoint.websocket"):
    class WebSocketEndpoint:
        def __init__(self, url: URL, connection_payload=..., **ws_options) -> None: ...
        @request(verb="WEBSOCKET")
        def __call__(self, query, variables=..., operation_name=...): ...
