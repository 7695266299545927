from __future__ import annotations

from typing import Any

from archfit.model import Project
from archfit.model.use import Surrounding
from archfit.rules.network.field_by_field_client import Options, check


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, Options())]


def fetches(network: Any, *paths: str, **changes: Any) -> None:
    for path in paths:
        network.asks("orders.label", "users.user", path=path, **changes)


def test_three_parts_of_one_entity(network: Any) -> None:
    fetches(network, "/users/{key}/name", "/users/{key}/address", "/users/{key}/plan")

    (found,) = check(network.project(), Options())

    assert found.message == "`orders.label` fetches 3 parts of `/users/{key}` from `users` one by one"
    assert [step.text for step in found.steps] == [
        "calls `GET /users/{key}/name`",
        "calls `GET /users/{key}/address`",
        "calls `GET /users/{key}/plan`",
    ]


def test_the_entity_itself_one_part_again_and_other_entities_do_not_count(network: Any) -> None:
    fetches(network, "/users/{key}", "/users/{key}/", "/users/{key}/name", "/users/{key}/name", "/users/{key}/plan")
    fetches(network, "/users/{other}/address", "/teams/{key}/address")

    assert messages(network.project()) == []


def test_without_a_name_it_is_not_known_to_be_one_entity(network: Any) -> None:
    fetches(network, "/users/{}/name", "/users/{}/address", "/users/{}/plan")

    assert messages(network.project()) == []


def test_writes_and_branches_do_not_count(network: Any) -> None:
    paths = ("/users/{key}/name", "/users/{key}/address", "/users/{key}/plan")
    fetches(network, *paths, verb="POST")
    fetches(network, *paths, around=(Surrounding("branch", "orders.label", 1),))

    assert messages(network.project()) == []
