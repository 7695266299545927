"""The facts of one Python file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from archfit.extract.python.binary import begin, read_module
from archfit.extract.python.collect import Collector
from archfit.extract.python.comments import suppressions
from archfit.extract.python.cursor import FormatError
from archfit.extract.python.scan import scan
from archfit.extract.read import UnreadableError, as_utf8
from archfit.model import Import, Location, ModuleFacts, Need, Problem, ProblemKind

_FORMAT = 5
_CHECKER_COMMENT = re.compile(rb"(#[ \t]*(?:mypy|type)[ \t]*):")
"""Comments that mean nothing to Python, but make the parser leave code out or complain about types."""

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
        return _parsed(path, as_utf8(path, content))
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


def _parsed(path: str, source: bytes) -> ModuleFacts:
    import ast_serialize  # noqa: PLC0415 - only where a file needs the parser

    if b"\r" in source:
        source = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        tree, errors, *_ = ast_serialize.parse("", _CHECKER_COMMENT.sub(rb"\1;", source), cache_version=_FORMAT)
    except (ValueError, UnicodeError):
        return ModuleFacts(path=path, flaws=(Problem(ProblemKind.ENCODING, "is not UTF-8 text", Location(path)),))
    flaws = tuple(_syntax_problem(path, error) for error in errors if error.get("blocker"))[:1]
    cursor = begin(tree)
    collector = Collector(cursor)
    try:
        collector.block(read_module(cursor))
    except (RecursionError, FormatError):
        flaws = (Problem(ProblemKind.SYNTAX, "is nested too deeply to be read", Location(path)), *flaws)
    facts = collector.facts(path)
    if not source.isascii():
        lines = source.split(b"\n")
        facts = replace(facts, imports=tuple(_placed(item, lines) for item in facts.imports))
    return replace(facts, suppressions=suppressions(source), flaws=flaws)


def _syntax_problem(path: str, error: Mapping[str, object]) -> Problem:
    message = str(error["message"])
    text = message[:1].lower() + message[1:]
    line, column = int(str(error["line"])), int(str(error["column"]))
    return Problem(ProblemKind.SYNTAX, f"is not valid Python: {text}", Location(path, line, column + 1))


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
