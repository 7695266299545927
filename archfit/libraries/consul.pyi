"""
Looking services up by name: python-consul 1.1, https://python-consul.readthedocs.io/en/latest/.

To look a service up is a request to Consul that names the service; what is then sent to it is a request of its own.

## A service by its name

`client.py`:

```python
import consul

catalog = consul.Consul(host="consul")

def users():
    index, found = catalog.health.service("users", passing=True)  # expect: request verb=GET service=users
    return found

class Orders:
    service = "orders"

    def __init__(self):
        self.consul = consul.Consul()

    def found(self):
        return self.consul.catalog.service(self.service)  # expect: request verb=GET service=orders
```

## In asyncio

`client.py`:

```python
from consul.aio import Consul

async def users():
    return await Consul().catalog.service(service="users")  # expect: request verb=GET service=users
```
"""

with module("consul", "consul.std", "consul.base", "consul.aio", "consul.tornado", "consul.twisted"):
    class Consul:
        catalog: Catalog
        health: Health
        def __init__(self, *args, **kwargs) -> None: ...

    class Catalog:
        @request(verb="GET")
        def service(self, service: SERVICE, **kwargs): ...

    class Health:
        @request(verb="GET")
        def service(self, service: SERVICE, **kwargs): ...
        @request(verb="GET")
        def checks(self, service: SERVICE, **kwargs): ...
