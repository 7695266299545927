"""`archfit readiness`: whether a component is ready to be a service of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def readiness(
    component: Annotated[str, typer.Argument(help="The component that is asked about.", show_default=False)],
    *,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    output_format: options.Format = "text",
    color: options.Color = "auto",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Answer five questions about a component: owner, deployment, internals, contract, stability."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.engine.wires import known_component
    from archfit.model.readiness import readiness as answers_for
    from archfit.reporters.readiness import render_readiness

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    project = survey(question, uses=True, history=True).project
    answers = answers_for(project, known_component(project, component))
    console.clear_progress()
    console.tell_lost(project.problems)
    console.write(render_readiness(output_format, component, answers, console.page(color)))
