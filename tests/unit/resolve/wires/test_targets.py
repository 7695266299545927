from __future__ import annotations

from typing import Any

import pytest

from archfit.model import ComponentKind, Confidence, Location, ModuleFacts
from archfit.model.deployment import Port, Route
from archfit.model.facts import ServerStart
from archfit.model.library import Activity
from archfit.model.value import Hole, Scalar, Text, Variable, text
from archfit.model.wires import Wire

REQUEST, ROUTE = Activity.REQUEST, Activity.ROUTE
ORDERS = "orders/main.py"
TARGET = text(Variable("USERS_URL"), "/users/", Hole("id"))

System = Any
Runs = Any


# -- by host -------------------------------------------------------------------------------------------


def test_a_service_of_the_installation(system: System, runs: Runs) -> None:
    system.install("compose.yml", runs.service("web", "orders"), runs.service("people", "users"))
    system.use(ORDERS, REQUEST, url="http://people:8000/users/7", verb="GET", timeout=Scalar(3))
    call = system.wires().calls[0]
    assert (call.component, call.target, call.verb, call.path, call.timeout) == (
        "orders",
        "users",
        "GET",
        "/users/7",
        True,
    )
    assert call.endpoint is not None
    assert call.endpoint.path == "/users/{id}"
    assert call.why == "`people` is the service `people` in compose.yml"


def test_a_setting_of_the_installation(system: System, runs: Runs) -> None:
    system.install(
        "compose.yml",
        runs.service("web", "orders", environment={"USERS_URL": "http://people"}),
        runs.service("people", "users"),
    )
    system.use(ORDERS, REQUEST, url=TARGET)
    assert system.targets() == ["users /users/{id}"]


def test_a_default_where_nothing_is_installed(system: System) -> None:
    system.use(ORDERS, REQUEST, url=text(Variable("URL", text("http://users-service")), "/users/7"))
    assert system.targets() == ["users /users/{id}"]


def test_a_host_called_after_a_component_that_does_not_answer(system: System) -> None:
    system.use(ORDERS, REQUEST, url="http://users-service/people")
    assert system.targets() == ["? -"]


def test_something_outside(system: System) -> None:
    system.use(ORDERS, REQUEST, url="https://users.example.org/users/7", verb="GET")
    call = system.wires().calls[0]
    assert (call.target, call.host, call.path) == ("", "users.example.org", "/users/7")
    assert system.edges() == []


def test_infrastructure_is_no_component(system: System, runs: Runs) -> None:
    system.install("compose.yml", runs.service("web", "orders"), runs.service("users", infrastructure="vault"))
    system.use(ORDERS, REQUEST, url="http://users/users/all/names")
    assert system.targets() == ["? -"]


def test_a_published_image_that_is_named_after_a_component(system: System, runs: Runs) -> None:
    system.install("compose.yml", runs.service("web", "orders"), runs.service("shopusers"))
    system.use(ORDERS, REQUEST, url="http://shopusers:5000/users/7")
    assert system.targets() == ["users /users/{id}"]


def test_the_component_itself_is_no_target(system: System, runs: Runs) -> None:
    system.install("compose.yml", runs.service("people", "users"))
    system.use("users/main.py", REQUEST, url="http://people/users/7")
    system.use("users/main.py", REQUEST, url="http://users/users/7")
    system.use("users/main.py", REQUEST, url=text(Hole("base"), "/users/all/names"))
    assert system.edges() == []


# -- through proxies -----------------------------------------------------------------------------------


def test_through_a_proxy(system: System, runs: Runs) -> None:
    system.install(
        "compose.yml",
        runs.service("web", "orders"),
        runs.service("people", "users"),
        runs.service("nginx", infrastructure="nginx", routes=(runs.location("/api/", "http://people:8000/"),)),
    )
    system.use(ORDERS, REQUEST, url="http://nginx/api/users/7")
    call = system.wires().calls[0]
    assert (call.target, call.path) == ("users", "/users/7")
    assert call.why == (
        "`nginx` is the service `nginx` in compose.yml, which passes it on; "
        "`people` is the service `people` in compose.yml"
    )


def test_proxies_that_pass_on_to_each_other(system: System, runs: Runs) -> None:
    system.install(
        "compose.yml",
        runs.service("web", "orders"),
        runs.service("one", infrastructure="nginx", routes=(runs.location("/", "http://other"),)),
        runs.service("other", infrastructure="nginx", routes=(runs.location("/", "http://one"),)),
    )
    system.use(ORDERS, REQUEST, url="http://one/users/7")
    assert system.targets() == ["? -"]


def test_a_host_of_an_ingress(system: System, runs: Runs) -> None:
    route = Route("Ingress", "shop.example.org", Text(), "/users", text("http://people:80"), Location("ingress.yml"))
    system.install("k8s", runs.service("web", "orders"), runs.service("people", "users"), routes=(route,))
    system.use(ORDERS, REQUEST, url="https://shop.example.org/users/7")
    assert system.targets() == ["users /users/{id}"]


# -- by port -------------------------------------------------------------------------------------------


def listening(path: str, port: int) -> ModuleFacts:
    return ModuleFacts(path, servers=(ServerStart("app.run", port, 1),))


def test_a_port_that_a_component_listens_on(system: System) -> None:
    system.add("movies", facts=listening("movies/main.py", 5001))
    system.use(ORDERS, REQUEST, url="http://127.0.0.1:5001/movies")
    assert system.edges() == ["orders -http-> movies"]


def test_a_port_that_several_listen_on(system: System) -> None:
    for name in ("movies", "actors"):
        system.add(name, facts=listening(f"{name}/main.py", 8000))
    system.use("actors/main.py", ROUTE, path="/actors", verb="GET")
    system.use(ORDERS, REQUEST, url="http://localhost:8000/actors", verb="GET")
    system.use(ORDERS, REQUEST, line=2, url="http://localhost:8000/others", verb="GET")
    system.use("movies/main.py", REQUEST, url="http://localhost:8000/actors", verb="GET")
    assert system.edges() == ["orders -http-> actors"]


def test_a_port_that_is_published(system: System, runs: Runs) -> None:
    system.install(
        "compose.yml", runs.service("web", "orders"), runs.service("people", "users", ports=(Port(80, 8002),))
    )
    system.use(ORDERS, REQUEST, url="http://localhost:8002/users/7")
    system.use(ORDERS, REQUEST, line=2, url="http://localhost/users/7")
    assert system.targets() == ["users /users/{id}", "? -"]


# -- by name, by route ---------------------------------------------------------------------------------


def test_what_is_not_known_is_called_after_a_component(system: System) -> None:
    system.use(ORDERS, REQUEST, url=TARGET)
    call = system.wires().calls[0]
    assert (call.target, call.why) == ("users", "`USERS_URL` is called after `users`, which answers there")


@pytest.mark.parametrize("path", ["/people/7", ""])
def test_a_name_alone_says_nothing(system: System, path: str) -> None:
    system.use(ORDERS, REQUEST, url=text(Hole("users_url"), path))
    assert system.targets() == ["? -"]


def test_only_one_answers(system: System) -> None:
    system.use(ORDERS, REQUEST, url=text(Hole("base"), "/users/all/names"), verb="GET")
    assert system.wires().calls[0].why == "only `users` answers at `/users/all/names`"


def test_two_answer(system: System) -> None:
    system.add("archive")
    system.use("archive/main.py", ROUTE, path="/users/all/names", verb="GET")
    system.use(ORDERS, REQUEST, url=text(Hole("base"), "/users/all/names"), verb="GET")
    assert system.targets() == ["? -"]


@pytest.mark.parametrize("path", ["/users/7", "/any/thing", "/health/live"])
def test_a_path_that_does_not_say_enough(system: System, path: str) -> None:
    for route in ("/{kind}/{name}", "/health/live"):
        system.use("users/main.py", ROUTE, path=route, verb="GET")
    system.use(ORDERS, REQUEST, url=text(Hole("base"), path), verb="GET")
    assert system.targets() == ["? -"]


def test_a_client_library_in_the_folder_of_a_service(system: System) -> None:
    system.add("people_client", kind=ComponentKind.LIBRARY, root="users/people_client")
    system.use("users/people_client/main.py", REQUEST, url=text(Hole(), "/users/", Hole("id")))
    assert system.targets() == ["users /users/{id}"]
    assert system.edges() == []  # nothing runs it


# -- requests to one base ------------------------------------------------------------------------------


def test_other_requests_to_one_base(system: System) -> None:
    system.use(ORDERS, REQUEST, line=1, url=text(Hole("base"), "/users/all/names"))
    system.use(ORDERS, REQUEST, line=2, url=text(Hole("base"), "/users/", Hole("id")))
    system.use(ORDERS, REQUEST, line=3, url=text(Hole("base"), "/nothing"))
    system.use("orders/more.py", REQUEST, line=1, url=text(Hole("base"), "/users/", Hole("id")))
    assert system.targets() == ["users /users/all/names", "users /users/{id}", "users -"]


def test_what_is_called_after_no_address_is_no_base(system: System) -> None:
    system.use(ORDERS, REQUEST, line=1, url=text(Hole("find"), "/users/all/names"))
    system.use(ORDERS, REQUEST, line=2, url=text(Hole("find"), "/users/", Hole("id")))
    assert system.targets() == ["users /users/all/names", "? -"]


def test_requests_through_one_gateway(system: System) -> None:
    system.use(ORDERS, REQUEST, line=1, url=text(Hole("GATE"), "/people/users/all/names"))
    system.use(ORDERS, REQUEST, line=2, url=text(Hole("GATE"), "/people/users/", Hole("id")))
    system.use(ORDERS, REQUEST, line=3, url=text(Hole("GATE"), "/audit/log"))
    assert system.targets() == ["users /users/all/names", "users /users/{id}", "? -"]


def test_what_one_call_may_ask(system: System) -> None:
    system.use(ORDERS, REQUEST, url=(text(Hole(), "/users/7"), TARGET, text(Hole("people"), "/users/", Hole("id"))))
    assert system.targets() == ["users /users/{id}"]


def test_the_one_that_answers_of_those_a_call_may_ask(system: System, runs: Runs) -> None:
    system.add("stock")
    system.install(
        "compose.yml", runs.service("orders", "orders"), runs.service("users", "users"), runs.service("stock", "stock")
    )
    system.use(ORDERS, REQUEST, line=1, url=("http://stock/users/7", "http://users/users/7"))
    system.use(ORDERS, REQUEST, line=2, url=("http://stock/health", "http://users/health"))
    assert system.targets() == ["users /users/{id}", "stock -", "users -"]


# -- what is no part of it -----------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["check", "fill"])
def test_tests_and_scripts_call_nobody(system: System, file: str) -> None:
    system.use(f"orders/{file}.py", REQUEST, url="http://users/users/7")
    assert system.wires().calls == ()


def test_independent_systems_do_not_reach_each_other(system: System, runs: Runs) -> None:
    for name in ("shop", "till"):
        system.add(name)
    system.install("one.yml", runs.service("web", "orders"), runs.service("shop", "shop"))
    system.install("other.yml", runs.service("people", "users"), runs.service("till", "till"))
    system.use(ORDERS, REQUEST, line=1, url="http://users/users/7")
    system.use(ORDERS, REQUEST, line=2, url=TARGET)
    system.use(ORDERS, REQUEST, line=3, url=text(Hole("base"), "/users/all/names"))
    assert system.edges() == []


def test_services_with_a_manifest_each_may_reach_each_other(system: System, runs: Runs) -> None:
    system.install("orders/compose.yml", runs.service("web", "orders"))
    system.install("users/compose.yml", runs.service("web", "users"))
    system.use(ORDERS, REQUEST, url="http://users/users/7")
    assert system.edges() == ["orders -http-> users"]


# -- other protocols -----------------------------------------------------------------------------------


def test_grpc_by_host_and_by_service(system: System) -> None:
    system.use("users/main.py", ROUTE, verb="grpc", service="shop.Users")
    system.use(ORDERS, REQUEST, line=1, verb="grpc", url=text(Hole("address")), service="/shop.Users/Get")
    system.use(ORDERS, REQUEST, line=2, verb="grpc", url="users:50051", service="/shop.Users/Get")
    system.use(ORDERS, REQUEST, line=3, verb="grpc", url="ads:50051", service="/shop.Ads/Get")
    system.use(ORDERS, REQUEST, line=4, verb="grpc", url="users.example.org:50051", service="/shop.Users/Get")
    assert system.edges() == ["orders -grpc-> users"]
    assert [one.target for one in system.wires().calls] == ["users", "users", "", ""]


def test_a_service_of_a_remote_procedure(system: System) -> None:
    system.use(ORDERS, REQUEST, line=1, verb="rpc", service="users_service", name="get")
    system.use(ORDERS, REQUEST, line=2, verb="rpc", service="people", name="get")
    assert system.wires().edges == (Wire("orders", "users", "rpc", (Location("orders/main.py", 1),), Confidence.GUESS),)


def test_graphql(system: System) -> None:
    system.use(ORDERS, REQUEST, verb="graphql", url="http://users/graphql")
    assert system.edges() == ["orders -graphql-> users"]
