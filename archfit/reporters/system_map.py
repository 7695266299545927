"""The map of the system: its components, why they are believed in, and who imports whom."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from archfit.model.architecture import Component, ComponentKind, Role, SourceRoot
from archfit.model.location import Location
from archfit.model.project import Project
from archfit.reporters.datastores import datastore, store_lines
from archfit.reporters.escape import leading, visible, visible_values
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted, line_place
from archfit.reporters.style import BOLD, glyphs, more, paint, titled

_VERSION = 1
_MOST_ROWS = 20
_MOST_EDGES = 10
_MOST_STORES = 10
_MOST_EVIDENCE = 3
_PLURAL = {
    ComponentKind.SERVICE: "services",
    ComponentKind.MODULE: "modules",
    ComponentKind.LIBRARY: "libraries",
}


def render_map(
    name: Literal["text", "json"], project: Project, source_roots: tuple[SourceRoot, ...], page: Page
) -> str:
    """
    Return the map, ending with one newline: `json` whole, `text` shortened to about a screen.

    The text shows the first components of each kind and the heaviest edges.
    """
    if name == "json":
        return json.dumps(visible_values(_document(project, source_roots)), indent=2, ensure_ascii=False) + "\n"
    blocks = [
        _roots(tuple(root for root in source_roots if _is_told(project, root)), page),
        *_components(project, page),
        *_edges(project, page),
        *_wires(project, page),
        *store_lines(project.data, page, most=_MOST_STORES),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _document(project: Project, source_roots: tuple[SourceRoot, ...]) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "components": [_component(one) for one in sorted(project.components, key=lambda one: one.name)],
        "edges": [
            {"source": source, "target": target, "channel": channel, "count": len(found), "at": _places(found)}
            for (source, target, channel), found in sorted(_by_channel(project).items())
        ],
        "datastores": [datastore(one) for one in project.data.stores],
        "source-roots": [{"path": root.path, "prefix": root.prefix} for root in source_roots],
    }


def _by_channel(project: Project) -> dict[tuple[str, str, str], list[Location]]:
    joined: dict[tuple[str, str, str], list[Location]] = {}
    for (source, target), edges in project.component_imports.items():
        for edge in edges:
            joined.setdefault((source, target, edge.channel), []).append(edge.at)
    for wire in project.wires.edges:
        joined.setdefault((wire.source, wire.target, wire.channel), []).extend(wire.at)
    return joined


def _component(component: Component) -> dict[str, Any]:
    return {
        "name": component.name,
        "kind": component.kind.value,
        "root": component.root,
        "language": component.language,
        "paths": list(component.holds),
        "public": list(component.public),
        "owner": component.owner or None,
        "service": component.service or None,
        "evidence": [{"what": one.what, "path": one.at.path, "line": one.at.line} for one in component.evidence],
    }


def _places(found: Sequence[Location]) -> list[str]:
    return [f"{path}:{line}" for path, line in sorted({(at.path, at.line) for at in found})]


def _is_told(project: Project, root: SourceRoot) -> bool:
    """Tell whether a root is of interest to people: not when all in it are tests, documentation or examples."""
    inside = [one for one in project.modules.values() if not root.path or one.path.startswith(f"{root.path}/")]
    return not inside or any(module.role is Role.SOURCE for module in inside)


def _roots(source_roots: tuple[SourceRoot, ...], page: Page) -> list[str]:
    shown = ", ".join(visible(root.path) or "." for root in source_roots[:_MOST_ROWS])
    more = f", {glyphs(page).ellipsis}" if len(source_roots) > _MOST_ROWS else ""
    return [f"{paint('source roots:', BOLD, page)} {shown or 'none found'}{more}"]


def _components(project: Project, page: Page) -> Iterator[list[str]]:
    """Yield one table per kind."""
    sizes = Counter(module.component for module in project.modules.values() if module.role is Role.SOURCE)
    outward: Counter[str] = Counter()
    inward: Counter[str] = Counter()
    for (source, target), edges in project.component_imports.items():
        outward[source] += len(edges)
        inward[target] += len(edges)
    for kind, plural in _PLURAL.items():
        found = sorted((one for one in project.components if one.kind is kind), key=lambda one: one.name)
        if not found:
            continue
        rows: list[tuple[str, ...]] = [
            (counted(len(found), kind.value, plural), "files", "imports", "imported by", "in", "found by")
        ]
        for one in found[:_MOST_ROWS]:
            numbers = (sizes[one.name], outward[one.name], inward[one.name])
            where = visible(one.root) or "."
            rows.append((leading(one.name), *(f"{number:,}" for number in numbers), where, _evidence(one, page)))
        yield [*titled(rows, page, right=(1, 2, 3)), *more(len(found) - _MOST_ROWS, page)]


def _evidence(component: Component, page: Page) -> str:
    if component.declared:
        return "configuration"
    seen = list(dict.fromkeys(visible(one.what) for one in component.evidence)) or ["its folder"]
    more = [glyphs(page).ellipsis] if len(seen) > _MOST_EVIDENCE else []
    return ", ".join([*seen[:_MOST_EVIDENCE], *more])


def _edges(project: Project, page: Page) -> Iterator[list[str]]:
    """Yield the heaviest edges, or say that there are none."""
    edges = sorted(project.component_imports.items(), key=lambda item: (-len(item[1]), item[0]))
    if not edges:
        yield ["no imports between components"]
        return
    arrow = glyphs(page).arrow
    rows = [("imports between components", "imports", "first at")]
    for (source, target), found in edges[:_MOST_EDGES]:
        first = min(edge.at for edge in found)
        rows.append((f"{leading(source)} {arrow} {visible(target)}", f"{len(found):,}", line_place(first)))
    yield [*titled(rows, page, right=(1,)), *more(len(edges) - _MOST_EDGES, page)]


def _wires(project: Project, page: Page) -> Iterator[list[str]]:
    """Yield who calls whom over the network and who sends to whom, the heaviest first."""
    edges = sorted(project.wires.edges, key=lambda wire: (-len(wire.at), wire))
    if not edges:
        return
    arrow = glyphs(page).arrow
    rows = [("calls and messages between components", "channel", "places", "first at")]
    for wire in edges[:_MOST_EDGES]:
        ends = f"{leading(wire.source)} {arrow} {visible(wire.target)}"
        rows.append((ends, wire.channel, f"{len(wire.at):,}", line_place(wire.at[0])))
    yield [*titled(rows, page, right=(2,)), *more(len(edges) - _MOST_EDGES, page)]
