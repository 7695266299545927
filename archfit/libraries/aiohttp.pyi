"""
Asynchronous HTTP, the client: aiohttp 3.14, https://docs.aiohttp.org/en/stable/client_reference.html.

Every request gives up after 300 seconds unless something else is said, for it or for its session.

## A session, with and without a timeout

`client.py`:

```python
import aiohttp

USERS = "http://users:8000"

async def everyone():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://users:8000/users") as response:  # expect: request verb=GET url=http://users:8000/users timeout=300
            return await response.json()

async def user(user_id):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url=f"{USERS}/users/{user_id}", timeout=3)  # expect: request url=http://users:8000/users/{user_id} timeout=3
        return await response.json()
```

## The function

`client.py`:

```python
import aiohttp

async def rename(user_id, name):
    async with aiohttp.request("PATCH", f"http://users/users/{user_id}", json={"name": name}) as response:  # expect: request verb=PATCH url=http://users/users/{user_id} timeout=300
        return response.status
```

## A session with a base, which an object keeps

`client.py`:

```python
import aiohttp

class Users:
    url = "http://users:8000/"

    def __init__(self):
        self.session = aiohttp.ClientSession(self.url)

    async def create(self, user):
        return await self.session.post("users", json=user)  # expect: request verb=POST base=http://users:8000/ url=users timeout=300

    async def watch(self):
        return await self.session.ws_connect("events")  # expect: request verb=GET base=http://users:8000/ url=events
```

## The request stands where the wrapper is called

`client.py`:

```python
import os

from aiohttp import ClientSession

class Gateway:
    def __init__(self, session: ClientSession):
        self.session = session
        self.users = os.getenv("USERS_URL", "http://users")  # expect: environment name=USERS_URL default=http://users

    async def ask(self, verb, path):
        async with self.session.request(verb, self.users + path) as response:
            return await response.json()

async def forget(gateway: Gateway):
    return await gateway.ask("DELETE", "/users/1")  # expect: request verb=DELETE url=${USERS_URL:-http://users}/users/1
```

## A class of one's own that is a session

`client.py`:

```python
import aiohttp

class Users(aiohttp.ClientSession):
    def __init__(self):
        super().__init__("http://users:8000/")

async def everyone():
    async with Users() as users:
        return await users.get("users")  # expect: request verb=GET base=http://users:8000/ url=users timeout=300
```
"""

with module("aiohttp", "aiohttp.client"):
    @request
    def request(method: VERB, url: URL, *, timeout: TIMEOUT = 300, **kwargs) -> ClientResponse: ...

    class ClientSession:
        def __init__(self, base_url: BASE = "", *, timeout: TIMEOUT = 300, **kwargs): ...
        @request
        def request(self, method: VERB, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="GET")
        def get(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="OPTIONS")
        def options(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="HEAD")
        def head(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="POST")
        def post(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="PUT")
        def put(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="PATCH")
        def patch(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        @request(verb="DELETE")
        def delete(self, url: URL, *, timeout: TIMEOUT = ..., **kwargs) -> ClientResponse: ...
        # The timeout given here is for messages; the session's is for the request that opens the socket.
        @request
        def ws_connect(self, url: URL, *, method: VERB = "GET", **kwargs) -> ClientWebSocketResponse: ...

    class ClientResponse: ...
    class ClientWebSocketResponse: ...

    class ClientTimeout:
        def __init__(self, total: TIMEOUT = None, **kwargs): ...

with module("yarl"):
    @text
    def URL(val: PART = "", **kwargs): ...
