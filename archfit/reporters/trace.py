"""What one request reaches, for people and for programs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from archfit.model.data import Table, TableAccess
from archfit.model.location import Location
from archfit.model.masking import masked
from archfit.model.trace import Asking, Sending, Trace, Visit
from archfit.model.value import text
from archfit.reporters.datastores import places
from archfit.reporters.endpoints import answers, call_document, endpoint_document
from archfit.reporters.escape import leading, visible, visible_values
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted, line_place
from archfit.reporters.style import BOLD, more, paint

_VERSION = 1
_MOST_LINES = 60
_SEEN = {"above": "shown above", "cycle": "a cycle", "far": "not followed any further"}


def render_trace(name: Literal["text", "json"], trace: Trace, page: Page, *, everything: bool = False) -> str:
    """Return what a request reaches, ending with one newline: `json` whole, `text` cut where it grows too long."""
    if name == "json":
        return json.dumps(visible_values(_document(trace)), indent=2, ensure_ascii=False) + "\n"
    head = f"{paint(leading(_arrival(trace)), BOLD, page)}{_at(trace.endpoint.at) if trace.endpoint else ''}"
    lines = [f"{'  ' * level}{line}" for level, line in _lines(trace, 1, page)]
    shown = lines if everything else lines[:_MOST_LINES]
    return "\n".join([head, *shown, *more(len(lines) - len(shown), page), "", *_summary(trace)]) + "\n"


# -- text ----------------------------------------------------------------------------------------------


def _arrival(trace: Trace) -> str:
    if trace.endpoint is not None:
        return f"{answers(trace.endpoint)} of {trace.component}"
    return f"{', '.join(trace.functions)}{f' of {trace.component}' if trace.component else ''}"


def _lines(trace: Trace, level: int, page: Page) -> Iterator[tuple[int, str]]:
    """Yield what a request reaches, line by line, with how far in it stands."""
    for visit in trace.visits:
        inner = level + visit.level
        yield inner, f"{visible(visit.function)}{_at(visit.at)}"
        for line in (*_touched(visit.accesses), *map(_sent, visit.messages)):
            yield inner + 1, line
        for askings in _alternatives(visit.calls):
            yield inner + 1, _asked(askings, page)
            for asking in askings:
                if asking.answer is not None:
                    yield from _lines(asking.answer, inner + 2, page)


def _alternatives(calls: Iterable[Asking]) -> list[list[Asking]]:
    """Return calls, those together that differ only in their verb and lead to nothing that is shown below."""
    found: dict[object, list[Asking]] = {}
    for number, one in enumerate(calls):
        shown = number if one.answer is not None and one.answer.visits else -1
        notes = tuple(_notes(one))
        found.setdefault((one.call.at, one.call.target, one.call.host, one.call.path, notes, shown), []).append(one)
    return list(found.values())


def _touched(accesses: Iterable[TableAccess]) -> Iterator[str]:
    found: dict[tuple[bool, Table], list[Location]] = defaultdict(list)
    for one in accesses:
        found[one.writes, one.table].append(one.at)
    for (writes, table), at in sorted(found.items()):
        yield f"{'writes' if writes else 'reads'} {visible(str(table))}  {', '.join(places(at))}"


def _sent(sending: Sending) -> str:
    message = sending.message
    topics = ", ".join(visible(one) for one in sending.message.topics if one.strip("{}"))
    what = f"to {topics}" if topics else f"a message of kind {message.kind}" if message.kind != "task" else "a task"
    to = f", received by {', '.join(map(visible, sending.receivers))}" if sending.receivers else ""
    return f"sends {what}{to}{_at(message.at)}"


def _asked(askings: list[Asking], page: Page) -> str:
    call = askings[0].call
    verbs = "|".join(dict.fromkeys(one.call.verb for one in askings))
    what = visible(f"{verbs} {call.path}".strip() or call.function)
    whom = call.target or call.host or "an address that is not known"
    notes = "; ".join(_notes(askings[0]))
    return f"calls {paint(what, BOLD, page)} of {visible(whom)}{_at(call.at)}{f'  ({notes})' if notes else ''}"


def _notes(asking: Asking) -> Iterator[str]:
    if asking.loops:
        yield f"times n^{asking.loops}" if asking.loops > 1 else "times n"
    if asking.call.target and asking.call.endpoint is None:
        yield "no such route is known"
    if asking.answer is not None and asking.answer.seen:
        yield _SEEN[asking.answer.seen]


def _at(at: Location) -> str:
    return f"  {line_place(at)}" if at.path else ""


def _summary(trace: Trace) -> Iterator[str]:
    found = _Found(trace)
    if not found.calls and not found.tables and not found.messages:
        known = "nothing is known to be reached: no table, no topic, no other service"
        yield known if trace.functions else "it is not known which function answers"
    else:
        yield from _told(trace, found)
    if found.wrappers:
        yield f"what these decorators call is not followed: {', '.join(map(visible, found.wrappers))}"


def _told(trace: Trace, found: _Found) -> Iterator[str]:
    others = sorted(found.components)
    yield f"reaches {counted(len(others), 'other component')}{': ' if others else ''}{', '.join(map(visible, others))}"
    for verb, tables in (("writes", found.written), ("reads", found.read)):
        if tables:
            yield f"{verb} {counted(len(tables), 'table')}: {', '.join(visible(str(one)) for one in tables)}"
    if found.messages:
        yield f"sends messages at {counted(len(found.messages), 'place')}"
    if found.calls:
        yield _effort(trace)
    if found.untold:
        yield f"{counted(len(found.untold), 'place calls', 'places call')} an address that is not known"


def _effort(trace: Trace) -> str:
    estimate = str(trace.estimate)
    loops = "; n is the items of a loop" if "n" in estimate else ""
    row = f", up to {trace.depth} one after the other" if trace.depth > 1 else ""
    return f"about {estimate} remote call{'' if estimate == '1' else 's'}{row} (each place counts once{loops})"


class _Found:
    """All that a trace reaches, whatever the way."""

    def __init__(self, trace: Trace) -> None:
        visits = list(trace.all_visits())
        self.calls = [asking.call for _, visit in visits for asking in visit.calls]
        self.messages = sorted({one.message.at: one for _, visit in visits for one in visit.messages}.items())
        accesses = [access for _, visit in visits for access in visit.accesses]
        self.written = sorted({one.table for one in accesses if one.writes})
        self.read = sorted({one.table for one in accesses if not one.writes})
        self.tables = sorted({*self.written, *self.read})
        self.components = {one.target for one in self.calls if one.target} - {trace.component}
        self.hosts = sorted({one.host for one in self.calls if one.host and not one.target})
        onward = [asking.answer for _, visit in visits for asking in visit.calls if asking.answer is not None]
        self.wrappers = sorted({name for one in (trace, *onward) for name in one.wrappers})
        self.untold = {one.at for one in self.calls if not one.target and not one.host}


# -- JSON ----------------------------------------------------------------------------------------------


def _document(trace: Trace) -> dict[str, Any]:
    found = _Found(trace)
    return {
        "version": _VERSION,
        "reaches": {
            "components": sorted(found.components),
            "hosts": found.hosts,
            "written": [_table(one) for one in found.written],
            "read": [_table(one) for one in found.read],
            "topics": sorted({topic for _, one in found.messages for topic in one.message.topics}),
            "unknown": places(found.untold),
            "wrappers": found.wrappers,
        },
        "remote-calls": {"estimate": str(trace.estimate), "by-loops": list(trace.estimate.by_loops)},
        "depth": trace.depth,
        "trace": _trace(trace),
    }


def _trace(trace: Trace) -> dict[str, Any]:
    return {
        "component": trace.component or None,
        "endpoint": endpoint_document(trace.endpoint) if trace.endpoint else None,
        "answered-by": list(trace.functions),
        "seen": trace.seen or None,
        "functions": [_visit(one) for one in trace.visits],
    }


def _visit(visit: Visit) -> dict[str, Any]:
    return {
        "function": visit.function,
        "level": visit.level,
        "at": line_place(visit.at),
        "loops": visit.loops,
        "reads": [{**_table(one.table), "at": line_place(one.at)} for one in visit.accesses if not one.writes],
        "writes": [{**_table(one.table), "at": line_place(one.at)} for one in visit.accesses if one.writes],
        "sends": [_sending(one) for one in visit.messages],
        "calls": [
            {**call_document(one.call), "loops": one.loops, "answer": _trace(one.answer) if one.answer else None}
            for one in visit.calls
        ],
    }


def _sending(sending: Sending) -> dict[str, Any]:
    message = sending.message
    return {
        "kind": message.kind,
        "broker": message.broker or None,
        "topics": list(message.topics),
        "receivers": list(sending.receivers),
        "at": line_place(message.at),
    }


def _table(table: Table) -> dict[str, Any]:
    store = str(masked(text(table.store)))
    return {"name": table.name, "schema": table.schema or None, "store": store or None}
