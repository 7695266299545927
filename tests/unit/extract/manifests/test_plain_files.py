from __future__ import annotations

from archfit.extract.manifests import extract
from archfit.model import ProblemKind


def test_alembic_says_which_database() -> None:
    text = "[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = mysql://a:pw@db/x%%y\n[loggers]\nkeys=root\n"
    (group,) = extract("db/alembic.ini", text.encode()).groups
    assert [(one.name, str(one.value), one.at.line) for one in group.settings] == [
        ("script_location", "{here}/migrations", 2),
        ("sqlalchemy.url", "mysql://a:***@db/x%y", 3),
    ]


def test_the_placeholder_of_alembic_is_no_database() -> None:
    assert extract("alembic.ini", b"[alembic]\nsqlalchemy.url = driver://user:pass@localhost/dbname\n").groups == ()


def test_a_broken_alembic_file_is_a_flaw() -> None:
    (flaw,) = extract("alembic.ini", b"[alembic\nx\n").flaws
    assert flaw.kind is ProblemKind.SYNTAX


def test_values_of_a_chart_are_dotted() -> None:
    (group,) = extract("chart/values.yaml", b"db: {host: pg, password: x}\nlist: [a]\nport: 80\n").groups
    assert (group.what, group.name) == ("Helm values", "chart")
    assert [(one.name, str(one.value)) for one in group.settings] == [
        ("db.host", "pg"), ("db.password", "None"), ("port", "80"),
    ]  # fmt: skip
