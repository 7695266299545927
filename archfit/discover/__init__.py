"""Which source roots and components are here, and by which evidence; nothing is opened or run."""

from archfit.discover.ownership import owners
from archfit.discover.roles import roles
from archfit.discover.roots import source_roots
from archfit.discover.survey import survey

__all__ = ["owners", "roles", "source_roots", "survey"]
