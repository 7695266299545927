"""
HTTP connections of the standard library: `http.client` of Python 3.14, https://docs.python.org/3/library/http.client.html.

A connection without a timeout waits as long as sockets do, which is for ever unless `socket.setdefaulttimeout` says
otherwise. The host may hold the port: `users:8000`.

## A connection and what is asked over it

`client.py`:

```python
from http.client import HTTPConnection

def everyone():
    connection = HTTPConnection("users", 8000)
    connection.request("GET", "/users")  # expect: request verb=GET host=users port=8000 path=/users timeout=None
    return connection.getresponse().read()

def user(user_id):
    connection = HTTPConnection(host="users:8000", timeout=3)
    connection.request(method="GET", url=f"/users/{user_id}")  # expect: request verb=GET host=users:8000 path=/users/{user_id} timeout=3
    return connection.getresponse().read()
```

## The request stands where the wrapper is called

`client.py`:

```python
import http.client
import os

HOST = os.environ.get("USERS_HOST", "users")  # expect: environment name=USERS_HOST default=users

class Users:
    def __init__(self):
        self.connection = http.client.HTTPSConnection(HOST, timeout=0.5)

    def ask(self, verb, path):
        self.connection.request(verb, path)
        return self.connection.getresponse()

def forget(users: Users):
    return users.ask("DELETE", "/users/1")  # expect: request verb=DELETE host=${USERS_HOST:-users} path=/users/1 timeout=0.5
```

## A class of one's own that is a connection

`client.py`:

```python
from http.client import HTTPConnection

class Users(HTTPConnection):
    host_name = "users"

    def __init__(self):
        super().__init__(self.host_name, 8000, timeout=5)

def everyone():
    users = Users()
    users.request("GET", "/users")  # expect: request verb=GET host=users port=8000 path=/users timeout=5
    return users.getresponse()
```
"""

with module("http.client"):
    class HTTPConnection:
        def __init__(
            self, host: HOST, port: PORT = ..., timeout: TIMEOUT = None, source_address=..., blocksize=...
        ): ...
        @request
        def request(self, method: VERB, url: PATH, body=..., headers=..., **kwargs): ...
        @request
        def putrequest(self, method: VERB, url: PATH, skip_host=..., skip_accept_encoding=...): ...
        def getresponse(self) -> HTTPResponse: ...

    class HTTPSConnection(HTTPConnection):
        def __init__(self, host: HOST, port: PORT = ..., *, timeout: TIMEOUT = None, **kwargs): ...

    class HTTPResponse: ...
