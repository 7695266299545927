"""
Distributed task queue (Celery 5.7, https://docs.celeryq.dev/en/stable/reference/celery.html).

A signature (`s`, `si`, `signature`) is what names the task, so it counts as what enqueues it, also where it is
sent later, by itself or in a chain, group or chord.

## A task and who has it run

`tasks.py`:

```python
from celery import Celery

app = Celery("shop", broker="amqp://queue:5672")  # expect: connect url=amqp://queue:5672

@app.task  # expect: task handler=tasks.invoice
def invoice(order):
    return None

@app.task(name="mail.send", queue="mail")  # expect: task name=mail.send topic=mail handler=tasks.send
def send(address):
    return None
```

`orders.py`:

```python
from tasks import invoice, send

def place(order):
    invoice.delay(order)  # expect: enqueue
    send.apply_async((order,), queue="urgent")  # expect: enqueue topic=urgent
```

## A task of another program, by its name

`orders.py`:

```python
import os

from celery import Celery

broker = os.environ["BROKER"]  # expect: environment name=BROKER
app = Celery(broker=broker)  # expect: connect url=${BROKER}

def place(order):
    app.send_task("bill", args=[order], queue="billing")  # expect: enqueue name=bill topic=billing
```

## Tasks of whatever application there is

`tasks.py`:

```python
from celery import shared_task

@shared_task  # expect: task handler=tasks.clean
def clean():
    return None

@shared_task(name="reports.nightly")  # expect: task name=reports.nightly handler=tasks.nightly
def nightly():
    return None
```

## Signatures, alone and in a chain

`flow.py`:

```python
from celery import chain, shared_task, signature

@shared_task  # expect: task handler=flow.fetch
def fetch():
    return None

def start():
    first = fetch.s()  # expect: enqueue
    second = signature("billing.invoice", args=(1,))  # expect: enqueue name=billing.invoice
    chain(first, second).apply_async()
```

## The current application

`orders.py`:

```python
from celery import current_app

def place(order):
    current_app.send_task("billing.invoice", args=[order])  # expect: enqueue name=billing.invoice
```
"""

with module(
    "celery",
    "celery.app",
    "celery.app.base",
    "celery.app.task",
    "celery.canvas",
    "celery._state",
    "celery.contrib.django.task",
):
    class Celery:
        Task: type[Task]
        @connect
        def __init__(
            self,
            main=...,
            loader=...,
            backend=...,
            amqp=...,
            events=...,
            log=...,
            control=...,
            set_as_current=...,
            tasks=...,
            broker: URL = ...,
            *args,
            **kwargs,
        ) -> None: ...
        @task
        def task(
            self, function: HANDLER = ..., *, name: NAME = ..., queue: TOPIC = ..., **kwargs
        ) -> Decorator[Task]: ...
        @task
        def register_task(self, task: HANDLER, *, name: NAME = ..., **kwargs): ...
        @enqueue
        def send_task(
            self,
            name: NAME,
            args=...,
            kwargs=...,
            *rest,
            queue: TOPIC = ...,
            exchange: TOPIC = ...,
            routing_key: KEY = ...,
            **options,
        ) -> AsyncResult: ...
        @enqueue
        def signature(self, varies: NAME, *args, queue: TOPIC = ..., **kwargs) -> Signature: ...
        @connect
        def connection(
            self, hostname: URL = ..., userid: USER = ..., password=..., virtual_host=..., port: PORT = ..., **kwargs
        ): ...
        @connect
        def connection_for_write(self, url: URL = ..., **kwargs): ...
        @connect
        def connection_for_read(self, url: URL = ..., **kwargs): ...

    current_app: Celery
    current_task: Task
    @task
    def shared_task(function: HANDLER = ..., *, name: NAME = ..., queue: TOPIC = ..., **kwargs) -> Decorator[Task]: ...

    class Task:
        name: NAME
        app: Celery
        @enqueue
        def delay(self, *args, **kwargs) -> AsyncResult: ...
        @enqueue
        def apply_async(
            self,
            args=...,
            kwargs=...,
            *rest,
            queue: TOPIC = ...,
            exchange: TOPIC = ...,
            routing_key: KEY = ...,
            **options,
        ) -> AsyncResult: ...
        # Runs here and now.
        def apply(self, *args, **kwargs): ...
        @enqueue
        def s(self, *args, **kwargs) -> Signature: ...
        @enqueue
        def si(self, *args, **kwargs) -> Signature: ...
        @enqueue
        def signature(self, args=..., *rest, queue: TOPIC = ..., **kwargs) -> Signature: ...
        @enqueue
        def subtask(self, args=..., *rest, queue: TOPIC = ..., **kwargs) -> Signature: ...
        @enqueue
        def chunks(self, it=..., n=...) -> Signature: ...
        @enqueue
        def map(self, it=...) -> Signature: ...
        @enqueue
        def starmap(self, it=...) -> Signature: ...
        @retry
        def retry(self, *args, **kwargs): ...
        def replace(self, sig): ...

    @enqueue
    def signature(varies: NAME, *args, queue: TOPIC = ..., **kwargs) -> Signature: ...
    @enqueue
    def subtask(varies: NAME, *args, queue: TOPIC = ..., **kwargs) -> Signature: ...

    class Signature:
        @enqueue
        def __init__(self, task: NAME = ..., *args, **kwargs) -> None: ...
        def __call__(self, *args, **kwargs) -> AsyncResult: ...
        def delay(self, *args, **kwargs) -> AsyncResult: ...
        def apply_async(self, args=..., kwargs=..., *rest, **options) -> AsyncResult: ...
        def set(self, **options) -> Signature: ...
        def clone(self, *args, **options) -> Signature: ...

    # Made of signatures, which have been counted.
    class chain(Signature):
        def __init__(self, *tasks, **options) -> None: ...

    class group(Signature):
        def __init__(self, *tasks, **options) -> None: ...

    class chord(Signature):
        def __init__(self, header=..., body=..., **options) -> None: ...

with module("celery.result"):
    class AsyncResult: ...
