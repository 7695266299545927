from __future__ import annotations

import pytest

from archfit.model import Location
from archfit.model.wires import RemoteCall


@pytest.mark.parametrize(
    ("protocol", "verb", "path", "changes"),
    [
        ("http", "POST", "/orders", True),
        ("http", "DELETE", "/orders/{key}", True),
        ("http", "GET", "/orders", False),
        ("http", "", "/orders", False),
        ("http", "POST", "/orders/search", False),
        ("http", "POST", "/orders/research", True),
        ("graphql", "POST", "/graphql", False),
    ],
)
def test_a_call_changes_something_by_its_verb(protocol: str, verb: str, path: str, *, changes: bool) -> None:
    assert RemoteCall("shop", "shop.run", Location("shop.py"), protocol, verb=verb, path=path).changes is changes
