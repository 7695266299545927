from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Component, ComponentKind, Confidence, Location, Mode, Module, ModuleFacts, Project, Role
from archfit.model.advice import Advice, AdviceKind, advise
from archfit.model.data import Data, Datastore, Ownership, StoreUse, Table, TableDefinition, TableReference
from archfit.model.delivery import Delivery, OwnerLine
from archfit.model.facts import ImportKind
from archfit.model.history import Commit, History
from archfit.model.imports import ImportEdge
from archfit.model.packages import Image, Packages
from archfit.model.wires import Endpoint, RemoteCall, Wire, Wires

SHOP = "@shop/team"
AUTUMN = 1_700_000_000
HOUR = 3_600


def module(component: str, name: str = "app") -> Module:
    path = f"{component}/{name}.py"
    facts = ModuleFacts(path)
    return Module(f"{component}.{name}", path, package=False, role=Role.SOURCE, component=component, facts=facts)


def project(*names: str, kind: ComponentKind = ComponentKind.SERVICE, **facts: Any) -> Project:
    """Return components of one module each."""
    components = tuple(Component(name, kind, name) for name in names)
    return Project({f"{name}.app": module(name) for name in names}, components, **facts)


def only(kind: AdviceKind, of: Project) -> list[Advice]:
    return [one for one in advise(of) if one.kind is kind]


def store(*users: str) -> Data:
    """Return a database that services use."""
    uses = tuple(StoreUse(name, Location(f"{name}/app.py", 3)) for name in users)
    return Data(stores=(Datastore("postgres://db/shop", "postgres", uses=uses),))


def together(*names: str, times: int = 12) -> History:
    """Return commits that each change all of some services, and as many that change something else."""
    paths = tuple(f"{name}/app.py" for name in names)
    return History(tuple(
        Commit(
            "", f"{number}", f"dev{number % 2}", "", AUTUMN + 30 * HOUR * number, f"change {number}",
            merge=False, paths=touched, size=2,
        )
        for number, touched in enumerate((*(paths,) * times, *(("other/app.py",),) * 3 * times))
    ))  # fmt: skip


def calls(source: str, target: str, count: int = 1, **changes: Any) -> Wires:
    """Return calls of different endpoints."""
    made = tuple(
        RemoteCall(
            source, f"{source}.ask", Location(f"{source}/app.py", line), "http", target, target, "GET", f"/{line}"
        )
        for line in range(1, count + 1)
    )
    made = tuple(one._replace(**changes) for one in made)
    return Wires(calls=made, edges=tuple(Wire(source, target, "http", (one.at,)) for one in made))


# -- merge -------------------------------------------------------------------------------------------------------


def test_two_that_share_all_are_one_service() -> None:
    bound = project(
        "billing", "orders", "other",
        data=store("billing", "orders"), wires=calls("orders", "billing", 10), history=together("billing", "orders"),
    )  # fmt: skip
    (found,) = only(AdviceKind.MERGE, bound)
    assert (found.components, found.weight) == (("billing", "orders"), 0.7)
    assert found.text == "make `billing` and `orders` one service: they cannot be changed or run apart"


def test_two_reasons_are_too_few() -> None:
    bound = project(
        "billing", "orders", "other", data=store("billing", "orders"), history=together("billing", "orders")
    )
    assert only(AdviceKind.MERGE, bound) == []


def test_reasons_are_about_the_two() -> None:
    bound = project(
        "accounts", "billing", "orders", "other",
        data=store("accounts", "billing", "orders"), wires=calls("orders", "billing", 10),
        history=together("billing", "orders"),
    )  # fmt: skip
    (found,) = only(AdviceKind.MERGE, bound)
    assert found.components == ("billing", "orders")
    assert [step.at.path.partition("/")[0] for step in found.reasons] == ["billing", "billing", "orders"]


# -- extract -----------------------------------------------------------------------------------------------------


def monolith(importers: int, *, tables: bool = True, reference: bool = False) -> Project:
    """Return a monolith in which so many modules import `billing`."""
    names = ["billing", *(f"m{number}" for number in range(importers))]
    edges = tuple(
        ImportEdge(f"{name}.app", "billing.app", "pay", ImportKind.RUNTIME, Location(f"{name}/app.py", 1))
        for name in names[1:]
    )
    table = Table("invoices")
    own = TableDefinition(table, "billing", Location("billing/app.py", 2))
    theirs = TableDefinition(Table("orders"), "m0", Location("m0/app.py", 2))
    keys = (TableReference(theirs.table, table, "m0", Location("m0/app.py", 3)),) if reference else ()
    owners = (Ownership(table, "billing", ""), Ownership(theirs.table, "m0", "")) if tables else ()
    data = Data(definitions=(own, theirs) if tables else (), owners=owners, references=keys)
    return project(*names, kind=ComponentKind.MODULE, mode=Mode.MONOLITH, imports=edges, data=data)


def test_a_module_with_tables_and_few_users_could_be_a_service() -> None:
    found = {one.components[0]: one for one in only(AdviceKind.EXTRACT, monolith(3))}
    assert found["billing"].text == "`billing` could be a service: 3 of 3 ties to others are clean"
    assert (found["billing"].weight, found["billing"].blockers) == (1.0, ())


def test_each_import_of_many_would_be_a_call() -> None:
    assert "billing" not in {one.components[0] for one in only(AdviceKind.EXTRACT, monolith(4))}


def test_so_would_each_import_of_its_own() -> None:
    one = monolith(4)
    turned = tuple(edge._replace(importer=edge.imported, imported=edge.importer) for edge in one.imports)
    many = Project(one.modules, one.components, turned, data=one.data)
    few = Project(one.modules, one.components, turned[:3], data=one.data)
    assert "billing" not in {found.components[0] for found in only(AdviceKind.EXTRACT, many)}
    assert "billing" in {found.components[0] for found in only(AdviceKind.EXTRACT, few)}


def test_what_has_no_tables_is_not_suggested() -> None:
    assert only(AdviceKind.EXTRACT, monolith(3, tables=False)) == []


def test_a_layer_that_has_the_tables_of_all_is_no_service() -> None:
    one = monolith(3)
    owners = (Ownership(Table("invoices"), "billing", ""),)
    layer = Project(one.modules, one.components, one.imports, data=one.data._replace(owners=owners))
    assert only(AdviceKind.EXTRACT, layer) == []


def test_foreign_keys_hold_it_back() -> None:
    assert "billing" not in {one.components[0] for one in only(AdviceKind.EXTRACT, monolith(3, reference=True))}


def test_services_are_extracted_already() -> None:
    one = monolith(3)
    there = Project(one.modules, one.components, one.imports, mode=Mode.SERVICES, data=one.data)
    assert only(AdviceKind.EXTRACT, there) == []


# -- return to one deployable ------------------------------------------------------------------------------------


def bound(owners: dict[str, str]) -> Project:
    """Return three services that share a database, an image and their changes."""
    names = ("billing", "orders", "stock")
    lines = tuple(OwnerLine(f"/{name}/", (team,), Location("CODEOWNERS", 1)) for name, team in owners.items())
    return project(
        *names, data=store(*names), packages=Packages(images=(Image(names, Location("Dockerfile"), ()),)),
        wires=calls("orders", "billing"), delivery=Delivery(owner_lines=lines),
    )  # fmt: skip


def test_one_owner_of_all_may_return() -> None:
    (found,) = only(AdviceKind.MONOLITH, bound(dict.fromkeys(("billing", "orders", "stock"), SHOP)))
    assert found.text == (
        "make `billing`, `orders` and `stock` modules of one deployable: one owner has all 3 services, "
        "and 45 of 100 points bind them"
    )


@pytest.mark.parametrize("owners", [{}, {"orders": SHOP}, {"billing": "@a/a", "orders": SHOP, "stock": SHOP}])
def test_the_owner_must_be_known_of_all(owners: dict[str, str]) -> None:
    assert only(AdviceKind.MONOLITH, bound(owners)) == []


# -- events ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "path", "name"),
    [
        ("POST", "/orders", "OrderCreated"),
        ("PUT", "/v1/order-lines/{key}", "OrderLineChanged"),
        ("DELETE", "/addresses/{key}", "AddressDeleted"),
        ("PATCH", "/orders/{key}/status", "StatusChanged"),
        ("POST", "/{key}", "ThingCreated"),
    ],
)
def test_a_call_whose_answer_nobody_uses_could_be_an_event(verb: str, path: str, name: str) -> None:
    wires = calls("orders", "mails", verb=verb, path=path, ignored=True)
    (found,) = only(AdviceKind.EVENT, project("mails", "orders", wires=wires))
    assert found.text == f"let `orders` publish `{name}` instead of calling `mails`: it does not use the answer"


@pytest.mark.parametrize("changes", [{"ignored": False}, {"verb": "GET"}, {"confidence": Confidence.GUESS}])
def test_no_event_where_the_answer_matters_or_nothing_is_sure(changes: dict[str, Any]) -> None:
    wires = calls("orders", "mails", **{"verb": "POST", "path": "/mails", "ignored": True, **changes})
    assert only(AdviceKind.EVENT, project("mails", "orders", wires=wires)) == []


# -- libraries ---------------------------------------------------------------------------------------------------


def money(package: str = "decimal") -> Project:
    wires = calls("orders", "money")
    answer = Endpoint("money", "GET", "/1", "money.app.shown", Location("money/app.py", 4))
    edge = ImportEdge("money.app", package, "", ImportKind.RUNTIME, Location("money/app.py", 1), external=True)
    return project("money", "orders", wires=wires._replace(endpoints=(answer,)), external_imports=(edge,))


def test_a_service_that_only_computes_could_be_a_library() -> None:
    (found,) = only(AdviceKind.LIBRARY, money())
    assert found.text == "`money` keeps nothing and calls nobody: `orders` could import it as a library"
    assert [step.at.line for step in found.reasons] == [4]


def test_what_may_keep_something_could_not() -> None:
    assert only(AdviceKind.LIBRARY, money("shelve")) == []
