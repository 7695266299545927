from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pytest

from archfit.discover import survey
from archfit.extract import manifests
from archfit.extract.python import extract
from archfit.model import Config, Landscape, Tree


class Discover(Protocol):
    def __call__(
        self, files: Mapping[str, str], *, repositories: tuple[str, ...] = ("",), config: Config = ...
    ) -> Landscape: ...


def _discover(
    files: Mapping[str, str], *, repositories: tuple[str, ...] = ("",), config: Config | None = None
) -> Landscape:
    tree = Tree(tuple(sorted(files)), repositories)
    content = {path: text.encode() for path, text in files.items()}
    return survey(
        tree,
        manifests={path: manifests.extract(path, content[path]) for path in files if manifests.is_manifest(path)},
        facts={path: extract(path, content[path]) for path in files if path.endswith(".py")},
        config=config or Config(),
    )


@pytest.fixture
def discover() -> Discover:
    """Discovery as the engine runs it, on files given as texts."""
    return _discover
