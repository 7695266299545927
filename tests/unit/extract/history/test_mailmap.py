from __future__ import annotations

import pytest

from archfit.extract.history.mailmap import mapping

TOLD = """
# people
Alice Smith <alice@shop.example>   # she
<bob@shop.example> <bob@home.example>
Carol Jones <carol@shop.example> <CAROL@old.example>
Dave <dave@shop.example> root <root@localhost>
no address
"""


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("al", "ALICE@shop.example", ("Alice Smith", "ALICE@shop.example")),
        ("Bob", "bob@home.example", ("Bob", "bob@shop.example")),
        ("c", "carol@old.example", ("Carol Jones", "carol@shop.example")),
        ("Root", "root@localhost", ("Dave", "dave@shop.example")),
        ("other", "root@localhost", ("other", "root@localhost")),
        ("Eve", "eve@shop.example", ("Eve", "eve@shop.example")),
    ],
)
def test_who_is_who(name: str, address: str, expected: tuple[str, str]) -> None:
    assert mapping(TOLD)(name, address) == expected
