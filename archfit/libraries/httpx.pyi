"""
HTTP for Python, synchronous and asynchronous: httpx 0.28, https://www.python-httpx.org/api/.

Every request gives up after 5 seconds unless something else is said, for it or for its client.

## Functions, with and without a timeout

`client.py`:

```python
import httpx

USERS = "http://users:8000"

def everyone():
    return httpx.get("http://users:8000/users")  # expect: request verb=GET url=http://users:8000/users timeout=5.0

def user(user_id):
    return httpx.get(url=f"{USERS}/users/{user_id}", timeout=None)  # expect: request url=http://users:8000/users/{user_id} timeout=None

def rename(user_id, name):
    return httpx.request("PATCH", f"{USERS}/users/{user_id}", json={"name": name})  # expect: request verb=PATCH timeout=5.0

def export():
    with httpx.stream("GET", f"{USERS}/export", timeout=60) as response:  # expect: request verb=GET url=http://users:8000/export timeout=60
        return list(response.iter_lines())
```

## What a client is made with holds for its requests

`client.py`:

```python
import httpx

client = httpx.Client(base_url="http://users:8000", timeout=2)

def everyone():
    return client.get("/users")  # expect: request verb=GET base=http://users:8000 url=/users timeout=2

def everything():
    return client.get("/export", timeout=60)  # expect: request verb=GET base=http://users:8000 url=/export timeout=60
```

## An asynchronous client

`client.py`:

```python
import httpx

class Users:
    url = "http://users:8000"

    def __init__(self):
        self.client = httpx.AsyncClient(base_url=self.url)

    async def create(self, user):
        return await self.client.post("/users", json=user)  # expect: request verb=POST base=http://users:8000 url=/users timeout=5.0

async def orders():
    async with httpx.AsyncClient() as client:
        return await client.get("http://orders/orders")  # expect: request verb=GET url=http://orders/orders timeout=5.0
```

## A transport of one's own changes neither the base nor the timeout

`client.py`:

```python
import httpx

client = httpx.Client(base_url="http://users:8000", transport=httpx.HTTPTransport(retries=3))

def user():
    return client.get("/users/1")  # expect: request verb=GET base=http://users:8000 url=/users/1 timeout=5.0
```

## A class of one's own that is a client

`client.py`:

```python
import httpx

class Users(httpx.Client):
    def __init__(self):
        super().__init__(base_url="http://users:8000", timeout=1.5)

    def everyone(self):
        return self.get("/users")  # expect: request verb=GET base=http://users:8000 url=/users timeout=1.5

def forget(users: Users, user_id):
    return users.delete(f"/users/{user_id}")  # expect: request verb=DELETE url=/users/{user_id}
```

## The request stands where the wrapper is called

`client.py`:

```python
import httpx

class Gateway:
    def __init__(self, client: httpx.Client):
        self.client = client

    def send(self, verb, path):
        return self.client.request(verb, "http://users:8000" + path)

def forget(gateway: Gateway):
    return gateway.send("DELETE", "/users/1")  # expect: request verb=DELETE url=http://users:8000/users/1
```

## The environment says where to

`client.py`:

```python
import os

import httpx

users = httpx.Client(base_url=os.environ["USERS_URL"])  # expect: environment name=USERS_URL

def everyone():
    return users.get("/users")  # expect: request verb=GET base=${USERS_URL} url=/users
```
"""

with module("httpx", "httpx._api", "httpx._client", "httpx._config", "httpx._models", "httpx._urls"):
    @request
    def request(method: VERB, url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request
    def stream(method: VERB, url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="GET")
    def get(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="OPTIONS")
    def options(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="HEAD")
    def head(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="POST")
    def post(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="PUT")
    def put(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="PATCH")
    def patch(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...
    @request(verb="DELETE")
    def delete(url: URL, *, timeout: TIMEOUT = 5.0, **kwargs) -> Response: ...

    class Client:
        def __init__(self, *, base_url: BASE = "", timeout: TIMEOUT = 5.0, **kwargs): ...
        @request
        def request(self, method: VERB, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request
        def stream(self, method: VERB, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="GET")
        def get(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="OPTIONS")
        def options(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="HEAD")
        def head(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="POST")
        def post(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="PUT")
        def put(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="PATCH")
        def patch(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request(verb="DELETE")
        def delete(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Response: ...
        @request
        def send(self, request: URL, **kwargs) -> Response: ...
        def build_request(self, method: VERB, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> Request: ...

    class AsyncClient(Client): ...

    class Request:
        def __init__(self, method: VERB, url: URL, **kwargs): ...

    class Response: ...

    class Timeout:
        def __init__(self, timeout: TIMEOUT = ..., **kwargs): ...

    @text
    def URL(url: PART = "", **kwargs): ...
