"""Dockerfiles: from what an image is built and what it starts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from archfit.extract.manifests.places import folder_of, one_line
from archfit.model import Deployable, Location

VARIANTS = frozenset(
    (
        "",
        "base",
        "ci",
        "debug",
        "dev",
        "devel",
        "development",
        "local",
        "prod",
        "production",
        "public",
        "release",
        "slim",
        "stage",
        "staging",
        "test",
        "tests",
        "testing",
        "arm",
        "arm64",
        "amd64",
        "alpine",
        "cpu",
        "gpu",
    )
)
"""Words in the names of Dockerfiles that tell a build of the same thing, not another thing."""


def read(path: str, text: str) -> Iterator[Deployable]:
    """Yield the image a Dockerfile builds; nothing when there is no `FROM` in it."""
    image, line, command, entrypoint = "", 0, "", ""
    copies: list[str] = []
    for at, word, rest in _instructions(text):
        if word == "FROM":
            image, line = _base(rest), line or at
            command = entrypoint = ""
        elif word in ("COPY", "ADD"):
            copies.extend(_sources(rest))
        elif word == "CMD":
            command = _command(rest)
        elif word == "ENTRYPOINT":
            entrypoint = _command(rest)
    if line:
        yield Deployable(
            name_of(path),
            "Dockerfile",
            Location(path, line),
            context=folder_of(path),
            dockerfile=path,
            image=image,
            command=" ".join(filter(None, (entrypoint, command))),
            copies=tuple(dict.fromkeys(copies)),
        )


def is_dockerfile(name: str) -> bool:
    """Tell by its name whether a file is a Dockerfile: `Dockerfile`, `Dockerfile.orders`, `orders.Dockerfile`."""
    lower = name.lower()
    if not ("dockerfile" in lower or "containerfile" in lower) or lower.endswith(
        (".dockerignore", ".md", ".py", ".sh")
    ):
        return False
    parts = lower.replace("-", ".").replace("_", ".").split(".")
    return bool({"dockerfile", "containerfile"} & set(parts)) or lower.startswith("dockerfile")


def name_of(path: str) -> str:
    """Return what the name of a Dockerfile says it builds, or nothing: `Dockerfile.orders.prod` says `orders`."""
    parts = path.rpartition("/")[2].split(".")
    words = [part for part in parts if part.lower() not in ("dockerfile", "containerfile")]
    return ".".join(word for word in words if word.lower() not in VARIANTS and not word[0].isdigit())


def _instructions(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, word and rest of each instruction, continuation lines joined, comments left out."""
    started, parts = 0, []
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        started = started or number
        parts.append(stripped.removesuffix("\\").rstrip())
        if stripped.endswith("\\"):
            continue
        word, _, rest = " ".join(parts).partition(" ")
        yield started, word.upper(), rest.strip()
        started, parts = 0, []


def _base(rest: str) -> str:
    words = [word for word in rest.split() if not word.startswith("--")]
    return words[0] if words else ""


def _sources(rest: str) -> tuple[str, ...]:
    """Return what is copied from the build context; what comes from another stage does not count."""
    words = rest.split()
    if any(word.startswith("--from=") for word in words):
        return ()
    plain = " ".join(word for word in words if not word.startswith("--"))
    listed = _json_list(plain)
    return tuple((listed if listed is not None else plain.split())[:-1])


def _command(rest: str) -> str:
    listed = _json_list(rest)
    return one_line(listed if listed is not None else rest)


def _json_list(text: str) -> list[str] | None:
    if not text.startswith("["):
        return None
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else None
