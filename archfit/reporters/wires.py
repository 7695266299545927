"""Who calls whom over the network and who sends to whom, for people and for programs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

from archfit.model.location import Location
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires, is_written
from archfit.reporters.datastores import places
from archfit.reporters.endpoints import answers, call_document, endpoint_document
from archfit.reporters.escape import leading, visible, visible_values
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted, line_place
from archfit.reporters.style import glyphs, more, titled

_VERSION = 1
_MOST_ROWS = 20
_MOST_HOSTS = 10
_FEW = 3


def render_wires(
    name: Literal["text", "json"], wires: Wires, page: Page, *, component: str = "", everything: bool = False
) -> str:
    """
    Return the network between components, ending with one newline: `json` whole, `text` shortened to about a screen.

    The text shows the heaviest edges first; of one component, or with `everything`, each endpoint and its callers.
    """
    view = _View(wires, component)
    if name == "json":
        return json.dumps(visible_values(_document(view)), indent=2, ensure_ascii=False) + "\n"
    most = 0 if everything else _MOST_ROWS
    blocks = [*_edges(view, page, most), *_components(view, page, most)]
    if component or everything:
        blocks += _endpoints(view, page, most)
    blocks += [*_hosts(view, page, 0 if everything else _MOST_HOSTS), list(_untold(view))]
    shown = ["\n".join(block) for block in blocks if block]
    return "\n\n".join(shown or ["no endpoints, remote calls or messages were found"]) + "\n"


class _View:
    """The wires of a system or of one component, and what follows from them."""

    def __init__(self, wires: Wires, component: str) -> None:
        self.wires = wires
        self.own = [one for one in wires.calls if component in ("", one.component)]
        """The calls that the component makes."""
        known = {*(one.component for one in wires.endpoints), *(one.component for one in self.own)}
        self.components = [component] if component else sorted(known | {one.component for one in wires.messages})

    @cached_property
    def callers(self) -> dict[Endpoint, list[RemoteCall]]:
        """Endpoint -> the calls that it answers."""
        found: dict[Endpoint, list[RemoteCall]] = defaultdict(list)
        for call in self.wires.calls:
            if call.endpoint is not None:
                found[call.endpoint].append(call)
        return found

    @cached_property
    def hosts(self) -> dict[str, list[RemoteCall]]:
        """Host outside the system -> the calls that lead there."""
        found: dict[str, list[RemoteCall]] = defaultdict(list)
        for call in self.own:
            if call.host and not call.target:
                found[call.host].append(call)
        return found

    @cached_property
    def untold(self) -> list[RemoteCall]:
        """One call for each place of which it could not be told where it leads."""
        return _each_place(self.own, unless=lambda call: bool(call.target or call.host or call.why))

    @cached_property
    def unanswered(self) -> list[RemoteCall]:
        """One call for each place that leads to a component, but to none of its known routes."""
        inside = [call for call in self.own if call.target]
        return _each_place(inside, unless=lambda call: call.endpoint is not None)

    @cached_property
    def nameless(self) -> list[Message]:
        """The messages of which it could not be told where they go or come from."""
        joined = {at for edge in self.wires.edges for at in edge.at}
        return [
            one for one in self.wires.messages
            if one.kind != "task" and one.at not in joined and not any(map(is_written, (*one.topics, *one.keys)))
        ]  # fmt: skip


def _each_place(calls: Iterable[RemoteCall], *, unless: Callable[[RemoteCall], bool]) -> list[RemoteCall]:
    found: dict[tuple[str, Location], list[RemoteCall]] = defaultdict(list)
    for call in calls:
        found[call.component, call.at].append(call)
    return [group[0] for group in found.values() if not any(map(unless, group))]


# -- text ----------------------------------------------------------------------------------------------


def _edges(view: _View, page: Page, most: int) -> Iterator[list[str]]:
    edges = sorted(view.wires.edges, key=lambda wire: (-len(wire.at), wire))
    if not edges:
        return
    rows = [(counted(len(edges), "edge"), "channel", "places", "endpoints", "first at")]
    for wire in edges[: most or None]:
        ends = f"{leading(wire.source)} {glyphs(page).arrow} {visible(wire.target)}"
        asked = {one.endpoint for one in view.wires.calls if _is_of(one, wire) and one.endpoint}
        used = f"{len(asked):,}" if wire.synchronous else ""
        rows.append((ends, _channel(wire), f"{len(wire.at):,}", used, line_place(wire.at[0])))
    yield [*titled(rows, page, right=(2, 3)), *more(len(edges) - len(rows) + 1, page)]


def _is_of(call: RemoteCall, wire: Wire) -> bool:
    return (call.component, call.target, call.protocol) == (wire.source, wire.target, wire.channel)


def _channel(wire: Wire) -> str:
    return wire.channel if wire.confidence.value != "guess" else f"{wire.channel} (a guess)"


def _components(view: _View, page: Page, most: int) -> Iterator[list[str]]:
    """Yield what each component answers, asks and sends, in numbers."""
    if not view.components:
        return
    heads = ("endpoints", "used", "unused", "calls", "untold", "sends", "receives")
    rows: list[tuple[str, ...]] = [(counted(len(view.components), "component"), *heads)]
    rows += [(leading(name), *map(str, _numbers(view, name))) for name in view.components[: most or None]]
    yield [*titled(rows, page, right=range(1, len(heads) + 1)), *more(len(view.components) - len(rows) + 1, page)]


def _numbers(view: _View, component: str) -> Iterator[int]:
    endpoints = [one for one in view.wires.endpoints if one.component == component]
    used = sum(one in view.callers for one in endpoints)
    yield from (len(endpoints), used, len(endpoints) - used)
    yield len({one.at for one in view.own if one.component == component})
    yield sum(one.component == component for one in view.untold)
    messages = [one for one in view.wires.messages if one.component == component]
    sent = sum(one.sends for one in messages)
    yield from (sent, len(messages) - sent)


def _endpoints(view: _View, page: Page, most: int) -> Iterator[list[str]]:
    """Yield each endpoint with those who call it."""
    endpoints = view.wires.endpoints
    if not endpoints:
        return
    rows = [("endpoint", "of", "called by", "at")]
    for one in endpoints[: most or None]:
        callers = sorted({call.component for call in view.callers.get(one, ())})
        rows.append((leading(answers(one)), visible(one.component), _names(callers) or "-", line_place(one.at)))
    yield [*titled(rows, page), *more(len(endpoints) - len(rows) + 1, page)]


def _hosts(view: _View, page: Page, most: int) -> Iterator[list[str]]:
    hosts = sorted(view.hosts.items(), key=lambda item: (-len(item[1]), item[0]))
    if not hosts:
        return
    rows = [(counted(len(hosts), "host outside", "hosts outside"), "places", "called by", "first at")]
    for host, calls in hosts[: most or None]:
        at = sorted({call.at for call in calls})
        callers = sorted({call.component for call in calls})
        rows.append((leading(host), f"{len(at):,}", _names(callers), line_place(at[0])))
    yield [*titled(rows, page, right=(1,)), *more(len(hosts) - len(rows) + 1, page)]


def _names(components: list[str]) -> str:
    shown = ", ".join(map(visible, components[:_FEW]))
    return shown + (f" +{len(components) - _FEW}" if len(components) > _FEW else "")


def _untold(view: _View) -> Iterator[str]:
    """Yield how much could not be told, each with the first place."""
    parts = (
        ("remote call leads", "remote calls lead", "to an address that could not be told", view.untold),
        ("remote call leads", "remote calls lead", "to a component, but to no known route of it", view.unanswered),
        ("message goes", "messages go", "to or from a topic that could not be told", view.nameless),
    )
    for one, several, where, found in parts:
        if found:
            first = line_place(min(call.at for call in found))
            yield f"{counted(len(found), one, several)} {where}, first at {first}"


# -- JSON ----------------------------------------------------------------------------------------------


def _document(view: _View) -> dict[str, Any]:
    wires = view.wires
    return {
        "version": _VERSION,
        "components": view.components,
        "edges": [
            {
                "source": one.source,
                "target": one.target,
                "channel": one.channel,
                "synchronous": one.synchronous,
                "count": len(one.at),
                "confidence": one.confidence.value,
                "at": places(one.at),
            }
            for one in wires.edges
        ],
        "endpoints": [{**endpoint_document(one), "callers": _callers(view, one)} for one in wires.endpoints],
        "calls": [
            {**call_document(one), "endpoint": endpoint_document(one.endpoint) if one.endpoint else None}
            for one in wires.calls
        ],
        "messages": [_message(one) for one in wires.messages],
        "hosts": [
            {
                "host": host,
                "components": sorted({one.component for one in calls}),
                "at": places(one.at for one in calls),
            }
            for host, calls in sorted(view.hosts.items())
        ],
        "unknown": {
            "calls": places(one.at for one in view.untold),
            "routes": places(one.at for one in view.unanswered),
            "messages": places(one.at for one in view.nameless),
        },
    }


def _callers(view: _View, endpoint: Endpoint) -> list[dict[str, Any]]:
    calls = view.callers.get(endpoint, ())
    return [
        {"component": name, "at": places(one.at for one in calls if one.component == name)}
        for name in sorted({one.component for one in calls})
    ]


def _message(message: Message) -> dict[str, Any]:
    return {
        "component": message.component,
        "function": message.function,
        "at": line_place(message.at),
        "sends": message.sends,
        "kind": message.kind,
        "broker": message.broker or None,
        "topics": list(message.topics),
        "keys": list(message.keys),
    }
