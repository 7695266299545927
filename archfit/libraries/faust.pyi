"""
Stream processing on Kafka (faust-streaming 0.15, https://faust-streaming.github.io/faust/reference/faust.app.base.html).

## An agent of a topic

`app.py`:

```python
import faust

app = faust.App("shop", broker="kafka://broker:9092")  # expect: connect engine=kafka url=kafka://broker:9092
orders = app.topic("orders", value_type=str)

@app.agent(orders)  # expect: subscribe topic=orders handler=app.bill
async def bill(stream):
    async for order in stream:
        await place(order)

async def place(order):
    await orders.send(value=order)  # expect: publish topic=orders
    await bill.send(value=order)  # expect: publish topic=orders
```

## A page, and work at intervals

`app.py`:

```python
import faust

app = faust.App("shop")  # expect: connect engine=kafka

@app.page("/orders")  # expect: route path=/orders handler=app.orders
async def orders(self, request):
    return None

@app.timer(interval=60)  # expect: task handler=app.clean
async def clean():
    return None
```
"""

with module("faust", "faust.app", "faust.app.base", "faust.agents", "faust.channels", "faust.topics"):
    class App:
        @connect(engine="kafka")
        def __init__(self, id, *, broker: URL = "kafka://localhost:9092", **options) -> None: ...
        def topic(self, *topics: TOPIC, pattern: TOPIC = ..., **kwargs) -> Topic: ...
        def channel(self, **kwargs) -> Channel: ...
        @subscribe
        def agent(self, channel: TOPIC = ..., **kwargs) -> Decorator[Agent]: ...
        @subscribe
        def stream(self, channel: TOPIC, *args, **kwargs): ...
        @publish
        def send(self, channel: TOPIC, *args, **kwargs): ...
        # Kept in a topic of their own:
        @model
        def Table(self, name: TABLE, **kwargs): ...
        @model
        def GlobalTable(self, name: TABLE, **kwargs): ...
        @route
        def page(self, path: PATH, **kwargs) -> Decorator: ...
        @task
        def task(self, fun: HANDLER = ..., **kwargs) -> Decorator: ...
        @task
        def timer(self, interval, *args, **kwargs) -> Decorator: ...
        @task
        def crontab(self, cron_format, *args, **kwargs) -> Decorator: ...

    class Topic:
        @publish
        def send(self, *, key=..., value=..., **kwargs): ...
        @publish
        def send_soon(self, *, key=..., value=..., **kwargs): ...
        @subscribe
        def stream(self, **kwargs): ...

    # In the process:
    class Channel: ...

    class Agent:
        @publish
        def send(self, *, key=..., value=..., **kwargs): ...
        @publish
        def cast(self, value=..., **kwargs) -> None: ...
        @publish
        def ask(self, value=..., **kwargs): ...
        @publish
        def ask_nowait(self, value=..., **kwargs): ...
        @publish
        def map(self, values, *args, **kwargs): ...
