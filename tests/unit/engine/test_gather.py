from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from archfit.engine.effort import Effort
from archfit.engine.gather import Gathered, gather
from archfit.extract.cache import Keeping, Memory
from archfit.extract.columns import Codec
from archfit.extract.manifests import extract as extract_manifest
from archfit.extract.python import extract
from archfit.extract.python.summary import summarise
from archfit.extract.walk import walk
from archfit.model import ArchfitError, ManifestFacts, Need, ProblemKind

FILES = {
    "b.py": b"import os\n",
    "a.py": b"class A: ...\nimport_module('b')\n",
    "odd.py": b"x = 1; import re\n",
    "broken.py": b"def (:\n",
    "pyproject.toml": b'[project]\nname = "shop"\n',
}
Gather = Callable[..., Gathered]


def said(found: Gathered) -> tuple[object, ...]:
    return found.modules, found.manifests, found.summaries


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "root"
    place.mkdir()
    for path, content in FILES.items():
        (place / path).write_bytes(content)
    return place


@pytest.fixture
def collect(root: Path, tmp_path: Path) -> Gather:
    def collected(*needs: Need, jobs: int = 0, cached: bool = False, aside: Collection[str] = ()) -> Gathered:
        cache = tmp_path / "cache"
        memory = Memory(root, Keeping(cache, cache, 0) if cached else None)
        return gather(walk(root), needs=frozenset(needs), effort=Effort(memory=memory, jobs=jobs), aside=aside)

    return collected


@pytest.mark.parametrize("needs", [(Need.IMPORTS,), (Need.REFERENCES,), (Need.CODE, Need.REFERENCES)])
@pytest.mark.parametrize("jobs", [1, 3])
def test_facts_are_those_of_the_extractors_in_order(collect: Gather, needs: tuple[Need, ...], jobs: int) -> None:
    found = collect(*needs, jobs=jobs)

    python = sorted(path for path in FILES if path.endswith(".py"))
    assert list(found.modules.items()) == [(path, extract(path, FILES[path], frozenset(needs))) for path in python]
    assert found.manifests == {"pyproject.toml": extract_manifest("pyproject.toml", FILES["pyproject.toml"])}
    assert found.summaries == {}


@pytest.mark.parametrize("needs", [(Need.USES,), (Need.USES, Need.CODE)], ids=["scanned", "parsed"])
@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_summaries_are_those_of_the_extractor_in_order(collect: Gather, needs: tuple[Need, ...], jobs: int) -> None:
    found = collect(*needs, jobs=jobs, aside=["b.py"])

    assert list(found.summaries.items()) == [
        (path, summarise(path, FILES[path])) for path in ("a.py", "broken.py", "odd.py")
    ]
    assert found.modules == collect(*needs, jobs=jobs).modules


def test_facts_and_summaries_are_kept_apart(collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    collect(Need.CODE, cached=True)
    both = said(collect(Need.CODE, Need.USES, cached=True))
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")

    assert collect(Need.CODE, Need.REFERENCES, cached=True).modules == both[0]
    assert said(collect(Need.CODE, Need.USES, cached=True)) == both


def test_facts_that_were_kept_are_the_same(collect: Gather) -> None:
    found = [said(collect(Need.CODE, Need.USES, cached=cached)) for cached in (False, True, True)]

    assert found == [found[0]] * 3


def test_what_was_kept_and_cannot_be_read_is_made_again(root: Path, tmp_path: Path, collect: Gather) -> None:
    before = said(collect(Need.CODE, Need.USES, cached=True))
    memory = Memory(root, Keeping(tmp_path / "cache", tmp_path / "cache", 0))
    for what in ("code", "summaries"):
        name, pack = memory.pack(what)
        for path in FILES:
            pack.add(path, memory.digest(path), Codec(ManifestFacts).encode(ManifestFacts(path)))
        memory.keep(name, pack.bytes())

    assert said(collect(Need.CODE, Need.USES, cached=True)) == before


def test_facts_that_were_kept_need_no_process(collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    before = said(collect(Need.CODE, Need.USES, cached=True))
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")

    assert said(collect(Need.CODE, Need.USES, cached=True)) == before


def test_without_processes_nothing_is_judged(collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")

    with pytest.raises(ArchfitError, match="no process can be started to parse in: no such file or directory"):
        collect(Need.CODE)


def test_what_a_scanner_answers_needs_no_process(root: Path, collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")
    for name in ("odd.py", "broken.py", "pyproject.toml"):
        (root / name).unlink()

    assert list(collect(Need.IMPORTS).modules) == ["a.py", "b.py"]


def test_files_that_cannot_be_read_are_problems(root: Path, collect: Gather) -> None:
    for name in ("b.py", "pyproject.toml"):
        with (root / name).open("r+b") as stream:
            stream.truncate(9 << 20)

    found = collect(Need.CODE, Need.USES, cached=True)

    said = (found.modules["b.py"], found.summaries["b.py"], found.manifests["pyproject.toml"])
    assert [flaw.kind for one in said for flaw in one.flaws] == [ProblemKind.TOO_LARGE] * 3
