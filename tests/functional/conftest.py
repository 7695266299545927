from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Result = subprocess.CompletedProcess[str]
Archfit = Callable[..., Result]
Write = Callable[[Mapping[str, str]], Path]

EXAMPLES = Path(__file__).parents[2] / "examples"
_DAY = "1767225600"  # 2026-01-01: what expires does so at the same time in every run


@pytest.fixture(scope="session")
def command() -> Path:
    """The installed console script."""
    return Path(sysconfig.get_path("scripts")) / "archfit"


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """No terminal, no colour, no CI, always the same day, and a cache that begins empty."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "LANG") if name in os.environ}
    return {**kept, "SOURCE_DATE_EPOCH": _DAY, "ARCHFIT_CACHE_DIR": str(tmp_path_factory.mktemp("cache") / "archfit")}


@pytest.fixture(scope="session")
def archfit(command: Path, environment: dict[str, str]) -> Archfit:
    """Run the command in a folder and return what it prints."""

    def run(*arguments: str | Path, cwd: Path, variables: Mapping[str, str] | None = None) -> Result:
        return subprocess.run(
            [command, *arguments],
            cwd=cwd,
            env={**environment, **(variables or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files into an empty folder and return it."""

    def files(contents: Mapping[str, str]) -> Path:
        for path, content in contents.items():
            place = tmp_path / "system" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content, encoding="utf-8")
        return tmp_path / "system"

    return files


@pytest.fixture
def monolith(tmp_path: Path) -> Path:
    """A copy of the example, to be changed at will."""
    return Path(shutil.copytree(EXAMPLES / "modular_monolith", tmp_path / "monolith"))
