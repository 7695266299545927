"""
Calling again what failed (Tenacity 9.2, https://tenacity.readthedocs.io/en/latest/api.html).

How often and after how long is said by values of its own, which are not told here; without them it is at once and
without end.

## A function that is called again

`client.py`:

```python
from tenacity import retry, stop_after_attempt, wait_exponential

@retry  # expect: retry handler=client.everyone
def everyone():
    return []

@retry(stop=stop_after_attempt(3), wait=wait_exponential())  # expect: retry handler=client.user
async def user(user_id):
    return {}
```

## What is called again is given

`client.py`:

```python
from tenacity import Retrying, stop_after_attempt

def everyone():
    return []

def patient():
    retrying = Retrying(stop=stop_after_attempt(3))
    return retrying(everyone)  # expect: retry handler=client.everyone
```

## A block that is run again

`client.py`:

```python
from tenacity import AsyncRetrying, stop_after_attempt

async def everyone(users):
    async for attempt in AsyncRetrying(stop=stop_after_attempt(3)):
        with attempt:
            return await users.everyone()
```
"""

with module("tenacity", "tenacity._asyncio", "tenacity.asyncio"):
    @retry
    def retry(func: HANDLER = ..., *, stop=..., wait=..., **kwargs) -> Decorator: ...

    class BaseRetrying:
        def __init__(self, sleep=..., stop=..., wait=..., **kwargs) -> None: ...
        def copy(self, **kwargs) -> Self: ...
        @retry
        def __call__(self, fn: HANDLER, *args, **kwargs): ...
        @retry
        def wraps(self, f: HANDLER): ...

    class Retrying(BaseRetrying): ...
    class AsyncRetrying(BaseRetrying): ...

with module("tenacity.tornadoweb"):
    class TornadoRetrying(tenacity.BaseRetrying): ...
