from __future__ import annotations

import pytest

from archfit.extract.columns import Codec
from archfit.extract.manifests import extract
from archfit.extract.manifests.proto import MAX_TOKENS
from archfit.model import ManifestFacts

MUCH = 1 << 18
USERS = """\
// service Old { rpc Gone (A) returns (B); }
/* service Older {} */
syntax = "proto3";
package shop.v1;
import "service.proto";
option (file).service = { rpc: "x" };

service Users {
  option deprecated = true;
  rpc Get (Key) returns (.shop.v1.User) {
    option (google.api.http) = { get: "/v1/users/{key}" additional_bindings { get: "};" } };
  }
  rpc Watch(stream Key)
    returns (stream User);
}
message service { string service = 1; message Inner { oneof service { string rpc = 2; } } }
service Orders {}
"""


def services(content: str) -> list[str]:
    found = extract("protos/users.proto", content.encode())
    assert found.flaws == ()
    return [f"{one.name}: {' '.join(method.name for method in one.methods)}".strip() for one in found.procedures]


def test_services_and_methods() -> None:
    assert services(USERS) == ["shop.v1.Users: Get Watch", "shop.v1.Orders:"]


def test_messages_streams_and_places() -> None:
    get, watch = extract("users.proto", USERS.encode()).procedures[0].methods
    assert (get.request, get.response, get.streams_request, get.streams_response, get.at.line) == (
        "Key", "shop.v1.User", False, False, 10
    )  # fmt: skip
    assert (watch.request, watch.response, watch.streams_request, watch.streams_response, watch.at.line) == (
        "Key", "User", True, True, 13
    )  # fmt: skip


def test_without_a_package() -> None:
    assert services("service A { rpc B (stream) returns (C) {} }") == ["A: B"]


@pytest.mark.parametrize(
    "content",
    [
        "service", "service A", "service A {", "service A { rpc", "service A { rpc B (", "service A { rpc B (stream",
        "service A { rpc B (C) returns", "service A { rpc B (C) returns (D", "/*", '"', "'\\", "package",
        "}" * 99, "{" * 99, "\x00\ufeffservice", "service A { { rpc B (C) returns (D); }",
    ],
)  # fmt: skip
def test_what_breaks_off_loses_nothing(content: str) -> None:
    assert services(f"service First {{ rpc Get (A) returns (B); }}\n{content}")[0] == "First: Get"


@pytest.mark.parametrize(
    "piece",
    ["{", "}", "(", "/*", "//", '"', "'", "\\", "\n", "a", " ", "service A {", "rpc A (B) returns (", "package a;"],
)
def test_much_of_one_thing(piece: str) -> None:
    content = piece * (MUCH // len(piece))
    found = extract("a.proto", content.encode())
    assert not found.flaws or "words and marks" in found.flaws[0].message or "repeating" in found.flaws[0].message


def test_too_much_is_a_flaw() -> None:
    found = extract("a.proto", b"{ " * (MAX_TOKENS + 1))
    assert (found.procedures, "more than 300000 words and marks" in found.flaws[0].message) == ((), True)


def test_kept_and_read_again() -> None:
    found = extract("users.proto", USERS.encode())
    codec = Codec(ManifestFacts)
    assert codec.decode(codec.encode(found)) == found
