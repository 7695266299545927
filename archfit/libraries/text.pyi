"""
Text made of text by the standard library of Python 3.14: https://docs.python.org/3/library/urllib.parse.html, `os.path`, `textwrap`.

Functions of several parts join paths: there is one slash where two parts meet. Methods of `str`, `+`, `%` and
f-strings need no word here.

## A base and what is relative to it

`client.py`:

```python
from urllib.parse import urljoin

import requests

USERS = "http://users:8000/"

def everyone():
    return requests.get(urljoin(USERS, "users"))  # expect: request verb=GET url=http://users:8000/users

def user(user_id):
    return requests.get(urljoin(base=USERS, url=f"/users/{user_id}"))  # expect: request url=http://users:8000/users/{user_id}
```

## Parts of a path

`client.py`:

```python
import os.path
import posixpath

import requests

class Users:
    url = "http://users:8000"

    def everyone(self):
        return requests.get(os.path.join(self.url, "users"))  # expect: request url=http://users:8000/users

    def orders(self, user_id):
        return requests.get(posixpath.join(self.url, "users", user_id, "orders"))  # expect: request url=http://users:8000/users/{user_id}/orders
```

## What is quoted

`client.py`:

```python
from urllib.parse import quote, urlencode

import requests

def named(name):
    return requests.get(f"http://users:8000/users/{quote(name)}")  # expect: request url=http://users:8000/users/{name}

def search(query):
    return requests.get("http://users:8000/users?" + urlencode(query))  # expect: request url=http://users:8000/users?{query}
```

## The request stands where the wrapper is called

`client.py`:

```python
import os
from urllib.parse import urljoin

import requests

def call(path):
    return requests.get(urljoin(os.environ["USERS_URL"], path))  # expect: environment name=USERS_URL

def everyone():
    return call("/users")  # expect: request url=${USERS_URL}/users
```
"""

with module("urllib.parse"):
    @text
    def urljoin(base: PART, url: PART, allow_fragments=...): ...
    @text
    def quote(string: PART, safe=..., encoding=..., errors=...): ...
    @text
    def quote_plus(string: PART, safe=..., encoding=..., errors=...): ...
    @text
    def unquote(string: PART, encoding=..., errors=...): ...
    @text
    def unquote_plus(string: PART, encoding=..., errors=...): ...
    @text
    def urlencode(query: PART, doseq=..., safe=..., encoding=..., errors=..., quote_via=...): ...

with module("os.path", "posixpath"):
    @text
    def join(a: PART, *p: PART): ...
    @text
    def normpath(path: PART): ...
    @text
    def expanduser(path: PART): ...
    @text
    def expandvars(path: PART): ...

with module("os"):
    @text
    def fspath(path: PART): ...

with module("textwrap"):
    @text
    def dedent(text: PART): ...

with module("inspect"):
    @text
    def cleandoc(doc: PART): ...
