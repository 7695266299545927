"""Who calls whom: the summaries of all files, linked into one call graph."""

from archfit.resolve.calls.link import link_calls
from archfit.resolve.calls.system import call_graph

__all__ = ["call_graph", "link_calls"]
