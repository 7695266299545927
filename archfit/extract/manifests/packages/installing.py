"""What a command of the shell installs: `pip install -r requirements.txt`, `cd /src/tools && pip install .`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

MAX_COMMAND = 10_000
_COMMANDS = re.compile(r"&&|\|\||[;|]")
_PIP = re.compile(r"pip[\d.]*")
_LISTED = ("-r", "--requirement", "--requirements")
_VALUED = ("-c", "-f", "-i", "-t", "--constraint", "--find-links", "--index-url", "--prefix", "--root", "--target")
_ELSEWHERE = frozenset(("apt", "apt-get", "apk", "dnf", "pipx", "tool", "yum"))
"""Words of commands that install such a tool, or something else by it."""
_LOCKS = {"poetry": "poetry.lock", "uv": "uv.lock", "pdm": "pdm.lock", "pipenv": "Pipfile.lock"}


def installed(command: str) -> Iterator[str]:
    """Yield the requirements files, lock files and folders that a command installs, as it names them."""
    folder = ""
    for part in _COMMANDS.split(command[:MAX_COMMAND]):
        words = part.split()
        if words[:1] == ["cd"] and len(words) > 1:
            folder = posixpath.join(folder, words[1])
        tools = [word.rpartition("/")[2] for word in words]
        if "install" in tools and any(map(_PIP.fullmatch, tools[: tools.index("install")])):
            named = _named(words[tools.index("install") + 1 :])
            yield from (posixpath.normpath(posixpath.join(folder, one)) for one in named)
        elif "setup.py" in tools and not {"install", "develop"}.isdisjoint(tools):
            yield posixpath.normpath(folder)
        elif not {"install", "sync", "export"}.isdisjoint(tools) and not _ELSEWHERE.intersection(tools):
            yield from (_LOCKS[tool] for tool in tools if tool in _LOCKS)


def _named(words: list[str]) -> Iterator[str]:
    """Yield the lists and folders among the words behind `pip install`."""
    before = ""
    for word in words:
        option, _, value = word.partition("=")
        plain = word.strip("\"'").partition("[")[0]
        if option in _LISTED and value:
            yield value.strip("\"'")
        elif word.startswith("-r") and word not in _LISTED:
            yield word[2:].strip("\"'")
        elif before in _LISTED or (plain[:1] in ("/", ".") and before not in _VALUED):
            yield plain
        before = word
