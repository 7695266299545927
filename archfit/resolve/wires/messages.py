"""The places that send or receive messages, and run or order tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archfit.model import Project, library
from archfit.model import Role as FileRole
from archfit.model.library import Activity
from archfit.model.use import Use
from archfit.model.value import Named, Text
from archfit.model.wires import Message, shown_path
from archfit.resolve.environment import Environments, Process

_Role = library.Role
_SENDS = frozenset({Activity.PUBLISH, Activity.ENQUEUE})
_MESSAGES = frozenset({Activity.PUBLISH, Activity.SUBSCRIBE, Activity.ENQUEUE, Activity.TASK})
_KINDS = {"kafka": "event", "redis": "pubsub", "sqs": "queue", "nats": "event"}
_WORKER = re.compile(r"\bworker\b|\b(?:dramatiq|rqworker|huey_consumer(?:\.py)?|arq|procrastinate)\b")
"""Commands that run tasks: `celery -A app worker`, `rq worker`, `taskiq worker`, ..."""
_ADDRESS = re.compile(r"(?:arn:|https?://).*[:/](?P<name>[^:/]+)")
"""The ARN of a topic, the URL of a queue."""


class Placed(NamedTuple):
    """A message, and the installation whose broker it goes through."""

    message: Message
    installation: str
    names: tuple[str, ...] = ()
    """Of the task: its name, or that of its function."""


def placed_messages(project: Project, environments: Environments) -> Iterator[Placed]:
    """
    Yield the places that send or receive messages, for every component that runs them.

    Tests, scripts and generated code are no part of the program. Where it is known which processes run
    tasks, those in shared code are received by these only.
    """
    source = {module.path for module in project.modules.values() if module.role is FileRole.SOURCE}
    for use in project.uses:
        if use.activity in _MESSAGES and use.at.path in source:
            running = environments.running(use.at.path)
            for process in _workers(running) if use.activity is Activity.TASK else running:
                yield _placed(use, process)


def _workers(running: Iterable[Process]) -> list[Process]:
    processes = list(running)
    workers = [one for one in processes if one.service and _WORKER.search(one.service.command)]
    return workers or processes


def _placed(use: Use, process: Process) -> Placed:
    broker = next((one.exact or "" for one in use.values(_Role.ENGINE) if isinstance(one, Text)), "")
    handler = next((one.name for one in use.values(_Role.HANDLER) if isinstance(one, Named)), "")
    task = use.activity in (Activity.ENQUEUE, Activity.TASK)
    message = Message(
        component=process.component,
        function=use.caller if use.activity in _SENDS else handler or use.caller,
        at=use.at,
        sends=use.activity in _SENDS,
        broker=broker,
        topics=_words(use, _Role.TOPIC, process),
        keys=_words(use, _Role.KEY, process),
        kind="task" if task else _KINDS.get(broker, "event"),
        via=use.via,
    )
    names = _words(use, _Role.NAME, process) if task else ()
    if task and handler:
        names = (*names, handler, handler.rpartition(":")[2])
    return Placed(message, process.installation.name if process.installation else "", names)


def _words(use: Use, role: library.Role, process: Process) -> tuple[str, ...]:
    found = (shown_path(process.fill(one).text) for one in use.values(role) if isinstance(one, Text))
    return tuple(dict.fromkeys(_ADDRESS.sub(lambda address: address["name"], one) for one in found))
