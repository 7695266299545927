"""`archfit metrics`: numbers about a system and its components, and gates on them."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def metrics(
    *,
    since: Annotated[
        str, typer.Option("--since", metavar="REF", help="Compare with this commit, branch or tag.", show_default=False)
    ] = "",
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Show coupling, cycles, modularity, depth and more; exit 1 when a gate of the configuration is broken."""
    from archfit.cli import console
    from archfit.engine.metrics import measured
    from archfit.reporters.metrics import render_metrics

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    found = measured(question, since=since)
    console.clear_progress()
    console.tell_lost(found.problems)
    console.write(
        render_metrics(output_format, found.now, console.page(color), before=found.before, broken=found.broken)
    )
    if found.broken:
        raise typer.Exit(console.FOUND)
