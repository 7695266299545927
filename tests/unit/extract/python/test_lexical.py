from __future__ import annotations

import re
from pathlib import Path

import pytest

import archfit
from archfit.extract.python.lexical import STRING

SOURCES = sorted(Path(archfit.__file__).parent.rglob("*.py"))


def test_no_group_is_possessive() -> None:
    # Before Python 3.11.5 such groups match wrongly where they can backtrack; atomic groups do not.
    possessive = re.compile(r"\)[*+?]\+")

    assert [
        path.name for path in SOURCES if possessive.search(path.read_text("utf-8").replace("`(?:...)*+`", ""))
    ] == []


@pytest.mark.parametrize(
    "text",
    ['""', '"a"', "'it\\'s'", '"""a"b""c"""', "'''x''y\\' '''", '"""\\""""', "'\\\\'"],
)
def test_a_string_ends_where_python_ends_it(text: str) -> None:
    found = re.compile(STRING, re.DOTALL).match(text.encode() + b" + 'more'")

    assert found is not None
    assert eval(found[0]) == eval(text)  # noqa: S307 - literals of this very file
