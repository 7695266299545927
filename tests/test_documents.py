"""What is written about archfit is kept true."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from archfit.cli.app import COMMANDS, HIDDEN
from archfit.config.loading import load
from archfit.config.schema import Schema
from archfit.engine import catalogue
from archfit.model import Component, ComponentKind, Project
from archfit.model.advice import AdviceKind
from archfit.model.metric import COMPONENT, SYSTEM, Metric
from archfit.model.readiness import readiness
from archfit.model.verdict import BINDS, CONVICTS, POINTS, WITNESSES, Judgement
from archfit.reporters import FORMATS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/*.md")]
)
CONFIGURED = [path for path in DOCUMENTS if path.parent.name != "rules"]
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_pages_of_the_rules_are_what_the_rules_say() -> None:
    expected = runpy.run_path(str(ROOT / "docs/build_rules.py"))["pages"]()

    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/rules").glob("*.md")}

    assert written == expected, "run `python docs/build_rules.py`"


def test_the_page_of_the_libraries_is_what_their_files_say() -> None:
    expected = runpy.run_path(str(ROOT / "docs/build_libraries.py"))["page"]()

    assert (ROOT / "docs/libraries.md").read_text(encoding="utf-8") == expected, "run `python docs/build_libraries.py`"


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.relative_to(ROOT).as_posix() for path in DOCUMENTS])
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    broken = [found[0] for found in LINK.finditer(text) if not _leads_somewhere(document, *found.groups())]

    assert broken == []


@pytest.mark.parametrize("document", CONFIGURED, ids=[path.relative_to(ROOT).as_posix() for path in CONFIGURED])
def test_configuration_that_is_shown_can_be_read(document: Path, tmp_path: Path) -> None:
    rules = catalogue.load()
    schema = Schema(rules=rules.options, contracts=rules.contracts)

    for number, block in enumerate(BLOCK.findall(document.read_text(encoding="utf-8"))):
        name = "pyproject.toml" if "[tool." in block else "archfit.toml"
        place = tmp_path / str(number) / name
        place.parent.mkdir()
        place.write_text(block, encoding="utf-8")
        load(place, root=place.parent, schema=schema)


def test_the_first_page_names_every_command_and_format() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [name for name in COMMANDS if name not in HIDDEN]

    assert [name for name in commands if f"archfit {name}" not in text] == []
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


@pytest.mark.parametrize(("heading", "metrics"), [("The system", SYSTEM), ("A component", COMPONENT)])
def test_the_tables_of_metrics_are_those_of_the_code(heading: str, metrics: tuple[Metric, ...]) -> None:
    better = {-1: "less", 0: "", 1: "more"}

    shown = [(name, which) for name, _, which, _ in _table("metrics.md", heading)]

    assert shown == [(f"`{one.name}`", better[one.better]) for one in metrics]


def test_the_points_of_the_verdict_are_those_of_the_code() -> None:
    shown = [(name, points) for name, points, *_ in _table("verdict.md", "Signals")]

    assert shown == [(f"`{kind.value}`", str(points)) for kind, points in POINTS.items()]


def test_the_judgements_are_those_of_the_code() -> None:
    rows = _table("verdict.md", "Judgements")

    assert [name for name, _ in rows] == [f"`{one.value}`" for one in Judgement]
    said = [[int(number) for number in re.findall(r"\d+", when)] for _, when in rows]
    assert said == [[CONVICTS, WITNESSES], [BINDS], [], []]


def test_the_kinds_of_advice_are_those_of_the_code() -> None:
    assert [name for name, *_ in _table("verdict.md", "Advice")] == [f"`{one.value}`" for one in AdviceKind]


def test_the_questions_are_those_of_the_code() -> None:
    orders = Component("orders", ComponentKind.SERVICE, "orders")
    asked = [one.question for one in readiness(Project(components=(orders,)), "orders")]

    assert [question for question, *_ in _table("verdict.md", "Readiness")] == asked


def _table(document: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its head."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    _, _, below = text.partition(f"\n## {heading}\n")
    lines = [line for line in below.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def _leads_somewhere(document: Path, path: str, heading: str | None) -> bool:
    target = document.parent / path if path else document
    if not target.exists() or not heading:
        return target.exists()
    titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return heading in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
