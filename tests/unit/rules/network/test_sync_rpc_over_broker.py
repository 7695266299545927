from __future__ import annotations

from typing import Any

from archfit.model import Confidence, NoOptions, Severity
from archfit.model.wires import Message, Wire
from archfit.rules.network.sync_rpc_over_broker import check

RESULT = "celery.result.AsyncResult.get"


def sends_task(network: Any, function: str, target: str) -> None:
    source = function.partition(".")[0]
    at = network.at(source)
    network.messages.append(Message(source, function, at, sends=True, broker="redis", topics=(), kind="task"))
    network.wires.append(Wire(source, target, "task", (at,)))


def found(network: Any) -> list[tuple[str, Severity | None]]:
    return [(one.message, one.severity) for one in check(network.project(), NoOptions())]


def test_a_procedure_called_over_a_broker_is_told_once(network: Any) -> None:
    network.asks("orders.order", "users.user", function="oslo_messaging.RPCClient.call", protocol="rpc")
    network.asks("orders.other", "users.user", function="oslo_messaging.RPCClient.call", protocol="rpc")

    assert found(network) == [("`orders` waits for answers of `users` over a broker", None)]


def test_where_only_a_name_says_who_answers_it_is_information(network: Any) -> None:
    called = {"function": "nameko.rpc.MethodProxy.__call__", "confidence": Confidence.GUESS}
    network.asks("orders.order", "users.user", **called)

    assert found(network) == [("`orders` waits for answers of `users` over a broker", Severity.INFO)]


def test_the_result_of_a_task_that_is_waited_for(network: Any) -> None:
    sends_task(network, "orders.order", "users")
    network.runs("orders.order", RESULT)

    (one,) = check(network.project(), NoOptions())

    assert (one.at.line, one.target) == (network.edges[0].line, "users")


def test_other_tasks_other_calls_and_answers_asked_for_later_are_not_told(network: Any) -> None:
    sends_task(network, "orders.order", "users")
    network.runs("orders.poll", RESULT)
    network.asks("orders.order", "users.user", function="nameko.rpc.MethodProxy.call_async")
    network.asks("orders.order", "users.user", function="zerorpc.Client.__call__")

    assert found(network) == []
