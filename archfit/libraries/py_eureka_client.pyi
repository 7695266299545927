"""
Requests to services that Eureka knows by name (py-eureka-client 0.13, https://github.com/keijack/python-eureka-client).

A request gives up after 5 seconds unless something else is said.

## A request

`client.py`:

```python
import py_eureka_client.eureka_client as eureka

def everyone():
    return eureka.do_service("USERS", "/users")  # expect: request verb=GET service=USERS path=/users timeout=5

async def create(user):
    return await eureka.do_service_async("USERS", "/users", method="POST", data=user, timeout=3)  # expect: request verb=POST service=USERS path=/users timeout=3
```

## A client

`client.py`:

```python
from py_eureka_client.eureka_client import EurekaClient

async def everyone():
    client = EurekaClient(eureka_server="http://eureka:8761/eureka", app_name="orders")
    await client.start()
    return await client.do_service("USERS", "/users")  # expect: request verb=GET service=USERS path=/users timeout=5
```
"""

with module("py_eureka_client.eureka_client"):
    @request
    def do_service(
        app_name: SERVICE = ...,
        service: PATH = "",
        return_type=...,
        prefer_ip=...,
        prefer_https=...,
        method: VERB = "GET",
        headers=...,
        data=...,
        timeout: TIMEOUT = 5,
        **kwargs,
    ): ...
    @request
    def do_service_async(
        app_name: SERVICE = ...,
        service: PATH = "",
        return_type=...,
        prefer_ip=...,
        prefer_https=...,
        method: VERB = "GET",
        headers=...,
        data=...,
        timeout: TIMEOUT = 5,
        **kwargs,
    ): ...
    # The walker sends the request.
    @request
    def walk_nodes(app_name: SERVICE = ..., service: PATH = "", **kwargs): ...
    @request
    def walk_nodes_async(app_name: SERVICE = ..., service: PATH = "", **kwargs): ...
    def get_client() -> EurekaClient: ...
    def init(**kwargs) -> EurekaClient: ...
    def init_async(**kwargs) -> EurekaClient: ...

    class EurekaClient:
        def __init__(self, **kwargs) -> None: ...
        @request
        def do_service(
            self,
            app_name: SERVICE = ...,
            service: PATH = "",
            return_type=...,
            prefer_ip=...,
            prefer_https=...,
            method: VERB = "GET",
            headers=...,
            data=...,
            timeout: TIMEOUT = 5,
            **kwargs,
        ): ...
        @request
        def walk_nodes(self, app_name: SERVICE = ..., service: PATH = "", **kwargs): ...
