"""`archfit check`: find boundary violations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archfit.cli import options

if TYPE_CHECKING:
    from archfit.engine.select import Overrides
    from archfit.model import Report
    from archfit.reporters.page import Page

_Rules = list[str] | None


def check(
    paths: options.Paths = None,
    *,
    root: options.Roots = None,
    config: options.Configuration = None,
    isolated: options.Isolated = False,
    select: Annotated[
        _Rules, typer.Option(help="Run only these rules: names, codes, prefixes.", show_default=False)
    ] = None,
    ignore: Annotated[_Rules, typer.Option(help="Leave these rules out.", show_default=False)] = None,
    extend_select: Annotated[_Rules, typer.Option(help="Run these rules too.", show_default=False)] = None,
    error: Annotated[_Rules, typer.Option(help="Treat these rules as errors.", show_default=False)] = None,
    warn: Annotated[_Rules, typer.Option(help="Treat these rules as warnings.", show_default=False)] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Do not use the baseline.")] = False,
    strict_baseline: Annotated[bool, typer.Option("--strict-baseline", help="Fail on stale baseline entries.")] = False,
    show_baselined: Annotated[bool, typer.Option("--show-baselined", help="Show accepted findings too.")] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format",
            help="full, concise, json, sarif, github, gitlab, junit or markdown.",
            envvar="ARCHFIT_OUTPUT_FORMAT",
        ),
    ] = "full",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output", "-o", metavar="FORMAT:PATH", help="Write a report to a file as well.", show_default=False
        ),
    ] = None,
    max_diagnostics: Annotated[
        int | None, typer.Option(min=0, help="Findings shown as text; 0 for all.  [default: 50]", show_default=False)
    ] = None,
    max_per_group: Annotated[
        int | None,
        typer.Option(min=0, help="Like findings shown as text; 0 for all.  [default: 3]", show_default=False),
    ] = None,
    no_source: Annotated[bool, typer.Option("--no-source", help="Show no source lines.")] = False,
    color: options.Color = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even when there are findings.")] = False,
    error_on_warning: Annotated[bool, typer.Option("--error-on-warning", help="Fail on warnings.")] = False,
    today: options.Today = "",
    jobs: options.Jobs = 0,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
) -> None:
    """Check the architecture of a Python codebase."""
    from dataclasses import replace

    from archfit.cli import console
    from archfit.engine.run import run
    from archfit.reporters.page import Page

    files = [_destination(item) for item in output or ()]
    _require_formats([output_format, *(name for name, _ in files)])
    question = options.request(
        paths, root, config, isolated=isolated, today=today, jobs=jobs, cache_dir=cache_dir, no_cache=no_cache
    )
    overrides = _overrides(select, ignore, extend_select, severities=(error, warn))
    report = run(replace(question, overrides=overrides, baseline=not no_baseline))
    code = _exit_code(report, error_on_warning=error_on_warning, strict_baseline=strict_baseline, exit_zero=exit_zero)
    page = Page(
        color=console.color(color),
        unicode=True,
        width=console.width(),
        source=not no_source,
        max_diagnostics=50 if max_diagnostics is None else max_diagnostics,
        max_per_group=3 if max_per_group is None else max_per_group,
        digest=not report.configured and max_diagnostics is None and max_per_group is None,
        show_accepted=show_baselined,
        quiet=quiet,
        exit_code=code,
    )
    console.clear_progress()
    for name, path in files:
        console.write_file(path, _rendered(name, report, replace(page, color=False), root=question.root))
    console.write(_rendered(output_format, report, page, root=question.root))
    raise SystemExit(code)


def _rendered(name: str, report: Report, page: Page, *, root: Path) -> str:
    from archfit.engine.excerpts import with_excerpts
    from archfit.reporters import render

    if name == "full" and page.source:
        report = with_excerpts(report, str(root))
    return render(name, report, page)


def _destination(item: str) -> tuple[str, Path]:
    from archfit.model.errors import ArchfitError

    name, colon, path = item.partition(":")
    if not colon or not path or path == "-":
        message = f"`{item}` is not FORMAT:PATH, such as `sarif:archfit.sarif`"
        raise ArchfitError(message)
    return name, Path(path)


def _require_formats(names: list[str]) -> None:
    from difflib import get_close_matches

    from archfit.model.errors import ArchfitError
    from archfit.reporters import FORMATS

    for name in names:
        if name not in FORMATS:
            near = get_close_matches(name, FORMATS, n=1)
            meant = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(FORMATS)}"
            message = f"no output format is called `{name}`: {meant}"
            raise ArchfitError(message)


def _overrides(select: _Rules, ignore: _Rules, extend: _Rules, *, severities: tuple[_Rules, _Rules]) -> Overrides:
    from archfit.engine.select import Overrides
    from archfit.model.rule import Severity

    errors, warnings = severities
    decided = dict.fromkeys(_words(errors), Severity.ERROR) | dict.fromkeys(_words(warnings), Severity.WARNING)
    return Overrides(_words(select), _words(ignore), _words(extend), decided)


def _words(given: _Rules) -> tuple[str, ...]:
    from archfit.model.errors import ArchfitError

    words = tuple(word.strip() for item in given or () for word in item.split(","))
    if not all(words):
        message = "an empty name stands where a rule is expected"
        raise ArchfitError(message)
    return words


def _exit_code(report: Report, *, error_on_warning: bool, strict_baseline: bool, exit_zero: bool) -> int:
    from archfit.cli import console
    from archfit.model.rule import Severity

    if any(rule.grave for rule in report.skipped):
        return console.CANNOT_JUDGE
    failed = report.count(Severity.ERROR) > 0
    failed |= error_on_warning and report.count(Severity.WARNING) > 0
    failed |= strict_baseline and report.baseline is not None and bool(report.baseline.stale)
    return console.FOUND if failed and not exit_zero else console.CLEAN
