from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Confidence, Project, Severity
from archfit.rules.data.cross_schema_sql import Options, check


@pytest.fixture
def schemas(system: Any) -> Any:
    system.defines("billing", "money.invoices")
    return system


def subjects(project: Project, **options: Any) -> list[str]:
    return [one.subject for one in check(project, Options(**options))]


def test_a_schema_belongs_to_whoever_owns_all_that_is_known_in_it(schemas: Any) -> None:
    schemas.reads("orders", "money.runs", cross_schema=True)
    schemas.reads("orders", "money.runs", cross_schema=True)
    schemas.reads("billing", "money.runs", cross_schema=True)

    (found,) = check(schemas.project(), Options())

    assert found.message == "`orders` reads `money.runs`, in the schema `money` of `billing`"
    assert (found.subject, [step.at.line for step in found.steps]) == ("orders -> billing.money", [3, 4])
    assert found.severity is Severity.WARNING


def test_writing_is_as_grave_as_between_services(schemas: Any) -> None:
    schemas.writes("orders", "money.runs", cross_schema=True)

    assert [one.severity for one in check(schemas.project(), Options())] == [None]


def test_what_other_rules_say_is_not_said_again(schemas: Any) -> None:
    schemas.reads("orders", "money.invoices", cross_schema=True)
    schemas.reads("orders", "money.runs")
    schemas.reads("orders", "money.runs", cross_schema=True, confidence=Confidence.GUESS)

    assert subjects(schemas.project()) == []


def test_a_schema_of_two_is_nobodys(schemas: Any) -> None:
    schemas.defines("orders", "money.prices")
    schemas.reads("orders", "money.runs", cross_schema=True)

    assert subjects(schemas.project()) == []


def test_schemas_can_be_shared(schemas: Any) -> None:
    schemas.reads("orders", "money.runs", cross_schema=True)

    assert subjects(schemas.project(), shared_schemas=("money",)) == []


def test_unknown_stores_of_two_services_are_two(services: Any) -> None:
    services.defines("billing", "money.invoices")
    services.reads("orders", "money.runs", cross_schema=True)

    assert subjects(services.project()) == []
