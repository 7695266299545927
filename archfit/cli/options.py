"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from archfit.engine.run import Request
    from archfit.extract.cache import Keeping

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
    Literal["auto", "always", "never"], typer.Option("--color", help="Colour the output.", envvar="ARCHFIT_COLOR")
]
Format = Annotated[Literal["text", "json"], typer.Option("--output-format", help="How to print it.")]
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="Judge dates as of this day.", show_default=False)]

Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", min=0, help="Processes that read files.  [default: one per processor]", show_default=False
    ),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        help="Keep results here.  [default: the user's cache directory]",
        envvar="ARCHFIT_CACHE_DIR",
        show_default=False,
        show_envvar=False,
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results of earlier runs.")]


def request(
    paths: Sequence[Path] | None,
    roots: Sequence[Path] | None,
    config: Path | None,
    *,
    isolated: bool = False,
    today: str = "",
    jobs: int = 0,
    cache_dir: Path | None = None,
    no_cache: bool = False,
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
        jobs=jobs,
        keeping=None if no_cache else _keeping(cache_dir),
        progress=console.progress(),
    )


def _keeping(place: Path | None) -> Keeping:
    from archfit.extract.cache import Keeping, customary

    usual = customary(os.environ)
    return Keeping(place or usual, usual)


def _relative(paths: Iterable[Path], root: Path) -> Iterable[str]:
    from archfit.model.errors import ArchfitError

    for path in paths:
        place = path.resolve()
        if not place.is_relative_to(root):
            message = f"`{path}` is not inside `{root}`, the root of the run"
            raise ArchfitError(message)
        yield "" if place == root else place.relative_to(root).as_posix()


def _date(text: str) -> date:
    """Return the day to judge by: the one given, SOURCE_DATE_EPOCH's (reproducible-builds.org), or today."""
    from archfit.model.errors import ArchfitError

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
