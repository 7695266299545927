from __future__ import annotations

import pytest

from archfit.extract.manifests.interpolation import known, kubernetes, serverless, shell
from archfit.model.value import UNKNOWN, Hole, Text, Variable, text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain", text("plain")),
        ("", text()),
        ("$HOST:$PORT", text(Variable("HOST"), ":", Variable("PORT"))),
        ("${HOST}", text(Variable("HOST"))),
        ("${HOST:-db}", text(Variable("HOST", text("db")))),
        ("${HOST-db}", text(Variable("HOST", text("db")))),
        ("${HOST:-}", text(Variable("HOST", text()))),
        ("${HOST:?set it}", text(Variable("HOST"))),
        ("${HOST:+other}", text(Hole("HOST"))),
        ("${A:-${B:-c}d}e", text(Variable("A", text(Variable("B", text("c")), "d")), "e")),
        ("$$HOST and $5", text("$HOST and $5")),
        ('{"a": {"b": 1}}', text('{"a": {"b": 1}}')),
        ("${not a name}", text(Hole("not a name"))),
        ("${unclosed", UNKNOWN),
    ],
)
def test_variables_as_a_shell_writes_them(written: str, expected: Text) -> None:
    assert shell(written) == expected


def test_defaults_within_defaults_are_followed_eight_deep() -> None:
    assert shell("${A:-" * 7 + "x" + "}" * 7) != UNKNOWN
    assert shell("${A:-" * 100_000 + "x" + "}" * 100_000) == UNKNOWN


def test_variables_as_kubernetes_writes_them() -> None:
    assert kubernetes("http://$(HOST):$(PORT)/$HOME$$(X)") == text(
        "http://", Variable("HOST"), ":", Variable("PORT"), "/$HOME$(X)"
    )


def test_variables_as_serverless_writes_them() -> None:
    written = "${env:STAGE, 'dev'}-${self:custom.name}-${env:REGION}"
    assert serverless(written) == text(
        Variable("STAGE", text("dev")), "-", Hole("self:custom.name"), "-", Variable("REGION")
    )


def test_what_is_known_has_its_defaults() -> None:
    assert known(shell("${A:-8000}:$B")) == "8000:?"
