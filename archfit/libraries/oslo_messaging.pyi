"""
Calls and notifications over a broker: oslo.messaging 18.3, https://docs.openstack.org/oslo.messaging/latest/.

A call waits for its answer and is a request; a cast does not and enqueues. What a call says no timeout for has that of
the configuration.

## A client of a topic

`client.py`:

```python
import oslo_messaging
from oslo_config import cfg

transport = oslo_messaging.get_rpc_transport(cfg.CONF, url="rabbit://queue:5672/")  # expect: connect url=rabbit://queue:5672/
target = oslo_messaging.Target(topic="users", version="1.0")
client = oslo_messaging.get_rpc_client(transport, target, timeout=5)

def user(context, user_id):
    return client.call(context, "get_user", user_id=user_id)  # expect: request verb=rpc topic=users service=get_user timeout=5

def forget(context, user_id):
    client.cast(context, "forget", user_id=user_id)  # expect: enqueue topic=users name=forget
```

## For one server of a topic

`client.py`:

```python
import oslo_messaging

class Users:
    def __init__(self, transport):
        self.client = oslo_messaging.RPCClient(transport, oslo_messaging.Target(topic="users"))

    def user(self, context, user_id):
        prepared = self.client.prepare(server="one", timeout=3)
        return prepared.call(context, "get_user", user_id=user_id)  # expect: request verb=rpc topic=users service=get_user timeout=3
```

## A server

`server.py`:

```python
import oslo_messaging

class Users:
    def get_user(self, context, user_id):
        return {}

def make(transport):
    target = oslo_messaging.Target(topic="users", server="one")
    return oslo_messaging.get_rpc_server(transport, target, [Users()])  # expect: route verb=rpc topic=users
```

## Notifications

`notify.py`:

```python
import oslo_messaging

def place(context, transport, order):
    notifier = oslo_messaging.Notifier(transport, publisher_id="orders", topics=["orders"])
    notifier.info(context, "order.placed", order)  # expect: publish topic=orders key=order.placed

def listen(transport, endpoint):
    targets = [oslo_messaging.Target(topic="orders")]
    return oslo_messaging.get_notification_listener(transport, targets, [endpoint])  # expect: subscribe topic=orders
```
"""

with module(
    "oslo_messaging",
    "oslo_messaging.notify",
    "oslo_messaging.notify.listener",
    "oslo_messaging.notify.notifier",
    "oslo_messaging.rpc",
    "oslo_messaging.rpc.client",
    "oslo_messaging.rpc.server",
    "oslo_messaging.rpc.transport",
    "oslo_messaging.target",
    "oslo_messaging.transport",
):
    @connect
    def get_transport(conf, url: URL = ..., **kwargs) -> Transport: ...
    @connect
    def get_rpc_transport(conf, url: URL = ..., **kwargs) -> Transport: ...
    @connect
    def get_notification_transport(conf, url: URL = ..., **kwargs) -> Transport: ...

    class Transport: ...

    class Target:
        def __init__(self, exchange=..., topic: TOPIC = ..., **kwargs) -> None: ...

    def get_rpc_client(transport, target: TOPIC, *, timeout: TIMEOUT = ..., **kwargs) -> RPCClient: ...

    class RPCClient:
        def __init__(self, transport, target: TOPIC, timeout: TIMEOUT = ..., **kwargs) -> None: ...
        def prepare(self, *, topic: TOPIC = ..., timeout: TIMEOUT = ..., **kwargs) -> RPCClient: ...
        @request(verb="rpc")
        def call(self, ctxt, method: SERVICE, **kwargs): ...
        @enqueue
        def cast(self, ctxt, method: NAME, **kwargs) -> None: ...

    @route(verb="rpc")
    def get_rpc_server(transport, target: TOPIC, endpoints: HANDLER, **kwargs): ...
    @subscribe
    def get_notification_listener(transport, targets: TOPIC, endpoints: HANDLER, **kwargs): ...

    class Notifier:
        def __init__(
            self, transport, publisher_id=..., driver=..., serializer=..., retry=..., topics: TOPIC = ...
        ) -> None: ...
        def prepare(self, **kwargs) -> Notifier: ...
        @publish
        def audit(self, ctxt, event_type: KEY, payload) -> None: ...
        @publish
        def debug(self, ctxt, event_type: KEY, payload) -> None: ...
        @publish
        def info(self, ctxt, event_type: KEY, payload) -> None: ...
        @publish
        def warn(self, ctxt, event_type: KEY, payload) -> None: ...
        warning = warn
        @publish
        def error(self, ctxt, event_type: KEY, payload) -> None: ...
        @publish
        def critical(self, ctxt, event_type: KEY, payload) -> None: ...
        @publish
        def sample(self, ctxt, event_type: KEY, payload) -> None: ...
