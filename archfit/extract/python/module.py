"""The facts of one Python file."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from archfit.extract.python.collect import Collector
from archfit.extract.python.comments import suppressions
from archfit.extract.python.parse import Parsed, parse, too_deep
from archfit.extract.python.scan import scan
from archfit.extract.read import UnreadableError, as_utf8
from archfit.model import Import, ModuleFacts, Need

EVERYTHING = frozenset(Need)


def extract(path: str, content: bytes, needs: AbstractSet[Need] = EVERYTHING) -> ModuleFacts:
    """
    Return what a Python file says; what cannot be understood of it stands in `flaws`.

    Unless `needs` ask for code, most modules are scanned, not parsed: their imports and suppressions
    are complete, all else is left out, and errors in their syntax may go unnoticed.
    """
    facts = None if Need.CODE in needs else scanned(path, content, needs)
    if facts is not None:
        return facts
    try:
        return facts_of(path, parse(path, content))
    except UnreadableError as error:
        return ModuleFacts(path=path, flaws=(error.problem,))


def scanned(path: str, content: bytes, needs: AbstractSet[Need]) -> ModuleFacts | None:
    """Return the facts of a file whose imports suffice as far as they are found without a parser; else None."""
    try:
        source = as_utf8(path, content)
    except UnreadableError as error:
        return ModuleFacts(path=path, flaws=(error.problem,))
    imports = scan(source, references=Need.REFERENCES in needs)
    if imports is None:
        return None
    return ModuleFacts(path=path, imports=imports, suppressions=suppressions(source))


def facts_of(path: str, parsed: Parsed) -> ModuleFacts:
    """Return what the syntax of a file says."""
    source, statements, cursor, flaws = parsed
    collector = Collector(cursor)
    try:
        collector.block(statements)
    except RecursionError:
        flaws = (too_deep(path), *flaws)
    facts = collector.facts(path)
    if not source.isascii():
        lines = source.split(b"\n")
        facts = replace(facts, imports=tuple(_placed(item, lines) for item in facts.imports))
    return replace(facts, suppressions=suppressions(source), flaws=flaws)


def _placed(item: Import, lines: list[bytes]) -> Import:
    """Correct the columns of an import on lines with letters beyond ASCII."""
    return item._replace(
        column=_column(lines[item.line - 1], item.column, _BEGINNING),
        end_column=_column(lines[item.end_line - 1], item.end_column, _END),
    )


def _column(line: bytes, given: int, form: re.Pattern[str]) -> int:
    """
    Return the column that the parser means.

    It takes the bytes by which a letter is longer than one off twice, so that several columns may be
    given alike: what stands there decides.
    """
    if line.isascii():
        return given
    text = line.decode("utf-8", "replace")
    for found in form.finditer(text):
        before = text[: found.start()]
        if 2 * len(before) - len(before.encode()) == given - 1:
            return found.start() + 1
    return given


_BEGINNING = re.compile(r"\b(?=import\b|from\b|lazy\b)")
_END = re.compile(r"(?<=[\w*)])(?!\w)")
