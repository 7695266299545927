from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from archfit.extract.python.summary import summarise
from archfit.model.summary import Summary

Summarise = Callable[[str], Summary]


@pytest.fixture
def summary() -> Summarise:
    """Return the summary of a source."""
    return lambda source: summarise("shop.py", dedent(source).encode())
