from __future__ import annotations

import pytest

from archfit.model import Location
from archfit.model.wires import Endpoint
from archfit.resolve.wires.routes import Routes

ROUTES = Routes(
    Endpoint(component, verb, path, "", Location(f"{component}.py"), protocol)
    for component, verb, path, protocol in (
        ("users", "GET", "/users/", "http"),
        ("users", "GET", "/users/{id:int}", "http"),
        ("users", "GET", "/users/me", "http"),
        ("users", "POST", "/users/{id}/orders", "http"),
        ("users", "", "/users/{id}/letters", "http"),
        ("users", "GET", "/reports/{name}.csv", "http"),
        ("files", "GET", "/files/{name:path}", "http"),
        ("files", "GET", "/{bucket}/{name}", "http"),
        ("files", "GET", "/health/live", "http"),
        ("files", "", "shop.Files", "grpc"),
    )
)


@pytest.mark.parametrize(
    ("component", "verb", "path", "expected"),
    [
        ("users", "GET", "/users", "/users/"),
        ("users", "GET", "/users?page=2", "/users/"),
        ("users", "DELETE", "/users", None),
        ("users", "", "/users", "/users/"),
        ("users", "GET", "/users/7", "/users/{id:int}"),
        ("users", "GET", "/users/me", "/users/me"),
        ("users", "GET", "/users/all", None),
        ("users", "GET", "/users/{id}", "/users/{id:int}"),
        ("users", "POST", "/users/me/orders", "/users/{id}/orders"),
        ("users", "PATCH", "/users/{id}/letters", "/users/{id}/letters"),
        ("users", "GET", "/reports/{month}.csv", "/reports/{name}.csv"),
        ("users", "GET", "/reports/may.csv", "/reports/{name}.csv"),
        ("users", "GET", "/reports/may.pdf", None),
        ("files", "GET", "/files/a/b/c", "/files/{name:path}"),
        ("files", "GET", "/files", None),
        ("others", "GET", "/users", None),
        ("users", "GET", "/{path}", None),  # any route may answer
        ("users", "GET", "/{path}{id}/", None),
        ("files", "GET", "/{one}/{other}", "/{bucket}/{name}"),
    ],
)
def test_find(component: str, verb: str, path: str, expected: str | None) -> None:
    found = ROUTES.find(component, verb, path)
    assert expected == (found.path if found else None)


def test_a_proxy_may_take_off_a_prefix_of_a_path_that_says_enough() -> None:
    routes = Routes([Endpoint("users", "GET", "/users/{id}/orders", "", Location("users.py"))])
    found = routes.match("users", "GET", "/gateway/users/7/orders")
    assert found is not None
    assert (found.endpoint.path, found.stripped) == ("/users/{id}/orders", "/gateway")


@pytest.mark.parametrize(
    ("path", "among", "expected"),
    [
        ("/users/{id}/orders", ("users", "files"), "/users/{id}/orders"),
        ("/users/7", ("users", "files"), None),  # one telling segment
        ("/health/live", ("users", "files"), None),  # everybody has that
        ("/users/{id}/orders", ("files",), None),
        ("/some/thing", ("users", "files"), None),  # only holes answer
    ],
)
def test_only(path: str, among: tuple[str, ...], expected: str | None) -> None:
    found = ROUTES.only("", path, among=among)
    assert expected == (found.endpoint.path if found else None)


def test_procedures() -> None:
    assert [one.component for one in ROUTES.procedures("grpc", "shop.Files")] == ["files"]
    assert ROUTES.procedures("rpc", "shop.Files") == []
