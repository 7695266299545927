from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from archfit.model import ArchfitError, Finding, Location, Problem, ProblemKind, Report, Severity
from archfit.reporters import FORMATS, Page, render
from archfit.reporters.severities import WORDS

Findings = Callable[..., Finding]
Reports = Callable[..., Report]


def test_an_unknown_format_is_a_mistake(report: Reports, page: Page) -> None:
    with pytest.raises(ArchfitError, match="unknown output format `yaml`, expected one of `full`, `concise`, "):
        render("yaml", report(), page)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_with_one_newline(name: str, report: Reports, explained: Finding, page: Page) -> None:
    text = render(name, report([explained]), page)
    assert text == text.rstrip("\n") + "\n"
    assert "\r" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_what_is_reported_does_not_matter(
    name: str, report: Reports, finding: Findings, page: Page
) -> None:
    found = [finding(at=Location(path, line)) for path in ("b.py", "a.py") for line in (10, 9)]
    problems = tuple(Problem(ProblemKind.SYNTAX, "bad", Location("old.py", line)) for line in (10, 9))
    texts = {
        render(name, report(found, problems=problems), page),
        render(name, report(found[::-1], problems=problems[::-1]), page),
    }
    assert len(texts) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_name_stays_text(name: str, report: Reports, finding: Findings, page: Page) -> None:
    evil = "\x1b]0;PWN\x07\x9b2J\u202e\u2066\u200b\udce9\ufffe##[stop-commands]x"
    problem = Problem(ProblemKind.ENCODING, evil, Location(evil, 1))
    found = finding(at=Location(evil, 1), message=evil, subject=evil, why=evil, help=evil, notes=(evil,))
    text = render(name, report([found], problems=(problem,)), replace(page, show_accepted=True))
    assert text.encode()
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066\u200b\udce9\ufffe")
    assert "##[" not in text


def test_every_severity_has_its_words() -> None:
    assert set(WORDS) == set(Severity)


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_module_of_the_format_is_imported(name: str) -> None:
    heavy = {"rich", "typer", "networkx", "grimp", "yaml", "tomli"}
    code = f"import sys, archfit.reporters.{name}; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)
    others = {f"archfit.reporters.{other}" for other in FORMATS} & set(loaded) - {f"archfit.reporters.{name}"}
    assert others <= {"archfit.reporters.concise"}
