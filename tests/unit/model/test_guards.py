from __future__ import annotations

from archfit.model import Confidence, Location, Project
from archfit.model.architecture import Role as FileRole
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.facts import ModuleFacts
from archfit.model.guards import Guards
from archfit.model.library import Activity, Role
from archfit.model.module import Module
from archfit.model.use import Use
from archfit.model.value import Named
from archfit.model.wires import Endpoint, Wires

APP, ROUTER = "flask.Flask@app.py:1:1", "flask.Blueprint@app.py:2:1"
FUNCTIONS = (
    "app.check",
    "app.orders",
    "app.user",
    "app.users",
    "app.wrapper",
    "app.Known.authenticate",
    "app.Known.name",
)
ORDERS = Endpoint("shop", "GET", "/orders", "app.orders", Location("app.py", 10, 2))
USERS = Endpoint("shop", "GET", "/users", "app.users", Location("app.py", 20, 2))
WRAPPED = Endpoint("shop", "GET", "/wrapped", "app.wrapper", Location("app.py", 30, 2))


def guard(line: int, *, receiver: str = "", handler: str = "app.check", entity: str = "") -> Use:
    roles = {
        Role.ENTITY: Named("class", entity),
        Role.HANDLER: Named("function", handler),
        Role.RECEIVER: Named("made", receiver),
    }
    if entity:
        del roles[Role.HANDLER]
    arguments = tuple((role, (value,)) for role, value in roles.items() if value.name)
    return Use(Activity.GUARD, "flask.Scaffold.before_request", "app", Location("app.py", line, 30), arguments)


def route(endpoint: Endpoint, receiver: str) -> Use:
    arguments = ((Role.RECEIVER, (Named("made", receiver),)),)
    return Use(Activity.ROUTE, "flask.Scaffold.route", "app", endpoint.at, arguments)


def before(endpoint: Endpoint, *uses: Use, edges: tuple[CallEdge, ...] = ()) -> list[str]:
    project = Project(
        modules={
            "app": Module(
                "app", "app.py", package=False, role=FileRole.SOURCE, component="shop", facts=ModuleFacts("app.py")
            )
        },
        calls=CallGraph(edges, tuple(FunctionPlace(name, "app", "app.py", 1) for name in FUNCTIONS)),
        uses=(route(ORDERS, APP), route(USERS, ROUTER), *uses),
        wires=Wires(endpoints=(ORDERS, USERS, WRAPPED)),
    )
    return [one.function for one in Guards(project).before(endpoint)]


def test_what_is_said_to_an_application_runs_before_all_of_its_component() -> None:
    use = guard(5, receiver=APP)

    assert (before(ORDERS, use), before(USERS, use)) == (["app.check"], ["app.check"])


def test_what_is_said_to_a_router_runs_before_its_routes() -> None:
    use = guard(5, receiver=ROUTER)

    assert (before(ORDERS, use), before(USERS, use)) == ([], ["app.check"])


def test_what_stands_in_the_line_of_a_router_runs_before_its_routes() -> None:
    use = guard(2)

    assert (before(ORDERS, use), before(USERS, use)) == ([], ["app.check"])


def test_what_stands_in_the_line_of_a_route_runs_before_it() -> None:
    use = guard(10)

    assert (before(ORDERS, use), before(USERS, use)) == (["app.check"], [])


def test_what_stands_elsewhere_is_not_known_to_run() -> None:
    use = guard(7)

    assert (before(ORDERS, use), before(USERS, use)) == ([], [])


def test_a_class_of_authentication_is_taken_to_be_installed() -> None:
    assert before(ORDERS, guard(7, entity="app.Known")) == ["app.Known.authenticate"]


def test_what_is_provided_to_a_handler_and_what_wraps_it_runs_before_it() -> None:
    edges = (
        CallEdge("app.orders", "app.py", 11, "app.user", "injected", Confidence.DERIVED),
        CallEdge("app.wrapper", "app.py", 31, "app.orders", "decorator", Confidence.DERIVED),
    )

    assert before(ORDERS, edges=edges) == ["app.user"]
    assert before(WRAPPED, edges=edges) == ["app.wrapper"]
