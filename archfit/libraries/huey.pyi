"""
Task queue (Huey 3.5, https://huey.readthedocs.io/en/latest/api.html).

Calling a task enqueues it; `call_local` runs it here.

## Tasks and who calls them

`tasks.py`:

```python
from huey import RedisHuey, crontab

huey = RedisHuey("shop", host="cache")  # expect: connect engine=redis host=cache

@huey.task(retries=3)  # expect: task handler=tasks.bill
def bill(order):
    return None

@huey.periodic_task(crontab(minute="0"), name="nightly")  # expect: task name=nightly handler=tasks.clean
def clean():
    return None
```

`orders.py`:

```python
from tasks import bill

def place(order):
    bill(order)  # expect: enqueue
    bill.schedule(args=(order,), delay=60)  # expect: enqueue
    bill.call_local(order)
```

## Tasks of a Django project

`tasks.py`:

```python
from huey.contrib.djhuey import db_task, task

@task()  # expect: task handler=tasks.bill
def bill(order):
    return None

@db_task(name="mail.send")  # expect: task name=mail.send handler=tasks.send
def send(address):
    return None
```
"""

with module("huey", "huey.api"):
    class Huey:
        def __init__(self, name: TOPIC = "huey", *args, **storage_kwargs) -> None: ...
        @task
        def task(
            self, retries=..., retry_delay=..., retry_backoff=..., priority=..., context=..., name: NAME = ..., **kwargs
        ) -> Decorator[TaskWrapper]: ...
        @task
        def periodic_task(self, validate_datetime, *args, name: NAME = ..., **kwargs) -> Decorator[TaskWrapper]: ...
        # The task has been counted when it was made.
        def enqueue(self, task): ...
        def lock_task(self, lock_name, **kwargs): ...

    class MemoryHuey(Huey): ...
    class SqliteHuey(Huey): ...
    class FileHuey(Huey): ...

    class PostgresHuey(Huey):
        @connect(engine="postgres")
        def __init__(self, name: TOPIC = "huey", *args, dsn: URL = ..., **storage_kwargs) -> None: ...

    class RedisHuey(Huey):
        @connect(engine="redis")
        def __init__(
            self,
            name: TOPIC = "huey",
            *args,
            url: URL = ...,
            host: HOST = ...,
            port: PORT = ...,
            db: DATABASE = ...,
            **storage_kwargs,
        ) -> None: ...

    class RedisExpireHuey(RedisHuey): ...
    class PriorityRedisHuey(RedisHuey): ...
    class PriorityRedisExpireHuey(RedisHuey): ...

    class TaskWrapper:
        @enqueue
        def __call__(self, *args, **kwargs): ...
        @enqueue
        def schedule(self, *args, **kwargs): ...
        @enqueue
        def delay(self, *args, **kwargs): ...
        @enqueue
        def map(self, it): ...
        @enqueue
        def s(self, *args, **kwargs): ...
        def call_local(self, *args, **kwargs): ...

with module("huey.contrib.djhuey"):
    HUEY: huey.Huey
    @task
    def task(*args, name: NAME = ..., **kwargs) -> Decorator[huey.TaskWrapper]: ...
    @task
    def periodic_task(validate_datetime, *args, name: NAME = ..., **kwargs) -> Decorator[huey.TaskWrapper]: ...
    @task
    def db_task(*args, name: NAME = ..., **kwargs) -> Decorator[huey.TaskWrapper]: ...
    @task
    def db_periodic_task(*args, name: NAME = ..., **kwargs) -> Decorator[huey.TaskWrapper]: ...
    @task
    def on_commit_task(*args, name: NAME = ..., **kwargs) -> Decorator[huey.TaskWrapper]: ...
