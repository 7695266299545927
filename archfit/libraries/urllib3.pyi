"""
HTTP with pools of connections: urllib3 2, https://urllib3.readthedocs.io/en/stable/reference/index.html.

`urllib3.request` gives up after 3 seconds; pools wait as long as sockets do, which is for ever, unless they or the
request say otherwise.

## The function

`client.py`:

```python
import urllib3

def everyone():
    return urllib3.request("GET", "http://users:8000/users")  # expect: request verb=GET url=http://users:8000/users timeout=3
```

## A manager of pools

`client.py`:

```python
import urllib3

USERS = "http://users:8000"
patient = urllib3.PoolManager()
hasty = urllib3.PoolManager(num_pools=2, timeout=0.5)

def user(user_id):
    return patient.request("GET", f"{USERS}/users/{user_id}")  # expect: request verb=GET url=http://users:8000/users/{user_id} timeout=None

def create(user):
    return hasty.request(method="POST", url=USERS + "/users", json=user)  # expect: request verb=POST url=http://users:8000/users timeout=0.5

def everything():
    return hasty.urlopen("GET", USERS + "/export", timeout=60)  # expect: request verb=GET url=http://users:8000/export timeout=60
```

## A pool of connections to one host

`client.py`:

```python
from urllib3 import HTTPConnectionPool

class Users:
    host = "users"

    def __init__(self):
        self.pool = HTTPConnectionPool(self.host, 8000, timeout=2)

    def everyone(self):
        return self.pool.request("GET", "/users")  # expect: request verb=GET host=users port=8000 path=/users timeout=2
```

## Calling again what failed

`client.py`:

```python
import urllib3
from urllib3.util.retry import Retry

http = urllib3.PoolManager(retries=Retry(total=3, backoff_factor=0.5))  # expect: retry

def user():
    return http.request("GET", "http://users:8000/users/1", timeout=2)  # expect: request verb=GET url=http://users:8000/users/1 timeout=2
```

## The request stands where the wrapper is called

`client.py`:

```python
import os

import urllib3

USERS = os.getenv("USERS_URL", "http://users:8000")  # expect: environment name=USERS_URL

class Client(urllib3.PoolManager):
    def __init__(self):
        super().__init__(timeout=1)

    def ask(self, verb, path):
        return self.request(verb, USERS + path)

def forget(client: Client):
    return client.ask("DELETE", "/users/1")  # expect: request verb=DELETE url=${USERS_URL:-http://users:8000}/users/1
```
"""

with module(
    "urllib3",
    "urllib3.poolmanager",
    "urllib3.connectionpool",
    "urllib3.util",
    "urllib3.util.retry",
    "urllib3.util.timeout",
):
    @request
    def request(method: VERB, url: URL, *, timeout: TIMEOUT = 3, **kwargs): ...
    def connection_from_url(url: BASE, *, timeout: TIMEOUT = None, **kwargs) -> HTTPConnectionPool: ...
    def proxy_from_url(url, *, timeout: TIMEOUT = None, **kwargs) -> ProxyManager: ...

    class PoolManager:
        def __init__(self, num_pools=..., headers=..., *, timeout: TIMEOUT = None, **kwargs): ...
        @request
        def request(
            self,
            method: VERB,
            url: URL,
            body=...,
            fields=...,
            headers=...,
            json=...,
            *,
            timeout: TIMEOUT = ...,
            **kwargs,
        ): ...
        @request
        def request_encode_url(
            self, method: VERB, url: URL, fields=..., headers=..., *, timeout: TIMEOUT = ..., **kwargs
        ): ...
        @request
        def request_encode_body(
            self, method: VERB, url: URL, fields=..., headers=..., *, timeout: TIMEOUT = ..., **kwargs
        ): ...
        @request
        def urlopen(self, method: VERB, url: URL, redirect=..., *, timeout: TIMEOUT = ..., **kwargs): ...
        def connection_from_host(
            self, host: HOST, port: PORT = ..., scheme=..., pool_kwargs=...
        ) -> HTTPConnectionPool: ...
        def connection_from_url(self, url: BASE, pool_kwargs=...) -> HTTPConnectionPool: ...

    class ProxyManager(PoolManager):
        def __init__(self, proxy_url, num_pools=..., headers=..., *, timeout: TIMEOUT = None, **kwargs): ...

    class HTTPConnectionPool:
        def __init__(self, host: HOST, port: PORT = ..., timeout: TIMEOUT = None, **kwargs): ...
        @request
        def request(
            self,
            method: VERB,
            url: PATH,
            body=...,
            fields=...,
            headers=...,
            json=...,
            *,
            timeout: TIMEOUT = ...,
            **kwargs,
        ): ...
        @request
        def request_encode_url(
            self, method: VERB, url: PATH, fields=..., headers=..., *, timeout: TIMEOUT = ..., **kwargs
        ): ...
        @request
        def request_encode_body(
            self, method: VERB, url: PATH, fields=..., headers=..., *, timeout: TIMEOUT = ..., **kwargs
        ): ...
        @request
        def urlopen(
            self,
            method: VERB,
            url: PATH,
            body=...,
            headers=...,
            retries=...,
            redirect=...,
            assert_same_host=...,
            timeout: TIMEOUT = ...,
            **kwargs,
        ): ...

    class HTTPSConnectionPool(HTTPConnectionPool): ...

    # Said once, it holds for all that goes through the pool or adapter that it is given to.
    class Retry:
        @retry
        def __init__(self, total=..., connect=..., read=..., redirect=..., status=..., other=..., **kwargs) -> None: ...

    class Timeout:
        def __init__(self, total: TIMEOUT = None, connect=..., read=...): ...
