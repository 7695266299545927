"""
Circuit breakers (circuitbreaker 2.1, https://github.com/fabfuel/circuitbreaker).

## A function behind a breaker, with and without arguments

`client.py`:

```python
from circuitbreaker import CircuitBreaker, circuit

orders = CircuitBreaker(name="orders")

@circuit  # expect: breaker handler=client.everyone
def everyone():
    return []

@circuit(failure_threshold=10, name="users")  # expect: breaker handler=client.user name=users
async def user(user_id):
    return {}

@orders  # expect: breaker handler=client.order name=orders
def order(order_id):
    return {}

@CircuitBreaker(name="mails")  # expect: breaker handler=client.mails name=mails
def mails():
    return []
```

## What is called is given

`client.py`:

```python
from circuitbreaker import CircuitBreaker

breaker = CircuitBreaker(name="users")

def everyone():
    return []

def careful():
    return breaker.call(everyone)  # expect: breaker handler=client.everyone name=users
```
"""

with module("circuitbreaker"):
    @breaker
    def circuit(
        failure_threshold=...,
        recovery_timeout=...,
        expected_exception=...,
        name: NAME = ...,
        fallback_function=...,
        cls=...,
    ) -> Decorator: ...

    class CircuitBreaker:
        def __init__(
            self,
            failure_threshold=...,
            recovery_timeout=...,
            expected_exception=...,
            name: NAME = ...,
            fallback_function=...,
        ) -> None: ...
        @breaker
        def __call__(self, wrapped: HANDLER) -> Decorator: ...
        @breaker
        def decorate(self, function: HANDLER) -> Decorator: ...
        @breaker
        def call(self, func: HANDLER, *args, **kwargs): ...
        @breaker
        def call_generator(self, func: HANDLER, *args, **kwargs): ...
        @breaker
        async def call_async(self, func: HANDLER, *args, **kwargs): ...
        @breaker
        async def call_async_generator(self, func: HANDLER, *args, **kwargs): ...
