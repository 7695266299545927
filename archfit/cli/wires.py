"""`archfit wires`: who calls whom over the network, and who sends to whom."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def wires(
    component: Annotated[str, typer.Argument(help="Show only this component.", show_default=False)] = "",
    *,
    everything: Annotated[bool, typer.Option("--all", help="Show every edge and every endpoint.")] = False,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Show which components call and message each other, which endpoints are used, and what lies outside."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.engine.wires import part
    from archfit.reporters.wires import render_wires

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, uses=True).project
    shown = part(project, component) if component else project.wires
    console.clear_progress()
    console.tell_lost(project.problems)
    console.write(render_wires(output_format, shown, console.page(color), component=component, everything=everything))
