"""The verdict on every group of services, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from archfit.model.verdict import WAYS_OUT, Group, Judgement, Part
from archfit.reporters.escape import leading, prose, visible_values
from archfit.reporters.evidence import evidence_document, evidence_line
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted
from archfit.reporters.style import BLUE, BOLD, RED, YELLOW, columns, paint

_VERSION = 1
_MOST_EVIDENCE = 3
_COLOURS = {Judgement.DISTRIBUTED_MONOLITH: RED, Judgement.COUPLED: YELLOW, Judgement.UNKNOWN: BLUE}
_ADVICE = 2
"""So many ways to a lower score are told."""


def render_verdict(
    name: Literal["text", "json"], groups: Sequence[Group], page: Page, *, everything: bool = False
) -> str:
    """Return the verdict on every group, ending with one newline: `json` whole, `text` with the first evidence."""
    if name == "json":
        document = {"version": _VERSION, "groups": [_document(one) for one in groups]}
        return json.dumps(visible_values(document), indent=2, ensure_ascii=False) + "\n"
    told = [one for one in groups if one.parts]
    blocks = [list(_in_full(one, page, everything=everything)) for one in told]
    rest = [one for one in groups if not one.parts]
    blocks += [list(_together(those, page)) for those in _by_verdict(rest)]
    return "\n\n".join("\n".join(block) for block in blocks or [["no service was found: nothing to judge"]]) + "\n"


def _in_full(group: Group, page: Page, *, everything: bool) -> Iterator[str]:
    yield f"{leading(', '.join(group.services))}: {_said(group, page)}, {group.score} of 100"
    rows = [row for part in group.parts for row in _evidence(part, everything=everything)]
    yield from (f"  {line}" for line in columns(rows, right={0}))
    yield from (f"  not measured: {prose(one)}" for one in group.unmeasured)
    for part in group.parts[:_ADVICE]:
        yield f"  {counted(part.points, 'point')} less: {WAYS_OUT[part.kind]}"


def _said(group: Group, page: Page) -> str:
    return paint(group.verdict.value.replace("-", " "), _COLOURS.get(group.verdict, BOLD), page)


def _evidence(part: Part, *, everything: bool) -> Iterator[tuple[str, str, str]]:
    shown = part.evidence if everything else part.evidence[:_MOST_EVIDENCE]
    kind = part.kind.value if part.confidence.value != "guess" else f"{part.kind.value} (a guess)"
    for number, step in enumerate(shown):
        yield (str(part.points), kind, evidence_line(step)) if not number else ("", "", evidence_line(step))
    if len(part.evidence) > len(shown):
        yield "", "", f"and {len(part.evidence) - len(shown)} more"


def _by_verdict(groups: Sequence[Group]) -> list[list[Group]]:
    found: dict[tuple[Judgement, tuple[str, ...]], list[Group]] = {}
    for one in groups:
        found.setdefault((one.verdict, _reasons(one)), []).append(one)
    return list(found.values())


def _reasons(group: Group) -> tuple[str, ...]:
    """Return what was not measured, where that is not only about the group itself."""
    return tuple(one for one in group.unmeasured if not any(f"`{name}`" in one for name in group.services))


def _together(groups: Sequence[Group], page: Page) -> Iterator[str]:
    """Return what is said alike of several groups, of which each is bound to nothing."""
    yield f"{leading(', '.join(name for one in groups for name in one.services))}: {_said(groups[0], page)}"
    yield from (
        f"  not measured: {prose(one)}" for one in dict.fromkeys(one for each in groups for one in each.unmeasured)
    )


def _document(group: Group) -> dict[str, Any]:
    return {
        "components": list(group.services),
        "score": group.score,
        "verdict": group.verdict.value,
        "signals": [_signal(one) for one in group.parts],
        "not-measured": list(group.unmeasured),
    }


def _signal(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind.value,
        "points": part.points,
        "confidence": part.confidence.value,
        "evidence": [evidence_document(one) for one in part.evidence],
        "way-out": WAYS_OUT[part.kind],
    }
