from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Confidence, Location, NoOptions, Severity
from archfit.model.library import Activity
from archfit.model.use import Hop
from archfit.model.value import Hole, Named, text
from archfit.rules.routes.call_to_undefined_route import check


def messages(wired: Any) -> list[str]:
    return [one.message for one in check(wired.project(), NoOptions())]


def test_it_names_the_nearest_route(wired: Any) -> None:
    wired.answers("GET /api/customers/{key}", "users.customer")
    wired.asks("orders.place", "GET /api/users/{key}", "users")

    (found,) = check(wired.project(), NoOptions())

    assert found.message == "`orders` calls `GET /api/users/{key}` of `users`, which has no such route"
    assert [step.text for step in found.steps] == ["the nearest route is `GET /api/customers/{key}`"]
    assert found.notes == ("by its host", "none of the 1 routes of `users` may answer there")
    assert found.severity is None


def test_what_other_requests_tell_of_the_host_is_only_told(wired: Any) -> None:
    wired.answers("GET /users/{key}", "users.user")
    wired.asks("orders.place", "GET /people/1", "users", host="")

    assert [one.severity for one in check(wired.project(), NoOptions())] == [Severity.INFO]


@pytest.mark.parametrize(
    "path",
    [
        "/users/1",
        "/users/{key}",
        "/users/{}/avatar",
        "/users/{path}",
        "/files/a/b/c",
        "/{base}/nothing",
        "{url}",
        "",
        "/gateway/users/1",
        "/docs/oauth2-redirect",
        "/users/1?full=yes",
    ],
)
def test_what_a_route_may_answer_or_nobody_can_know_is_silent(wired: Any, path: str) -> None:
    wired.answers("GET /users/{key}", "users.user")
    wired.answers("GET /users/{key}/avatar", "users.avatar")
    wired.answers("GET /files/{name:path}", "users.file")
    wired.asks("orders.place", f"GET {path}", "users")

    assert messages(wired) == []


@pytest.mark.parametrize("path", ["/users/{key}", "/users/1", "/users/{key}/name", "/v1/users"])
def test_a_value_is_no_word_of_a_route(wired: Any, path: str) -> None:
    wired.answers("GET /users", "users.everyone")
    wired.answers("GET /users/me/{field}", "users.me")
    wired.answers("GET /v1/orders", "users.orders")
    wired.asks("orders.place", f"GET {path}", "users")

    assert len(messages(wired)) == 1


def test_another_verb_is_another_rule(wired: Any) -> None:
    wired.answers("GET /users/{key}", "users.user")
    wired.asks("orders.place", "DELETE /users/1", "users")

    assert messages(wired) == []


def test_a_guess_a_procedure_and_a_component_without_routes_are_silent(wired: Any) -> None:
    wired.answers("GET /users", "users.everyone")
    wired.asks("orders.a", "GET /nothing", "users", confidence=Confidence.GUESS)
    wired.asks("orders.b", "GET /nothing", "users", protocol="grpc")
    wired.asks("orders.c", "GET /nothing", "mails")
    wired.asks("orders.d", "GET /nothing", "")

    assert messages(wired) == []


@pytest.mark.parametrize(
    ("activity", "roles"),
    [
        (Activity.ROUTE, {"path": text(Hole("prefix"), "/users"), "handler": Named("function", "users.user")}),
        (Activity.MOUNT, {"router": text(Hole("router"))}),
        (Activity.MOUNT, {"router": Named("made", "APIRouter@a:1:1"), "prefix": text(Hole("prefix"))}),
        (Activity.MOUNT, {"router": text("debug_toolbar.urls")}),
        (Activity.MOUNT, {}),
    ],
)
def test_a_component_with_routes_that_are_not_known_is_silent(wired: Any, activity: Activity, roles: Any) -> None:
    wired.answers("GET /users", "users.everyone")
    wired.asks("orders.place", "GET /nothing", "users")
    before = len(messages(wired))
    wired.does("users", activity, "library.call", **roles)

    assert (before, messages(wired)) == (1, [])


@pytest.mark.parametrize(
    ("document", "known"),
    [("swagger/api.yml", True), ("/api.yml", True), ("swagger/other.yml", False), ("pi.yml", False)],
)
def test_of_a_document_that_is_served_it_is_known_whether_it_was_read(
    wired: Any, document: str, *, known: bool
) -> None:
    route = wired.answers("GET /users", "users.everyone")
    wired.endpoints = [route._replace(at=Location("users/swagger/api.yml", 7))]
    wired.does("users", Activity.MOUNT, "connexion.FlaskApp.add_api", router=text(Hole("folder"), document))
    wired.asks("orders.place", "GET /nothing", "users")

    assert bool(messages(wired)) == known


def test_a_document_of_another_component_tells_nothing(wired: Any) -> None:
    route = wired.answers("GET /users", "users.everyone")
    wired.endpoints.append(route._replace(component="prices", at=Location("prices/swagger/api.yml", 7)))
    wired.does("users", Activity.MOUNT, "connexion.FlaskApp.add_api", router=text(Hole("folder"), "/api.yml"))
    wired.asks("orders.place", "GET /nothing", "users")

    assert messages(wired) == []


@pytest.mark.parametrize(("functions", "told"), [(("orders.run", "orders.run"), 1), (("orders.run", "orders.walk"), 0)])
def test_each_way_through_wrappers_is_a_place_of_its_own(wired: Any, functions: tuple[str, str], told: int) -> None:
    wired.answers("GET /users", "users.everyone")
    outer = wired.at("orders")
    for function, path in zip(functions, ("/users", "/people"), strict=True):
        via = (Hop(function, outer), Hop("requests.get", wired.at("orders")))
        wired.asks("orders.place", f"GET {path}", "users", at=outer, via=via)

    assert len(messages(wired)) == told


def test_a_place_that_may_call_several_things_is_silent(wired: Any) -> None:
    wired.answers("GET /users", "users.everyone")
    call = wired.asks("orders.place", "GET /nothing", "users")
    wired.calls.append(call._replace(path="/users"))

    assert messages(wired) == []


def test_two_ways_to_the_same_are_told_once(wired: Any) -> None:
    wired.answers("GET /users", "users.everyone")
    call = wired.asks("orders.place", "GET /nothing", "users")
    wired.calls.append(call._replace(host="localhost"))

    assert len(messages(wired)) == 1
