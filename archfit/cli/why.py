"""`archfit why`: how one part of the system comes to depend on another."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options

_End = Annotated[str, typer.Argument(help="A module, a component or a function.", show_default=False)]


def why(
    source: _End,
    target: _End,
    *,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Show the shortest chain of imports or calls from one part to another; exit 1 when there is none."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.engine.why import why as chain_between

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    system = survey(question, calls=True)
    chain = chain_between(system.project, system.project.calls, source, target)
    console.clear_progress()
    console.tell_lost(system.project.problems)
    if not chain:
        console.write(f"no chain of imports or calls leads from `{source}` to `{target}`\n")
        raise SystemExit(console.FOUND)
    width = max(len(hop.source) for hop in chain)
    lines = [f"{hop.source:{width}}  {hop.verb}  {hop.target}  {hop.path}:{hop.line}" for hop in chain]
    console.write("\n".join(lines) + "\n")
