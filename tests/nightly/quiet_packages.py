"""
Show what is said about programs that are no services, where rules about services have to be quiet.

    python tests/nightly/quiet_packages.py FOLDER...

Checks each folder, a package or an application that is one program, with nothing configured. Prints how many findings
each rule has at each severity, of the rules about networks, routes, events, boundaries, data and deployment, and below
the table each error and warning of them. Where nobody calls another component over a network, an error of a rule that
judges such calls is wrong: ends with 1 if there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from archfit.engine.locate import locate
from archfit.engine.run import Request, run
from archfit.model import Finding, Report, Severity

_LOOKED_AT = ("NET", "RES", "CON", "EVT", "RUN", "CUT", "DEP", "DAT")
_NEVER_WRONG = ("NET", "CON", "EVT", "RUN", "CUT")
"""The codes of which no error may be found where there is one program."""
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_COLUMNS = "{:<20}{:<10}{:<44}{:>7}{:>9}{:>6}\n"


def checked(folder: Path) -> Report:
    """Check a folder without a configuration, and without a cache."""
    root, repositories, found = locate((), (folder,), isolated=True)
    return run(Request(root=root, repositories=repositories, config=found, baseline=False, today=date(2026, 1, 1)))


def looked_at(report: Report) -> list[Finding]:
    """Return the findings that count here, in order of rule and place."""
    return sorted((one for one in report.new if one.code.startswith(_LOOKED_AT)), key=lambda one: (one.code, one.order))


def table(name: str, found: list[Finding]) -> Iterator[str]:
    """Yield a row for each rule with findings, or one that says that there are none."""
    counts = Counter((one.code, one.name, one.severity) for one in found)
    rules = dict.fromkeys((one.code, one.name) for one in found)
    if not rules:
        yield _COLUMNS.format(name, "-", "", 0, 0, 0)
    for code, rule in rules:
        yield _COLUMNS.format(name, code, rule, *(counts[code, rule, severity] for severity in _SEVERITIES))


def _said(one: Finding) -> str:
    return f"    {one.code} {one.severity.value} {one.at.path}:{one.at.line}: {one.violation.message}\n"


def main() -> int:
    """Check the folders given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    wrong = False
    sys.stdout.write(_COLUMNS.format("program", "code", "rule", "error", "warning", "info"))
    for folder in parser.parse_args().folders:
        found = looked_at(checked(folder.resolve()))
        grave = [one for one in found if one.severity in (Severity.ERROR, Severity.WARNING)]
        wrong |= any(one.severity is Severity.ERROR and one.code.startswith(_NEVER_WRONG) for one in grave)
        sys.stdout.writelines((*table(folder.resolve().name, found), *map(_said, grave)))
        sys.stdout.flush()
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
