"""Source becomes syntax: the only calls of the parser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from archfit.extract.python import syntax
from archfit.extract.python.binary import begin, read_module
from archfit.extract.python.cursor import Cursor, FormatError
from archfit.extract.python.syntax import Node
from archfit.extract.read import UnreadableError, as_utf8
from archfit.model import Location, Problem, ProblemKind

_FORMAT = 5
"""The version of the format that the readers know."""
_CHECKER_COMMENT = re.compile(rb"(#[ \t]*(?:mypy|type)[ \t]*):")
"""Comments that mean nothing to Python, but make the parser leave code out, complain about types or take them."""


class Parsed(NamedTuple):
    """The syntax of one file, as far as it could be read."""

    source: bytes
    """UTF-8 without a byte order mark, its lines ended by line feeds alone."""
    statements: list[Node]
    cursor: Cursor
    """Tells where nodes stand."""
    flaws: tuple[Problem, ...]


def parse(path: str, content: bytes) -> Parsed:
    """Parse a file; UnreadableError when it is no text."""
    import ast_serialize  # noqa: PLC0415 - only where a file needs the parser

    source = as_utf8(path, content)
    if b"\r" in source:
        source = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        tree, errors, *_ = ast_serialize.parse("", _CHECKER_COMMENT.sub(rb"\1;", source), cache_version=_FORMAT)
    except (ValueError, UnicodeError):
        raise UnreadableError(ProblemKind.ENCODING, path, "is not UTF-8 text") from None
    flaws = tuple(_syntax_problem(path, error) for error in errors if error.get("blocker"))[:1]
    cursor = begin(tree)
    try:
        return Parsed(source, read_module(cursor), cursor, flaws)
    except (RecursionError, FormatError):
        return Parsed(source, [], cursor, (too_deep(path), *flaws))


def parse_expression(text: bytes) -> Node | None:
    """Parse a single expression, or return None when the text is none."""
    import ast_serialize  # noqa: PLC0415 - see above

    try:
        data, errors, *_ = ast_serialize.parse("", text + b"\n", cache_version=_FORMAT)
        statements = read_module(begin(data))
    except (ValueError, UnicodeError, FormatError, RecursionError):
        return None
    if errors or len(statements) != 1 or statements[0][0] != syntax.EXPRESSION_STATEMENT:
        return None
    found: Node = statements[0][1]
    return found


def too_deep(path: str) -> Problem:
    """Return what to say of a file whose syntax is nested more deeply than it can be walked."""
    return Problem(ProblemKind.SYNTAX, "is nested too deeply to be read", Location(path))


def _syntax_problem(path: str, error: Mapping[str, object]) -> Problem:
    message = str(error["message"])
    text = message[:1].lower() + message[1:]
    line, column = int(str(error["line"])), int(str(error["column"]))
    return Problem(ProblemKind.SYNTAX, f"is not valid Python: {text}", Location(path, line, column + 1))
