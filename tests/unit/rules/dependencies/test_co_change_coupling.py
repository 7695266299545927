from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    Data,
    Datastore,
    ImportEdge,
    ImportKind,
    Location,
    Mode,
    Module,
    ModuleFacts,
    Project,
    Role,
    Severity,
    StoreUse,
)
from archfit.model.history import Commit, History
from archfit.model.wires import Wire, Wires
from archfit.rules.dependencies.co_change_coupling import RULE, Options

BOTH = ("orders/app.py", "payments/app.py")
WIRE = Wire("payments", "orders", "http", (Location("payments/app.py"),))
STORE = Datastore(
    "postgres://db/shop",
    "postgres",
    uses=tuple(StoreUse(name, Location(f"{name}/app.py")) for name in ("orders", "payments")),
)


def commits(changed: Sequence[tuple[str, ...]]) -> History:
    return History(
        tuple(
            Commit(
                "",
                f"{number:040}",
                "a",
                "A",
                10**9 - number,
                f"change {number}",
                merge=False,
                paths=paths,
                size=len(paths),
            )
            for number, paths in enumerate(changed)
        )
    )


def system(kind: ComponentKind = ComponentKind.SERVICE) -> Project:
    names = ("orders", "payments")
    return Project(
        modules={
            name: Module(
                name,
                f"{name}/app.py",
                package=False,
                role=Role.SOURCE,
                component=name,
                facts=ModuleFacts(f"{name}/app.py"),
            )
            for name in names
        },
        components=(Component("orders", ComponentKind.SERVICE, "orders"), Component("payments", kind, "payments")),
        history=commits([BOTH] * 10 + [("search.py",)] * 30),
        mode=Mode.SERVICES,
    )


def severities(project: Project) -> list[Severity | None]:
    return [one.severity for one in RULE.check(project, Options())]


def test_what_is_said() -> None:
    (violation,) = RULE.check(system(), Options())

    assert violation.message == "`orders` and `payments` change together: 10 of 10 changes of `orders` change both"
    assert (violation.subject, violation.at) == ("orders <-> payments", Location("orders/app.py"))
    assert [step.text for step in violation.steps] == [f"2001-09-09 change {number}" for number in range(5)]
    assert violation.notes == (
        "4.0 times as often as chance would have it, of 40 changes",
        "`orders` changes in 10, `payments` in 10 of them",
    )


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        (system(), [Severity.WARNING]),
        (replace(system(), wires=Wires(edges=(WIRE,))), [None]),
        (replace(system(), data=Data(stores=(STORE,))), [None]),
    ],
)
def test_another_bond_makes_it_an_error(project: Project, expected: list[Severity | None]) -> None:
    assert severities(project) == expected


def test_a_library_changes_with_who_imports_it() -> None:
    edge = ImportEdge("orders", "payments", "", ImportKind.RUNTIME, Location("orders/app.py"))

    assert severities(system(ComponentKind.LIBRARY)) == [Severity.WARNING]
    assert severities(replace(system(ComponentKind.LIBRARY), imports=(edge,))) == []


@pytest.mark.parametrize(
    "changed",
    [
        [BOTH] * 9 + [("search.py",)] * 30,
        [BOTH] * 10,
        [BOTH] * 10 + [BOTH[:1]] * 90,
        [(*BOTH, *(f"{number}.py" for number in range(29)))] * 10 + [("search.py",)] * 30,
    ],
)
def test_what_is_not_enough(changed: list[tuple[str, ...]]) -> None:
    assert severities(replace(system(), history=commits(changed))) == []
