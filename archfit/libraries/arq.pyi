"""
Job queue in Redis for asyncio (arq 0.28, https://arq-docs.helpmanual.io/).

A job is named by the function that a worker was given under that name.

## Enqueueing by name

`orders.py`:

```python
import os

from arq import create_pool
from arq.connections import RedisSettings

async def place(order):
    pool = await create_pool(RedisSettings(host="cache", port=6380))  # expect: connect engine=redis host=cache port=6380
    await pool.enqueue_job("bill", order, _queue_name="billing")  # expect: enqueue name=bill topic=billing

def settings():
    return RedisSettings.from_dsn(os.environ["REDIS_URL"])  # expect: environment name=REDIS_URL # expect: connect engine=redis url=${REDIS_URL}
```

## What a worker runs

`work.py`:

```python
from arq import cron, func

async def bill(context, order):
    return None

async def clean(context):
    return None

class WorkerSettings:
    functions = [func(bill, name="billing.bill")]  # expect: task name=billing.bill handler=work.bill
    cron_jobs = [cron(clean, hour=3)]  # expect: task handler=work.clean
```
"""

with module("arq", "arq.connections", "arq.cron", "arq.worker"):
    class RedisSettings:
        @connect(engine="redis")
        def __init__(
            self,
            host: HOST = "localhost",
            port: PORT = 6379,
            unix_socket_path=...,
            database: DATABASE = 0,
            username: USER = ...,
            *args,
            **kwargs,
        ) -> None: ...
        @classmethod
        @connect(engine="redis")
        def from_dsn(cls, dsn: URL) -> RedisSettings: ...

    def create_pool(settings_=..., *, default_queue_name: TOPIC = "arq:queue", **kwargs) -> ArqRedis: ...

    class ArqRedis(redis.Redis):
        def __init__(
            self,
            pool_or_conn=...,
            job_serializer=...,
            job_deserializer=...,
            default_queue_name: TOPIC = "arq:queue",
            **kwargs,
        ) -> None: ...
        @enqueue
        def enqueue_job(self, function: NAME, *args, _queue_name: TOPIC = ..., **kwargs): ...

    @task
    def func(coroutine: HANDLER, *, name: NAME = ..., **kwargs): ...
    @task
    def cron(coroutine: HANDLER, *, name: NAME = ..., **kwargs): ...

    class Worker:
        @task
        def __init__(self, functions: HANDLER = ..., *, queue_name: TOPIC = "arq:queue", **kwargs) -> None: ...
