"""The wires between components: who answers what, who calls whom over the network, who sends messages to whom."""

from __future__ import annotations

import re
from typing import NamedTuple

from archfit.model.finding import Confidence
from archfit.model.location import Location
from archfit.model.use import Hop, Surrounding
from archfit.model.value import Text

_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_ASKS = re.compile(r"(?:^|[/_-])(?:count|exists|filter|find|graphql|lookup|query|search|validate|verify)/?$")
"""What a path ends with that only asks, though by POST."""


_ASIDE = (
    "activit", "alert", "analytic", "audit", "email", "event", "heartbeat", "hook", "log", "mail", "metric", "notif",
    "ping", "push", "sms", "stat", "telemetr", "track", "usage",
)  # fmt: skip
"""What words of names and paths begin with of what only tells others, and has no part in what is done."""
_WORD = re.compile(r"[^a-z]+")
FIELD = re.compile(r"\{[^{}]*\}")
"""What varies in a path or a topic: `{order_id}`."""


class Endpoint(NamedTuple):
    """A route that a component answers at."""

    component: str
    verb: str
    """In capitals; empty for any, and for the procedures of other protocols than HTTP."""
    path: str
    """The whole path, what varies in braces: `/orders/{order_id}`; for a procedure its name."""
    handler: str
    """The function or class that answers, qualified; empty where it is not known."""
    at: Location
    protocol: str = "http"
    typed: bool | None = None
    """Whether the types of requests and responses are declared; None where that is not known, or of no use."""


class RemoteCall(NamedTuple):
    """One place that calls something over the network and waits for the answer."""

    component: str
    """Whose code it is."""
    caller: str
    """The function, qualified."""
    at: Location
    protocol: str
    """`http`, `grpc`, `rpc`, `graphql`."""
    target: str = ""
    """The component that answers; empty for what is outside, or not known."""
    host: str = ""
    """The host as it is known, for what is outside."""
    verb: str = ""
    path: str = ""
    """The path as far as it is known, what is not known in braces."""
    endpoint: Endpoint | None = None
    """The route that answers, where one does."""
    timeout: bool | None = None
    """Whether it ends after some time by itself; None where that is not known."""
    function: str = ""
    """Of the library, canonical."""
    via: tuple[Hop, ...] = ()
    around: tuple[Surrounding, ...] = ()
    awaited: bool = False
    confidence: Confidence = Confidence.DERIVED
    why: str = ""
    """How the target is known: `http://orders:8000 is the service orders in compose.yml`."""
    needs: tuple[Location, ...] = ()
    """The calls of the same function that it needs the results of, or that decide whether it is made."""
    ignored: bool = False
    """Nobody wants more of the answer than whether it came."""

    @property
    def what(self) -> str:
        """What is called, as a person reads it: `GET /users/{user_id}`."""
        return f"{self.verb} {self.path}".strip() or self.function

    @property
    def changes(self) -> bool:
        """Whether it is meant to change something at whom it calls, as far as its verb and its path tell."""
        return self.protocol == "http" and self.verb in _WRITES and not _ASKS.search(self.path)

    @property
    def tells(self) -> bool:
        """Whether it only notifies, audits or counts, as far as the name and the path of what it calls tell."""
        return any(word.startswith(_ASIDE) for word in _WORD.split(f"{self.target} {self.path}".lower()))


class Message(NamedTuple):
    """One place that sends messages somewhere, or receives them."""

    component: str
    function: str
    """The function it stands in, qualified; for a receiver the one that handles them where it is known."""
    at: Location
    sends: bool
    broker: str
    """The engine: `kafka`, `rabbitmq`, `redis`, ...; empty where it is not known."""
    topics: tuple[str, ...]
    """The topics, exchanges, queues or channels it may be; holes in braces."""
    keys: tuple[str, ...] = ()
    """What selects among the messages of a topic."""
    kind: str = "event"
    """`event`, `queue`, `task`, `stream` or `pubsub`."""
    via: tuple[Hop, ...] = ()


class Wire(NamedTuple):
    """That one component depends on another over the network."""

    source: str
    target: str
    channel: str
    """`http`, `grpc`, `graphql`, `rpc` (synchronous), `event`, `queue`, `task`, `stream`, `pubsub`."""
    at: tuple[Location, ...]
    confidence: Confidence = Confidence.DERIVED

    @property
    def synchronous(self) -> bool:
        """Whether the source waits for the target."""
        return self.channel in ("http", "grpc", "graphql", "rpc")


class Wires(NamedTuple):
    """All that is known of the network between components, every part in order."""

    endpoints: tuple[Endpoint, ...] = ()
    calls: tuple[RemoteCall, ...] = ()
    messages: tuple[Message, ...] = ()
    edges: tuple[Wire, ...] = ()


def segments(path: str) -> list[str]:
    """Return the parts of a path between slashes."""
    return [one for one in path.partition("?")[0].split("/") if one]


def is_written(text: str) -> bool:
    """Tell whether anything of a path or a topic is written out, and does not vary."""
    return any(map(str.isalnum, FIELD.sub("", text)))


def shown_path(value: Text) -> str:
    """Return a text as a path or topic: what varies is in braces, what the environment says too."""
    return "".join(part if isinstance(part, str) else f"{{{part.name}}}" for part in value.parts)
