from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Component, ComponentKind, Location, Module, ModuleFacts, Project, Role
from archfit.model.data import Data, Ownership, Table, TableAccess, TableDefinition
from archfit.model.delivery import CatalogEntry, Delivery, Job, OwnerLine, Task, Work
from archfit.model.facts import ImportKind
from archfit.model.history import Commit, Gap, GapKind, History
from archfit.model.imports import ImportEdge
from archfit.model.packages import Image, Packages
from archfit.model.readiness import Answer, Reply, readiness, ready
from archfit.model.wires import Endpoint, Wires

AUTUMN = 1_700_000_000
DAY = 86_400


def module(component: str, name: str = "app") -> Module:
    path = f"{component}/{name}.py"
    facts = ModuleFacts(path)
    return Module(f"{component}.{name}", path, package=False, role=Role.SOURCE, component=component, facts=facts)


def project(*names: str, kind: ComponentKind = ComponentKind.SERVICE, **facts: Any) -> Project:
    components = tuple(Component(name, kind, name) for name in names)
    return Project({f"{name}.app": module(name) for name in names}, components, **facts)


def asked(number: int, of: Project, component: str = "orders") -> Answer:
    """Return the answer to a question: owned, deployed alone, free to change, contract, stable."""
    return readiness(of, component)[number]


def test_there_must_be_such_a_component() -> None:
    with pytest.raises(KeyError):
        readiness(project("orders"), "billing")


def test_the_five_questions() -> None:
    assert [one.question for one in readiness(project("orders"), "orders")] == [
        "does a named team own it?",
        "can it be deployed alone?",
        "are its internals free to change?",
        "has it a contract?",
        "is it stable?",
    ]


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        ((Reply.YES, Reply.YES), Reply.YES),
        ((Reply.YES, Reply.UNKNOWN), Reply.UNKNOWN),
        ((Reply.UNKNOWN, Reply.NO), Reply.NO),
    ],
)
def test_all_must_be_yes(replies: tuple[Reply, ...], expected: Reply) -> None:
    assert ready(Answer("", one, "") for one in replies) is expected


# -- owned -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "owner", "reply"),
    [
        ("/orders/", "@shop/checkout", Reply.YES),
        ("*", "@shop/checkout", Reply.NO),
        ("/orders/", "@shop/backend", Reply.NO),
        ("/billing/", "@shop/finance", Reply.NO),
    ],
)
def test_a_named_team(pattern: str, owner: str, reply: Reply) -> None:
    line = OwnerLine(pattern, (owner,), Location("CODEOWNERS", 1))
    assert asked(0, project("orders", delivery=Delivery(owner_lines=(line,)))).reply is reply


def test_nobody_says_anything() -> None:
    assert asked(0, project("orders")).reply is Reply.UNKNOWN


def test_a_catalog_names_the_owner() -> None:
    entry = CatalogEntry("orders", "checkout", "orders", Location("orders/catalog-info.yaml"))
    found = asked(0, project("orders", delivery=Delivery(catalog=(entry,))))
    assert (found.reply, found.reason) == (Reply.YES, "`checkout` does")


# -- deployed alone ----------------------------------------------------------------------------------------------


def work(*components: str, task: Task = Task.DEPLOY) -> Delivery:
    return Delivery(work=(Work(Job("release.yml", "release", Location("release.yml", 4)), components, (task,)),))


@pytest.mark.parametrize(
    ("delivery", "reply"),
    [
        (work("orders"), Reply.YES),
        (work("orders", task=Task.BUILD), Reply.YES),
        (work("orders", task=Task.TEST), Reply.UNKNOWN),
        (work("billing"), Reply.UNKNOWN),
        (work("billing", "orders"), Reply.NO),
    ],
)
def test_a_job_of_its_own(delivery: Delivery, reply: Reply) -> None:
    assert asked(1, project("billing", "orders", delivery=delivery)).reply is reply


def test_one_image_with_others() -> None:
    image = Image(("billing", "orders"), Location("Dockerfile", 1), ())
    found = asked(1, project("billing", "orders", packages=Packages(images=(image,))))
    assert (found.reply, [step.text for step in found.evidence]) == (
        Reply.NO,
        ["with billing, orders: they run from one image"],
    )


def imports(*pairs: tuple[str, str]) -> tuple[ImportEdge, ...]:
    return tuple(
        ImportEdge(f"{source}.app", f"{target}.app", "it", ImportKind.RUNTIME, Location(f"{source}/app.py", 1))
        for source, target in pairs
    )


@pytest.mark.parametrize(
    ("pairs", "reply"),
    [((("orders", "billing"),), Reply.YES), ((("orders", "billing"), ("billing", "orders")), Reply.NO)],
)
def test_a_cycle_of_imports_ties_modules(pairs: tuple[tuple[str, str], ...], reply: Reply) -> None:
    one = project("billing", "orders", kind=ComponentKind.MODULE, imports=imports(*pairs))
    assert asked(1, one).reply is reply


# -- free to change ----------------------------------------------------------------------------------------------


def reading(*accesses: str) -> Data:
    """Return the table `orders` of `orders`, which components read."""
    table = Table("orders", store="postgres://db/shop")
    return Data(
        definitions=(TableDefinition(table, "orders", Location("orders/app.py", 1)),),
        owners=(Ownership(table, "orders", "the only one that defines it"),),
        accesses=tuple(
            TableAccess(table, name, Location(f"{name}/app.py", 5), f"{name}.load", writes=False) for name in accesses
        ),
    )


def test_who_reads_its_tables_reaches_into_it() -> None:
    found = asked(2, project("billing", "orders", data=reading("billing")))
    assert (found.reply, found.reason) == (Reply.NO, "others reach into it at 1 place")
    assert [step.text for step in found.evidence] == ["`billing` reads `orders`"]


def test_its_own_reads_are_its_own() -> None:
    assert asked(2, project("billing", "orders", data=reading("orders"))).reply is Reply.YES


def test_what_is_written_in_another_language_is_unknown() -> None:
    one = Project(components=(Component("orders", ComponentKind.SERVICE, "orders", language="go"),))
    assert [(asked(number, one).reply, asked(number, one).reason) for number in (2, 3)] == [
        (Reply.UNKNOWN, "it is written in go"),
        (Reply.UNKNOWN, "it is written in go"),
    ]


# -- a contract --------------------------------------------------------------------------------------------------


def answering(typed: tuple[bool | None, ...], component: str = "orders") -> Wires:
    return Wires(
        endpoints=tuple(
            Endpoint(component, "GET", f"/{line}", "", Location("orders/app.py", line), typed=one)
            for line, one in enumerate(typed, 1)
        )
    )


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ((True, True, False), Reply.YES),
        ((True, False), Reply.NO),
        ((None,), Reply.UNKNOWN),
        ((None, True), Reply.YES),
        ((), Reply.NO),
    ],
)
def test_most_endpoints_say_what_they_take_and_return(typed: tuple[bool | None, ...], reply: Reply) -> None:
    assert asked(3, project("orders", wires=answering(typed))).reply is reply


def test_the_endpoints_of_its_modules_are_its_own() -> None:
    part = Component("orders.cart", ComponentKind.MODULE, "orders/cart", service="orders")
    one = project("orders", wires=answering((True,), "orders.cart"))
    assert asked(3, Project(one.modules, (*one.components, part), wires=one.wires)).reply is Reply.YES


# -- stable ------------------------------------------------------------------------------------------------------


def changing(alone: int, both: int) -> History:
    """Return commits that change `orders`, and those that change `billing` too."""
    paths = (*(("orders/app.py",),) * alone, *(("billing/app.py", "orders/app.py"),) * both)
    return History(tuple(
        Commit(
            "", f"{number}", "dev", "", AUTUMN + 2 * DAY * number, f"change {number}",
            merge=False, paths=touched, size=len(touched),
        )
        for number, touched in enumerate(paths)
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("alone", "both", "reply"), [(9, 3, Reply.YES), (8, 4, Reply.NO), (5, 4, Reply.UNKNOWN), (0, 0, Reply.UNKNOWN)]
)
def test_few_changes_must_reach_others(alone: int, both: int, reply: Reply) -> None:
    assert asked(4, project("billing", "orders", history=changing(alone, both))).reply is reply


def test_without_history_it_is_not_known() -> None:
    gap = Gap("", GapKind.NO_REPOSITORY, "it is no git repository")
    found = asked(4, project("orders", history=History(gaps=(gap,))))
    assert (found.reply, found.reason) == (Reply.UNKNOWN, "there is no history to tell: it is no git repository")
