"""What is known of messages and topics, for rules that miss a sender or a receiver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.model.architecture import Role
from archfit.model.project import Project
from archfit.model.wires import Message

DIRECT = frozenset({"kafka", "nats", "redis", "mqtt"})
"""Brokers whose receivers name the very topics that senders name; in others bindings stand between."""
_OPEN = re.compile(r"[{}*#>+?\[\]^]")


class Topics:
    """Answers who sends to and receives from a topic, by brokers where nothing stands between."""

    def __init__(self, project: Project) -> None:
        # Tasks have names of their own and no topics, whatever broker carries them.
        found = (one for one in project.wires.messages if one.kind != "task" and one.broker in ("", *DIRECT))
        self._messages = [one for one in found if project.role_at(one.at.path) is Role.SOURCE]

    def alone(self, *, sends: bool) -> Iterator[tuple[Message, str]]:
        """
        Yield the senders (or the receivers) with each topic that nobody is known to have at the other end.

        It is not known of a broker with nobody at the other end at all, or with somebody whose topic is not known.
        """
        for one in self._messages:
            others = [other for other in self._messages if self._may_meet(one, other)]
            closed = all(other.broker and other.topics and not any(map(_is_open, other.topics)) for other in others)
            if one.sends is sends and one.broker and others and closed:
                known = {topic for other in others for topic in other.topics}
                yield from ((one, topic) for topic in one.topics if not _is_open(topic) and topic not in known)

    def named(self, broker: str, *, sends: bool) -> list[str]:
        """Return the topics of a broker that are sent to, or received from."""
        found = (one for one in self._messages if one.broker == broker and one.sends is sends)
        return sorted({topic for one in found for topic in one.topics if not _is_open(topic)})

    @staticmethod
    def _may_meet(one: Message, other: Message) -> bool:
        return one.sends is not other.sends and (not other.broker or one.broker == other.broker)


def _is_open(topic: str) -> bool:
    """Tell whether a topic is not known, or a pattern of topics."""
    return not topic or bool(_OPEN.search(topic))
