"""Which files say what is required and installed, and the reader of each kind."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.extract.manifests.packages import locks, pipfile, requirements_txt
from archfit.model import Location
from archfit.model.packages import Distribution, IgnoreFile, Lock, RequirementFile

Found = Distribution | RequirementFile | Lock | IgnoreFile

MAX_PATTERNS = 1000
_IGNORE_FILE = ".dockerignore"


def is_one(path: str) -> bool:
    """Tell by its name whether a file is about packages or what is copied into images, and nothing else."""
    folder, _, name = path.rpartition("/")
    by_tool = name == "Pipfile" or is_lock(path)
    return by_tool or name.endswith(_IGNORE_FILE) or requirements_txt.is_requirements_file(folder, name)


def is_lock(path: str) -> bool:
    """Tell by its name whether a tool wrote a file, which may be long."""
    name = path.rpartition("/")[2]
    return name in locks.TOML or name == locks.JSON


def read(path: str, content: bytes) -> Iterator[Found]:
    """Yield what a file about packages says; ValueError when it cannot be read."""
    name = path.rpartition("/")[2]
    text = content.decode("utf-8-sig")
    if name == locks.JSON:
        return locks.read_json(path, text)
    if name in locks.TOML or name == "Pipfile":
        import tomli  # noqa: PLC0415 - only where there is one

        document = tomli.loads(text)
        return locks.read_toml(path, document) if name in locks.TOML else pipfile.read(path, document, text)
    return _ignored(path, text) if name.endswith(_IGNORE_FILE) else requirements_txt.read(path, text)


def _ignored(path: str, text: str) -> Iterator[IgnoreFile]:
    """Yield the patterns of a `.dockerignore` (Docker, build context)."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    yield IgnoreFile(Location(path), tuple(lines[:MAX_PATTERNS]))
