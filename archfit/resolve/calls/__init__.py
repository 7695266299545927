"""Who calls whom: the summaries of all files, linked into one call graph."""

from archfit.resolve.calls.link import link_calls

__all__ = ["link_calls"]
