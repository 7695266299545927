"""Steps of evidence: those of a violation as a tree for a chain and a list for anything else, single ones as a line."""

from __future__ import annotations

from typing import Any

from archfit.model.finding import Step, Violation
from archfit.reporters.escape import leading, prose, visible
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted, line_place
from archfit.reporters.style import cells, glyphs

_CHAINS = ("chain", "cycle")
_LONGEST = 8
"""Hops; of longer evidence only the two ends are shown."""
_END = 3


def title(violation: Violation) -> str:
    """Return what the steps are: `chain: 2 imports`, `cycle:`."""
    if violation.steps_title == "chain":
        return f"chain: {counted(len(violation.steps) - 1, 'import')}"
    return f"{visible(violation.steps_title)}:"


def step_lines(violation: Violation, page: Page) -> list[str]:
    """Return one line per step, the places aligned; the middle of long evidence is counted only."""
    chained = violation.steps_title in _CHAINS
    steps = violation.steps
    closed = chained and steps[-1].text == steps[0].text
    shown = _ends(steps, chained=chained)
    rows = []
    for depth, step in enumerate(shown):
        indent = "   " * (depth - 1) if chained else ""
        if isinstance(step, int):
            rows.append((f"{indent}{glyphs(page).ellipsis} {step} more {glyphs(page).ellipsis}", ""))
            continue
        branch = f"{indent}{glyphs(page).branch} " if chained and depth else ""
        back = f"  {glyphs(page).back}" if closed and 0 < depth == len(shown) - 1 else ""
        rows.append((branch + (visible(step.text) if branch else leading(step.text)), _where(step) + back))
    width = max(cells(text) for text, where in rows)
    return [f"{text}{' ' * (width - cells(text))}  {where}".rstrip() for text, where in rows]


def _ends(steps: tuple[Step, ...], *, chained: bool) -> list[Step | int]:
    start = 1 if chained else 0  # the first step of a chain is where it starts, no hop
    if len(steps) - start <= _LONGEST:
        return list(steps)
    return [*steps[: start + _END], len(steps) - start - 2 * _END, *steps[-_END:]]


def _where(step: Step) -> str:
    place = line_place(step.at) if step.at.line else ""
    return f"{place}  ({visible(step.note)})" if step.note else place


def evidence_line(step: Step) -> str:
    """Return what stands where, on one line."""
    where = f"  {line_place(step.at)}" if step.at.path else ""
    return f"{leading(prose(step.text))}{where}"


def evidence_document(step: Step) -> dict[str, Any]:
    """Return it for JSON; `path` and `line` are null where there is no place."""
    return {"text": step.text, "path": step.at.path or None, "line": step.at.line or None}
