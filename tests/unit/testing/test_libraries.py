from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.testing import library_examples, verify_library

Verify = Callable[[str], None]
STUB = '''"""
A client (our_client 3.1, https://wiki.example/our-client).

## A call

`users.py`:

```python
import requests
from our_client import Client

client = Client("http://users")

def user(name):
    {}
    requests.get("http://elsewhere")
```
"""

with module("our_client"):
    class Client:
        def __init__(self, base: BASE): ...
        @request(verb="GET")
        def fetch(self, path: PATH): ...
'''


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """Verify the example of a library file that is not installed, with a line put in."""

    def run(line: str) -> None:
        place = tmp_path / "our_client.pyi"
        place.write_text(STUB.format(line), encoding="utf-8")
        (example,) = library_examples(place)
        verify_library(place, example)

    return run


@pytest.mark.parametrize(
    "line",
    [
        "client.fetch('/all')  # expect: request",
        "client.fetch('/all')  # expect: request verb=GET base=http://users path=/all",
        "client.fetch('/all')  # expect@7: request path=/all",
        "client.fetch('/a b')  # expect: request path=\"/a b\"",
        "client.fetch(f'/{name}')  # expect: request path=/{name}",
        "client.fetch('/a' if name else '/b')  # expect: request path=/a|/b",
        "client.fetch('/all')  # expect: request receiver=our_client.Client",
        "client.fetch('/a'); client.fetch('/b')  # expect: request path=/a  # expect: request path=/b",
        "client.fetch('/a'); client.fetch('/b')  # expect: request  # expect: request path=/a",
        "client.fetch('/all')  # expect: request path=/all  # expect@8: request url=http://elsewhere",
        "pass",
    ],
)
def test_what_is_expected_is_found(verify: Verify, line: str) -> None:
    verify(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("pass  # expect: request path=/all", "missing users.py:7: request path=/all"),
        ("client.fetch('/all')  # expect: publish", "missing users.py:7: publish\nunexpected users.py:7: request"),
        ("client.fetch('/all')  # expect: request path=/some", "missing users.py:7: request path=/some\nunexpected"),
        ("client.fetch('/all')", "unexpected users.py:7: request base=http://users path=/all"),
    ],
)
def test_what_is_not_found_or_not_expected_is_told(verify: Verify, line: str, message: str) -> None:
    with pytest.raises(AssertionError) as caught:
        verify(line)

    assert str(caught.value).startswith(message)
