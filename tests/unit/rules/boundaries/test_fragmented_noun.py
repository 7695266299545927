from __future__ import annotations

from dataclasses import replace
from typing import Any

from archfit.rules.boundaries.fragmented_noun import Options, check


def user_services(system: Any) -> None:
    system.service("orders")
    for name in ("user-auth", "user-preferences", "user-profile"):
        system.answers(name, f"GET /users/{name[5:]}")


def found(system: Any, options: Options | None = None) -> list[str]:
    return [one.message for one in check(system.project(), options or Options())]


def test_three_of_one_noun(system: Any) -> None:
    user_services(system)
    assert found(system) == ["`user-auth`, `user-preferences` and `user-profile` are all about `user`"]
    assert found(system, Options(services=4)) == []


def test_tables_tell_where_the_name_does_not(system: Any) -> None:
    system.service("orders")
    for name in ("auth", "preferences", "profile"):
        system.keeps(name, f"user_{name}")
    assert found(system) == ["`auth`, `preferences` and `profile` are all about `user`"]


def test_what_tables_end_with_and_tables_that_all_have_say_nothing(system: Any) -> None:
    system.service("orders")
    for name in ("cart", "menu", "stock"):
        system.keeps(name, f"{name}_items", "event_log", "outbox_messages")
    assert found(system) == []


def test_different_owners_are_the_reason_for_services(system: Any) -> None:
    user_services(system)
    for name, owner in (("user-auth", "@shop/identity"), ("user-profile", "@shop/social")):
        system.components[name] = replace(system.components[name], owner=owner)
    assert found(system) == []


def test_names_alone_and_what_all_are_called_say_nothing(system: Any) -> None:
    system.service("orders")
    for name in ("user-auth", "user-preferences", "user-profile"):
        system.answers(name, "GET /things")
    assert found(system) == []


def test_what_all_services_are_called_is_no_noun(system: Any) -> None:
    for name in ("shop-billing", "shop-orders", "shop-stock"):
        system.answers(name, f"GET /shop/{name}")
    assert found(system) == []


def test_the_same_service_in_several_systems_is_one(system: Any) -> None:
    system.service("orders")
    for folder in ("choreography", "events", "orchestration"):
        system.keeps(f"{folder}/booking", "bookings")
    assert found(system) == []
