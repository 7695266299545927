"""Which functions run when a function runs: along the call graph, each on the shortest way."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable

from archfit.model.calls import CallEdge, CallGraph
from archfit.model.wires import Endpoint

_MOST = 30
"""Functions that are followed one after the other."""
Way = tuple[CallEdge, ...]


class Following:
    """Follows calls from functions to those that run with them, before these are done."""

    def __init__(self, graph: CallGraph) -> None:
        self.places = {one.name: one for one in graph.functions}
        self._decorated = Counter(
            caller for caller, _ in {_ends(one) for one in graph.edges if one.kind == "decorator"}
        )
        self._called: dict[str, dict[str, CallEdge]] = defaultdict(dict)
        for edge in graph.edges:
            if edge.kind != "task" and edge.callee in self.places and not self._is_shared(edge):
                # Of several calls between the same two the first in a loop says how often.
                known = self._called[edge.caller].setdefault(edge.callee, edge)
                if edge.loop and not known.loop:
                    self._called[edge.caller][edge.callee] = edge
        self._methods: dict[str, list[str]] = defaultdict(list)
        for name in self.places:
            self._methods[name.rpartition(".")[0]].append(name)

    def ways(self, functions: Iterable[str]) -> dict[str, Way]:
        """Return the functions that run with some, these too, and the calls on the way to each."""
        found: dict[str, Way] = dict.fromkeys(functions, ())
        pending = deque(found)
        while pending:
            function = pending.popleft()
            way = found[function]
            for name, edge in self._called.get(function, {}).items() if len(way) < _MOST else ():
                if name not in found:
                    found[name] = (*way, edge)
                    pending.append(name)
        return found

    def shared(self, function: str) -> bool:
        """Tell whether a function stands in for several that are decorated: which of them it calls is not known."""
        return self._decorated[function] > 1

    def _is_shared(self, edge: CallEdge) -> bool:
        return edge.kind == "decorator" and self.shared(edge.caller)

    def answering(self, endpoint: Endpoint, verb: str = "") -> list[str]:
        """Return the functions that answer: of a class the method of the verb (`get`, `on_get`), or else all."""
        handler = endpoint.handler
        if not handler or handler in self.places:
            return [handler] if handler else []
        asked = (verb or endpoint.verb).lower()
        methods = self._methods.get(handler, [])
        return [name for name in methods if name.rpartition(".")[2] in (asked, f"on_{asked}")] or methods


def _ends(edge: CallEdge) -> tuple[str, str]:
    return edge.caller, edge.callee
