from __future__ import annotations

import pytest

from archfit.extract.manifests import extract, is_manifest
from archfit.model import SettingGroup


def settings(text: str, path: str = ".env") -> dict[str, str]:
    (group,) = extract(path, text.encode()).groups
    return {one.name: str(one.value) for one in group.settings}


@pytest.mark.parametrize(
    "path",
    [".env", "a/.env", ".env.local", ".env.example", "docker/orders.env", "env.dist", "envs/web", "config/env/db"],
)
def test_env_files_are_known_by_their_names(path: str) -> None:
    assert is_manifest(path)


@pytest.mark.parametrize("path", [".env.py", "env/README.md", "environment", "env.d.ts", "env/notes.toml", ".envrc"])
def test_other_files_are_no_env_files(path: str) -> None:
    assert not is_manifest(path)


def test_lines_are_read_as_dotenv_reads_them() -> None:
    text = r"""
# a comment
PLAIN=value # said of it
export EXPORTED = spaced out
HASH=a#b
EMPTY=
'QUOTED KEY'=x
SINGLE='as $IT is # \n'
DOUBLE="a\nb # c"   # said of it
LINES="one
two"
AFTER=${PLAIN}-${NONE:-default}
NO_VALUE
: not a setting
"""
    assert settings(text) == {
        "PLAIN": "value",
        "EXPORTED": "spaced out",
        "HASH": "a#b",
        "EMPTY": "",
        "QUOTED KEY": "x",
        "SINGLE": r"as $IT is # \n",
        "DOUBLE": "a\nb # c",
        "LINES": "one\ntwo",
        "AFTER": "${PLAIN}-${NONE:-default}",
    }


def test_settings_know_their_lines() -> None:
    (group,) = extract(".env", b'A=1\r\nB="x\r\ny"\r\nC=3\r\n').groups
    assert [(one.name, one.at.line) for one in group.settings] == [("A", 1), ("B", 2), ("C", 4)]


def test_an_example_is_no_env_file_that_anybody_reads() -> None:
    for path, what in ((".env.example", "env example"), ("sample.env", "env example"), (".env.prod", "env file")):
        (group,) = extract(path, b"A=1").groups
        assert isinstance(group, SettingGroup)
        assert (group.what, group.name) == (what, path)


def test_what_is_not_utf8_loses_nothing_else() -> None:
    assert settings("A=1\nB=\udcff\n".encode("utf-8", "surrogateescape").decode("utf-8", "replace")) == {
        "A": "1",
        "B": "\ufffd",
    }
    assert extract(".env", b"A=\xff").flaws == ()
