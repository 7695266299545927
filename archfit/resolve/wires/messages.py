"""Who sends messages, and who receives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archfit.model import Project
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Named, Text
from archfit.model.wires import Message, Wire, shown_path
from archfit.resolve.environment import Environments, Process

_SENDS = frozenset({Activity.PUBLISH, Activity.ENQUEUE})
_MESSAGES = frozenset({Activity.PUBLISH, Activity.SUBSCRIBE, Activity.ENQUEUE, Activity.TASK})
_KINDS = {"kafka": "event", "redis": "pubsub", "sqs": "queue", "nats": "event"}


class Placed(NamedTuple):
    """A message, and the installation whose broker it goes through."""

    message: Message
    installation: str
    names: tuple[str, ...] = ()
    """Of the task: its name, or that of its function."""


def placed_messages(project: Project, environments: Environments) -> Iterator[Placed]:
    """Yield the places that send or receive messages, for every component that runs them."""
    for use in project.uses:
        if use.activity in _MESSAGES:
            for process in environments.running(use.at.path):
                yield _placed(use, process)


def _placed(use: Use, process: Process) -> Placed:
    broker = next((one.exact or "" for one in use.values(Role.ENGINE) if isinstance(one, Text)), "")
    handler = next((one.name for one in use.values(Role.HANDLER) if isinstance(one, Named)), "")
    task = use.activity in (Activity.ENQUEUE, Activity.TASK)
    message = Message(
        component=process.component,
        function=use.caller if use.activity in _SENDS else handler or use.caller,
        at=use.at,
        sends=use.activity in _SENDS,
        broker=broker,
        topics=_words(use, Role.TOPIC, process),
        keys=_words(use, Role.KEY, process),
        kind="task" if task else _KINDS.get(broker, "event"),
        via=use.via,
    )
    names = _words(use, Role.NAME, process) if task else ()
    if task and handler:
        names = (*names, handler, handler.rpartition(":")[2])
    return Placed(message, process.installation.name if process.installation else "", names)


def _words(use: Use, role: Role, process: Process) -> tuple[str, ...]:
    found = (shown_path(process.fill(one).text) for one in use.values(role) if isinstance(one, Text))
    return tuple(dict.fromkeys(found))


def wires_of(placed: Iterable[Placed]) -> Iterator[Wire]:
    """Yield who sends to whom: through the same broker, to a topic that both name, by a key that selects it."""
    known = list(placed)
    receivers = [one for one in known if not one.message.sends]
    for sender in known:
        if sender.message.sends:
            for receiver in receivers:
                if _meet(sender, receiver):
                    one, other = sender.message, receiver.message
                    yield Wire(one.component, other.component, one.kind, (one.at, other.at))


def _meet(sender: Placed, receiver: Placed) -> bool:
    one, other = sender.message, receiver.message
    if one.component == other.component or (sender.installation != receiver.installation):
        return False
    if (one.kind == "task") != (other.kind == "task"):
        return False
    if one.kind == "task":
        return bool(set(sender.names) & set(receiver.names))
    if one.broker and other.broker and one.broker != other.broker:
        return False
    # Through the default exchange the key is the name of the queue (AMQP 0-9-1, 3.1.3.1).
    sent = [topic for topic in one.topics if topic] or list(one.keys)
    if not any(_is_name(topic) and _matches(pattern, topic) for topic in sent for pattern in other.topics if pattern):
        return False
    if not [topic for topic in one.topics if topic] or not one.keys or not other.keys:
        return True
    return any(_selects(pattern, key) for key in one.keys for pattern in other.keys)


def _is_name(topic: str) -> bool:
    return bool(re.search(r"[A-Za-z0-9]", re.sub(r"\{[^{}]*\}", "", topic)))


def _matches(pattern: str, topic: str) -> bool:
    """Tell whether a subscription is to a topic: by name, or by a pattern of Redis or NATS."""
    if pattern == topic:
        return True
    if "*" not in pattern and ">" not in pattern:
        return False
    written = re.escape(pattern).replace(r"\*", ".*").replace(">", ".*")
    return bool(_is_name(pattern) and re.fullmatch(written, topic))


def _selects(pattern: str, key: str) -> bool:
    """Tell whether a binding selects a routing key: `*` is one word, `#` any number (AMQP 0-9-1, topic exchange)."""
    if "{" in key or "{" in pattern or not pattern:
        return True
    written = r"\.".join(
        ".*" if word == "#" else "[^.]*" if word == "*" else re.escape(word) for word in pattern.split(".")
    )
    return bool(re.fullmatch(written.replace(r"\..*", r"(?:\..*)?"), key))
