"""
Calling again what failed: retry 0.9, https://github.com/invl/retry, and retrying 1.4.

Both go on at once and without end unless something else is said. The other is at https://github.com/groodt/retrying.

## A function that is called again

`client.py`:

```python
from retry import retry

@retry(OSError, tries=3, delay=1)  # expect: retry handler=client.everyone
def everyone():
    return []

@retry()  # expect: retry handler=client.user
def user(user_id):
    return {}
```

## What is called again is given

`client.py`:

```python
from retry.api import retry_call

def everyone():
    return []

def patient():
    return retry_call(everyone, tries=3)  # expect: retry handler=client.everyone
```

## With retrying

`client.py`:

```python
from retrying import Retrying, retry

@retry  # expect: retry handler=client.everyone
def everyone():
    return []

@retry(stop_max_attempt_number=3)  # expect: retry handler=client.user
def user():
    return {}

def patient():
    return Retrying(stop_max_delay=1000).call(everyone)  # expect: retry handler=client.everyone
```
"""

with module("retry", "retry.api"):
    @retry
    def retry(exceptions=..., tries=..., delay=..., **kwargs) -> Decorator: ...
    @retry
    def retry_call(f: HANDLER, fargs=..., fkwargs=..., **kwargs): ...

with module("retrying"):
    @retry
    def retry(func: HANDLER = ..., *, stop=..., wait=..., **kwargs) -> Decorator: ...

    class Retrying:
        def __init__(self, stop=..., wait=..., **kwargs) -> None: ...
        @retry
        def call(self, fn: HANDLER, *args, **kwargs): ...
