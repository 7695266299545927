"""Whether a component is ready to be a service of its own, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from archfit.model.readiness import Answer, Reply, ready
from archfit.reporters.escape import leading, prose, visible_values
from archfit.reporters.evidence import evidence_document, evidence_line
from archfit.reporters.page import Page
from archfit.reporters.style import BLUE, BOLD, RED, YELLOW, paint

_VERSION = 1
_COLOURS = {Reply.NO: RED, Reply.UNKNOWN: YELLOW, Reply.YES: BLUE}
_READY = {
    Reply.YES: "ready to live alone",
    Reply.NO: "not ready to live alone",
    Reply.UNKNOWN: "not known to be ready to live alone",
}


def render_readiness(name: Literal["text", "json"], component: str, answers: Sequence[Answer], page: Page) -> str:
    """Return the five answers about a component, ending with one newline."""
    if name == "json":
        return json.dumps(visible_values(_document(component, answers)), indent=2, ensure_ascii=False) + "\n"
    head = f"{paint(leading(component), BOLD, page)}: {_READY[ready(answers)]}"
    return "\n".join((head, *(line for one in answers for line in _lines(one, page)))) + "\n"


def _lines(answer: Answer, page: Page) -> Iterator[str]:
    width = max(len(one.value) for one in Reply)
    said = paint(answer.reply.value, _COLOURS[answer.reply], page) + " " * (width - len(answer.reply.value))
    yield f"  {said}  {answer.question} {prose(answer.reason)}"
    for step in answer.evidence:
        yield f"  {' ' * width}    {evidence_line(step)}"


def _document(component: str, answers: Sequence[Answer]) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "component": component,
        "ready": ready(answers).value,
        "answers": [
            {
                "question": one.question,
                "answer": one.reply.value,
                "reason": one.reason,
                "evidence": [evidence_document(step) for step in one.evidence],
            }
            for one in answers
        ],
    }
