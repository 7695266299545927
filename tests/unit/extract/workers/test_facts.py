from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from archfit.extract import manifests
from archfit.extract.columns import Codec
from archfit.extract.python import extract
from archfit.extract.python.summary import summarise
from archfit.extract.workers.crew import Crew
from archfit.extract.workers.facts import File, Said, read_all
from archfit.extract.workers.frames import frame
from archfit.extract.workers.worker import Limits, command
from archfit.model import Location, ManifestFacts, ModuleFacts, Problem, ProblemKind
from archfit.model.summary import Summary

LIMITS = Limits()
FACTS, MANIFEST, BOTH = (ModuleFacts,), (ManifestFacts,), (ModuleFacts, Summary)


def read(files: Iterable[File], *, size: int = 1, limits: Limits = LIMITS) -> dict[str, Any]:
    """Return what was read of each file of which one thing is wanted."""
    return {said.path: said for said in read_several(files, size=size, limits=limits)}


def read_several(files: Iterable[File], *, size: int = 1, limits: Limits = LIMITS) -> list[Said]:
    with Crew(command("/nowhere", limits=limits), size=size, limits=limits) as crew:
        return [said for said, _ in read_all(crew, files)]


def test_workers_find_what_the_extractor_finds() -> None:
    files = {
        "a.py": b"import os\n",
        "b\udcff.py": b"class A(B): ...\n",
        "bad.py": b"def (:\n",
        "c.py": b"# coding: utf-7\n",
    }

    assert read((path, content, FACTS) for path, content in files.items()) == {
        path: extract(path, content) for path, content in files.items()
    }


def test_manifests_are_read_by_workers_too() -> None:
    content = b'[project]\nname = "shop"\n'

    assert read([("pyproject.toml", content, MANIFEST)]) == {
        "pyproject.toml": manifests.extract("pyproject.toml", content)
    }


def test_facts_and_summary_are_those_of_the_extractors() -> None:
    files = {"a.py": b"import os\nos.getcwd()\n", "bad.py": b"def (:\n", "c.py": b"# coding: utf-7\n"}

    found = read_several((path, content, BOTH) for path, content in files.items())

    assert found == [
        said for path, content in files.items() for said in (extract(path, content), summarise(path, content))
    ]


def test_a_summary_can_be_had_alone() -> None:
    assert read([("a.py", b"import os\n", (Summary,))]) == {"a.py": summarise("a.py", b"import os\n")}


def test_what_no_parser_survives_is_reported_of_all_that_was_wanted() -> None:
    deep = b"x = a" + b".b" * 100_000

    found = read_several([("deep.py", deep, BOTH), ("z.py", b"import re\n", BOTH)])

    flawed = [(type(said), [flaw.kind for flaw in said.flaws]) for said in found if said.path == "deep.py"]
    assert flawed == [(ModuleFacts, [ProblemKind.PARSER]), (Summary, [ProblemKind.PARSER])]
    assert [said for said in found if said.path == "z.py"] == [
        extract("z.py", b"import re\n"),
        summarise("z.py", b"import re\n"),
    ]


PICKY = """
import struct, sys

def send(payload):
    sys.stdout.buffer.write(struct.pack("<I", len(payload)) + payload)
    sys.stdout.buffer.flush()

send(b"ready")
while head := sys.stdin.buffer.read(4):
    question = sys.stdin.buffer.read(struct.unpack("<I", head)[0])
    if question[:1] != b"f":
        raise SystemExit(3)
    send(bytes.fromhex(sys.argv[1]))
"""
"""A worker that dies of everything but facts, which it answers with its argument."""


def test_an_answer_about_another_file_is_refused() -> None:
    arguments = (sys.executable, "-I", "-S", "-c", PICKY, frame(Codec(ModuleFacts).encode(ModuleFacts("b.py"))).hex())
    with Crew(arguments, size=1, limits=LIMITS) as crew:
        found = list(read_all(crew, [("a.py", b"", FACTS)]))

    problem = Problem(ProblemKind.PARSER, "made the parser answer what cannot be read", Location("a.py"))
    assert found == [(ModuleFacts("a.py", flaws=(problem,)), b"")]


def test_a_summary_that_cannot_be_made_costs_no_facts() -> None:
    facts = extract("a.py", b"import os\n")
    written = Codec(ModuleFacts).encode(facts)
    arguments = (sys.executable, "-I", "-S", "-c", PICKY, frame(written).hex())
    with Crew(arguments, size=1, limits=LIMITS) as crew:
        found = list(read_all(crew, [("a.py", b"import os\n", BOTH)]))

    problem = Problem(ProblemKind.PARSER, "killed the parser (exit 3)", Location("a.py"))
    assert found == [(facts, written), (Summary("a.py", flaws=(problem,)), b"")]


@pytest.mark.parametrize(
    "text",
    ["x = " + "+".join(["a"] * 100_000), "x = a" + ".b" * 100_000, "x = a" + "()" * 100_000],
    ids=["+", ".", "()"],
)
def test_a_file_no_parser_survives_is_reported_and_the_rest_is_read(text: str) -> None:
    files = [("a.py", b"import os\n", FACTS), ("deep.py", text.encode(), FACTS), ("z.py", b"import re\n", FACTS)]

    found = read(files)

    assert [flaw.kind for flaw in found["deep.py"].flaws] in ([ProblemKind.PARSER], [ProblemKind.SYNTAX])
    assert (found["a.py"], found["z.py"]) == (extract("a.py", b"import os\n"), extract("z.py", b"import re\n"))


def test_the_number_of_workers_changes_nothing() -> None:
    files = [(f"m{number}.py", b"import os\n" + b"x = 1\n" * 9_000, FACTS) for number in range(80)]
    files[40] = ("m40.py", b"x = a" + b".b" * 100_000, FACTS)

    assert read(files, size=1) == read(files, size=4)


def test_a_worker_has_no_more_memory_than_it_is_given() -> None:
    limits = Limits(memory=120 << 20)
    text = b"x = [" + b"1.5," * 2_000_000 + b"]\n"

    found = read([("large.py", text, FACTS), ("small.py", b"import os\n", FACTS)], limits=limits)

    assert [flaw.kind for flaw in found["large.py"].flaws] == [ProblemKind.PARSER]
    assert found["small.py"] == extract("small.py", b"import os\n")


def test_a_file_has_no_more_processor_time_than_it_is_given() -> None:
    files = [("long.py", b"x = a.b(c)\n" * 200_000, FACTS), ("small.py", b"import os\n", FACTS)]

    found = read(files, limits=Limits(seconds=0.2))

    problem = Problem(ProblemKind.PARSER, "took more than 0.2 s", Location("long.py"))
    assert found == {
        "long.py": ModuleFacts("long.py", flaws=(problem,)),
        "small.py": extract("small.py", b"import os\n"),
    }


def test_an_answer_that_cannot_be_read_is_a_problem_of_that_file() -> None:
    script = "import os, sys; os.write(1, b'\\5\\0\\0\\0ready\\1\\0\\0\\0?'); sys.stdin.buffer.read()"
    with Crew((sys.executable, "-I", "-S", "-c", script), size=1, limits=LIMITS) as crew:
        found = list(read_all(crew, [("a.py", b"", FACTS)]))

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

    arguments = command(str(root), limits=LIMITS)

    assert [argument for argument in arguments if argument.startswith(str(tmp_path))] == [str(elsewhere)]
    assert os.path.dirname(os.__file__) in arguments  # noqa: PTH120
    assert "-I" in arguments


@pytest.mark.parametrize("root", ["/", sys.prefix])
def test_workers_find_what_is_installed_even_inside_the_checked_root(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    with Crew(command(root, limits=LIMITS), size=1, limits=LIMITS) as crew:
        found = list(read_all(crew, [("a.py", b"import os\n", FACTS)]))

    assert [facts for facts, _ in found] == [extract("a.py", b"import os\n")]
