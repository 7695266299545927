from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from archfit.extract import manifests
from archfit.extract.python import extract
from archfit.extract.workers.crew import Crew
from archfit.extract.workers.facts import read_all
from archfit.extract.workers.worker import Limits, command
from archfit.model import Location, ManifestFacts, ModuleFacts, Need, Problem, ProblemKind

NEEDS = frozenset(Need)
LIMITS = Limits()
Files = Iterable[tuple[str, bytes, bool]]


def read(files: Files, *, size: int = 1, limits: Limits = LIMITS) -> dict[str, ModuleFacts | ManifestFacts]:
    with Crew(command("/nowhere", limits=limits, needs=NEEDS), size=size, limits=limits) as crew:
        return {facts.path: facts for facts, _ in read_all(crew, files)}


def test_workers_find_what_the_extractor_finds() -> None:
    files = {
        "a.py": b"import os\n",
        "b\udcff.py": b"class A(B): ...\n",
        "bad.py": b"def (:\n",
        "c.py": b"# coding: utf-7\n",
    }

    assert read((path, content, False) for path, content in files.items()) == {
        path: extract(path, content, NEEDS) for path, content in files.items()
    }


def test_manifests_are_read_by_workers_too() -> None:
    content = b'[project]\nname = "shop"\n'

    assert read([("pyproject.toml", content, True)]) == {"pyproject.toml": manifests.extract("pyproject.toml", content)}


@pytest.mark.parametrize(
    "text",
    ["x = " + "+".join(["a"] * 100_000), "x = a" + ".b" * 100_000, "x = a" + "()" * 100_000],
    ids=["+", ".", "()"],
)
def test_a_file_no_parser_survives_is_reported_and_the_rest_is_read(text: str) -> None:
    files = [("a.py", b"import os\n", False), ("deep.py", text.encode(), False), ("z.py", b"import re\n", False)]

    found = read(files)

    assert [flaw.kind for flaw in found["deep.py"].flaws] in ([ProblemKind.PARSER], [ProblemKind.SYNTAX])
    assert (found["a.py"], found["z.py"]) == (extract("a.py", b"import os\n"), extract("z.py", b"import re\n"))


def test_the_number_of_workers_changes_nothing() -> None:
    files = [(f"m{number}.py", b"import os\n" + b"x = 1\n" * 9_000, False) for number in range(80)]
    files[40] = ("m40.py", b"x = a" + b".b" * 100_000, False)

    assert read(files, size=1) == read(files, size=4)


def test_a_worker_has_no_more_memory_than_it_is_given() -> None:
    limits = Limits(memory=120 << 20)
    text = b"x = [" + b"1.5," * 2_000_000 + b"]\n"

    found = read([("large.py", text, False), ("small.py", b"import os\n", False)], limits=limits)

    assert [flaw.kind for flaw in found["large.py"].flaws] == [ProblemKind.PARSER]
    assert found["small.py"] == extract("small.py", b"import os\n")


def test_an_answer_that_cannot_be_read_is_a_problem_of_that_file() -> None:
    script = "import os, sys; os.write(1, b'\\5\\0\\0\\0ready\\1\\0\\0\\0?'); sys.stdin.buffer.read()"
    with Crew((sys.executable, "-I", "-S", "-c", script), size=1, limits=LIMITS) as crew:
        found = list(read_all(crew, [("a.py", b"", False)]))

    problem = Problem(ProblemKind.PARSER, "made the parser answer what cannot be read", Location("a.py"))
    assert found == [(ModuleFacts("a.py", flaws=(problem,)), b"")]


def test_workers_import_nothing_from_the_checked_root_or_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, here, elsewhere = tmp_path / "root", tmp_path / "here", tmp_path / "elsewhere"
    for folder in (root / "src", here, elsewhere):
        folder.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setattr(sys, "path", ["", "src", str(root / "src"), str(root), str(here), str(elsewhere), *sys.path])

    arguments = command(str(root), limits=LIMITS, needs=NEEDS)

    assert [argument for argument in arguments if argument.startswith(str(tmp_path))] == [str(elsewhere)]
    assert os.path.dirname(os.__file__) in arguments  # noqa: PTH120
    assert "-I" in arguments


@pytest.mark.parametrize("root", ["/", sys.prefix])
def test_workers_find_what_is_installed_even_inside_the_checked_root(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    with Crew(command(root, limits=LIMITS, needs=NEEDS), size=1, limits=LIMITS) as crew:
        found = list(read_all(crew, [("a.py", b"import os\n", False)]))

    assert [facts for facts, _ in found] == [extract("a.py", b"import os\n")]
