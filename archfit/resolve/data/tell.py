"""Puts together what is known of a system's data."""

from __future__ import annotations

from archfit.model import Config, Landscape, Project
from archfit.model.data import Data
from archfit.resolve.data.stores import stores_of
from archfit.resolve.data.tables import tables_of


def data_of(project: Project, landscape: Landscape, config: Config) -> Data:
    """Return the datastores of a system, its tables, and who uses them."""
    return tables_of(project, config, stores_of(project, landscape))
