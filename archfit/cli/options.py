"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archfit.model import ArchfitError

if TYPE_CHECKING:
    from archfit.engine.run import Request

Paths = Annotated[
    list[Path] | None, typer.Argument(help="Report only what stands in these files and folders.", show_default=False)
]
Roots = Annotated[
    list[Path] | None,
    typer.Option("--root", help="Read this folder; several are read as one system.", show_default=False),
]
Configuration = Annotated[
    Path | None,
    typer.Option("--config", help="Use this configuration file.", show_default=False, envvar="ARCHFIT_CONFIG"),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")]
Color = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", help="Colour the output.", envvar="ARCHFIT_COLOR")
]
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="Judge dates as of this day.", show_default=False)]


def request(
    paths: Sequence[Path] | None,
    roots: Sequence[Path] | None,
    config: Path | None,
    *,
    isolated: bool = False,
    today: str = "",
) -> Request:
    """Turn the shared options into a request; ArchfitError when they make no sense."""
    from archfit.cli import console
    from archfit.engine.locate import locate
    from archfit.engine.run import Request

    root, repositories, found = locate(paths or (), roots or (), given=config, isolated=isolated)
    return Request(
        root=root,
        repositories=repositories,
        config=found,
        paths=tuple(_relative(paths or (), root)),
        today=_date(today),
        progress=console.progress(),
    )


def _relative(paths: Iterable[Path], root: Path) -> Iterable[str]:
    for path in paths:
        place = path.resolve()
        if not place.is_relative_to(root):
            message = f"`{path}` is not inside `{root}`, the root of the run"
            raise ArchfitError(message)
        yield place.relative_to(root).as_posix().removeprefix(".")


def _date(text: str) -> date:
    """Return the day to judge by: the one given, SOURCE_DATE_EPOCH's (reproducible-builds.org), or today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if text:
            return date.fromisoformat(text)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"`{text or epoch}` is not a date: expected YYYY-MM-DD for `--today`, seconds for SOURCE_DATE_EPOCH"
        raise ArchfitError(message) from None
    return datetime.now(UTC).date()
