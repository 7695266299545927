"""
Show how the cost of a run grows with the code: parts of one package, from ten thousand lines to all of it.

    python -m tests.benchmarks.growth FOLDER --plot docs/growth.svg

Each part is a copy of as many of the package's folders, in order of name, as make up the lines. Prints a table and
writes it as a plot, both axes logarithmic. CPU seconds are those of one process and its children, cold.
"""

from __future__ import annotations

import argparse
import math
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.imports import choose
from tests.benchmarks.programs import Cost, cost, rules_of_facts

_SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000_000)
_PATIENCE = 600.0
_WIDTH, _HEIGHT, _MARGIN = 640, 400, 60
_COLORS = {"facts": "#4c78a8", "everything": "#e45756"}


class Point(NamedTuple):
    """What a part costs: facts alone, and with the call graph and all rules."""

    lines: int
    facts: Cost
    everything: Cost


def part(package: Path, target: Path, lines: int) -> int:
    """Copy folders of a package until there are so many lines; return how many there are."""
    folders = sorted({path.parent for path in package.rglob("*.py")} - {package})
    copied = 0
    for folder in [package, *folders]:
        if copied >= lines:
            break
        place = target / package.name / folder.relative_to(package)
        place.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.py"):
            shutil.copy(path, place)
            copied += path.read_bytes().count(b"\n")
    return copied


def points(package: Path) -> Iterator[Point]:
    """Yield what each part costs, smallest first."""
    own, facts = str(Path(sys.executable).parent / "archfit"), rules_of_facts()
    for size in _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            lines = part(package, place, size)
            check = (own, "check", "--isolated", "--no-cache", "--root", folder)
            costs = [cost(words, place, _PATIENCE) for words in ((*check, "--select", facts), check)]
            yield Point(lines, *(one or Cost(math.nan, 0) for one in costs))


def plot(found: Sequence[Point]) -> str:
    """Return the points as an SVG (https://www.w3.org/TR/SVG11/)."""
    drawn = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">']
    drawn.append(f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>')
    for lines in (10_000, 100_000, 1_000_000):
        x, bottom = _place(lines, 0.1)
        drawn.append(f'<path d="M{x} {_MARGIN / 2}V{bottom}" stroke="#ddd"/>')
        drawn.append(_text(x, bottom + 20, f"{lines:,} lines"))
    for seconds in (0.1, 1, 10, 100):
        left, y = _place(10_000, seconds)
        drawn.append(f'<path d="M{left} {y}H{_WIDTH - _MARGIN / 2}" stroke="#ddd"/>')
        drawn.append(_text(left - 28, y + 4, f"{seconds:g} s"))
    for name, color in _COLORS.items():
        places = [_place(one.lines, getattr(one, name).seconds) for one in found]
        line = " ".join(f"{x},{y}" for x, y in places)
        drawn.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        drawn += [f'<circle cx="{x}" cy="{y}" r="3" fill="{color}"/>' for x, y in places]
        x, y = places[-1]
        drawn.append(_text(x - 40, y - 10, name, color))
    return "\n".join([*drawn, "</svg>", ""])


def _place(lines: int, seconds: float) -> tuple[float, float]:
    """Return where a point is drawn: from 10,000 to 2 million lines, and from 0.1 to 200 seconds."""
    right = (math.log10(lines) - 4) / math.log10(200)
    up = (math.log10(seconds) + 1) / math.log10(2_000)
    x = _MARGIN + right * (_WIDTH - 1.5 * _MARGIN)
    return round(x, 1), round(_HEIGHT - _MARGIN - up * (_HEIGHT - 1.5 * _MARGIN), 1)


def _text(x: float, y: float, text: str, color: str = "#333") -> str:
    return f'<text x="{x}" y="{y}" font-size="11" text-anchor="middle" fill="{color}">{text}</text>'


def main() -> None:
    """Measure the folder given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    subject = choose(given.folder.resolve())
    found = []
    for one in points(subject.root / subject.package):
        found.append(one)
        facts, everything = one.facts, one.everything
        sys.stdout.write(
            f"{one.lines:>10,} lines  facts {facts.seconds:7.2f} s {facts.memory:>6,} MiB"
            f"  everything {everything.seconds:7.2f} s {everything.memory:>6,} MiB\n"
        )
        sys.stdout.flush()
    if given.plot:
        given.plot.write_text(plot(found), encoding="utf-8")


if __name__ == "__main__":
    main()
