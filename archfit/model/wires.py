"""The wires between components: who answers what, who calls whom over the network, who sends messages to whom."""

from __future__ import annotations

from typing import NamedTuple

from archfit.model.finding import Confidence
from archfit.model.location import Location
from archfit.model.use import Hop, Surrounding
from archfit.model.value import Text


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

    @property
    def what(self) -> str:
        """What is called, as a person reads it: `GET /users/{user_id}`."""
        return f"{self.verb} {self.path}".strip() or self.function


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


def shown_path(value: Text) -> str:
    """Return a text as a path or topic: what varies is in braces, what the environment says too."""
    return "".join(part if isinstance(part, str) else f"{{{part.name}}}" for part in value.parts)
