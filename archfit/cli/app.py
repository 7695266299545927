"""The command `archfit`: its commands, and what happens when one cannot do its work."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from archfit import __version__
from archfit.cli import (
    advice,
    baseline,
    calls,
    check,
    data,
    explain,
    metrics,
    readiness,
    system_map,
    trace,
    verdict,
    why,
    wires,
)

app = typer.Typer(
    name="archfit",
    help="An architecture-fitness linter for Python. Begin with `archfit check`, `archfit map` or `archfit explain`.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("map")(system_map.map_system)
app.command("data")(data.data)
app.command("wires")(wires.wires)
app.command("trace")(trace.trace)
app.command("metrics")(metrics.metrics)
app.command("verdict")(verdict.verdict)
app.command("advice")(advice.advice)
app.command("readiness")(readiness.readiness)
app.command("explain")(explain.explain)
app.command("why")(why.why)
app.command("calls")(calls.calls)
app.command("dump-calls", hidden=True)(calls.dump_calls)
app.add_typer(baseline.app, name="baseline")


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - how typer calls it
    if wanted:
        from archfit.cli import console

        console.write(f"archfit {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None: ...


def main() -> None:
    """Run the command line: exit 0 clean, 1 findings, 2 could not judge, 130 interrupted."""
    gc.disable()
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        from archfit.cli import console
        from archfit.model import ArchfitError

        if not isinstance(error, ArchfitError):
            raise
        console.fail(error)


def command() -> NoReturn:
    """Run the command line and leave at once: taking a large project apart object by object helps nobody."""
    try:
        main()
        code: object = 0
    except SystemExit as ending:
        code = ending.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
