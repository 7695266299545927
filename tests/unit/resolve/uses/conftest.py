from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from textwrap import dedent

import pytest

from archfit.extract.python import extract
from archfit.extract.python.summary import summarise
from archfit.libraries.loading import load
from archfit.model import Need, SourceRoot
from archfit.model.library import Activity, Knowledge, Role
from archfit.model.use import Use
from archfit.resolve.program import program

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]
Asked = Callable[..., list[str]]


@pytest.fixture
def uses() -> Uses:
    """Return what the files of a program do through libraries."""
    return _uses


@pytest.fixture
def asked() -> Asked:
    """Return the URLs that a program sends requests to, in order of place: of `shop.py` alone, or of several files."""

    def urls(text: str = "", *, files: Mapping[str, str] | None = None) -> list[str]:
        found = _uses(files or {"shop.py": f"import requests\n{dedent(text)}"})
        return [shown(use, Role.URL) for use in found if use.activity is Activity.REQUEST]

    return urls


@pytest.fixture
def requests_of() -> Asked:
    """Return the requests of a program, in order of place: `<caller>: <verb> <URL>`."""

    def requests(text: str = "", *, files: Mapping[str, str] | None = None) -> list[str]:
        found = _uses(files or {"shop.py": f"import requests\n{dedent(text)}"})
        return [
            f"{use.caller}: {shown(use, Role.VERB)} {shown(use, Role.URL)}"
            for use in found
            if use.activity is Activity.REQUEST
        ]

    return requests


def shown(use: Use, role: Role) -> str:
    """Write what may play a role, one or several."""
    return " | ".join(map(str, use.values(role)))


def _uses(files: Mapping[str, str]) -> tuple[Use, ...]:
    sources = {path: dedent(text).encode() for path, text in files.items()}
    needs = frozenset({Need.IMPORTS})
    imports = (one for path, text in sources.items() for one in extract(path, text, needs).imports)
    knowledge = _knowledge(frozenset(one.module.partition(".")[0] for one in imports))
    summaries = {path: summarise(path, text) for path, text in sources.items()}
    return program(summaries, [SourceRoot("", "")], {}, knowledge).uses


@cache
def _knowledge(packages: frozenset[str]) -> Knowledge:
    return Knowledge.of(load(packages))
