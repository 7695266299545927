"""
Circuit breakers for asyncio (aiobreaker 1.2, https://github.com/arlyon/aiobreaker).

## A function behind a breaker

`client.py`:

```python
from datetime import timedelta

from aiobreaker import CircuitBreaker

breaker = CircuitBreaker(fail_max=5, timeout_duration=timedelta(seconds=60), name="users")

@breaker()  # expect: breaker handler=client.everyone name=users
async def everyone():
    return []

@breaker  # expect: breaker handler=client.user name=users
async def user(user_id):
    return {}
```

## What is called is given

`client.py`:

```python
from aiobreaker import CircuitBreaker

breaker = CircuitBreaker()

async def everyone():
    return []

async def careful():
    return await breaker.call_async(everyone)  # expect: breaker handler=client.everyone
```
"""

with module("aiobreaker", "aiobreaker.circuitbreaker"):
    class CircuitBreaker:
        def __init__(
            self,
            fail_max=...,
            timeout_duration=...,
            exclude=...,
            listeners=...,
            state_storage=...,
            name: NAME = ...,
        ) -> None: ...
        @breaker
        def __call__(self, func: HANDLER = ..., ignore_on_call=...) -> Decorator: ...
        @breaker
        def call(self, func: HANDLER, *args, **kwargs): ...
        @breaker
        async def call_async(self, func: HANDLER, *args, **kwargs): ...
