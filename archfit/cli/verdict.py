"""`archfit verdict`: whether the services are a distributed monolith."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def verdict(
    *,
    everything: Annotated[bool, typer.Option("--all", help="Show all evidence.")] = False,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Say of every group of services whether it is a distributed monolith, by which signals, and what would help."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.model.verdict import judge
    from archfit.reporters.verdict import render_verdict

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, uses=True, history=True).project
    groups = judge(project)
    console.clear_progress()
    console.tell_lost(project.problems)
    console.write(render_verdict(output_format, groups, console.page(color), everything=everything))
