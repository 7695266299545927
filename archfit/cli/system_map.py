"""`archfit map`: show what was found, and by which evidence."""

from __future__ import annotations

from archfit.cli import options


def map_system(
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
    """Show the source roots, the components, the imports between them and their datastores."""
    from archfit.cli import console
    from archfit.engine.run import survey
    from archfit.reporters.system_map import render_map

    question = options.request((), root, config, isolated=isolated, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache)
    system = survey(question, uses=True)
    console.clear_progress()
    console.write(render_map(output_format, system.project, system.landscape.source_roots, console.page(color)))
