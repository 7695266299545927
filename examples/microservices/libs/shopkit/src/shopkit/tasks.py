from typing import Any

from celery import Celery

from shopkit.settings import required


def application(name: str) -> Celery:
    celery = Celery(name, broker=required("BROKER_URL"))
    celery.conf.task_default_queue = name
    celery.conf.task_acks_late = True
    return celery


def send(task: str, **arguments: Any) -> None:
    """Start a task of another service: `invoicing.create_invoice`."""
    queue = task.partition(".")[0]
    application(queue).send_task(task, kwargs=arguments, queue=queue)
