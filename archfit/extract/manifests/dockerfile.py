"""Dockerfiles: from what an image is built and what it starts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archfit.extract.manifests.containers import port
from archfit.extract.manifests.interpolation import shell
from archfit.extract.manifests.packages.installing import installed
from archfit.extract.manifests.places import folder_of, one_line
from archfit.extract.manifests.settings import setting
from archfit.model import Copy, Deployable, Location, Port, Setting
from archfit.model.value import UNKNOWN, Hole, Text, Variable, text

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
MAX_VALUE = 1 << 15
"""The longest value that is made of others: each could be twice the one before."""
_QUOTED = r"\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*'|\\."
_PAIR = re.compile(rf"(?P<name>[A-Za-z_][\w.\-]*)=(?P<value>(?:{_QUOTED}|[^\s\"'\\])*)")
_QUOTES = re.compile(_QUOTED)


@dataclass(slots=True)
class _Stage:
    """What a stage of a build has so far."""

    image: str = ""
    command: str = ""
    entrypoint: str = ""
    environment: dict[str, Setting] = field(default_factory=dict)
    arguments: dict[str, Text] = field(default_factory=dict)
    ports: list[Port] = field(default_factory=list)

    def worth(self, written: str) -> Text:
        """Return a value with what this stage has set filled in."""
        parts = (self.part(part) if isinstance(part, Variable) else part for part in shell(written).parts)
        value = text(*parts)
        return value if sum(map(len, value.parts)) <= MAX_VALUE else UNKNOWN

    def part(self, variable: Variable) -> Text | Hole:
        """Return what a variable is worth: what ENV says, else the default of ARG, else its own."""
        known = self.environment.get(variable.name)
        value = known.value if known else self.arguments.get(variable.name) or variable.default
        return Hole(variable.name) if value is None else value


def read(path: str, content: str) -> Iterator[Deployable]:
    """Yield the image a Dockerfile builds, with what its last stage sets; nothing when there is no `FROM` in it."""
    line, stage, before = 0, _Stage(), _Stage()
    stages: dict[str, _Stage] = {}
    copies: dict[str, Copy] = {}
    installs: list[str] = []
    for at, word, rest in _instructions(content):
        if word == "FROM":
            line = line or at
            stage = _begun(rest, stages, before)
        elif word in ("COPY", "ADD"):
            for source in _sources(rest):
                copies.setdefault(source, Copy(source, Location(path, at)))
        elif word == "RUN":
            installs += installed(rest)
        else:
            _apply(stage if line else before, word, rest, Location(path, at))
    if line:
        yield Deployable(
            name_of(path),
            "Dockerfile",
            Location(path, line),
            context=folder_of(path),
            dockerfile=path,
            image=stage.image,
            command=" ".join(filter(None, (stage.entrypoint, stage.command))),
            copies=tuple(copies.values()),
            installs=tuple(dict.fromkeys(installs)),
            environment=tuple(stage.environment.values()),
            ports=tuple(dict.fromkeys(stage.ports)),
        )


def _begun(rest: str, stages: dict[str, _Stage], before: _Stage) -> _Stage:
    """Begin a stage; one from an earlier stage has what that has set, but starts what it says itself."""
    words = [word for word in rest.split() if not word.startswith("--")]
    image = words[0] if words else ""
    earlier = stages.get(image.lower())
    stage = _Stage(image, arguments=dict(before.arguments))
    if earlier:
        stage.environment, stage.ports = dict(earlier.environment), list(earlier.ports)
    if len(words) > 2 and words[1].lower() == "as":  # noqa: PLR2004 -- FROM image AS name
        stages[words[2].lower()] = stage
    return stage


def _apply(stage: _Stage, word: str, rest: str, at: Location) -> None:
    if word == "CMD":
        stage.command = _command(rest)
    elif word == "ENTRYPOINT":
        stage.entrypoint = _command(rest)
    elif word == "ENV":
        for name, value in _pairs(rest):
            stage.environment[name] = setting(name, stage.worth(value), at)
    elif word == "ARG":
        for name, value in _pairs(rest):
            stage.arguments.setdefault(name, stage.worth(value))
    elif word == "EXPOSE":
        stage.ports += (Port(number) for number in map(port, rest.split()) if number)


def _pairs(rest: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of `A=1 B="two words"`, or of the older `A value to the end`."""
    if "=" in rest.split(" ", 1)[0]:
        for found in _PAIR.finditer(rest):
            yield found["name"], _QUOTES.sub(_unquoted, found["value"])
    elif " " in rest:
        name, _, value = rest.partition(" ")
        yield name, value.strip()


def _unquoted(found: re.Match[str]) -> str:
    quoted = found[0]
    return quoted[1:-1] if quoted[0] in "\"'" else quoted[1:]


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
