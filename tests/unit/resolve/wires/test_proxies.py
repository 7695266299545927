from __future__ import annotations

import pytest

from archfit.model import Location
from archfit.model.deployment import Route
from archfit.model.value import Text, text
from archfit.resolve.wires.addresses import Address
from archfit.resolve.wires.proxies import passed_on


def location(path: str, target: str, port: str = "") -> Route:
    return Route("nginx location", "", Text((port,)) if port else Text(), path, text(target), Location("nginx.conf"))


NGINX = (
    location("/", "http://web:3000"),
    location("/users/", "http://users:8000/v1/"),
    location("/orders", "http://orders:8000"),
    location("= /orders/all", "http://archive:8000/everything"),
    location("^~ /static/", "http://files:9000"),
    location(r"~ ^/api/\w+", "http://gateway:8080"),
    location(r"~* \.PNG$", "http://images:9000"),
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", Address("web", "3000", "/")),
        ("/users/7", Address("users", "8000", "/v1/7")),
        ("/users/{id}/orders", Address("users", "8000", "/v1/{id}/orders")),
        ("/orders/7", Address("orders", "8000", "/orders/7")),
        ("/orders/all", Address("archive", "8000", "/everything")),
        ("/static/a.png", Address("files", "9000", "/static/a.png")),
        ("/api/users", Address("gateway", "8080", "/api/users")),
        ("/orders/a.png", Address("images", "9000", "/orders/a.png")),
    ],
)
def test_as_nginx_chooses(path: str, expected: Address) -> None:
    assert expected == passed_on(NGINX, Address("proxy", "80", path))


def test_servers_on_other_ports() -> None:
    routes = (location("/", "http://users", "8001"), location("/", "http://orders", "8002"))
    assert passed_on(routes, Address("proxy", "8002", "/all")) == Address("orders", "", "/all")
    assert passed_on(routes, Address("proxy", "9000", "/all")) is None


def test_an_ingress_leaves_the_path_as_it_is() -> None:
    route = Route("Ingress", "shop.example.org", Text(), "/users", text("http://users:80"), Location("ingress.yml"))
    assert passed_on([route], Address("shop.example.org", "", "/users/7")) == Address("users", "80", "/users/7")


@pytest.mark.parametrize("pattern", ["~ (", "~ (a+)+$"])
def test_a_pattern_that_is_none_or_costs_too_much_matches_nothing(pattern: str) -> None:
    assert passed_on([location(pattern, "http://users")], Address("proxy", "", "/aaaa")) is None


def test_nothing_is_passed_on() -> None:
    assert passed_on([], Address("proxy", "", "/")) is None
