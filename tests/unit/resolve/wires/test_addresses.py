from __future__ import annotations

import pytest

from archfit.model import Location
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Hole, Scalar, Value, Variable, text
from archfit.resolve.wires.addresses import Address, address, urls

URL = text(Hole("users_url"), "/users/", Hole("id"))


def use(**roles: Value) -> Use:
    arguments = tuple((Role(name.upper()), (value,)) for name, value in sorted(roles.items()))
    return Use(Activity.REQUEST, "requests.get", "shop", Location("shop.py"), arguments)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (text("http://users:8000/users?all=1#top"), Address("users", "8000", "/users")),
        (text("https://me:secret@Users.Example.org/"), Address("users.example.org", "", "/")),
        (text("users:50051"), Address("users", "50051", "")),
        (text("http://[::1]:80/x"), Address("[::1]", "80", "/x")),
        (text("/users/1"), Address("", "", "/users/1")),
        (text("http://", Hole("host"), ":", Hole("port"), "/users"), Address("{host}", "{port}", "/users")),
        (text(Hole("base"), ":8000/users"), Address("{base}", "8000", "/users")),
        (text("http://", Hole("stage"), "-users/users"), Address("{stage}-users", "", "/users")),
        (URL, Address("{users_url}", "", "/users/{id}")),
        (text(Hole("url")), Address("{url}", "", "")),
    ],
)
def test_address(written: Value, expected: Address) -> None:
    assert expected == address(written)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (use(url=text("http://users/a")), ["http://users/a"]),
        (use(base=text("http://users/v1/"), url=text("/users")), ["http://users/v1/users"]),
        (use(base=text("http://users"), url=text("http://orders/1")), ["http://orders/1"]),
        (use(base=text("http://users"), url=text(Variable("URL"))), ["${URL}"]),
        (use(base=text("http://users")), ["http://users"]),
        (use(host=text("users"), port=Scalar(8000), path=text("users")), ["users:8000/users"]),
        (use(host=text("users"), port=Scalar(None), url=text("/users")), ["users/users"]),
        (use(verb=text("GET")), []),
    ],
)
def test_urls(given: Use, expected: list[str]) -> None:
    assert expected == [str(one) for one in urls(given)]
