"""Who calls whom: the summaries of all files, linked into one call graph."""

from archfit.resolve.calls.link import graph
from archfit.resolve.calls.system import call_graph, solved

__all__ = ["call_graph", "graph", "solved"]
