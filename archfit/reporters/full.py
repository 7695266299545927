"""The format for people: every finding with its source, its evidence, why it matters and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archfit.model.facts import Problem
from archfit.model.finding import Finding
from archfit.model.report import Report
from archfit.model.rule import Severity
from archfit.reporters.escape import visible
from archfit.reporters.evidence import step_lines, title
from archfit.reporters.excerpt import excerpt_lines
from archfit.reporters.page import Page
from archfit.reporters.phrases import acceptance, counted, line_place, place, reason, remedy
from archfit.reporters.selection import Rest, abridged, gravest_first, problems_beside, shown
from archfit.reporters.severities import WORDS
from archfit.reporters.style import BLUE, BOLD, CYAN, glyphs, paint, rule_link
from archfit.reporters.summary import summary_lines

_MOST_PROBLEMS = 10


def render(report: Report, page: Page) -> str:
    findings = gravest_first(shown(report, page))
    blocks = [
        _rest(entry, page) if isinstance(entry, Rest) else _finding(entry, page) for entry in abridged(findings, page)
    ]
    if not page.quiet:
        if problems := problems_beside(report):
            blocks.append(_problems(problems, page))
        blocks.append("\n".join(summary_lines(report, findings)))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _in_short(finding: Finding) -> Finding:
    """Return a finding with its own line only, for a first look."""
    return replace(finding, excerpt=tuple(line for line in finding.excerpt if line[0] == finding.at.line))


def _finding(finding: Finding, page: Page) -> str:
    if page.digest:
        finding = _in_short(finding)
    colour = WORDS[finding.severity].colour
    name = rule_link(visible(finding.name), page)
    lines = [
        paint(f"{finding.severity.value}[{name}]", colour, page)
        + paint(f": {visible(finding.violation.message)}", BOLD, page)
    ]
    brief = page.digest and finding.severity is Severity.INFO
    numbers = [number for number, _ in finding.excerpt] if page.source and not brief else []
    gutter = len(str(max([finding.at.line, *numbers])))
    lines.append(f"{' ' * gutter}{paint('-->', BLUE, page)} {place(finding.at)}")
    attached = [] if brief else list(_attached(finding, page, indent=" " * (gutter + 1)))
    if numbers:
        bar = paint(f"{'':{gutter}} |", BLUE, page)
        lines += [bar, *excerpt_lines(finding, page, gutter=gutter), *([bar] if attached else [])]
    return "\n".join([*lines, *attached])


def _attached(finding: Finding, page: Page, *, indent: str) -> Iterator[str]:
    """Yield what hangs under the source: the lines that begin with `=`, and the chain."""
    contract, violation = finding.contract, finding.violation
    sign = indent + paint("=", BLUE, page)
    if contract:
        yield f'{sign} {paint("contract:", BOLD, page)} "{visible(contract.name)}" ({line_place(contract.at)})'
    if why := reason(finding):
        yield f"{sign} {paint('why:', BOLD, page)} {why}"
    if violation.steps:
        kind, colon, count = title(violation).partition(":")
        yield f"{sign} {paint(kind + colon, BOLD, page)}{count}"
        yield from (f"{indent}    {line}" for line in step_lines(violation, page))
    for note in violation.notes:
        yield f"{sign} {paint('note:', BOLD, page)} {visible(note)}"
    if accepted := acceptance(finding):
        yield f"{sign} {paint('note:', BOLD, page)} {accepted}"
    if way_out := remedy(finding):
        yield f"{sign} {paint('help:', CYAN, page)} {way_out}"


def _rest(rest: Rest, page: Page) -> str:
    more = f"{glyphs(page).ellipsis} and {rest.number:,} more"
    if rest.like is None:
        return f"{more} (--max-diagnostics 0 shows all)"
    violation = rest.like.violation
    source, target = visible(violation.source), visible(violation.target)
    if not page.digest and source and target and source != target:
        what = f"from `{source}` to `{target}`"
    else:
        what = f"of `{visible(rest.like.name)}`" + (
            f" in `{source or target}`" if not page.digest and (source or target) else ""
        )
    return f"{more} {what} (--max-per-group 0 shows all)"


def _problems(ordered: list[Problem], page: Page) -> str:
    most = _MOST_PROBLEMS if page.max_diagnostics else len(ordered)
    lines = [f"{paint('note:', CYAN, page)} not everything could be checked: {counted(len(ordered), 'problem')}"]
    lines += [f"  {paint('-->', BLUE, page)} {line_place(one.at)}: {visible(one.message)}" for one in ordered[:most]]
    if len(ordered) > most:
        lines.append(f"  {glyphs(page).ellipsis} and {len(ordered) - most:,} more (--max-diagnostics 0 shows all)")
    return "\n".join(lines)
