from __future__ import annotations

import pytest

from archfit.extract.columns import Codec
from archfit.extract.manifests import extract, is_manifest
from archfit.extract.manifests.openapi import MAX_OPERATIONS
from archfit.model import ManifestFacts
from archfit.model.interface import ApiDescription

THREE = """\
openapi: 3.0.3
servers:
  - url: https://{place}.example/{version}/
    variables: {place: {default: eu}, version: {default: v1}}
paths:
  /users/{user-id}:
    parameters:
      - $ref: '#/components/parameters/User'
    get:
      operationId: read
      x-openapi-router-controller: app.users
      responses: {'200': {}, default: {}}
    put:
      operationId: app.users.write
      requestBody: {}
  /files/{path}:
    delete:
      parameters:
        - {name: path, in: path, schema: {type: string, format: path}}
  /elsewhere:
    $ref: 'other.yml#/item'
  x-note: nothing
components:
  parameters:
    User: {name: user-id, in: path, schema: {type: integer}}
"""


def described(content: str | bytes, path: str = "openapi.yml") -> ApiDescription:
    found = extract(path, content.encode() if isinstance(content, str) else content)
    assert found.flaws == ()
    return found.descriptions[0]


def routes(description: ApiDescription) -> list[str]:
    return [f"{one.verb} {one.path}".strip() for one in description.operations]


def test_version_three() -> None:
    found = described(THREE)
    assert (found.version, found.base) == ("3.0.3", "/v1")
    assert routes(found) == [
        "GET /users/{user_id:int}",
        "PUT /users/{user_id:int}",
        "DELETE /files/{path:path}",
        "/elsewhere",
    ]


def test_handlers_bodies_and_answers() -> None:
    read, write, *_ = described(THREE).operations
    assert (read.controller, read.handler, read.takes_body, read.answers) == (
        "app.users", "read", False, ("200", "default")
    )  # fmt: skip
    assert (write.controller, write.handler, write.takes_body, write.answers) == ("", "app.users.write", True, ())
    assert (read.at.line, write.at.line) == (9, 13)


def test_version_two() -> None:
    found = described(
        "swagger: '2.0'\nbasePath: /api/\npaths:\n  /orders:\n    post:\n      parameters: [{in: body, name: order}]\n"
    )
    assert (found.version, found.base, routes(found)) == ("2.0", "/api", ["POST /orders"])
    assert found.operations[0].takes_body


def test_json() -> None:
    found = described(
        '{\n\t"openapi": "3.1.0", "info": {"title": "\\ud83d\\ude00"},\n\t"paths": {"/a": {"get": {}}}}', "openapi.json"
    )
    assert routes(found) == ["GET /a"]


def test_a_part_with_nothing_but_paths() -> None:
    found = described("paths:\n  /a:\n    get: {}\n", "swagger/public.yml")
    assert (found.version, routes(found)) == ("", ["GET /a"])


@pytest.mark.parametrize(
    "path", ["openapi.yaml", "svc/swagger.json", "svc/swagger/users.yml", "api/users.yml", "my_api.yml", "spec/a.yaml"]
)
def test_what_may_be_one(path: str) -> None:
    assert is_manifest(path)


@pytest.mark.parametrize(
    "path", ["package.json", "users.yml", "fixtures/users.json", "api/users.json", "specific/users.yml"]
)
def test_what_is_none(path: str) -> None:
    assert not is_manifest(path)


@pytest.mark.parametrize("content", ["a: [", "services: {a: {image: b}}", "x: 1\n  openapi: 3", " " * (1 << 21)])
def test_what_is_called_like_one_and_is_none_is_no_flaw(content: str) -> None:
    assert extract("api/users.yml", content.encode()) == ManifestFacts("api/users.yml")


def test_a_reference_leads_neither_to_files_nor_round_in_circles() -> None:
    references = ("file:///etc/passwd", "http://x/y#/z", "#/paths/~12")
    paths = "".join(f"  /{number}: {{$ref: '{one}'}}\n" for number, one in enumerate(references))
    found = described(f"openapi: 3.0.0\npaths:\n{paths}")
    assert routes(found) == ["/0", "/1", "/2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("openapi: 3.0.0\npaths: " + "[" * 200, "nested more than 100 levels deep"),
        ("openapi: 3.0.0\npaths: {/a: &a {get: *a}}", "names no value before it"),
        ("openapi: 3.0.0\nx: [" + "1," * 100_001 + "]", "more than 100000 values"),
        (
            "openapi: 3.0.0\npaths:\n" + "".join(f"  /{n}: {{get: {{}}}}\n" for n in range(MAX_OPERATIONS + 1)),
            "more than 5000 operations",
        ),
        ("openapi: 3.0.0\n" + "#" * (1 << 20), "larger than 1 MiB"),
        ("openapi: [", "cannot be read"),
    ],
)
def test_what_is_too_much_is_a_flaw(content: str, said: str) -> None:
    found = extract("openapi.yml", content.encode())
    assert found.descriptions == ()
    assert said in found.flaws[0].message


def test_one_operation_said_a_thousand_times_is_refused() -> None:
    shared = f"x: &x {{get: {{operationId: {'a' * 20_000}}}}}\n"
    content = f"openapi: 3.0.0\n{shared}paths:\n" + "".join(f"  /{n}: *x\n" for n in range(2000))
    assert "repeating itself" in extract("openapi.yml", content.encode()).flaws[0].message


def test_a_template_says_nothing() -> None:
    assert extract("openapi.yml", b"openapi: 3.0.0\npaths: {{ paths }}\n a: [") == ManifestFacts("openapi.yml")


def test_kept_and_read_again() -> None:
    found = extract("openapi.yml", THREE.encode())
    codec = Codec(ManifestFacts)
    assert codec.decode(codec.encode(found)) == found
