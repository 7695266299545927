"""
Opening URLs with the standard library: `urllib.request` of Python 3.14, https://docs.python.org/3/library/urllib.request.html.

A request without a timeout waits as long as sockets do, which is for ever unless `socket.setdefaulttimeout` says
otherwise. The verb is not said by the call: it is GET without `data` and POST with it.

## A URL written out, given by name, and made of a constant

`client.py`:

```python
from urllib.request import urlopen

USERS = "http://users:8000"

def everyone():
    return urlopen("http://users:8000/users").read()  # expect: request url=http://users:8000/users timeout=None

def user(user_id):
    with urlopen(url=f"{USERS}/users/{user_id}", timeout=3) as response:  # expect: request url=http://users:8000/users/{user_id} timeout=3
        return response.read()

def create(user):
    return urlopen(USERS + "/users", user, 10)  # expect: request url=http://users:8000/users timeout=10
```

## An opener that an object keeps

`client.py`:

```python
import urllib.request

class Users:
    url = "http://users:8000"

    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def everyone(self):
        return self.opener.open(f"{self.url}/users")  # expect: request url=http://users:8000/users timeout=None
```

## The request stands where the wrapper is called

`client.py`:

```python
import json
import os
import urllib.request

USERS = os.environ.get("USERS_URL", "http://users:8000")  # expect: environment name=USERS_URL

def load(path):
    return json.load(urllib.request.urlopen(USERS + path, timeout=2))

def everyone():
    return load("/users")  # expect: request url=${USERS_URL:-http://users:8000}/users timeout=2
```

## A request that is made first

`client.py`:

```python
from urllib.request import Request, urlopen

def forget():
    request = Request("http://users/users/1", method="DELETE")
    return urlopen(request)  # expect: request timeout=None
```
"""

with module("urllib.request"):
    @request
    def urlopen(url: URL, data=..., timeout: TIMEOUT = None, **kwargs): ...
    @request
    def urlretrieve(url: URL, filename=..., reporthook=..., data=...): ...
    def build_opener(*handlers) -> OpenerDirector: ...

    class OpenerDirector:
        @request
        def open(self, fullurl: URL, data=..., timeout: TIMEOUT = None): ...

    class Request:
        def __init__(
            self, url: URL, data=..., headers=..., origin_req_host=..., unverifiable=..., method: VERB = ...
        ): ...
