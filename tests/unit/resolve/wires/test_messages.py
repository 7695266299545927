from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import ComponentKind, Confidence, ImportEdge, ImportKind, Location
from archfit.model.library import Activity
from archfit.model.value import Hole, Named, Variable, text
from archfit.model.wires import Wire
from archfit.resolve.wires.meetings import selects

System = Any
Runs = Any
PUBLISH, SUBSCRIBE, ENQUEUE, TASK = Activity.PUBLISH, Activity.SUBSCRIBE, Activity.ENQUEUE, Activity.TASK
ORDERS, USERS = "orders/main.py", "users/main.py"


# -- topics --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("engine", "topic", "pattern", "channel"),
    [
        ("kafka", "orders", "orders", "event"),
        ("kafka", "orders.created", r"^orders\..*", "event"),
        ("kafka", "orders.created", "orders.*", None),
        ("redis", "orders:created", "orders:*", "pubsub"),
        ("redis", "orders", "*", None),
        ("nats", "orders.eu.created", "orders.*.created", "event"),
        ("nats", "orders.eu.created", "orders.>", "event"),
        ("nats", "orders.eu.created", "orders.*", None),
        ("mqtt", "orders/eu/created", "orders/+/created", "event"),
        ("mqtt", "orders/eu/created", "orders/#", "event"),
        ("mqtt", "orders/eu/created", "orders/+", None),
        ("sqs", "https://sqs.eu-west-1.amazonaws.com/123/orders", "orders", "queue"),
        ("sqs", "arn:aws:sns:eu-west-1:123:orders", "users", None),
    ],
)
def test_topics(system: System, engine: str, topic: str, pattern: str, channel: str | None) -> None:
    system.use(ORDERS, PUBLISH, engine=engine, topic=topic)
    system.use(USERS, SUBSCRIBE, engine=engine, topic=pattern)
    assert system.edges() == ([f"orders -{channel}-> users"] if channel else [])


def test_one_of_several_topics(system: System) -> None:
    system.use(ORDERS, PUBLISH, engine="kafka", topic="created")
    system.use(USERS, SUBSCRIBE, engine="kafka", topic=("paid", "created"))
    at = (Location(ORDERS, 1), Location(USERS, 1))
    assert system.wires().edges == (Wire("orders", "users", "event", at),)


def test_topics_of_another_broker(system: System) -> None:
    system.use(ORDERS, PUBLISH, engine="kafka", topic="orders")
    system.use(USERS, SUBSCRIBE, engine="redis", topic="orders")
    assert system.edges() == []


def test_what_is_not_known_is_no_topic(system: System) -> None:
    system.use(ORDERS, PUBLISH, engine="kafka", topic=text(Hole("topic")))
    system.use(USERS, SUBSCRIBE, engine="kafka", topic=text(Hole("topic")))
    assert system.edges() == []


def test_a_topic_from_the_environment(system: System, runs: Runs) -> None:
    system.install(
        "compose.yml",
        runs.service("web", "orders", environment={"TOPIC": "orders"}),
        runs.service("people", "users", environment={"LISTEN": "orders"}),
    )
    system.use(ORDERS, PUBLISH, engine="kafka", topic=text(Variable("TOPIC")))
    system.use(USERS, SUBSCRIBE, engine="kafka", topic=text(Variable("LISTEN")))
    assert system.edges() == ["orders -event-> users"]


def test_a_component_that_receives_what_it_sends(system: System) -> None:
    system.use(ORDERS, PUBLISH, engine="kafka", topic="orders")
    system.use(ORDERS, SUBSCRIBE, line=2, engine="kafka", topic="orders")
    assert system.edges() == []


def test_tests_and_scripts_send_nothing(system: System) -> None:
    for file in ("orders/check.py", "orders/fill.py"):
        system.use(file, PUBLISH, engine="kafka", topic="orders")
    system.use(USERS, SUBSCRIBE, engine="kafka", topic="orders")
    assert [one.sends for one in system.wires().messages] == [False]


# -- AMQP ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "key", "expected"),
    [
        ("orders.created", "orders.created", True),
        ("orders.*", "orders.created", True),
        ("orders.*", "orders.eu.created", False),
        ("*.created", "orders.created", True),
        ("orders.#", "orders.eu.created", True),
        ("orders.#", "orders", True),
        ("#", "anything", True),
        ("#", "{key}", True),
        ("", "anything", True),
        ("orders.*", "{key}", False),
        ("orders.*", "orders.{event}", True),
        ("orders.created", "orders.{event}", True),
        ("users.*", "orders.{event}", False),
        ("orders.{event}", "orders.created", True),
        ("{pattern}", "orders.created", False),
    ],
)
def test_bindings(pattern: str, key: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert expected == selects(pattern, key)


@pytest.mark.parametrize(
    ("sent", "bound", "reached"),
    [
        ({"topic": "shop", "key": "orders.created"}, {"topic": "shop", "key": "orders.*"}, True),
        ({"topic": "shop", "key": "orders.created"}, {"topic": "shop", "key": "users.*"}, False),
        ({"topic": "shop", "key": "orders.created"}, {"topic": "till", "key": "orders.*"}, False),
        ({"topic": "shop"}, {"topic": "shop", "key": "orders.*"}, True),
        ({"topic": "shop", "key": "orders.created"}, {"topic": "shop"}, True),
        ({"topic": "shop", "key": text(Hole("reply_to"))}, {"topic": "shop", "key": "orders.*"}, False),
        ({"topic": "", "key": "jobs"}, {"topic": "jobs"}, True),
        ({"key": "jobs"}, {"topic": "jobs"}, True),
        ({"key": "jobs"}, {"topic": "others"}, False),
        ({"key": "jobs"}, {"topic": "shop", "key": "jobs"}, False),
    ],
)
def test_exchanges_and_queues(
    system: System,
    sent: dict[str, Any],
    bound: dict[str, Any],
    reached: bool,  # noqa: FBT001 - a case
) -> None:
    system.use(ORDERS, PUBLISH, engine="rabbitmq", **sent)
    system.use(USERS, SUBSCRIBE, engine="rabbitmq", **bound)
    assert reached == (system.edges() == ["orders -event-> users"])


def test_an_answer_through_a_queue_that_the_asker_names(system: System) -> None:
    system.use(ORDERS, Activity.REQUEST, url="http://users/users/7")
    system.use(ORDERS, SUBSCRIBE, line=2, engine="rabbitmq", topic=text(Hole()))
    system.use(USERS, PUBLISH, engine="rabbitmq", key=text(Hole("receiver")))
    at = (Location(ORDERS, 2), Location(USERS, 1))
    assert system.wires().edges[1:] == (Wire("users", "orders", "event", at, Confidence.GUESS),)


def test_a_key_that_is_no_name_for_an_answer(system: System) -> None:
    system.use(ORDERS, Activity.REQUEST, url="http://users/users/7")
    system.use(ORDERS, SUBSCRIBE, line=2, engine="rabbitmq", topic=text(Hole()))
    system.use(USERS, PUBLISH, engine="rabbitmq", key=text(Hole("queue")))
    assert system.edges() == ["orders -http-> users"]


def test_nobody_who_asks_waits_for_an_answer(system: System) -> None:
    system.use(ORDERS, SUBSCRIBE, line=2, engine="rabbitmq", topic=text(Hole()))
    system.use(USERS, PUBLISH, engine="rabbitmq", key=text(Hole("receiver")))
    assert system.edges() == []


# -- installations -------------------------------------------------------------------------------------


def test_a_broker_each(system: System, runs: Runs) -> None:
    for name in ("shop", "till"):
        system.add(name)
    system.install("one.yml", runs.service("web", "orders"), runs.service("shop", "shop"))
    system.install("other.yml", runs.service("people", "users"), runs.service("till", "till"))
    system.use(ORDERS, PUBLISH, engine="kafka", topic="orders")
    for receiver in ("users", "shop", "till"):
        system.use(f"{receiver}/main.py", SUBSCRIBE, engine="kafka", topic="orders")
    assert system.edges() == ["orders -event-> shop"]


def test_a_receiver_that_no_manifest_runs(system: System, runs: Runs) -> None:
    system.install("one.yml", runs.service("web", "orders"))
    system.use(ORDERS, PUBLISH, engine="kafka", topic="orders")
    system.use(USERS, SUBSCRIBE, engine="kafka", topic="orders")
    assert system.edges() == ["orders -event-> users"]


def test_topics_that_differ_from_installation_to_installation(system: System, runs: Runs) -> None:
    for name, sent, received in (("one.yml", "a", "b"), ("other.yml", "b", "a")):
        system.install(
            name,
            runs.service("web", "orders", environment={"TOPIC": sent}),
            runs.service("people", "users", environment={"TOPIC": received}),
        )
    system.use(ORDERS, PUBLISH, engine="kafka", topic=text(Variable("TOPIC")))
    system.use(USERS, SUBSCRIBE, engine="kafka", topic=text(Variable("TOPIC")))
    assert system.edges() == []


# -- tasks ---------------------------------------------------------------------------------------------


def test_a_task_by_name(system: System) -> None:
    system.use(ORDERS, ENQUEUE, name="users.welcome")
    system.use(ORDERS, ENQUEUE, line=2, name="users.forget")
    system.use(USERS, TASK, name="users.welcome", handler=Named("function", "users:main.welcome"))
    assert system.edges() == ["orders -task-> users"]


def test_a_task_by_the_name_of_its_function(system: System) -> None:
    system.use(ORDERS, ENQUEUE, name="main.welcome")
    system.use(USERS, TASK, handler=Named("function", "users:main.welcome"))
    assert system.edges() == ["orders -task-> users"]


def test_an_event_is_no_task(system: System) -> None:
    system.use(ORDERS, PUBLISH, topic="welcome")
    system.use(USERS, TASK, name="welcome")
    assert system.edges() == []


def test_tasks_of_shared_code_are_run_by_workers(system: System, runs: Runs) -> None:
    system.add("tasks", kind=ComponentKind.LIBRARY)
    edges = tuple(
        ImportEdge(f"{one}:main", "tasks:main", "", ImportKind.RUNTIME, Location(f"{one}/main.py"))
        for one in ("orders", "users")
    )
    system.project = replace(system.project, imports=edges)
    system.install(
        "compose.yml",
        runs.service("web", "orders", command="gunicorn main"),
        runs.service("worker", "users", command="celery -A tasks.main worker"),
    )
    welcome = Named("function", "tasks:main.welcome")
    system.use("tasks/main.py", TASK, handler=welcome)
    for sender in (ORDERS, USERS):
        system.use(sender, ENQUEUE, handler=welcome)
    assert system.edges() == ["orders -task-> users"]
