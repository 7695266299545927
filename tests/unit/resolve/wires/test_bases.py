from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import Location
from archfit.model.library import Activity
from archfit.model.use import Hop, Use
from archfit.model.value import Hole, text

System = Any

REQUEST = Activity.REQUEST
ORDERS = "orders/main.py"
OWN = Hole("self.url")


def ask(system: System, *parts: str | Hole, caller: str, wrapper: str = "") -> None:
    """Add a request made by a method, through a wrapper or by itself."""
    line = len(system.project.uses) + 1
    system.use(ORDERS, REQUEST, line=line, url=text(OWN, *parts), verb="GET")
    at = Location(ORDERS, line)
    via = (Hop(wrapper, at), Hop("library.call", Location(ORDERS, 100))) if wrapper else ()
    *others, last = system.project.uses
    asked: Use = last._replace(caller=caller, via=via)
    system.project = replace(system.project, uses=(*others, asked))


def test_an_attribute_is_one_base_in_its_class(system: System) -> None:
    ask(system, "/users/all/names", caller="orders:main.Users.names")
    ask(system, "/users/", Hole("id"), caller="orders:main.Users.one")
    ask(system, "/", Hole("path"), caller="orders:main.Users.other")
    assert system.targets() == ["users /users/all/names", "users /users/{id}", "users -"]


def test_an_attribute_of_another_class_is_another_base(system: System) -> None:
    ask(system, "/users/all/names", caller="orders:main.Users.names")
    ask(system, "/users/", Hole("id"), caller="orders:main.Payments.one")
    assert system.targets() == ["users /users/all/names", "? -"]


@pytest.mark.parametrize(("caller", "expected"), [("Users.one", "users /users/{id}"), ("Payments.charge", "? -")])
def test_classes_that_share_a_wrapper_have_a_base_each(system: System, caller: str, expected: str) -> None:
    ask(system, "/users/all/names", caller="orders:main.Users.names", wrapper="orders:main.Client.get")
    ask(system, "/users/", Hole("id"), caller=f"orders:main.{caller}", wrapper="orders:main.Client.get")
    assert system.targets() == ["users /users/all/names", expected]
