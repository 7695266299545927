"""The command `archfit`: its commands, and what happens when one cannot do its work."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Annotated, NoReturn

import typer

from archfit import __version__

COMMANDS = {
    "check": "check:check",
    "map": "system_map:map_system",
    "data": "data:data",
    "wires": "wires:wires",
    "trace": "trace:trace",
    "metrics": "metrics:metrics",
    "verdict": "verdict:verdict",
    "advice": "advice:advice",
    "readiness": "readiness:readiness",
    "explain": "explain:explain",
    "why": "why:why",
    "calls": "calls:calls",
    "dump-calls": "calls:dump_calls",
    "baseline": "baseline:app",
}
"""The commands in the order of the help, each with the module it stands in and its function or group."""
HIDDEN = ("dump-calls",)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - how typer calls it
    if wanted:
        from archfit.cli import console

        console.write(f"archfit {__version__}\n")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None: ...


def command_line(words: Sequence[str] = ()) -> typer.Typer:
    """
    Return the command line that answers these words.

    Where the first names a command it has that one alone: to take in the options of all costs more than to recall a
    report.
    """
    named = words[0] if words and words[0] in COMMANDS else ""
    app = typer.Typer(
        name="archfit",
        help="An architecture-fitness linter for Python. "
        "Begin with `archfit check`, `archfit map` or `archfit explain`.",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in [named] if named else COMMANDS:
        module, _, function = COMMANDS[name].partition(":")
        found = getattr(import_module(f"archfit.cli.{module}"), function)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name, hidden=name in HIDDEN)(found)
    return app


def main() -> None:
    """Run the command line: exit 0 clean, 1 findings, 2 could not judge, 130 interrupted."""
    gc.disable()
    try:
        command_line(sys.argv[1:])()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        from archfit.cli import console
        from archfit.model.errors import ArchfitError

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
