"""
SOAP clients: Zeep 4.3, https://docs.python-zeep.org/en/master/client.html, and suds 1.2.

Where to is said by the WSDL, whose URL stands for it. An operation of Zeep waits for ever unless its transport has an
`operation_timeout`; one of suds, https://suds.readthedocs.io/en/latest/, gives up after 90 seconds.

## Operations of a service

`client.py`:

```python
from zeep import AsyncClient, Client

users = Client("http://users:8000/?wsdl")

def user(user_id):
    return users.service.GetUser(user_id)  # expect: request verb=rpc url=http://users:8000/?wsdl service=GetUser timeout=None

async def forget(user_id):
    client = AsyncClient(wsdl="http://users:8000/?wsdl")
    return await client.service.Forget(user_id)  # expect: request verb=rpc url=http://users:8000/?wsdl service=Forget
```

## A service at another address

`client.py`:

```python
from zeep import Client

def user(user_id):
    client = Client("users.wsdl")
    users = client.create_service("{http://users}Binding", "http://users:8000/soap")
    return users.GetUser(user_id)  # expect: request verb=rpc url=http://users:8000/soap service=GetUser
```

## A transport with a timeout

`client.py`:

```python
from zeep import Client
from zeep.transports import Transport

users = Client("http://users:8000/?wsdl", transport=Transport(operation_timeout=5))

def user(user_id):
    return users.service.GetUser(user_id)  # expect: request verb=rpc url=http://users:8000/?wsdl timeout=5
```

## suds

`client.py`:

```python
from suds.client import Client

users = Client("http://users:8000/?wsdl", timeout=5)
orders = Client("http://orders:8000/?wsdl")

def user(user_id):
    return users.service.GetUser(user_id)  # expect: request verb=rpc url=http://users:8000/?wsdl service=GetUser timeout=5

def place(user_id):
    return orders.service["Port"].Place(user_id)  # expect: request verb=rpc url=http://orders:8000/?wsdl service=Place timeout=90
```
"""

with module("zeep", "zeep.client", "zeep.proxy", "zeep.transports"):
    class Client:
        service: ServiceProxy
        def __init__(self, wsdl: URL, wsse=..., transport: TIMEOUT = None, **kwargs) -> None: ...
        def bind(self, service_name=..., port_name=...) -> ServiceProxy: ...
        def create_service(self, binding_name, address: URL) -> ServiceProxy: ...

    class AsyncClient(Client): ...
    class CachingClient(Client): ...

    class ServiceProxy:
        def __getattr__(self, key: SERVICE) -> OperationProxy: ...
        def __getitem__(self, key: SERVICE) -> OperationProxy: ...

    class OperationProxy:
        @request(verb="rpc")
        def __call__(self, *args, **kwargs): ...

    class Transport:
        # `timeout` is for the WSDL.
        def __init__(self, cache=..., timeout=..., operation_timeout: TIMEOUT = None, session=...) -> None: ...

    class AsyncTransport:
        def __init__(
            self, client=..., wsdl_client=..., cache=..., timeout=..., operation_timeout: TIMEOUT = None, **kwargs
        ) -> None: ...

with module("suds.client"):
    class Client:
        service: ServiceSelector
        def __init__(self, url: URL, *, timeout: TIMEOUT = 90, **kwargs) -> None: ...
        def set_options(self, **kwargs) -> None: ...
        def clone(self) -> Client: ...

    class ServiceSelector:
        def __getattr__(self, name: SERVICE) -> Method: ...
        # A port, by its name or number.
        def __getitem__(self, name) -> MethodSelector: ...

    class MethodSelector:
        def __getattr__(self, name: SERVICE) -> Method: ...
        def __getitem__(self, name: SERVICE) -> Method: ...

    class Method:
        @request(verb="rpc")
        def __call__(self, *args, **kwargs): ...
