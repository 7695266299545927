from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from archfit.model import Mode, Project
from archfit.rules.data.no_schema_per_module import Options, check


@pytest.fixture
def modules(system: Any) -> Any:
    system.definitions.clear()
    system.module("stock")
    return system


def project(system: Any, tables: Mapping[str, str], *, mode: Mode = Mode.MONOLITH) -> Project:
    for component, names in tables.items():
        for name in names.split():
            system.defines(component, name)
    found: Project = system.project(mode=mode)
    return found


def test_names_that_do_not_say_whose_they_are(modules: Any) -> None:
    tables = {"orders": "header item", "billing": "invoice payment", "stock": "stock_place stock_product"}

    (found,) = check(project(modules, tables), Options())

    assert found.message == ("2 of 6 tables do not say by schema or prefix to which of 3 modules they belong")
    assert [step.text for step in found.steps] == ["`item` of `orders`", "`payment` of `billing`"]
    assert (found.subject, found.at.line) == ("tables of the application", 3)


@pytest.mark.parametrize(
    "tables",
    [
        {"orders": "order_header order_item", "billing": "money.invoice money.run", "stock": "stock_place stock_thing"},
        {"orders": "header", "billing": "invoice", "stock": "place"},
        {"orders": "header item", "billing": "invoice payment"},
    ],
    ids=["prefix or schema", "a table each", "two modules"],
)
def test_systems_that_are_in_order(modules: Any, tables: Mapping[str, str]) -> None:
    assert list(check(project(modules, tables), Options())) == []


def test_a_prefix_of_two_modules_is_nobodys(modules: Any) -> None:
    tables = {"orders": "app_header app_item", "billing": "app_invoice app_run", "stock": "app_place app_thing"}

    (found,) = check(project(modules, tables), Options())

    assert found.message.startswith("3 of 6 tables")


def test_services_are_not_judged(modules: Any) -> None:
    tables = {"orders": "header item", "billing": "invoice payment", "stock": "place product"}

    assert list(check(project(modules, tables, mode=Mode.SERVICES), Options())) == []
