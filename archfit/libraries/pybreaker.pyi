"""
Circuit breakers (PyBreaker 1.4, https://github.com/danielfm/pybreaker).

## A function behind a breaker

`client.py`:

```python
import pybreaker

breaker = pybreaker.CircuitBreaker(fail_max=5, reset_timeout=60, name="users")

@breaker()  # expect: breaker handler=client.user name=users
def user(user_id):
    return {}

@breaker  # expect: breaker handler=client.everyone name=users
def everyone():
    return []
```

## What is called is given

`client.py`:

```python
from pybreaker import CircuitBreaker

def everyone():
    return []

def careful():
    return CircuitBreaker().call(everyone)  # expect: breaker handler=client.everyone
```

## A block

`client.py`:

```python
from pybreaker import CircuitBreaker

breaker = CircuitBreaker()

def careful(users):
    with breaker.calling():  # expect: breaker
        return users.everyone()
```
"""

with module("pybreaker"):
    class CircuitBreaker:
        def __init__(
            self,
            fail_max=...,
            reset_timeout=...,
            success_threshold=...,
            exclude=...,
            listeners=...,
            state_storage=...,
            name: NAME = ...,
            **kwargs,
        ) -> None: ...
        @breaker
        def __call__(self, func: HANDLER = ..., **kwargs) -> Decorator: ...
        @breaker
        def call(self, func: HANDLER, *args, **kwargs): ...
        @breaker
        def call_async(self, func: HANDLER, *args, **kwargs): ...
        @breaker
        def calling(self): ...
