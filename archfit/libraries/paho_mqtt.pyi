"""
Clients of MQTT brokers (paho-mqtt 2.2, https://eclipse.dev/paho/files/paho.mqtt.python/html/; aiomqtt 2.5,
https://aiomqtt.bo3hm.com).

## Publishing and subscribing

`events.py`:

```python
import paho.mqtt.client as mqtt

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.connect("broker", 1884)  # expect: connect host=broker port=1884

def measured(value):
    client.publish("house/temperature", value)  # expect: publish topic=house/temperature

def heat(client, data, message):
    return None

def work():
    client.subscribe("house/#")  # expect: subscribe topic=house/#
    client.message_callback_add("house/temperature", heat)  # expect: subscribe topic=house/temperature handler=events.heat
```

## Without a client

`events.py`:

```python
from paho.mqtt import publish

def measured(value):
    publish.single("house/temperature", value, hostname="broker")  # expect: publish topic=house/temperature host=broker
```

## Without waiting

`events.py`:

```python
import aiomqtt

async def work():
    async with aiomqtt.Client("broker") as client:  # expect: connect host=broker
        await client.subscribe("house/#")  # expect: subscribe topic=house/#
        await client.publish("house/heating", payload="on")  # expect: publish topic=house/heating
```
"""

with module("paho.mqtt.client"):
    class Client:
        def __init__(self, *args, **kwargs) -> None: ...
        @connect
        def connect(self, host: HOST, port: PORT = 1883, *args, **kwargs): ...
        @connect
        def connect_async(self, host: HOST, port: PORT = 1883, *args, **kwargs) -> None: ...
        @publish
        def publish(self, topic: TOPIC, *args, **kwargs): ...
        @publish
        def will_set(self, topic: TOPIC, *args, **kwargs) -> None: ...
        @subscribe
        def subscribe(self, topic: TOPIC, *args, **kwargs): ...
        @subscribe
        def message_callback_add(self, sub: TOPIC, callback: HANDLER) -> None: ...
        @subscribe
        def topic_callback(self, sub: TOPIC) -> Decorator: ...

with module("paho.mqtt.publish"):
    @publish
    def single(
        topic: TOPIC, payload=..., qos=..., retain=..., hostname: HOST = "localhost", port: PORT = 1883, *args, **kwargs
    ) -> None: ...
    # The topics are items of mappings.
    @publish
    def multiple(msgs, hostname: HOST = "localhost", port: PORT = 1883, *args, **kwargs) -> None: ...

with module("paho.mqtt.subscribe"):
    @subscribe
    def simple(
        topics: TOPIC,
        qos=...,
        msg_count=...,
        retained=...,
        hostname: HOST = "localhost",
        port: PORT = 1883,
        *args,
        **kwargs,
    ): ...
    @subscribe
    def callback(
        callback: HANDLER,
        topics: TOPIC,
        qos=...,
        userdata=...,
        hostname: HOST = "localhost",
        port: PORT = 1883,
        *args,
        **kwargs,
    ) -> None: ...

with module("aiomqtt", "aiomqtt.client", "asyncio_mqtt"):
    class Client:
        @connect
        def __init__(self, hostname: HOST, port: PORT = 1883, *, username: USER = ..., **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def publish(self, topic: TOPIC, *args, **kwargs) -> None: ...
        @subscribe
        def subscribe(self, topic: TOPIC, *args, **kwargs): ...
