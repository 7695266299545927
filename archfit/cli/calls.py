"""`archfit calls` and `archfit dump-calls`: who calls whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archfit.cli import options

if TYPE_CHECKING:
    from archfit.model.calls import CallEdge


def calls(
    function: Annotated[str, typer.Argument(help="A function, by its qualified name or the end of it.")],
    *,
    callers: Annotated[bool, typer.Option("--callers/--callees", help="Show who calls it, or whom it calls.")] = False,
    depth: Annotated[int, typer.Option(min=1, help="How many calls to follow one after the other.")] = 1,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Show whom a function calls, or who calls it."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.engine.why import function_names

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, calls=True).project
    graph = project.calls
    (name,) = function_names(graph, function)
    beside: dict[str, list[CallEdge]] = {}
    for edge in graph.edges:
        beside.setdefault(edge.callee if callers else edge.caller, []).append(edge)
    place = next((f"  {one.path}:{one.line}" for one in graph.functions if one.name == name), "")
    lines = [f"{name}{place}", *_lines(name, beside, callers=callers, depth=depth)]
    if len(lines) == 1:
        lines.append("  nothing is known to call it" if callers else "  it is not known to call anything")
    console.clear_progress()
    console.tell_lost(project.problems)
    console.write("\n".join(lines) + "\n")


def _lines(name: str, beside: dict[str, list[CallEdge]], *, callers: bool, depth: int) -> list[str]:
    """Return the calls around a function as an indented tree; what was shown above is not followed again."""
    lines: list[str] = []
    shown = {name}
    pending = [(edge, 1) for edge in reversed(beside.get(name, ()))]
    while pending:
        edge, level = pending.pop()
        other = edge.caller if callers else edge.callee
        kind = "" if edge.kind == "direct" else f"  ({edge.kind})"
        lines.append(f"{'  ' * level}{other}  {edge.path}:{edge.line}{kind}")
        if level < depth and other not in shown:
            shown.add(other)
            pending += [(following, level + 1) for following in reversed(beside.get(other, ()))]
    return lines


def dump_calls(root: Annotated[Path, typer.Argument(help="The folder from which modules are named.")]) -> None:
    """Print the call graph of a program as JSON: each name with the names it calls; exit 2 when a file was lost."""
    import json

    from archfit.cli import console
    from archfit.engine.calls import adjacency, calls_below
    from archfit.model import ArchfitError

    if not root.is_dir():
        message = f"`{root}` is no folder: name the one that holds the program"
        raise ArchfitError(message)
    graph, problems = calls_below(root.resolve())
    console.write(json.dumps(adjacency(graph), indent=1) + "\n")
    if console.tell_lost(problems):
        raise SystemExit(console.CANNOT_JUDGE)
