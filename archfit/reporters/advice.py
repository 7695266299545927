"""Advice about boundaries, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from archfit.model.advice import Advice
from archfit.model.finding import Step
from archfit.reporters.escape import leading, prose, visible_values
from archfit.reporters.evidence import evidence_document, evidence_line
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted
from archfit.reporters.style import BOLD, more, paint

_VERSION = 1
_MOST_STEPS = 4


def render_advice(
    name: Literal["text", "json"], advice: Sequence[Advice], page: Page, *, everything: bool = False
) -> str:
    """Return all advice with its reasons, ending with one newline."""
    if name == "json":
        document = {"version": _VERSION, "advice": [_document(one) for one in advice]}
        return json.dumps(visible_values(document), indent=2, ensure_ascii=False) + "\n"
    blocks = [list(_lines(one, page, everything=everything)) for one in advice]
    return (
        "\n\n".join("\n".join(block) for block in blocks or [["no advice: nothing speaks for other boundaries"]]) + "\n"
    )


def _lines(advice: Advice, page: Page, *, everything: bool) -> Iterator[str]:
    yield f"{paint(advice.kind.value, BOLD, page)}: {leading(prose(advice.text))} ({advice.weight:.2f})"
    yield from _steps(advice.reasons, page, everything=everything)
    if advice.blockers:
        yield f"  before that, {counted(len(advice.blockers), 'tie')} would have to be cut:"
        yield from _steps(advice.blockers, page, everything=everything)


def _steps(steps: Sequence[Step], page: Page, *, everything: bool) -> Iterator[str]:
    shown = steps if everything else steps[:_MOST_STEPS]
    yield from (f"  {evidence_line(one)}" for one in shown)
    yield from (f"  {line}" for line in more(len(steps) - len(shown), page))


def _document(advice: Advice) -> dict[str, Any]:
    return {
        "kind": advice.kind.value,
        "components": list(advice.components),
        "text": advice.text,
        "weight": advice.weight,
        "reasons": [evidence_document(one) for one in advice.reasons],
        "blockers": [evidence_document(one) for one in advice.blockers],
    }
