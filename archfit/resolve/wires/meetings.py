"""Which messages reach whom: through the same broker, to a topic that both name, by a key that selects them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from archfit.model import Confidence
from archfit.model.wires import FIELD, Message, Wire, is_written
from archfit.resolve.wires.messages import Placed
from archfit.resolve.wires.together import Together

_REPLY = re.compile(r"\{[^{}]*(?:repl|respon|receiver|requester|callback|return)[^{}]*\}", re.IGNORECASE)


def wires_of(placed: Iterable[Placed], together: Together) -> Iterator[Wire]:
    """Yield who sends to whom."""
    known = list(placed)
    receivers = [one for one in known if not one.message.sends]
    for sender in known:
        if sender.message.sends:
            for receiver in receivers:
                if _near(sender, receiver, together) and _meet(sender, receiver):
                    one, other = sender.message, receiver.message
                    yield Wire(one.component, other.component, one.kind, (one.at, other.at))


def replies(placed: Iterable[Placed], edges: Iterable[Wire]) -> Iterator[Wire]:
    """
    Yield who is answered through a queue whose name goes along with what is asked: `reply_to`, `metadata.receiver`.

    It is the one component that asks something of who answers, and receives from a queue.
    """
    known = [one.message for one in placed if one.message.broker == "rabbitmq"]
    asking: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        asking[edge.target].add(edge.source)
    waiting: dict[str, Message] = {}
    for message in known:
        if not message.sends:
            waiting.setdefault(message.component, message)
    for message in known:
        if message.sends and not any(message.topics) and any(map(_REPLY.search, message.keys)):
            found = sorted(asking[message.component] & waiting.keys())
            if len(found) == 1:
                at = (message.at, waiting[found[0]].at)
                yield Wire(message.component, found[0], message.kind, at, Confidence.GUESS)


def _near(sender: Placed, receiver: Placed, together: Together) -> bool:
    """Tell whether two places use the same broker, as far as installations tell."""
    one, other = sender.message.component, receiver.message.component
    if one == other:
        return False
    if together.share(one, other):
        return sender.installation == receiver.installation
    return together(one, other)


def _meet(sender: Placed, receiver: Placed) -> bool:
    one, other = sender.message, receiver.message
    if "task" in (one.kind, other.kind):
        return one.kind == other.kind and not set(sender.names).isdisjoint(receiver.names)
    if one.broker and other.broker and one.broker != other.broker:
        return False
    topics = [topic for topic in one.topics if topic]
    matches = _PATTERNS.get(one.broker or other.broker, _equal)
    if not topics:
        # Through the default exchange the key is the name of the queue (AMQP 0-9-1, 3.1.3.1).
        return any(is_written(key) and key in other.topics for key in one.keys)
    if not any(
        is_written(topic) and matches(pattern, topic) for topic in topics for pattern in other.topics if pattern
    ):
        return False
    if not one.keys or not any(other.keys):
        return True
    return any(selects(pattern, key) for key in one.keys for pattern in other.keys)


# -- patterns of topics --------------------------------------------------------------------------------


def _equal(pattern: str, topic: str) -> bool:
    return pattern == topic


def _of_kafka(pattern: str, topic: str) -> bool:
    """Tell whether a subscription is to a topic: by name, or by a regular expression that begins with `^`."""
    if not pattern.startswith("^"):
        return pattern == topic
    plain = re.sub(r"\\(.)", r"\1", pattern[1:].removesuffix("$"))
    return _as_glob(re.sub(r"\.[*+]", "*", plain)).fullmatch(topic) is not None


def _of_redis(pattern: str, topic: str) -> bool:
    """Tell whether a channel is subscribed to, by name or by a glob (Redis, PSUBSCRIBE)."""
    return pattern == topic or ("*" in pattern and is_written(pattern) and bool(_as_glob(pattern).fullmatch(topic)))


def _of_nats(pattern: str, topic: str) -> bool:
    """Tell whether a subject is subscribed to: `*` is one token, `>` all that follow (NATS, subject wildcards)."""
    if pattern == topic:
        return True
    tokens = [".+" if one == ">" else r"[^.]+" if one == "*" else re.escape(one) for one in pattern.split(".")]
    return is_written(pattern) and re.fullmatch(r"\.".join(tokens), topic) is not None


def _of_mqtt(pattern: str, topic: str) -> bool:
    """Tell whether a topic is subscribed to: `+` is one level, `#` all that follow (MQTT 5.0, 4.7.1)."""
    if pattern == topic:
        return True
    levels = [".*" if one == "#" else r"[^/]*" if one == "+" else re.escape(one) for one in pattern.split("/")]
    return is_written(pattern) and re.fullmatch("/".join(levels), topic) is not None


_PATTERNS: dict[str, Callable[[str, str], bool]] = {
    "kafka": _of_kafka,
    "redis": _of_redis,
    "nats": _of_nats,
    "mqtt": _of_mqtt,
}


@cache
def _as_glob(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))))


def selects(pattern: str, key: str) -> bool:
    """
    Tell whether a binding selects a routing key: `*` is one word, `#` any number (AMQP 0-9-1, topic exchange).

    A key of which nothing is known is selected by nothing but `#`.
    """
    if pattern in ("", "#") or pattern == key:
        return True
    if not is_written(key) or not is_written(pattern):
        return False
    return bool(_binding(pattern).fullmatch(FIELD.sub("\x00", key)) or _open_key(key).fullmatch(pattern))


@cache
def _binding(pattern: str) -> re.Pattern[str]:
    written = ""
    for number, word in enumerate(pattern.split(".")):
        dot = r"\." if number else ""
        if word == "#":
            written += rf"(?:{dot}[^.]+)*"
        else:
            parts = "[^.]*".join(map(re.escape, FIELD.split(word)))
            written += dot + ("[^.]+" if word == "*" else parts)
    return re.compile(written)


@cache
def _open_key(key: str) -> re.Pattern[str]:
    """Return what a key may be of which a part is not known: anything but nothing in its place."""
    return re.compile("[^*#]+".join(map(re.escape, FIELD.split(key))))
