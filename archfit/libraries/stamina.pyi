"""
Calling again what failed, with limits (stamina 26.1, https://stamina.hynek.me/en/stable/api.html).

It gives up after 45 seconds, or 10 attempts, unless something else is said.

## A function that is called again

`client.py`:

```python
import stamina

@stamina.retry(on=OSError, attempts=3)  # expect: retry handler=client.everyone timeout=45.0
def everyone():
    return []

@stamina.retry(on=OSError, timeout=5)  # expect: retry handler=client.user timeout=5
async def user(user_id):
    return {}
```

## A block that is run again

`client.py`:

```python
import stamina

def everyone(users):
    for attempt in stamina.retry_context(on=OSError, timeout=None):  # expect: retry timeout=None
        with attempt:
            return users.everyone()
```

## What is called again is given

`client.py`:

```python
from stamina import RetryingCaller

def everyone():
    return []

def patient():
    caller = RetryingCaller(timeout=10)
    return caller(OSError, everyone)  # expect: retry handler=client.everyone timeout=10
```
"""

with module("stamina"):
    @retry
    def retry(*, on, attempts=..., timeout: TIMEOUT = 45.0, **kwargs) -> Decorator: ...
    @retry
    def retry_context(on, attempts=..., timeout: TIMEOUT = 45.0, **kwargs): ...

    class RetryingCaller:
        def __init__(self, attempts=..., timeout: TIMEOUT = 45.0, **kwargs) -> None: ...
        def on(self, on) -> BoundRetryingCaller: ...
        @retry
        def __call__(self, on, callable_: HANDLER, *args, **kwargs): ...

    class BoundRetryingCaller:
        @retry
        def __call__(self, callable_: HANDLER, *args, **kwargs): ...

    class AsyncRetryingCaller(RetryingCaller): ...
    class BoundAsyncRetryingCaller(BoundRetryingCaller): ...
