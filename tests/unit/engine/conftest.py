from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from archfit.engine.locate import locate
from archfit.engine.run import Request
from archfit.model import Family, NoOptions, Project, Rule, Severity, Violation

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files below a fresh folder, and return it."""

    def make(files: dict[str, str]) -> Path:
        for path, text in files.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return tmp_path

    return make


@pytest.fixture
def request_for(write: Write) -> Callable[[dict[str, str]], Request]:
    """Write a system, and return the request to check it."""

    def make(files: dict[str, str]) -> Request:
        root, repositories, found = locate((), (write(files),))
        return Request(root=root, repositories=repositories, config=found, today=date(2026, 1, 1))

    return make


@pytest.fixture
def rule() -> Callable[..., Rule[NoOptions]]:
    """Make a rule that yields the violations given, or raises the error given."""

    def make(
        *violations: Violation, error: Exception | None = None, severity: Severity = Severity.ERROR
    ) -> Rule[NoOptions]:
        def check(_project: Project, _options: NoOptions) -> Iterator[Violation]:
            yield from violations
            if error:
                raise error

        return Rule(
            code="XXX001", name="made-up", family=Family.IMPORTS, severity=severity, since="0.1",
            doc="A rule.", options=NoOptions, check=check,
        )  # fmt: skip

    return make
