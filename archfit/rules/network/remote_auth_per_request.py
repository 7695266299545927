"""A service asks another, for nearly every request, who is asking.

## Why

The other one becomes a part of every request: it adds its latency to each, gets the load of all, and when it is down
everything is. A signed token (JWT) says by itself who asks, and a key that is fetched once verifies it; for tokens that
say nothing, an answer holds for a while and can be kept.

Reported are calls in what stands before at least half of the routes of a service (`share`): middleware,
`before_request`, dependencies and decorators of handlers, classes of authentication and permissions, where the name or
path of what is called says that it is about identity (`words`). Left alone is what keeps answers (a cache of
`functools`, or whatever is called one), what verifies tokens itself, and what asks on a condition only.

## A dependency, what runs before all requests, and a class of authentication

`docker-compose.yml`:

```yaml
services:
  auth: {build: auth}
  orders: {build: orders}
  plans: {build: plans}
  users: {build: users}
```

`auth/app.py`:

```python
from fastapi import FastAPI
```

`orders/app.py`:

```python
import requests
from fastapi import Depends, FastAPI

app = FastAPI()

def user(token: str = ""):
    return verified(token)

def verified(token):
    return requests.get(f"http://auth/verify/{token}", timeout=2).json()  # expect: remote-auth-per-request

@app.get("/orders")
def orders(user=Depends(user)): ...

@app.get("/orders/{key}", dependencies=[Depends(user)])
def order(key: int): ...
```

`plans/app.py`:

```python
import httpx
from flask import Flask, abort, request

app = Flask(__name__)

@app.before_request
def check():
    answer = httpx.get("http://auth/verify", params=request.args)  # expect: remote-auth-per-request
    if answer.status_code != 200:
        abort(401)

@app.get("/plans")
def plans(): ...

@app.get("/plans/<int:key>")
def plan(key): ...
```

`users/app.py`:

```python
import requests
from django.urls import path
from rest_framework.authentication import BaseAuthentication
from rest_framework.views import APIView

class Remote(BaseAuthentication):
    def authenticate(self, request):
        answer = requests.get("http://auth/verify", params=request.GET, timeout=2)  # expect: remote-auth-per-request
        return answer.json(), None

class Users(APIView):
    authentication_classes = [Remote]

    def get(self, request): ...

class User(APIView):
    authentication_classes = [Remote]

    def get(self, request, key): ...

urlpatterns = [path("users", Users.as_view()), path("users/<int:key>", User.as_view())]
```

## The answer is kept, or the token is verified in place

`docker-compose.yml`:

```yaml
services:
  auth: {build: auth}
  orders: {build: orders}
  plans: {build: plans}
```

`auth/app.py`:

```python
from fastapi import FastAPI
```

`orders/app.py`:

```python
from functools import lru_cache

import requests
from fastapi import Depends, FastAPI

app = FastAPI()

def user(token: str = ""):
    return verified(token)

@lru_cache
def verified(token):
    return requests.get("http://auth/verify", params={"token": token}, timeout=2).json()

@app.get("/orders")
def orders(user=Depends(user)): ...

@app.get("/orders/{key}")
def order(key: int, user=Depends(user)): ...
```

`plans/app.py`:

```python
import jwt
import requests
from fastapi import Depends, FastAPI

app = FastAPI()

def user(token: str = ""):
    key = requests.get("http://auth/verify", timeout=2).text
    return jwt.decode(token, key, algorithms=["RS256"])

@app.get("/plans")
def plans(user=Depends(user)): ...

@app.get("/plans/{key}")
def plan(key: int, user=Depends(user)): ...
```

## When it is wrong

Answers kept by other means, as in a dictionary or by a proxy in between; rights that must be taken away at once, so
that each request has to ask: ignore the finding with that reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archfit.model import Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.guards import Guarded, Guards
from archfit.model.reach import Way, calls_on
from archfit.model.wires import Endpoint, RemoteCall

_WORDS = (
    "account", "acl", "auth", "authenticate", "authorize", "iam", "identity", "introspect", "me", "oauth", "oauth2",
    "permission", "permissions", "session", "sso", "token", "tokens", "userinfo", "validate", "verify", "whoami",
)  # fmt: skip
_PART = re.compile(r"[^a-z0-9]+")
_LOCAL = re.compile(r"(?:^|\.)(?:jwt|jws|jose|joserfc|authlib)\b.*(?:decode|verify)|PyJWKClient")
"""PyJWT 2, python-jose 3, joserfc 1, Authlib 1: they verify a token with a key at hand."""
_KEYS = re.compile(r"jwks|\.well-known")
_CACHE = re.compile(r"cache|memo|\bredis\b", re.IGNORECASE)
_DEPTH = 5
"""Functions between what runs before a request and the call."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is reported."""

    share: float = 0.5
    """The part of the routes of a service before which the other is asked."""
    routes: int = 2
    """The fewest routes that a service must have."""
    words: tuple[str, ...] = _WORDS
    """Words in the name or path of what is asked, by which it is about identity."""


class _Asked(NamedTuple):
    """A call before some routes, and how it comes to be made there."""

    call: RemoteCall
    guard: Guarded
    way: Way


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each call that most requests to a service wait for, to know who asks."""
    asking: dict[str, list[RemoteCall]] = defaultdict(list)
    for call in project.waiting.calls:
        if _is_about_identity(call, options) and not any(one.kind == "branch" for one in call.around):
            asking[call.component].append(call)
    routes = _routes(project) if asking else {}
    guards = Guards(project)
    for component, calls in asking.items():
        own = routes.get(component, {})
        for places in _asked(project, guards, own.values(), calls) if len(own) >= options.routes else ():
            if len(places) >= options.share * len(own):
                yield _violation(places, len(own))


def _is_about_identity(call: RemoteCall, options: Options) -> bool:
    words = frozenset(_PART.split(f"{call.target} {call.path}".lower()))
    return not _KEYS.search(call.path) and not words.isdisjoint(options.words)


def _routes(project: Project) -> Mapping[str, Mapping[tuple[str, str], Endpoint]]:
    """Return the routes of each component by verb and path."""
    found: dict[str, dict[tuple[str, str], Endpoint]] = defaultdict(dict)
    for one in project.wires.endpoints:
        if one.protocol == "http" and project.role_at(one.at.path) is Role.SOURCE:
            found[one.component][one.verb, one.path] = one
    return found


def _asked(
    project: Project, guards: Guards, routes: Iterable[Endpoint], calls: list[RemoteCall]
) -> Iterable[list[_Asked]]:
    """Return how each place comes to be made before some routes, once for each of these."""
    found: dict[Location, list[_Asked]] = defaultdict(list)
    for endpoint in routes:
        first: dict[Location, _Asked] = {}
        for guard in guards.before(endpoint):
            for call, way in _made(project, guard.function, calls):
                first.setdefault(call.at, _Asked(call, guard, way))
        for at, one in first.items():
            found[at].append(one)
    return found.values()


def _made(project: Project, function: str, calls: list[RemoteCall]) -> Iterator[tuple[RemoteCall, Way]]:
    """Yield the calls that are made whenever a function runs, unless it verifies tokens itself or keeps answers."""
    ways = project.reach.ways((function,), depth=_DEPTH, each_time=True)
    own = {name: way for name, way in ways.items() if not any(one.branch or one.kind == "decorator" for one in way)}
    reached = [call for call in calls if call.caller in own]
    called = (one.callee for one in project.calls.edges if one.caller in own) if reached else ()
    if not any(_LOCAL.search(one) or _CACHE.search(one) for one in called):
        yield from ((call, own[call.caller]) for call in reached)


def _violation(places: list[_Asked], routes: int) -> Violation:
    call, guard, way = places[0]
    return Violation(
        at=call.at,
        message=f"`{call.component}` asks `{call.target}` who is asking before {len(places)} of its {routes} routes",
        subject=f"{call.component} {call.caller} -> {call.target} {call.what}",
        steps=(
            Step(f"`{guard.function}` runs before requests are answered", guard.at),
            *calls_on(way),
            Step(f"calls `{call.what}` of `{call.target}`", call.at),
        ),
        steps_title="calls",
        why=f"each request waits for `{call.target}`, and when it is down so is all that `{call.component}` does",
        notes=(call.why,) if call.why else (),
        help="verify a signed token with a key that is fetched once, or keep the answer for a while",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
    )


RULE = Rule(
    code="NET008",
    name="remote-auth-per-request",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
