"""What is written about archfit is kept true."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from archfit.cli.app import app
from archfit.config import Schema, load
from archfit.engine import catalogue
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
    shown = [command.name for command in app.registered_commands if not command.hidden]
    commands = shown + [group.name for group in app.registered_groups]

    assert [name for name in commands if f"archfit {name}" not in text] == []
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def _leads_somewhere(document: Path, path: str, heading: str | None) -> bool:
    target = document.parent / path if path else document
    if not target.exists() or not heading:
        return target.exists()
    titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return heading in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
