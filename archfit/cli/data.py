"""`archfit data`: who keeps what where."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def data(
    name: Annotated[str, typer.Argument(help="Show only this table, datastore or component.", show_default=False)] = "",
    *,
    everything: Annotated[bool, typer.Option("--all", help="Show every table and every place.")] = False,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Show the datastores and tables, who owns them and why, and who reads and writes them."""
    from archfit.cli import console
    from archfit.engine.data import part
    from archfit.engine.run import survey
    from archfit.reporters.data import render_data

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, uses=True).project
    shown = part(project, name) if name else project.data
    console.clear_progress()
    console.write(render_data(output_format, shown, console.page(color), everything=everything))
