from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.config.loading import load
from archfit.config.schema import Schema
from archfit.model import ArchfitError, Config, Mistake

Read = Callable[..., Config]
MistakesOf = Callable[..., tuple[Mistake, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Load a text as `archfit.toml`, or under another name."""

    def load_text(text: str | bytes, schema: Schema | None = None, *, name: str = "archfit.toml") -> Config:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load(path, root=tmp_path, schema=schema or Schema())

    return load_text


@pytest.fixture
def mistakes_of(read: Read) -> MistakesOf:
    """Load a text that must be refused."""

    def collect(text: str | bytes, schema: Schema | None = None, *, name: str = "archfit.toml") -> tuple[Mistake, ...]:
        with pytest.raises(ArchfitError) as caught:
            read(text, schema, name=name)
        return caught.value.mistakes

    return collect
