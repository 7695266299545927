"""
HTTP for humans: requests 2.32, https://requests.readthedocs.io/en/latest/api/.

A request without a timeout waits for ever. `requests_futures` 1.1 and `requests_toolbelt` 1.0 bring sessions of their
own: https://github.com/ross/requests-futures and https://toolbelt.readthedocs.io/en/latest/sessions.html.

## A URL written out, given by name, and made of a constant

`client.py`:

```python
import requests
from requests.sessions import Session

USERS = "http://users:8000"

def everyone():
    return requests.get("http://users:8000/users")  # expect: request verb=GET url=http://users:8000/users timeout=None

def create(user):
    return requests.post(json=user, url=f"{USERS}/users")  # expect: request verb=POST url=http://users:8000/users

def user(user_id):
    return requests.get(USERS + f"/users/{user_id}", timeout=3)  # expect: request url=http://users:8000/users/{user_id} timeout=3

def forget(user_id):
    with Session() as session:
        return session.delete("{}/users/{}".format(USERS, user_id))  # expect: request verb=DELETE url=http://users:8000/users/{user_id}
```

## A session that an object keeps, and a URL that its class keeps

`client.py`:

```python
import requests

class Users:
    url = "http://users:8000"

    def __init__(self):
        self.session = requests.Session()

    def everyone(self):
        return self.session.get(f"{self.url}/users", timeout=0.5)  # expect: request verb=GET url=http://users:8000/users timeout=0.5
```

## The verb is an argument

`client.py`:

```python
import requests

def rename(user_id, name):
    return requests.request("PATCH", f"http://users/users/{user_id}", json={"name": name})  # expect: request verb=PATCH url=http://users/users/{user_id} timeout=None

def everyone(session: requests.Session):
    return session.request(method="GET", url="http://users/users", timeout=10)  # expect: request verb=GET url=http://users/users timeout=10
```

## The request stands where the wrapper is called

`client.py`:

```python
import requests

def call(path, timeout=2):
    return requests.get("http://users:8000" + path, timeout=timeout)

def everyone():
    return call("/users")  # expect: request verb=GET url=http://users:8000/users timeout=2

def everything():
    return call("/export", timeout=60)  # expect: request verb=GET url=http://users:8000/export timeout=60
```

## The environment says where to

`client.py`:

```python
import os

import requests

USERS = os.environ.get("USERS_URL", "http://users:8000")  # expect: environment name=USERS_URL

def everyone():
    return requests.get(f"{USERS}/users")  # expect: request verb=GET url=${USERS_URL:-http://users:8000}/users
```

## An adapter that tries again

`client.py`:

```python
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

session = requests.Session()
session.mount("http://", HTTPAdapter(max_retries=Retry(total=3, backoff_factor=1)))  # expect: retry

def user():
    return session.get("http://users:8000/users/1", timeout=(1, 2))  # expect: request verb=GET url=http://users:8000/users/1
```

## A class of one's own that is a session

`client.py`:

```python
import requests

class Authorized(requests.Session):
    def __init__(self, token):
        super().__init__()
        self.headers["Authorization"] = token

def everyone(token):
    return Authorized(token).get("http://users/users")  # expect: request verb=GET url=http://users/users timeout=None
```

## A session with a base

`client.py`:

```python
from requests_toolbelt.sessions import BaseUrlSession

class Orders(BaseUrlSession):
    base_url = "http://orders:8000/"

users = BaseUrlSession(base_url="http://users:8000/")

def everyone():
    return users.get("users")  # expect: request verb=GET base=http://users:8000/ url=users timeout=None

def orders():
    return Orders().get("orders")  # expect: request verb=GET base=http://orders:8000/ url=orders
```

## A request that is prepared first

`client.py`:

```python
from requests import Request, Session

def everyone():
    session = Session()
    prepared = session.prepare_request(Request("GET", "http://users/users"))
    return session.send(prepared)  # expect: request timeout=None
```
"""

with module(
    "requests", "requests.api", "requests.sessions", "requests.models", "requests.adapters", "requests.exceptions"
):
    @request
    def request(method: VERB, url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="GET")
    def get(url: URL, params=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="OPTIONS")
    def options(url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="HEAD")
    def head(url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="POST")
    def post(url: URL, data=..., json=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="PUT")
    def put(url: URL, data=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="PATCH")
    def patch(url: URL, data=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
    @request(verb="DELETE")
    def delete(url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...

    class Session:
        def __init__(self): ...
        @request
        def request(
            self,
            method: VERB,
            url: URL,
            params=...,
            data=...,
            headers=...,
            cookies=...,
            files=...,
            auth=...,
            timeout: TIMEOUT = None,
            **kwargs,
        ) -> Response: ...
        @request(verb="GET")
        def get(self, url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request(verb="OPTIONS")
        def options(self, url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request(verb="HEAD")
        def head(self, url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request(verb="POST")
        def post(self, url: URL, data=..., json=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request(verb="PUT")
        def put(self, url: URL, data=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request(verb="PATCH")
        def patch(self, url: URL, data=..., *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request(verb="DELETE")
        def delete(self, url: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        @request
        def send(self, request: URL, *, timeout: TIMEOUT = None, **kwargs) -> Response: ...
        def prepare_request(self, request: URL) -> PreparedRequest: ...
        def get_adapter(self, url) -> HTTPAdapter: ...

    session = Session

    class Request:
        def __init__(self, method: VERB = ..., url: URL = ..., **kwargs): ...
        def prepare(self) -> PreparedRequest: ...

    class PreparedRequest:
        def prepare(self, method: VERB = ..., url: URL = ..., **kwargs): ...
        def copy(self) -> PreparedRequest: ...

    class Response: ...
    class BaseAdapter: ...
    class HTTPAdapter(BaseAdapter): ...
    class RequestException: ...
    class InvalidJSONError(RequestException): ...
    class JSONDecodeError(InvalidJSONError): ...
    class HTTPError(RequestException): ...
    class ConnectionError(RequestException): ...
    class ProxyError(ConnectionError): ...
    class SSLError(ConnectionError): ...
    class Timeout(RequestException): ...
    class ConnectTimeout(ConnectionError, Timeout): ...
    class ReadTimeout(Timeout): ...
    class URLRequired(RequestException): ...
    class TooManyRedirects(RequestException): ...
    class MissingSchema(RequestException): ...
    class InvalidSchema(RequestException): ...
    class InvalidURL(RequestException): ...
    class InvalidHeader(RequestException): ...
    class InvalidProxyURL(InvalidURL): ...
    class ChunkedEncodingError(RequestException): ...
    class ContentDecodingError(RequestException): ...
    class StreamConsumedError(RequestException): ...
    class RetryError(RequestException): ...
    class UnrewindableBodyError(RequestException): ...

with module("requests_futures.sessions"):
    class FuturesSession(requests.Session):
        def __init__(self, executor=..., max_workers=..., session=..., adapter_kwargs=..., **kwargs): ...

with module("requests_toolbelt.sessions"):
    class BaseUrlSession(requests.Session):
        base_url: BASE
        def __init__(self, base_url: BASE = ...): ...
