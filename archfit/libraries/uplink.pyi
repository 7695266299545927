"""
HTTP clients that are declared: Uplink 0.10, https://uplink.readthedocs.io/en/stable/user/quickstart.html.

A request stands where its method is declared; its base is said where the client is made.

## A client

`client.py`:

```python
from uplink import Consumer, get, post

class Users(Consumer):
    @get("/users/{user_id}")  # expect: request verb=GET path=/users/{user_id} handler=client.Users.user
    def user(self, user_id):
        pass

    @post(uri="/users")  # expect: request verb=POST path=/users handler=client.Users.create
    def create(self, user):
        pass

def user(user_id):
    return Users(base_url="http://users:8000").user(user_id)
```

## A URL that is an argument

`client.py`:

```python
import uplink

class Files(uplink.Consumer):
    @uplink.timeout(5)
    @uplink.get  # expect: request verb=GET handler=client.Files.file
    def file(self, url: uplink.Url):
        pass
```
"""

with module("uplink", "uplink.builder", "uplink.commands"):
    class Consumer:
        def __init__(self, base_url: BASE = "", client=..., **kwargs) -> None: ...

    @request(verb="GET")
    def get(uri: PATH = ..., args=...) -> Decorator: ...
    @request(verb="HEAD")
    def head(uri: PATH = ..., args=...) -> Decorator: ...
    @request(verb="PUT")
    def put(uri: PATH = ..., args=...) -> Decorator: ...
    @request(verb="POST")
    def post(uri: PATH = ..., args=...) -> Decorator: ...
    @request(verb="PATCH")
    def patch(uri: PATH = ..., args=...) -> Decorator: ...
    @request(verb="DELETE")
    def delete(uri: PATH = ..., args=...) -> Decorator: ...
