"""
Client of NATS (nats-py 2.16, https://nats-io.github.io/nats.py/modules.html).

A subject is a topic; a request is an event that is answered.

## Subjects

`events.py`:

```python
import nats

async def bill(message):
    return None

async def start():
    client = await nats.connect("nats://broker:4222")  # expect: connect engine=nats url=nats://broker:4222
    await client.publish("orders.placed", b"1")  # expect: publish topic=orders.placed
    await client.subscribe("orders.*", cb=bill)  # expect: subscribe topic=orders.* handler=events.bill
    return await client.request("prices", b"1", timeout=2)  # expect: request verb=rpc service=prices timeout=2
```

## Streams, and a store of keys

`events.py`:

```python
from nats.aio.client import Client

async def start(servers):
    client = Client()
    await client.connect(servers)  # expect: connect engine=nats
    stream = client.jetstream()
    await stream.publish("orders.placed", b"1")  # expect: publish topic=orders.placed
    await stream.pull_subscribe("orders.*", "billing")  # expect: subscribe topic=orders.*
    carts = await stream.key_value("carts")
    await carts.put("1", b"")  # expect: query name=write table=carts key=1
```
"""

with module("nats", "nats.aio.client", "nats.js", "nats.js.client", "nats.js.kv"):
    @connect(engine="nats")
    def connect(servers: URL = "nats://localhost:4222", **options) -> Client: ...

    class Client:
        @connect(engine="nats")
        def connect(self, servers: URL = "nats://localhost:4222", *args, **kwargs) -> None: ...
        @publish
        def publish(self, subject: TOPIC, *args, **kwargs) -> None: ...
        @subscribe
        def subscribe(self, subject: TOPIC, queue=..., cb: HANDLER = ..., *args, **kwargs): ...
        @request(verb="rpc")
        def request(self, subject: SERVICE, payload=..., timeout: TIMEOUT = 0.5, *args, **kwargs): ...
        def jetstream(self, **opts) -> JetStreamContext: ...

    NATS = Client

    class JetStreamContext:
        @publish
        def publish(self, subject: TOPIC, *args, **kwargs): ...
        @publish
        def publish_async(self, subject: TOPIC, *args, **kwargs): ...
        @subscribe
        def subscribe(self, subject: TOPIC, queue=..., cb: HANDLER = ..., *args, **kwargs): ...
        @subscribe
        def subscribe_bind(self, stream: TOPIC, config, consumer, cb: HANDLER = ..., *args, **kwargs): ...
        @subscribe
        def pull_subscribe(self, subject: TOPIC, *args, **kwargs): ...
        def key_value(self, bucket: TABLE) -> KeyValue: ...
        def create_key_value(self, config=..., *, bucket: TABLE = ..., **params) -> KeyValue: ...

    class KeyValue:
        @query(name="read")
        def get(self, key: KEY, *args, **kwargs): ...
        @query(name="read")
        def keys(self, *args, **kwargs): ...
        @query(name="read")
        def watch(self, keys: KEY, *args, **kwargs): ...
        @query(name="write")
        def put(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def create(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def update(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def delete(self, key: KEY, *args, **kwargs): ...
