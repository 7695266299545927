"""Numbers about a system and its components, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from archfit.model.metric import COMPONENT, SYSTEM, Breach, Metric, Metrics, Numbers
from archfit.reporters.escape import leading, visible, visible_values
from archfit.reporters.page import Page
from archfit.reporters.style import RED, paint, titled

_VERSION = 1


def render_metrics(
    name: Literal["text", "json"],
    now: Metrics,
    page: Page,
    *,
    before: Metrics | None = None,
    broken: Sequence[Breach] = (),
) -> str:
    """Return all numbers, with how they changed where there is something to compare with; ends with one newline."""
    if name == "json":
        return json.dumps(visible_values(_document(now, before, broken)), indent=2, ensure_ascii=False) + "\n"
    blocks = [_system(now, before, page), _components(now, before, page), [_broken(one, page) for one in broken]]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _system(now: Metrics, before: Metrics | None, page: Page) -> list[str]:
    rows = [(one.name, *_cells(one, now.system, before.system if before else None), one.title) for one in SYSTEM]
    heading = ("system", "", "", "") if before else ("system", "", "")
    return titled([heading, *rows], page, right={1, 2} if before else {1})


def _components(now: Metrics, before: Metrics | None, page: Page) -> list[str]:
    if not now.components:
        return []
    rows = []
    for name, numbers in now.components.items():
        earlier = before.components.get(name, {}) if before else None
        rows.append((leading(name), *(" ".join(_cells(one, numbers, earlier)).strip() for one in COMPONENT)))
    heading = ("component", *(one.name for one in COMPONENT))
    return titled([heading, *rows], page, right=set(range(1, len(heading))))


def _cells(metric: Metric, now: Numbers, before: Numbers | None) -> Iterator[str]:
    value = now.get(metric.name)
    yield _shown(value)
    if before is not None:
        earlier = before.get(metric.name)
        changed = value is not None and earlier is not None and value != earlier
        yield f"({_shown(value - earlier, sign='+')})" if changed else ""  # type: ignore[operator] # neither is None


def _shown(value: float | None, *, sign: str = "") -> str:
    return "-" if value is None else f"{value:{sign},.10g}"


def _broken(breach: Breach, page: Page) -> str:
    whose = f" of {visible(breach.gate.component)}" if breach.gate.component else ""
    said = f"{breach.gate.metric}{whose} is {_shown(breach.value)}, {breach.how}"
    limit = f" ({_shown(breach.limit)})" if breach.how.startswith("worse") else f" {_shown(breach.limit)}"
    return f"{paint('gate', RED, page)}: {said}{limit}  {visible(breach.gate.at.path)}:{breach.gate.at.line}"


def _document(now: Metrics, before: Metrics | None, broken: Sequence[Breach]) -> dict[str, Any]:
    document: dict[str, Any] = {"version": _VERSION, **_numbers(now)}
    if before is not None:
        document["before"] = _numbers(before)
    document["broken-gates"] = [
        {
            "metric": one.gate.metric,
            "component": one.gate.component or None,
            "value": one.value,
            "limit": one.limit,
            "how": one.how,
        }
        for one in broken
    ]
    return document


def _numbers(metrics: Metrics) -> dict[str, Any]:
    components = {visible(name): dict(numbers) for name, numbers in metrics.components.items()}
    return {"system": dict(metrics.system), "components": components}
