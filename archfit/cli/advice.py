"""`archfit advice`: what may be worth doing about the boundaries."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def advice(
    *,
    everything: Annotated[bool, typer.Option("--all", help="Show all reasons.")] = False,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Say what to merge, to extract, to send as an event, or to make a library; it never fails a build."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.model.advice import advise
    from archfit.reporters.advice import render_advice

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, uses=True, history=True).project
    found = advise(project)
    console.clear_progress()
    console.tell_lost(project.problems)
    console.write(render_advice(output_format, found, console.page(color), everything=everything))
