"""
Microservices over AMQP (Nameko 2.14, https://nameko.readthedocs.io/en/stable/).

The name of a service is the `name` of its class; what it answers is named by its methods. Names of Nameko 3 too.

## A service that calls another

`orders.py`:

```python
from nameko.rpc import RpcProxy, rpc

class Orders:
    name = "orders"
    users = RpcProxy("users")

    @rpc  # expect: route verb=rpc handler=orders.Orders.place
    def place(self, user_id):
        user = self.users.get(user_id)  # expect: request verb=rpc service=users name=get
        self.users.notify.call_async(user_id)  # expect: request verb=rpc service=users name=notify
        return user
```

## Events

`orders.py`:

```python
from nameko.events import EventDispatcher, event_handler

class Orders:
    name = "orders"
    dispatch = EventDispatcher()

    @event_handler("payments", "paid")  # expect: subscribe topic=payments key=paid handler=orders.Orders.ship
    def ship(self, payload):
        self.dispatch("shipped", payload)  # expect: publish key=shipped
```

## Routes, a queue and the clock

`orders.py`:

```python
from nameko.messaging import consume
from nameko.timer import timer
from nameko.web.handlers import http

class Orders:
    name = "orders"

    @http("GET", "/orders/<int:order_id>")  # expect: route verb=GET path=/orders/<int:order_id> handler=orders.Orders.order
    def order(self, request, order_id):
        return "{}"

    @consume("refunds")  # expect: subscribe topic=refunds handler=orders.Orders.refund
    def refund(self, body):
        return None

    @timer(interval=60)  # expect: task handler=orders.Orders.clean
    def clean(self):
        return None
```

## From outside

`client.py`:

```python
from nameko.standalone.events import event_dispatcher
from nameko.standalone.rpc import ClusterRpcProxy, ServiceRpcProxy

CONFIG = {"AMQP_URI": "amqp://queue"}

def user(user_id):
    with ServiceRpcProxy("users", CONFIG, timeout=3) as users:
        return users.get(user_id)  # expect: request verb=rpc service=users name=get timeout=3

def place(user_id):
    with ClusterRpcProxy(CONFIG) as cluster:
        cluster.orders.place(user_id)  # expect: request verb=rpc service=orders name=place timeout=None
    dispatch = event_dispatcher(CONFIG)
    dispatch("orders", "placed", {})  # expect: publish topic=orders key=placed
```
"""

with module("nameko.rpc", "nameko.standalone.rpc"):
    @route(verb="rpc")
    def rpc(*args, **kwargs) -> Decorator: ...

    class RpcProxy:
        def __init__(self, target_service: SERVICE, **options) -> None: ...
        def __getattr__(self, name: NAME) -> MethodProxy: ...
    ServiceRpc = RpcProxy

    class ClusterRpc:
        def __init__(self, **options) -> None: ...
        def __getattr__(self, name: SERVICE) -> ServiceProxy: ...
        def __getitem__(self, name: SERVICE) -> ServiceProxy: ...

    class ServiceProxy:
        def __getattr__(self, name: NAME) -> MethodProxy: ...

    class MethodProxy:
        @request(verb="rpc")
        def __call__(self, *args, **kwargs): ...
        @request(verb="rpc")
        def call_async(self, *args, **kwargs): ...

    class ServiceRpcProxy:
        def __init__(
            self, service_name: SERVICE, config=..., context_data=..., timeout: TIMEOUT = None, **kwargs
        ) -> None: ...
        def __getattr__(self, name: NAME) -> MethodProxy: ...
        def start(self) -> ServiceRpcProxy: ...
    ServiceRpcClient = ServiceRpcProxy

    class ClusterRpcProxy:
        def __init__(self, config=..., context_data=..., timeout: TIMEOUT = None, **kwargs) -> None: ...
        def __getattr__(self, name: SERVICE) -> ServiceProxy: ...
        def __getitem__(self, name: SERVICE) -> ServiceProxy: ...
        def start(self) -> ClusterRpcProxy: ...
    ClusterRpcClient = ClusterRpcProxy

with module("nameko.events"):
    @subscribe
    def event_handler(source_service: TOPIC, event_type: KEY, **kwargs) -> Decorator: ...

    class EventDispatcher:
        def __init__(self, **options) -> None: ...
        @publish
        def __call__(self, event_type: KEY, event_data=...) -> None: ...

with module("nameko.standalone.events"):
    def event_dispatcher(nameko_config=..., **kwargs) -> _Dispatch: ...

    class _Dispatch:
        @publish
        def __call__(self, service_name: TOPIC, event_type: KEY, event_data=...) -> None: ...

with module("nameko.messaging"):
    @subscribe
    def consume(queue: TOPIC, **kwargs) -> Decorator: ...

    class Publisher:
        def __init__(self, exchange: TOPIC = ..., queue: TOPIC = ..., **options) -> None: ...
        @publish
        def __call__(self, msg, *, exchange: TOPIC = ..., routing_key: KEY = ..., **kwargs) -> None: ...

with module("nameko.timer"):
    @task
    def timer(interval, **kwargs) -> Decorator: ...

with module("nameko.web.handlers"):
    @route
    def http(method: VERB, url: PATH, **kwargs) -> Decorator: ...
