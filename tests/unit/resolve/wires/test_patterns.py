from __future__ import annotations

import pytest

from archfit.resolve.wires.patterns import normal


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/users/{id}", "/users/{id}"),
        ("/users/<id>", "/users/{id}"),
        ("/users/<int:id>", "/users/{id:int}"),
        ("/users/<uuid:id>/<slug:name>", "/users/{id:uuid}/{name}"),
        ("/files/<path:name>", "/files/{name:path}"),
        ("/files/{name:path}", "/files/{name:path}"),
        (r"/users/{id:\d+}", "/users/{id:int}"),
        ("/users/{id:[a-z]{2}}", "/users/{id}"),
        ("/files/{rest:.*}", "/files/{rest:path}"),
        ("/users/:id/orders", "/users/{id}/orders"),
        ("/items:batch", "/items:batch"),
        (r"^users/(?P<id>\d+)/$", "users/{id:int}/"),
        (r"^users/(?P<id>[0-9a-f-]+)/orders/?$", "users/{id}/orders/"),
        (r"^users/(?P<id>(a|b)+)\.json$", "users/{id}.json"),
        (r"^files/(?P<name>.+)$", "files/{name:path}"),
        (r"^users/(\d+)$", "users/{}"),
        (r"^(?:v1/)?users$", "v1/users"),
        (r"^users(?:/)?$", "users"),
        (r"/users/[^/]+/orders\.json$", "/users/{}/orders.json"),
        ("", ""),
    ],
)
def test_normal(written: str, expected: str) -> None:
    assert expected == normal(written)
