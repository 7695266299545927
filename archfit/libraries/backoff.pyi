"""
Calling again what failed, ever more slowly (backoff 2.2, https://github.com/litl/backoff).

Without `max_tries` and `max_time` it goes on without end.

## On an exception, with and without an end

`client.py`:

```python
import backoff

@backoff.on_exception(backoff.expo, OSError)  # expect: retry handler=client.everyone timeout=None
def everyone():
    return []

@backoff.on_exception(backoff.expo, (OSError, ValueError), max_tries=3, max_time=60)  # expect: retry handler=client.user timeout=60
async def user(user_id):
    return {}
```

## On what is returned

`client.py`:

```python
from backoff import fibo, on_predicate

class Users:
    @on_predicate(fibo, lambda found: found is None, max_time=10)  # expect: retry handler=client.Users.poll timeout=10
    def poll(self):
        return None
```
"""

with module("backoff"):
    @retry
    def on_exception(wait_gen, exception, *, max_tries=..., max_time: TIMEOUT = None, **kwargs) -> Decorator: ...
    @retry
    def on_predicate(wait_gen, predicate=..., *, max_tries=..., max_time: TIMEOUT = None, **kwargs) -> Decorator: ...
