"""Examples in a documentation, as files with lines that say what is expected there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_HEADING = re.compile(r"^## +(?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(?:`(?P<path>[^`\n]+)`:\n\n)?```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTATION = re.compile(r"# expect(?:@(?P<line>\d+))?: (?P<what>.*?)[ \t]*(?=# expect|$)", re.MULTILINE)


class Expectation(NamedTuple):
    """What must be found at a place."""

    path: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Example:
    """A small system out of a documentation, and what must be found in it."""

    title: str
    marked: dict[str, str] = field(default_factory=dict)
    """The files by path, as they stand in the documentation."""
    output: str | None = None
    """What the user sees, where a `text` block says it."""
    history: str = ""
    """The commits, where a `history` block tells them."""

    @property
    def files(self) -> dict[str, str]:
        """The files by path, without what is expected."""
        return {path: _EXPECTATION.sub("", body) for path, body in self.marked.items()}

    @property
    def expected(self) -> list[Expectation]:
        """What must be found, in order."""
        return [
            Expectation(path, int(found["line"] or number), found["what"])
            for path, body in self.marked.items()
            for number, line in enumerate(body.split("\n"), start=1)
            for found in _EXPECTATION.finditer(line)
        ]


def examples_in(documentation: str) -> Iterator[Example]:
    """Yield the examples in a documentation."""
    _, *parts = _HEADING.split(documentation)
    for title, section in zip(parts[::2], parts[1::2], strict=True):
        blocks = list(_BLOCK.finditer(f"{section}\n"))
        files = {block["path"]: block["body"] for block in blocks if block["path"]}
        output = next((block["body"] for block in blocks if block["language"] == "text"), None)
        history = next((block["body"] for block in blocks if block["language"] == "history"), "")
        if files:
            yield Example(title, files, output, history)
