"""
Task queue for asyncio (taskiq 0.13, https://taskiq-python.github.io/guide/), with its brokers in packages of their own.

## Tasks and who enqueues them

`tasks.py`:

```python
from taskiq_redis import ListQueueBroker

broker = ListQueueBroker("redis://cache:6379")  # expect: connect engine=redis url=redis://cache:6379

@broker.task  # expect: task handler=tasks.bill
async def bill(order):
    return None

@broker.task("mail.send")  # expect: task name=mail.send handler=tasks.send
async def send(address):
    return None
```

`orders.py`:

```python
from tasks import bill, send

async def place(order):
    await bill.kiq(order)  # expect: enqueue
    await send.kicker().with_labels(delay=1).kiq(order)  # expect: enqueue
```

## A broker in the process

`tasks.py`:

```python
from taskiq import InMemoryBroker

broker = InMemoryBroker()

@broker.task(task_name="orders.bill")  # expect: task name=orders.bill handler=tasks.bill
async def bill(order):
    return None
```
"""

with module(
    "taskiq",
    "taskiq.abc.broker",
    "taskiq.brokers.inmemory_broker",
    "taskiq.brokers.shared_broker",
    "taskiq.decor",
    "taskiq.kicker",
):
    class AsyncBroker:
        # The name is given, or what is decorated.
        @task
        def task(self, task_name: NAME = ..., **labels) -> Decorator[AsyncTaskiqDecoratedTask]: ...
        @task
        def register_task(self, func: HANDLER, task_name: NAME = ..., **labels) -> AsyncTaskiqDecoratedTask: ...
        def with_result_backend(self, result_backend) -> Self: ...
        def with_middlewares(self, *middlewares) -> Self: ...

    class InMemoryBroker(AsyncBroker): ...
    class ZeroMQBroker(AsyncBroker): ...
    async_shared_broker: AsyncBroker

    class AsyncTaskiqDecoratedTask:
        @enqueue
        def kiq(self, *args, **kwargs): ...
        @enqueue
        def schedule_by_cron(self, source, cron, *args, **kwargs): ...
        @enqueue
        def schedule_by_time(self, source, time, *args, **kwargs): ...
        def kicker(self) -> AsyncKicker: ...

    class AsyncKicker:
        def __init__(self, task_name: NAME, *args, **kwargs) -> None: ...
        def with_labels(self, **labels) -> Self: ...
        def with_task_id(self, task_id) -> Self: ...
        def with_broker(self, broker) -> Self: ...
        @enqueue
        def kiq(self, *args, **kwargs): ...
        @enqueue
        def schedule_by_cron(self, source, cron, *args, **kwargs): ...
        @enqueue
        def schedule_by_interval(self, source, interval, *args, **kwargs): ...
        @enqueue
        def schedule_by_time(self, source, time, *args, **kwargs): ...

with module("taskiq_redis", "taskiq_redis.redis_broker"):
    class ListQueueBroker(taskiq.AsyncBroker):
        @connect(engine="redis")
        def __init__(
            self, url: URL, task_id_generator=..., result_backend=..., queue_name: TOPIC = "taskiq", *args, **kwargs
        ) -> None: ...

    class PubSubBroker(ListQueueBroker): ...

    class RedisStreamBroker(taskiq.AsyncBroker):
        @connect(engine="redis")
        def __init__(self, url: URL, queue_name: TOPIC = "taskiq", *args, **kwargs) -> None: ...

with module("taskiq_aio_pika"):
    class AioPikaBroker(taskiq.AsyncBroker):
        @connect(engine="rabbitmq")
        def __init__(self, url: URL = ..., *args, **kwargs) -> None: ...

with module("taskiq_nats"):
    class NatsBroker(taskiq.AsyncBroker):
        @connect(engine="nats")
        def __init__(self, servers: URL, subject: TOPIC = "taskiq_tasks", *args, **kwargs) -> None: ...

    class PushBasedJetStreamBroker(NatsBroker): ...
    class PullBasedJetStreamBroker(NatsBroker): ...
