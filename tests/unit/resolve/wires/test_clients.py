from __future__ import annotations

from typing import Any

import pytest

from archfit.model import ComponentKind, Confidence, Location
from archfit.model.library import Activity
from archfit.model.value import Hole, text
from archfit.model.wires import Wire

AT = (Location("orders/main.py", 7),)

System = Any


@pytest.mark.parametrize("package", ["usersclient", "users_client", "users_sdk", "users_api_client"])
def test_a_package_called_after_a_component(system: System, package: str) -> None:
    system.import_external("orders/main.py", package, f"{package}.Client", "json.loads")
    assert system.wires().edges == (Wire("orders", "users", "http", AT, Confidence.GUESS),)


@pytest.mark.parametrize("package", ["client", "peopleclient", "users", "ordersclient"])
def test_other_packages(system: System, package: str) -> None:
    system.import_external("orders/main.py", package, f"{package}.Client")
    assert system.edges() == []


def test_a_package_that_is_imported_and_not_used(system: System) -> None:
    system.import_external("orders/main.py", "usersclient")
    assert system.edges() == []


def test_a_package_that_only_a_test_uses(system: System) -> None:
    system.import_external("orders/check.py", "usersclient", "usersclient.Client")
    assert system.edges() == []


def test_the_client_library_in_the_repository_of_a_service(system: System) -> None:
    system.add("people_client", kind=ComponentKind.LIBRARY, root="users/people_client")
    system.use("users/people_client/main.py", Activity.REQUEST, url=text(Hole(), "/users/", Hole("id")))
    system.import_external("orders/main.py", "people_client.client", "people_client.client.Client")
    assert system.wires().edges == (Wire("orders", "users", "http", AT, Confidence.DERIVED),)
