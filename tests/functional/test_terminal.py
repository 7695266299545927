"""Colour, pipes and streams that are gone."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]

EXAMPLE = Path(__file__).parents[2] / "examples" / "modular_monolith"
ESCAPE = "\x1b"


@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        pytest.param([], {}, False, id="piped"),
        pytest.param([], {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param([], {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param([], {"CLICOLOR_FORCE": "1"}, True, id="CLICOLOR_FORCE"),
        pytest.param([], {"FORCE_COLOR": ""}, False, id="empty FORCE_COLOR"),
        pytest.param([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="both"),
        pytest.param([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True, id="empty NO_COLOR"),
        pytest.param([], {"TERM": "dumb"}, False, id="dumb terminal"),
        pytest.param(["--color", "always"], {"NO_COLOR": "1"}, True, id="asked for"),
        pytest.param(["--color", "never"], {"FORCE_COLOR": "1"}, False, id="refused"),
    ],
)
def test_colour(archfit: Archfit, arguments: list[str], variables: dict[str, str], *, coloured: bool) -> None:
    shown = archfit("check", *arguments, cwd=EXAMPLE, variables=variables)

    assert (ESCAPE in shown.stdout, shown.stderr) == (coloured, "")


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_colour_on_a_terminal(
    command: Path, environment: Mapping[str, str], variables: dict[str, str], *, coloured: bool
) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [command, "check", "--select", "ARC"],
        cwd=EXAMPLE,
        env={**environment, **variables},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        shown = _everything(ours)

    assert b"layer-violation" in shown
    assert (ESCAPE.encode() in shown) == coloured


def test_a_reader_that_leaves_early_ends_the_run_quietly(command: Path, environment: Mapping[str, str]) -> None:
    line = f"set -o pipefail; {command} check | head -1"

    shown = subprocess.run(["bash", "-c", line], cwd=EXAMPLE, env=environment, capture_output=True, check=False)

    assert (shown.stdout.count(b"\n"), shown.stderr) == (1, b"")


def test_a_reader_that_was_never_there_ends_the_run_quietly(command: Path, environment: Mapping[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    shown = subprocess.run(
        [command, "check"], cwd=EXAMPLE, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False
    )

    os.close(writing)
    assert shown.stderr == b""
    assert shown.returncode not in (0, 2)


@pytest.mark.parametrize(
    ("redirection", "expected"),
    [
        pytest.param(">&-", (2, "error: the report could not be written"), id="closed standard output"),
        pytest.param(">/dev/full", (2, "error: the report could not be written"), id="full device"),
        pytest.param("2>&- >/dev/null", (1, ""), id="closed standard error"),
        pytest.param("<&- >/dev/null", (1, ""), id="closed standard input"),
    ],
)
def test_streams_that_are_gone(
    command: Path, environment: Mapping[str, str], redirection: str, expected: tuple[int, str]
) -> None:
    line = f"{command} check {redirection}"

    shown = subprocess.run(
        ["bash", "-c", line], cwd=EXAMPLE, env=environment, capture_output=True, encoding="utf-8", check=False
    )

    code, begins = expected
    assert shown.returncode == code
    assert shown.stderr.startswith(begins)
    assert shown.stderr.count("\n") == (1 if begins else 0)


def test_the_report_is_utf_8_whatever_the_locale(archfit: Archfit) -> None:
    variables = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    shown = archfit("check", cwd=EXAMPLE, variables=variables)

    assert shown.stdout == archfit("check", cwd=EXAMPLE).stdout


def _everything(terminal: int) -> bytes:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other side of a terminal that is closed, on Linux
            part = b""
        if not part:
            os.close(terminal)
            return b"".join(parts)
        parts.append(part)
