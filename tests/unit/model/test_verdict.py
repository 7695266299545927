from __future__ import annotations

from typing import Any

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    Confidence,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    Project,
    Role,
)
from archfit.model.calls import CallGraph, FunctionPlace
from archfit.model.coverage import Coverage
from archfit.model.data import Data, Datastore, StoreUse
from archfit.model.delivery import Delivery, Job, Task, Work
from archfit.model.packages import (
    Built,
    Distribution,
    Image,
    PackageDependency,
    Packages,
    PackageSource,
    Requirement,
)
from archfit.model.verdict import Judgement, judge
from archfit.model.wires import Endpoint, RemoteCall, Wire, Wires

AT = Location("somewhere.py", 1)


def project(*names: str, **facts: Any) -> Project:
    """Return a project of services."""
    return Project(components=tuple(Component(name, ComponentKind.SERVICE, name) for name in names), **facts)


def store(*users: str, engine: str = "postgres", confidence: Confidence = Confidence.DERIVED) -> Data:
    """Return one datastore that services use."""
    uses = tuple(StoreUse(name, Location(f"{name}/db.py", 3)) for name in users)
    return Data(stores=(Datastore(f"{engine}://db/shop", engine, uses=uses, confidence=confidence),))


def calls(*pairs: tuple[str, str]) -> Wires:
    """Return calls from one service to another."""
    return Wires(
        edges=tuple(Wire(source, target, "http", (Location(f"{source}/app.py", 7),)) for source, target in pairs)
    )


def one_image(*names: str) -> Packages:
    """Return an image that services run from."""
    return Packages(images=(Image(names, Location("Dockerfile"), ()),))


def waiting(*pairs: tuple[str, str]) -> tuple[Wires, CallGraph]:
    """Return services that each answer at `/`, and call another when they do."""
    routes = {
        name: Endpoint(name, "GET", "/", f"{name}.answer", Location(f"{name}/app.py", 1)) for name in sum(pairs, ())
    }
    made = tuple(
        RemoteCall(source, f"{source}.answer", Location(f"{source}/app.py", 2), "http", target, endpoint=routes[target])
        for source, target in pairs
    )
    places = tuple(FunctionPlace(f"{name}.answer", name, f"{name}/app.py", 1) for name in routes)
    wires = calls(*pairs)._replace(endpoints=tuple(routes.values()), calls=made)
    return wires, CallGraph(functions=places)


def parts(of: Project) -> dict[str, int]:
    """Return the points of the first group by kind."""
    return {one.kind.value: one.points for one in judge(of)[0].parts}


def test_services_that_only_call_each_other_are_independent() -> None:
    found = judge(project("billing", "orders", wires=calls(("orders", "billing"))))
    assert [(one.services, one.score, one.verdict) for one in found] == [
        (("billing",), 0, Judgement.INDEPENDENT),
        (("orders",), 0, Judgement.INDEPENDENT),
    ]


def test_a_shared_database_joins_services_and_makes_them_coupled() -> None:
    (found,) = judge(project("billing", "orders", data=store("billing", "orders")))
    assert (found.services, found.score, found.verdict) == (("billing", "orders"), 20, Judgement.COUPLED)
    assert [step.at.path for step in found.parts[0].evidence] == ["billing/db.py", "orders/db.py"]


def test_calls_count_between_services_that_something_else_joins() -> None:
    found = project("billing", "orders", data=store("billing", "orders"), wires=calls(("orders", "billing")))
    assert parts(found) == {"shared-data": 20, "synchronous-calls": 15}


def test_calls_count_by_how_many_of_all_pairs_call() -> None:
    names = [f"s{number}" for number in range(12)]
    found = project(*names, data=store(*names), wires=calls(("s0", "s1"), ("s1", "s2")))
    assert parts(found) == {"shared-data": 20, "synchronous-calls": round(15 * 2 / 132 / 0.17)}


def test_a_guess_counts_half_and_is_no_witness() -> None:
    (found,) = judge(project("billing", "orders", data=store("billing", "orders", confidence=Confidence.GUESS)))
    assert (found.score, found.witnesses, found.verdict) == (10, 0, Judgement.INDEPENDENT)


def test_stores_of_keys_count_little() -> None:
    assert parts(project("billing", "orders", data=store("billing", "orders", engine="redis"))) == {"shared-runtime": 5}


def test_three_independent_kinds_convict() -> None:
    wires, graph = waiting(("orders", "billing"), ("billing", "orders"))
    bound = project(
        "billing", "orders",
        data=store("billing", "orders"), wires=wires, calls=graph, packages=one_image("billing", "orders"),
    )  # fmt: skip
    (found,) = judge(bound)
    assert (found.score, found.witnesses, found.verdict) == (55, 3, Judgement.DISTRIBUTED_MONOLITH)


def test_kinds_that_follow_from_one_another_are_one_witness() -> None:
    wires, graph = waiting(("orders", "billing"), ("billing", "orders"))
    both = Data(stores=(*store("billing", "orders").stores, *store("billing", "orders", engine="redis").stores))
    (found,) = judge(project("billing", "orders", data=both, wires=wires, calls=graph))
    assert {one.kind.value for one in found.parts} == {
        "shared-data",
        "shared-runtime",
        "synchronous-calls",
        "call-chain",
    }
    assert (found.score, found.witnesses, found.verdict) == (50, 2, Judgement.COUPLED)


@pytest.mark.parametrize(
    ("pipeline", "condition", "points"), [("deploy.yml", "", 10), ("deploy.yml", "main", 0), ("preview.yml", "", 0)]
)
def test_one_job_that_deploys_both_is_a_lockstep_release(pipeline: str, condition: str, points: int) -> None:
    job = Job(pipeline, "all", AT, gated=bool(condition))
    delivery = Delivery(work=(Work(job, ("billing", "orders"), (Task.DEPLOY,)),))
    assert sum(parts(project("billing", "orders", delivery=delivery)).values()) == points


def test_what_is_written_in_another_language_is_unknown() -> None:
    one = Component("shop", ComponentKind.SERVICE, "shop", language="go")
    (found,) = judge(Project(components=(one,)))
    assert (found.verdict, found.unmeasured) == (Judgement.UNKNOWN, ("the code of `shop`: it is written in go",))


def test_where_little_could_be_followed_nothing_found_is_no_proof() -> None:
    dark = project("shop")
    dark.__dict__["coverage"] = (Coverage("shop", "requests", 1, 4),)
    (found,) = judge(dark)
    assert found.verdict is Judgement.UNKNOWN
    assert found.unmeasured == ("3 of 4 requests of `shop`: it is not known where they lead",)


def importing(imported: str, kind: ImportKind = ImportKind.RUNTIME) -> Project:
    """Return two services, of which `orders.place` imports a module of `billing`."""
    names = {"orders.place": "orders", imported: "billing"}
    modules = {
        name: Module(name, f"{name.replace('.', '/')}.py", package=False, role=Role.SOURCE, component=owner,
                     facts=ModuleFacts(f"{name.replace('.', '/')}.py"))
        for name, owner in names.items()
    }  # fmt: skip
    edge = ImportEdge("orders.place", imported, "", kind, Location("orders/place.py", 1))
    return project("billing", "orders", modules=modules, imports=(edge,))


@pytest.mark.parametrize(
    ("imported", "kind", "points"),
    [
        ("billing.rules", ImportKind.RUNTIME, 20),
        ("billing.rules", ImportKind.TYPE_CHECKING, 10),
        ("billing.rules", ImportKind.DYNAMIC, 0),
        ("billing.contracts", ImportKind.RUNTIME, 0),
    ],
)
def test_imports_bind_unless_they_take_what_is_made_for_others(imported: str, kind: ImportKind, points: int) -> None:
    assert sum(parts(importing(imported, kind)).values()) == points


@pytest.mark.parametrize(("development", "points"), [(0, 20), (1, 10)])
def test_a_package_that_only_tests_need_binds_half(development: int, points: int) -> None:
    requirement = Requirement("billing", "", PackageSource.PATH, AT, development=bool(development))
    built = Built(Distribution("billing", "1.0", "billing", AT), "billing", whole=True)
    needed = PackageDependency("orders", requirement, built, Confidence.DIRECT)
    assert parts(project("billing", "orders", packages=Packages(dependencies=(needed,)))) == {"code-dependency": points}
