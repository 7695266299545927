from __future__ import annotations

from archfit.engine.endpoint import Start, start
from archfit.engine.trace import trace
from archfit.model import Confidence, Data, Location, Project, Table, TableAccess
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.reach import Reach
from archfit.model.trace import Estimate, Trace
from archfit.model.use import Hop, Surrounding
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires

PLACE = Endpoint("orders", "POST", "/orders", "orders.place", Location("orders.py", 1))
TAKE = Endpoint("stock", "POST", "/stock", "stock.take", Location("stock.py", 1))
PRICE = Endpoint("prices", "GET", "/prices", "prices.price", Location("prices.py", 1))
FUNCTIONS = ("orders.place", "orders.client", "orders.helper", "stock.take", "stock.ask", "prices.price")


def calls(caller: str, callee: str, line: int, *, loop: int = 0, kind: str = "direct") -> CallEdge:
    return CallEdge(caller, f"{caller.partition('.')[0]}.py", line, callee, kind, Confidence.DIRECT, loop)


def asks(caller: str, endpoint: Endpoint | None, line: int, **more: object) -> RemoteCall:
    component = caller.partition(".")[0]
    target = {"target": endpoint.component, "verb": endpoint.verb, "path": endpoint.path} if endpoint else {}
    at = Location(f"{component}.py", line)
    return RemoteCall(component, caller, at, "http", endpoint=endpoint)._replace(**target, **more)  # type: ignore[arg-type]


def system(edges: tuple[CallEdge, ...] = (), wires: Wires | None = None, data: Data | None = None) -> Project:
    places = tuple(FunctionPlace(name, name.partition(".")[0], f"{name}.py", 1) for name in FUNCTIONS)
    return Project(calls=CallGraph(edges, places), wires=wires or Wires(), data=data or Data())


def traced(project: Project, endpoint: Endpoint = PLACE, farthest: int = 10) -> Trace:
    return trace(project, start(Reach(project.calls), (endpoint,)), farthest=farthest)


def shape(found: Trace) -> list[str]:
    return [f"{trace.component} {visit.level} {visit.function}" for trace, visit in found.all_visits()]


def test_through_functions_to_a_remote_call_and_onward() -> None:
    project = system(
        (calls("orders.place", "orders.helper", 3), calls("orders.place", "orders.client", 4),
         calls("stock.take", "stock.ask", 2)),
        Wires(calls=(asks("orders.client", TAKE, 9), asks("stock.ask", PRICE, 5), asks("prices.price", None, 7))),
    )  # fmt: skip

    found = traced(project)

    assert shape(found) == [
        "orders 0 orders.place",
        "orders 1 orders.client",
        "stock 0 stock.take",
        "stock 1 stock.ask",
        "prices 0 prices.price",
    ]
    assert (found.estimate, found.depth) == (Estimate((3,)), 3)


def test_loops_on_the_way_and_around_the_call_multiply() -> None:
    around = (Surrounding("for", "orders.client", 8), Surrounding("while", "orders.client", 7))
    project = system(
        (calls("orders.place", "orders.client", 4, loop=3),),
        Wires(calls=(asks("orders.client", TAKE, 9, around=around), asks("stock.take", PRICE, 5))),
    )

    found = traced(project)

    assert [asking.loops for visit in found.visits for asking in visit.calls] == [2]
    assert found.estimate == Estimate((0, 0, 2))


def test_a_cycle_is_marked_and_counts_no_further() -> None:
    project = system(wires=Wires(calls=(asks("orders.place", TAKE, 9), asks("stock.take", PLACE, 5))))

    found = traced(project)

    (inner,) = [asking.answer for one, visit in found.all_visits() for asking in visit.calls if one.endpoint == TAKE]
    assert inner == Trace("orders", PLACE, ("orders.place",), seen="cycle")
    assert (found.estimate, found.depth) == (Estimate((2,)), 2)


def test_an_endpoint_is_followed_once_and_counts_each_time() -> None:
    project = system(
        wires=Wires(calls=(asks("orders.place", TAKE, 8), asks("orders.place", TAKE, 9), asks("stock.take", PRICE, 5))),
        data=Data(accesses=(TableAccess(Table("prices"), "prices", PLACE.at, "prices.price", writes=False),)),
    )

    found = traced(project)

    assert [asking.answer.seen for asking in found.visits[0].calls if asking.answer] == ["", "above"]
    assert found.estimate == Estimate((4,))


def test_what_one_call_may_be_counts_once() -> None:
    project = system(
        wires=Wires(calls=(asks("orders.place", TAKE, 9), asks("orders.place", PRICE, 9), asks("stock.take", PRICE, 5)))
    )

    assert traced(project).estimate == Estimate((2,))


def test_as_far_as_it_is_told() -> None:
    project = system(wires=Wires(calls=(asks("orders.place", TAKE, 9), asks("stock.take", PRICE, 5))))

    found = traced(project, farthest=0)

    assert shape(found) == ["orders 0 orders.place"]
    assert [asking.answer.seen for asking in found.visits[0].calls if asking.answer] == ["far"]


def test_what_a_wrapper_does_for_its_caller_is_the_callers() -> None:
    inside = Location("orders.py", 9)
    via = (Hop("orders.client", Location("orders.py", 4)), Hop("requests.post", inside))
    project = system(
        (calls("orders.place", "orders.client", 4),),
        Wires(calls=(asks("orders.place", TAKE, 4, via=via), asks("orders.client", None, 9))),
    )

    assert shape(traced(project)) == ["orders 0 orders.place"]


def test_of_shared_code_what_it_does_in_the_component_that_answers() -> None:
    own, other = asks("orders.client", TAKE, 9), asks("orders.client", PRICE, 9, component="billing")
    project = system((calls("orders.place", "orders.client", 4),), Wires(calls=(other, own)))

    assert [asking.call for visit in traced(project).visits for asking in visit.calls] == [own]


def test_tables_and_messages_with_those_who_receive_them() -> None:
    access = TableAccess(Table("orders"), "orders", Location("orders.py", 5), "orders.place", writes=True)
    message = Message("orders", "orders.place", Location("orders.py", 6), True, "kafka", ("placed",))  # noqa: FBT003
    edges = (Wire("orders", "billing", "event", (message.at,)), Wire("orders", "stock", "event", (access.at,)))
    project = system(wires=Wires(messages=(message,), edges=edges), data=Data(accesses=(access,)))

    (visit,) = traced(project).visits

    assert visit.accesses == (access,)
    assert [(one.message, one.receivers) for one in visit.messages] == [(message, ("billing",))]


def test_tasks_run_later() -> None:
    project = system(
        (calls("orders.place", "orders.client", 4, kind="task"),), Wires(calls=(asks("orders.client", TAKE, 9),))
    )

    assert traced(project).visits == ()


def test_a_function_that_is_no_handler() -> None:
    project = system(wires=Wires(calls=(asks("orders.helper", TAKE, 9),)))

    assert shape(trace(project, Start("orders", None, ("orders.helper",)))) == ["orders 0 orders.helper"]


def test_a_decorator_leads_to_what_it_decorates() -> None:
    edges = (calls("orders.place", "orders.client", 4), calls("orders.client", "orders.helper", 5, kind="decorator"))
    found = traced(system(edges, Wires(calls=(asks("orders.helper", TAKE, 9),))))

    assert shape(found)[:3] == ["orders 0 orders.place", "orders 1 orders.client", "orders 2 orders.helper"]
    assert found.wrappers == ()


def test_of_several_that_it_decorates_none_is_followed_and_that_is_told() -> None:
    decorated = (calls("orders.client", name, 5, kind="decorator") for name in ("orders.helper", "stock.ask"))
    edges = (calls("orders.place", "orders.client", 4), *decorated)

    assert traced(system(edges)).wrappers == ("orders.client",)
