"""
Circuit breakers, in one process or shared through Redis (Purgatory 3.0, https://mardiros.github.io/purgatory/).

## A function behind a breaker

`client.py`:

```python
from purgatory import AsyncCircuitBreakerFactory

circuitbreaker = AsyncCircuitBreakerFactory(default_threshold=5)

@circuitbreaker("users")  # expect: breaker handler=client.everyone name=users
async def everyone():
    return []
```

## A block

`client.py`:

```python
from purgatory import SyncCircuitBreakerFactory

circuitbreaker = SyncCircuitBreakerFactory()

def careful(users):
    with circuitbreaker.get_breaker("users"):  # expect: breaker name=users
        return users.everyone()
```
"""

with module("purgatory"):
    class AsyncCircuitBreakerFactory:
        def __init__(self, default_threshold=..., default_ttl=..., exclude=..., uow=...) -> None: ...
        @breaker
        def __call__(self, circuit: NAME, threshold=..., ttl=..., exclude=...) -> Decorator: ...
        @breaker
        async def get_breaker(self, circuit: NAME, threshold=..., ttl=..., exclude=...): ...

    class SyncCircuitBreakerFactory:
        def __init__(self, default_threshold=..., default_ttl=..., exclude=..., uow=...) -> None: ...
        @breaker
        def __call__(self, circuit: NAME, threshold=..., ttl=..., exclude=...) -> Decorator: ...
        @breaker
        def get_breaker(self, circuit: NAME, threshold=..., ttl=..., exclude=...): ...
