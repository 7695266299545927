"""Runs the examples in a rule's documentation; for the rules here and for those of plugins alike.

A section of the documentation is an example when it holds files: a fenced block under a line that names
its path. A line that ends in `# expect: <rule>` must be reported, and `# expect@<line>: <rule>` anywhere in
a file means that line of it; of the rule's own findings no others may be reported. A `text` block, where
there is one, is what the user sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from archfit.engine.excerpts import with_excerpts
from archfit.engine.locate import locate
from archfit.engine.run import Request, run
from archfit.model import AnyRule, Report
from archfit.reporters import Page, render

_HEADING = re.compile(r"^## +(?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(?:`(?P<path>[^`\n]+)`:\n\n)?```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTATION = re.compile(r"# expect(?:@(?P<line>\d+))?: (?P<rule>[a-z][a-z0-9-]*)")
_DAY = date(2026, 1, 1)

Place = tuple[str, int, str]
"""Path, line and rule of a finding."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small system out of the documentation, and what must be found in it."""

    title: str
    files: dict[str, str] = field(default_factory=dict)
    output: str | None = None

    @property
    def expected(self) -> set[Place]:
        """The places that must be reported."""
        return {
            (path, int(found["line"] or number), found["rule"])
            for path, body in self.files.items()
            for number, line in enumerate(body.split("\n"), start=1)
            for found in _EXPECTATION.finditer(line)
        }

    def report(self, folder: Path) -> Report:
        """Write the files into an empty folder and check them, with every rule."""
        for path, body in self.files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_EXPECTATION.sub("", body), encoding="utf-8")
        root, repositories, found = locate((), (folder,))
        report = run(Request(root=root, repositories=repositories, config=found, today=_DAY))
        return with_excerpts(report, str(root))


def examples(rule: AnyRule) -> Iterator[Example]:
    """Yield the examples in the documentation of a rule."""
    _, *parts = _HEADING.split(rule.doc or "")
    for title, section in zip(parts[::2], parts[1::2], strict=True):
        blocks = list(_BLOCK.finditer(section))
        files = {block["path"]: block["body"] for block in blocks if block["path"]}
        output = next((block["body"] for block in blocks if block["language"] == "text"), None)
        if files:
            yield Example(title, files, output)


def verify(rule: AnyRule, example: Example, folder: Path) -> None:
    """Raise AssertionError unless just what the example expects of the rule is found."""
    report = example.report(folder)
    concerned = {rule.name} | {name for _, _, name in example.expected}
    found = {(one.at.path, one.at.line, one.name) for one in report.new if one.name in concerned}
    if found != example.expected:
        message = f"found {sorted(found)}, expected {sorted(example.expected)}"
        raise AssertionError(message)
    if example.output is not None:
        page = Page(color=False, unicode=True, width=120, quiet=True)
        shown = "".join(line.rstrip() + "\n" for line in render("full", report, page).splitlines())
        if shown != example.output:
            message = f"printed:\n{shown}"
            raise AssertionError(message)
