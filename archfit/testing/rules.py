"""
Runs the examples of a rule.

A line that ends in `# expect: <rule>` must be reported, and of the rule's own findings no others may be. A
`text` block, where there is one, is what the user sees; a `history` block tells the commits of the system.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from archfit.engine.excerpts import with_excerpts
from archfit.engine.locate import locate
from archfit.engine.run import Request, run
from archfit.model import AnyRule, Report
from archfit.reporters import Page, render
from archfit.testing.history import write_history
from archfit.testing.sections import Example, examples_in

_DAY = date(2026, 1, 1)


def examples(rule: AnyRule) -> Iterator[Example]:
    """Yield the examples in the documentation of a rule."""
    return examples_in(rule.doc or "")


def verify(rule: AnyRule, example: Example, folder: Path) -> None:
    """Raise AssertionError unless just what the example expects of the rule is found; it is written to a folder."""
    expected = set(map(tuple, example.expected))
    report = _report(example, folder)
    concerned = {rule.name} | {one.what for one in example.expected}
    if any(one.name == rule.name for one in report.skipped):
        message = "the rule did not run"
        raise AssertionError(message)
    found = {(one.at.path, one.at.line, one.name) for one in report.new if one.name in concerned}
    if found != expected:
        message = f"found {sorted(found)}, expected {sorted(expected)}"
        raise AssertionError(message)
    if example.output is not None:
        page = Page(color=False, unicode=True, width=120, quiet=True)
        shown = "".join(line.rstrip() + "\n" for line in render("full", report, page).splitlines())
        if shown != example.output:
            message = f"printed:\n{shown}"
            raise AssertionError(message)


def _report(example: Example, folder: Path) -> Report:
    """Write the files into an empty folder and check them, with every rule."""
    for path, body in example.files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(body, encoding="utf-8")
    if example.history:
        write_history(example.history, folder)
    root, repositories, found = locate((), (folder,))
    report = run(Request(root=root, repositories=repositories, config=found, today=_DAY))
    return with_excerpts(report, str(root))
