from __future__ import annotations

from pathlib import Path

import pytest

import archfit.model
from archfit.model import words


def test_every_word_can_be_had_of_the_model() -> None:
    assert [name for name in words.__all__ if getattr(archfit.model, name) is not getattr(words, name)] == []


def test_no_word_is_called_like_a_file_which_python_would_give_in_its_place() -> None:
    files = {path.stem for path in Path(words.__file__).parent.glob("*.py")}

    assert files & {*words.__all__} == set()


def test_what_is_no_word_is_refused() -> None:
    with pytest.raises(AttributeError, match="Basket"):
        _ = archfit.model.Basket  # type: ignore[attr-defined]
