"""
Asynchronous HTTP, a server and a client: Tornado 6.6, https://www.tornadoweb.org/en/stable/web.html.

A request gives up after 20 seconds unless something else is said. Of the routes of an application those are told that
are made by `url` or `URLSpec`.

## Routes

`app.py`:

```python
from tornado.web import Application, RequestHandler, url

class User(RequestHandler):
    def get(self, user_id):
        self.write({"id": user_id})

app = Application([
    url(r"/users/([0-9]+)", User, name="user"),  # expect: route path=/users/([0-9]+) handler=app.User
])
```

## Requests, with and without a timeout

`client.py`:

```python
from tornado.httpclient import AsyncHTTPClient, HTTPClient

USERS = "http://users:8000"

async def everyone():
    return await AsyncHTTPClient().fetch(f"{USERS}/users")  # expect: request verb=GET url=http://users:8000/users timeout=20.0

def create(body):
    client = HTTPClient()
    return client.fetch(USERS + "/users", method="POST", body=body, request_timeout=3)  # expect: request verb=POST url=http://users:8000/users timeout=3
```

## A request that is made first

`client.py`:

```python
from tornado import httpclient

async def rename(user_id, body):
    request = httpclient.HTTPRequest(f"http://users/users/{user_id}", method="PATCH", body=body, request_timeout=5)
    return await httpclient.AsyncHTTPClient().fetch(request)  # expect: request verb=PATCH url=http://users/users/{user_id} timeout=5
```

## Web sockets

`app.py`:

```python
from tornado.web import URLSpec
from tornado.websocket import WebSocketHandler, websocket_connect

class Updates(WebSocketHandler):
    async def open(self):
        self.prices = await websocket_connect("ws://prices/updates")  # expect: request verb=WEBSOCKET url=ws://prices/updates

spec = URLSpec("/updates", Updates)  # expect: route path=/updates handler=app.Updates
```
"""

with module("tornado.web", "tornado.routing"):
    class Application:
        def __init__(self, handlers=..., default_host=..., transforms=..., **settings) -> None: ...
        def add_handlers(self, host_pattern, host_handlers) -> None: ...

    class URLSpec:
        @route
        def __init__(self, pattern: PATH, handler: HANDLER, kwargs=..., name=...) -> None: ...
    url = URLSpec

    class Rule:
        @route
        def __init__(self, matcher: PATH, target: HANDLER, target_kwargs=..., name=...) -> None: ...

    class PathMatches:
        def __init__(self, path_pattern: PATH) -> None: ...

    class RequestHandler: ...

with module("tornado.websocket"):
    class WebSocketHandler(tornado.web.RequestHandler): ...

    @request(verb="WEBSOCKET")
    def websocket_connect(url: URL, callback=..., connect_timeout: TIMEOUT = ..., **kwargs): ...

with module("tornado.httpclient", "tornado.simple_httpclient", "tornado.curl_httpclient"):
    class HTTPClient:
        # The time is said in the `defaults` of a client.
        def __init__(self, async_client_class=..., *, request_timeout: TIMEOUT = 20.0, **kwargs) -> None: ...
        @request(verb="GET")
        def fetch(self, request: URL, *, method: VERB = ..., request_timeout: TIMEOUT = ..., **kwargs): ...

    class AsyncHTTPClient:
        def __init__(self, force_instance=..., *, request_timeout: TIMEOUT = 20.0, **kwargs) -> None: ...
        @request(verb="GET")
        def fetch(
            self, request: URL, raise_error=..., *, method: VERB = ..., request_timeout: TIMEOUT = ..., **kwargs
        ): ...

    class SimpleAsyncHTTPClient(AsyncHTTPClient): ...
    class CurlAsyncHTTPClient(AsyncHTTPClient): ...

    class HTTPRequest:
        def __init__(
            self,
            url: URL,
            method: VERB = ...,
            headers=...,
            body=...,
            auth_username=...,
            auth_password=...,
            auth_mode=...,
            connect_timeout=...,
            request_timeout: TIMEOUT = ...,
            **kwargs,
        ) -> None: ...
