"""
Job queue in Redis (RQ 3.0, https://python-rq.org/docs/).

A job is named by the function that it calls, which may be given as text.

## Functions put into a queue

`orders.py`:

```python
from redis import Redis
from rq import Queue

from tasks import bill

queue = Queue("billing", connection=Redis("cache"))  # expect: connect engine=redis host=cache

def place(order):
    queue.enqueue(bill, order)  # expect: enqueue topic=billing handler=tasks.bill
    queue.enqueue("mail.send", order)  # expect: enqueue topic=billing handler=mail.send
```

`tasks.py`:

```python
def bill(order):
    return None
```

## A function that is a job

`tasks.py`:

```python
from redis import Redis
from rq.decorators import job

@job("low", connection=Redis("cache"))  # expect: task topic=low handler=tasks.clean # expect: connect host=cache
def clean():
    return None

def later():
    clean.delay()  # expect: enqueue
```

## A worker

`work.py`:

```python
from redis import Redis
from rq import Worker

def work(store: Redis):
    Worker(["billing", "mail"], connection=store).work()  # expect: subscribe topic=billing|mail
```
"""

with module("rq", "rq.decorators", "rq.job", "rq.queue", "rq.worker"):
    class Queue:
        def __init__(self, name: TOPIC = "default", connection=..., *args, **kwargs) -> None: ...
        @enqueue
        def enqueue(self, f: HANDLER, *args, **kwargs) -> Job: ...
        @enqueue
        def enqueue_call(self, func: HANDLER, *args, **kwargs) -> Job: ...
        @enqueue
        def enqueue_at(self, datetime, f: HANDLER, *args, **kwargs) -> Job: ...
        @enqueue
        def enqueue_in(self, time_delta, func: HANDLER, *args, **kwargs) -> Job: ...
        @enqueue
        def enqueue_job(self, job: HANDLER, *args, **kwargs) -> Job: ...
        @enqueue
        def enqueue_many(self, job_datas, *args, **kwargs): ...
        def prepare_data(self, func: HANDLER, *args, **kwargs): ...

    class Job:
        @classmethod
        def create(cls, func: HANDLER, *args, **kwargs) -> Job: ...

    # What it decorates is still a function, with `delay` to call it elsewhere.
    @task
    def job(queue: TOPIC, *args, **kwargs) -> Decorator[_Job]: ...

    class _Job:
        @enqueue
        def delay(self, *args, **kwargs) -> Job: ...
        @enqueue
        def enqueue(self, *args, **kwargs) -> Job: ...

    class Worker:
        @subscribe
        def __init__(self, queues: TOPIC, *args, **kwargs) -> None: ...
        def work(self, *args, **kwargs): ...

    class SimpleWorker(Worker): ...
    class SpawnWorker(Worker): ...

with module("django_rq", "django_rq.decorators", "django_rq.queues"):
    def get_queue(name: TOPIC = "default", *args, **kwargs) -> rq.Queue: ...
    @enqueue
    def enqueue(func: HANDLER, *args, **kwargs) -> rq.Job: ...
    @task
    def job(func_or_queue: TOPIC = "default", *args, **kwargs) -> Decorator[rq._Job]: ...
