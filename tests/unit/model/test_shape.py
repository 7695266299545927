from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Component, ComponentKind, Confidence, Installation, Location, Port, Project, Service
from archfit.model.architecture import Role
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.data import Data, Datastore, StoreUse
from archfit.model.deployment import Route
from archfit.model.facts import ImportKind, ModuleFacts, Problem, ProblemKind
from archfit.model.imports import ImportEdge
from archfit.model.module import Module
from archfit.model.shape import singular, words
from archfit.model.use import Surrounding
from archfit.model.value import Text
from archfit.model.wires import Endpoint, RemoteCall, Wire, Wires


def place(service: str, line: int = 1) -> Location:
    return Location(f"{service}/app.py", line)


def project(*names: str, **facts: Any) -> Project:
    """Return services, each with one module."""
    services = tuple(Component(name, ComponentKind.SERVICE, name) for name in names)
    return Project({f"{name}.app": module(name) for name in names}, services, **facts)


def module(name: str) -> Module:
    path = f"{name}/app.py"
    return Module(f"{name}.app", path, package=False, role=Role.SOURCE, component=name, facts=ModuleFacts(path))


def waiting(*pairs: tuple[str, str], **changes: Any) -> Wires:
    """Return calls of `GET /` of services, in the function `<source>.ask`."""
    calls = tuple(
        RemoteCall(source, f"{source}.ask", place(source, line), "http", target, target, "GET", "/")._replace(**changes)
        for line, (source, target) in enumerate(pairs, 1)
    )
    edges = tuple(Wire(one.component, one.target, "http", (one.at,), one.confidence) for one in calls)
    return Wires(calls=calls, edges=edges)


def answering(service: str, *routes: str) -> tuple[Endpoint, ...]:
    """Return routes of a service, that the function `<service>.ask` answers."""
    parts = (route.partition(" ") for route in routes)
    return tuple(Endpoint(service, verb, path, f"{service}.ask", place(service)) for verb, _, path in parts)


def importing(service: str, package: str) -> tuple[ImportEdge, ...]:
    return (ImportEdge(f"{service}.app", package, "", ImportKind.RUNTIME, place(service), external=True),)


# -- who waits for whom ------------------------------------------------------------------------------------------


def test_who_waits_for_whom() -> None:
    found = project("a", "b", "c", wires=waiting(("a", "b"), ("c", "b"), ("b", "c"))).shapes
    assert (set(found.waits_for("a")), set(found.awaited_by("b"))) == ({"b"}, {"a", "c"})
    assert [step.text for step in found.steps(("c", "b"), ("a", "b"))] == ["`a` waits for `b`", "`c` waits for `b`"]


@pytest.mark.parametrize(
    "changes", [{"confidence": Confidence.GUESS}, {"path": "/healthz"}, {"path": "/.well-known/jwks.json"}]
)
def test_guesses_health_and_keys_are_no_waiting(changes: dict[str, Any]) -> None:
    assert project("a", "b", wires=waiting(("a", "b"), **changes)).shapes.places == {}


def test_who_catches_a_failure_waits_but_does_not_need() -> None:
    caught = waiting(("a", "b"), around=(Surrounding("swallow", "a.ask", 1),))
    found = project("a", "b", wires=caught).shapes
    assert (set(found.waits_for("a")), dict(found.needs)) == ({"b"}, {})


def test_who_fails_with_whom() -> None:
    found = project("a", "b", "c", wires=waiting(("a", "b"), ("b", "c"), ("c", "b"))).shapes
    assert (set(found.needed_by("b")), set(found.fail_with("c"))) == ({"a", "c"}, {"a", "b"})
    assert (set(found.depends_on("a")), set(found.depends_on("b"))) == ({"b", "c"}, {"c"})
    assert found.behind == {"a": {"b", "c"}, "b": {"c"}, "c": frozenset()}


def test_what_is_deployed_in_a_service_is_its_own() -> None:
    part = Component("shop.cart", ComponentKind.MODULE, "shop/cart", service="shop")
    found = project("shop", "stock", wires=waiting(("shop.cart", "stock"), ("shop.cart", "shop")))
    whole = Project(found.modules, (*found.components, part), wires=found.wires)
    assert whole.shapes.waits_for("shop") == {"stock"}


@pytest.mark.parametrize(
    ("ports", "routes", "public"),
    [
        ((), (), False),
        ((Port(80),), (), False),
        ((Port(80, 8080),), (), True),
        ((), (Route("nginx", "", Text(("80",)), "/", Text(("http://b:80/x",)), place("nginx")),), True),
        ((), (Route("nginx", "", Text(("80",)), "/", Text(("http://c",)), place("nginx")),), False),
    ],
)
def test_what_somebody_outside_reaches(ports: tuple[Port, ...], routes: tuple[Route, ...], *, public: bool) -> None:
    one = Service("b", "compose service", "b", place("compose"), ("b",), ports=ports)
    proxy = Service("proxy", "compose service", "", place("compose"), ("proxy",), "nginx", routes=routes)
    started = Installation("compose.yml", "compose project", ("compose.yml",), (one, proxy))
    found = project("a", "b", wires=waiting(("a", "b")), installations=(started,)).shapes
    assert (found.is_public("b"), found.sole_caller("b")) == (public, "" if public else "a")


# -- what it does ------------------------------------------------------------------------------------------------


def passing(*targets: str) -> Project:
    """Return a service `a` that passes each of its endpoints on to another one; `z` calls it."""
    names = [f"a.f{number}" for number, _ in enumerate(targets)]
    ends = tuple(Endpoint("a", "GET", f"/{name}", name, place("a", 10)) for name in names)
    calls = tuple(
        RemoteCall("a", name, place("a", line), "http", target, target, "GET", "/")
        for line, (name, target) in enumerate(zip(names, targets, strict=True), 1)
    )
    pairs = waiting(("z", "a"), *(("a", target) for target in targets))
    places = tuple(FunctionPlace(name, "a.app", "a/app.py", 10) for name in names)
    wires = pairs._replace(endpoints=ends, calls=calls)
    return project("a", "z", *sorted(set(targets)), wires=wires, calls=CallGraph(functions=places))


def test_a_gateway_passes_on_to_several() -> None:
    assert (passing("b", "c").shapes.only_passes_on("a"), passing("b", "c").shapes.serves_all("a")) == (True, True)
    assert (passing("b", "b").shapes.only_passes_on("a"), passing("b", "b").shapes.serves_all("a")) == (True, False)


def test_a_front_keeps_nothing_and_nobody_waits_for_it() -> None:
    wires = waiting(("a", "b"))
    store = Data(stores=(Datastore("postgres://db/a", "postgres", uses=(StoreUse("a", place("a")),)),))
    assert project("a", "b", wires=wires).shapes.stands_aside("a")
    assert not project("a", "b", wires=wires).shapes.stands_aside("b")
    assert not project("a", "b", wires=wires, data=store).shapes.stands_aside("a")


# -- what it keeps -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("package", "nothing"),
    [
        ("fastapi", True), ("json", True), ("shop_pb2_grpc", True), ("google.protobuf.message", True),
        ("sqlite3", False), ("google.cloud.storage", False), ("torch", False), ("somegraph", False),
    ],
)  # fmt: skip
def test_what_is_imported_must_be_known_to_keep_nothing(package: str, *, nothing: bool) -> None:
    assert project("a", external_imports=importing("a", package)).shapes.keeps_nothing("a") is nothing


@pytest.mark.parametrize("function", ["builtins.open", "pathlib.Path.read_text", "os.listdir", "shutil.copy"])
def test_files_are_state(function: str) -> None:
    edge = CallEdge("a.ask", "a/app.py", 3, function, "direct", Confidence.DIRECT)
    found = project("a", calls=CallGraph((edge,))).shapes
    assert (found.keeps_state("a"), found.keeps_nothing("a")) == (True, False)


def test_what_was_not_read_may_keep_something() -> None:
    broken = Problem(ProblemKind.SYNTAX, "is not valid Python", place("a"))
    foreign = Project(components=(Component("a", ComponentKind.SERVICE, "a", language="go"),))
    assert not project("a", problems=(broken,)).shapes.keeps_nothing("a")
    assert not foreign.shapes.keeps_nothing("a")


@pytest.mark.parametrize(
    ("routes", "computes"),
    [
        (("GET /format",), True),
        (("POST /format", "GET /rates"), True),
        (("POST /notes", "GET /notes"), False),
        (("PUT /rates",), False),
        (("GET /api/health",), False),
        (("GET /orders/{key}/status",), True),
        ((), False),
    ],
)
def test_what_only_computes_changes_nothing(routes: tuple[str, ...], *, computes: bool) -> None:
    found = project("a", wires=Wires(endpoints=answering("a", *routes)))
    assert found.shapes.computes_only("a") is computes


# -- whose it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("user-auth", ("user", "auth")),
        ("shop/UserProfileService", ("user", "profile")),
        ("recommendationservice", ("recommendation",)),
        ("orders-api", ("order",)),
        ("sms", ("sms",)),
    ],
)
def test_the_words_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


def test_what_all_services_are_called_is_not_their_own() -> None:
    found = project("gen3-fence", "gen3-indexd").shapes
    assert (found.own_words("gen3-fence"), project("fence").shapes.own_words("fence")) == (("fence",), ("fence",))


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("orders", "order"), ("entries", "entry"), ("boxes", "box"), ("addresses", "address"), ("address", "address"),
        ("status", "status"), ("movies", "movie"), ("series", "series"), ("analysis", "analysis"), ("dns", "dns"),
        ("branches", "branch"), ("houses", "house"),
    ],
)  # fmt: skip
def test_a_noun_for_one(noun: str, expected: str) -> None:
    assert singular(noun) == expected
