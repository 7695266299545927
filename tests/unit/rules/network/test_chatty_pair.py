from __future__ import annotations

from typing import Any

from archfit.model import ComponentKind, Severity
from archfit.rules.network.chatty_pair import Options, check


def uses_routes(network: Any, source: str, target: str, count: int) -> None:
    for number in range(count):
        network.answers(f"{target}.r{number}")
        network.asks(f"{source}.call", f"{target}.r{number}")


def found(network: Any) -> list[tuple[str, Severity | None]]:
    return [(one.message, one.severity) for one in check(network.project(), Options())]


def test_ten_routes_of_one_are_told(network: Any) -> None:
    uses_routes(network, "web", "api", 10)

    assert found(network) == [("`web` calls 10 routes of `api`: they are hardly two", Severity.INFO)]


def test_three_routes_of_each_other_are_a_warning(network: Any) -> None:
    uses_routes(network, "orders", "users", 3)
    uses_routes(network, "users", "orders", 4)

    assert found(network) == [
        ("`orders` calls 3 routes of `users`, which calls 4 of its own: they are hardly two", None)
    ]


def test_fewer_routes_and_a_smaller_share_are_not_told(network: Any) -> None:
    uses_routes(network, "web", "api", 9)
    uses_routes(network, "gateway", "api", 10)
    for _ in range(11):
        network.asks("gateway.call", "users.user")

    assert found(network) == []


def test_one_route_at_many_places_is_one(network: Any) -> None:
    network.answers("api.one")
    for _ in range(20):
        network.asks("web.call", "api.one")

    assert found(network) == []


def test_a_client_library_is_no_component_that_runs(network: Any) -> None:
    network.service("client", kind=ComponentKind.LIBRARY)
    uses_routes(network, "client", "api", 10)

    assert found(network) == []
