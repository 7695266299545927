"""Manifests made to cost: each is answered for, with what is said or with a flaw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.columns import Codec
from archfit.extract.manifests import extract
from archfit.model import ManifestFacts

MEGABYTE = (1 << 20) - 200
MUCH = 1 << 17
PATHS = (
    ".env", "alembic.ini", "nginx.conf", "main.tf", "Dockerfile", "docker-compose.yml", "k8s/x.yaml", "values.yaml",
    "kustomization.yaml", "serverless.yml", "template.yaml", "Procfile", "openapi.yml", "swagger.json", "a.proto",
    "app.ini", "config.toml", "config/app.yml", "settings.json",
)  # fmt: skip
PIECES = (
    "${", "${A:-", "$A", "$$", "}", "{", '"', "'", "\\", "\n", "=", "A=", "<<EOF\n", "/*", "#", "server {", "set $a ",
    'resource "a" "b" {', "location / {", "ENV A=", "(", "[", ";", "%(", "http://a:", "@", "password=", "FROM x\n",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("piece", PIECES)
def test_much_of_one_thing(path: str, piece: str) -> None:
    content = ("FROM x\n" if path == "Dockerfile" else "") + piece * (MUCH // len(piece))
    assert extract(path, content.encode()).path == path


@pytest.mark.parametrize("path", PATHS)
@given(st.lists(st.sampled_from([*PIECES, "a", " ", ": ", "- ", "services", "kind", "Pod"]), max_size=60).map("".join))
def test_any_text_is_answered_for(path: str, text: str) -> None:
    found = extract(path, text.encode())
    codec = Codec(ManifestFacts)
    assert codec.decode(codec.encode(found)) == found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("letter", ["a", "_", " ", "$", "'", "\\"])
def test_a_line_of_a_megabyte(path: str, letter: str) -> None:
    assert extract(path, f"A{letter * MEGABYTE}".encode()).path == path


def compose(shared: str, service: str) -> bytes:
    return f"x: &x {shared}\nservices:\n{''.join(f' s{n}: {service}' + chr(10) for n in range(9000))}".encode()


@pytest.mark.parametrize(
    "content",
    [
        compose("[" + ", ".join(f"A{n}=1" for n in range(9000)) + "]", "{image: a, environment: *x}"),
        compose("[" + ", ".join(f"'{n}:80'" for n in range(9000)) + "]", "{image: a, ports: *x}"),
        compose("x" * 400_000, "{image: a, command: *x}"),
        compose("x" * 400_000, "{image: *x}"),
    ],
)
def test_one_thing_said_by_many_services_is_refused(content: bytes) -> None:
    found = extract("docker-compose.yml", content)
    assert [flaw.message for flaw in found.flaws] == [
        "the manifest cannot be read: it says more than 8 MiB by repeating itself"
    ]


def test_a_chart_of_aliases_does_not_grow() -> None:
    lines = ["a0: &a0 {" + ", ".join(f"k{n}: v" for n in range(50)) + "}"]
    lines += [f"a{n}: &a{n} {{{', '.join(f'k{m}: *a{n - 1}' for m in range(50))}}}" for n in range(1, 9)]
    (group,) = extract("values.yaml", "\n".join(lines).encode()).groups
    assert len(group.settings) <= 2000


def test_a_manifest_beyond_the_limit_is_a_flaw() -> None:
    assert [flaw.message for flaw in extract(".env", b"A=1\n" * 300_000).flaws] == ["the manifest is larger than 1 MiB"]
