"""Files about packages made to cost, or of the wrong types: each is answered for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.columns import Codec
from archfit.extract.manifests import extract
from archfit.model import ManifestFacts

MUCH = 1 << 17
PATHS = (
    "requirements.txt", "pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "Pipfile.lock", "poetry.lock", "uv.lock",
    ".dockerignore", "Dockerfile",
)  # fmt: skip
PIECES = (
    "a", "a==1\n", "-r x\n", "-r ", "@", "a @ ", "git+", "#egg=", "==", ",", ";", "[", "{", "(", '"', "'", "\\\n", "\n",
    "-e ", "--hash=", "[[package]]\n", "name = 'a'\n", "RUN pip install -r ", "RUN uv ", "poetry ", "setup(", "+ [",
)  # fmt: skip
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.sampled_from(["", "a", "../a", "git+x", "*", "^1", "a @ ./b"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["git", "path", "x", "version"]), inner)
    ),
    max_leaves=6,
)
KEYS = (
    "project.dependencies", "project.optional-dependencies", "project.name", "project.version", "dependency-groups.dev",
    "tool.uv.sources", "tool.uv.sources.a", "tool.poetry.dependencies", "tool.poetry.dependencies.a",
    "tool.poetry.group", "tool.poetry.group.x.dependencies", "tool.poetry.extras", "tool.hatch.envs.x",
    "tool.hatch.version", "tool.setuptools.dynamic", "tool.pdm.dev-dependencies", "build-system.requires", "package",
    "packages",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("piece", PIECES)
def test_much_of_one_thing(path: str, piece: str) -> None:
    content = ("FROM x\n" if path == "Dockerfile" else "") + piece * (MUCH // len(piece))
    assert extract(path, content.encode()).path == path


@pytest.mark.parametrize("path", PATHS)
@given(st.lists(st.sampled_from([*PIECES, " ", "= ", "name", "install_requires"]), max_size=60).map("".join))
def test_any_text_is_answered_for(path: str, text: str) -> None:
    found = extract(path, text.encode())
    codec = Codec(ManifestFacts)
    assert codec.decode(codec.encode(found)) == found


@pytest.mark.parametrize("path", ["pyproject.toml", "poetry.lock", "Pipfile"])
@given(st.dictionaries(st.sampled_from(KEYS), ANY, max_size=4))
def test_any_types_are_answered_for(path: str, document: dict[str, object]) -> None:
    text = "".join(f"{key} = {toml(value)}\n" for key, value in document.items())
    assert extract(path, text.encode()).path == path


@given(ANY)
def test_any_json_is_answered_for(document: object) -> None:
    assert extract("Pipfile.lock", json.dumps({"default": {"a": document}, "x": document}).encode()).flaws == ()


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps("none" if value is None else value)


def test_sums_of_sums_end() -> None:
    names = "\n".join(f"a{n} = a{n - 1} + a{n - 1}" for n in range(1, 200))
    text = f"a0 = []\n{names}\nsetup(name='x', install_requires=a199)"
    (found,) = extract("setup.py", text.encode()).distributions
    assert found.requirements == ()
