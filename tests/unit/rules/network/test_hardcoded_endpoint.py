from __future__ import annotations

from typing import Any

from archfit.model import NoOptions
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Hole, Text, Variable, text
from archfit.rules.network.hardcoded_endpoint import check


def asks_at(network: Any, *addresses: Text, role: Role = Role.URL) -> None:
    call = network.asks("orders.order", "users.user")
    network.uses.append(Use(Activity.REQUEST, call.function, call.caller, call.at, ((role, addresses),)))


def messages(network: Any) -> list[str]:
    return [one.message for one in check(network.project(), NoOptions())]


def test_an_address_is_told_once_with_its_places(network: Any) -> None:
    asks_at(network, text("http://users:8000/user/", Hole("key")))
    asks_at(network, text("http://users:8000"), role=Role.BASE)
    asks_at(network, text("http://10.0.0.7/user"))

    found = list(check(network.project(), NoOptions()))

    assert [one.message for one in found] == [
        "the address `users:8000` of `users` is written into the code of `orders`",
        "the address `10.0.0.7` of `users` is written into the code of `orders`",
    ]
    assert [step.at for step in found[0].steps] == [call.at for call in network.calls[:2]]


def test_what_the_environment_or_a_caller_says_is_not_written_out(network: Any) -> None:
    asks_at(network, text(Variable("USERS", text("http://users")), "/user"))
    asks_at(network, text("http://", Hole("host"), "/user"))
    asks_at(network, text("http://users", Hole("suffix"), "/user"))
    asks_at(network, text("http://users/user"), text(Variable("USERS"), "/user"))
    asks_at(network, text("/user"))

    assert messages(network) == []


def test_of_several_addresses_it_is_not_known_whose_each_is(network: Any) -> None:
    asks_at(network, text("http://users/user"), text("http://teams/user"))

    assert messages(network) == []
