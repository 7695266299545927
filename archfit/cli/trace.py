"""`archfit trace`: what one request reaches."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def trace(
    endpoint: Annotated[str, typer.Argument(help="An endpoint (`GET /orders/{id}`), or a function.")],
    *,
    depth: Annotated[int, typer.Option(min=0, help="How many remote calls to follow one after the other.")] = 10,
    everything: Annotated[bool, typer.Option("--all", help="Show every line.")] = False,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Show what one request reaches: other services, tables and topics, and about how many remote calls it takes."""
    from archfit.cli import console
    from archfit.engine.endpoint import named
    from archfit.engine.run import survey
    from archfit.engine.trace import trace as traced
    from archfit.reporters.trace import render_trace

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, uses=True).project
    found = traced(project, named(project, endpoint), farthest=depth)
    console.clear_progress()
    console.tell_lost(project.problems)
    console.write(render_trace(output_format, found, console.page(color), everything=everything))
