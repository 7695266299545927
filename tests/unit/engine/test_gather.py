from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.engine.effort import Effort
from archfit.engine.gather import gather
from archfit.extract import walk
from archfit.extract.cache import Keeping, Memory
from archfit.extract.manifests import extract as extract_manifest
from archfit.extract.python import extract
from archfit.model import ArchfitError, ManifestFacts, ModuleFacts, Need, ProblemKind

FILES = {
    "b.py": b"import os\n",
    "a.py": b"class A: ...\nimport_module('b')\n",
    "odd.py": b"x = 1; import re\n",
    "broken.py": b"def (:\n",
    "pyproject.toml": b'[project]\nname = "shop"\n',
}
Gather = Callable[..., tuple[dict[str, ModuleFacts], dict[str, ManifestFacts]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "root"
    place.mkdir()
    for path, content in FILES.items():
        (place / path).write_bytes(content)
    return place


@pytest.fixture
def collect(root: Path, tmp_path: Path) -> Gather:
    def collected(
        *needs: Need, jobs: int = 0, cached: bool = False
    ) -> tuple[dict[str, ModuleFacts], dict[str, ManifestFacts]]:
        cache = tmp_path / "cache"
        memory = Memory(root, Keeping(cache, cache, 0) if cached else None)
        return gather(walk(root), needs=frozenset(needs), effort=Effort(memory=memory, jobs=jobs))

    return collected


@pytest.mark.parametrize("needs", [(Need.IMPORTS,), (Need.REFERENCES,), (Need.CODE, Need.REFERENCES)])
@pytest.mark.parametrize("jobs", [1, 3])
def test_facts_are_those_of_the_extractors_in_order(collect: Gather, needs: tuple[Need, ...], jobs: int) -> None:
    modules, described = collect(*needs, jobs=jobs)

    python = sorted(path for path in FILES if path.endswith(".py"))
    assert list(modules.items()) == [(path, extract(path, FILES[path], frozenset(needs))) for path in python]
    assert described == {"pyproject.toml": extract_manifest("pyproject.toml", FILES["pyproject.toml"])}


def test_facts_that_were_kept_are_the_same(collect: Gather) -> None:
    found = [collect(Need.CODE, cached=cached) for cached in (False, True, True)]

    assert found == [found[0]] * 3


def test_facts_that_were_kept_need_no_process(collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    before = collect(Need.CODE, cached=True)
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")

    assert collect(Need.CODE, cached=True) == before


def test_without_processes_nothing_is_judged(collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")

    with pytest.raises(ArchfitError, match="no process can be started to parse in: no such file or directory"):
        collect(Need.CODE)


def test_what_a_scanner_answers_needs_no_process(root: Path, collect: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/interpreter")
    for name in ("odd.py", "broken.py", "pyproject.toml"):
        (root / name).unlink()

    assert list(collect(Need.IMPORTS)[0]) == ["a.py", "b.py"]


def test_files_that_cannot_be_read_are_problems(root: Path, collect: Gather) -> None:
    for name in ("b.py", "pyproject.toml"):
        with (root / name).open("r+b") as stream:
            stream.truncate(9 << 20)

    modules, described = collect(Need.CODE, cached=True)

    assert [flaw.kind for flaw in (*modules["b.py"].flaws, *described["pyproject.toml"].flaws)] == [
        ProblemKind.TOO_LARGE
    ] * 2
