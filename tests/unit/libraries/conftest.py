from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.libraries.reading import read
from archfit.model import ArchfitError, Mistake

MistakesOf = Callable[[str], tuple[Mistake, ...]]


@pytest.fixture
def mistakes_of() -> MistakesOf:
    """Read a text that must be refused."""

    def collect(text: str) -> tuple[Mistake, ...]:
        with pytest.raises(ArchfitError) as caught:
            read("stubs/shop.pyi", text)
        return caught.value.mistakes

    return collect
