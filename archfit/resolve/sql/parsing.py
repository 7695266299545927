"""Syntax trees of statements: the only file that runs sqlglot (30.x)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from archfit.resolve.sql.holes import Arrangement, altered, arrangements, is_hole, kind
from archfit.resolve.sql.screen import PROCEDURAL, PROCEDURE, TABLELESS

if TYPE_CHECKING:
    from sqlglot import Parser, Token, TokenType
    from sqlglot.dialects.dialect import Dialect
    from sqlglot.expressions import Expr

DEEPEST = 32
"""Brackets and cases inside one another: the parser spends up to 20 Python frames on each."""
DEEPEST_TYPES = 10
"""Calls named like types inside one another."""
STEPS = 40
"""Of the parser for each token; usual statements take one or two."""
RETRIED = 20_000
"""Characters: longer texts are parsed in one dialect only."""
_REPLACE = re.compile(r"(^|;)(\s*)REPLACE(?=\s+INTO\b)", re.IGNORECASE)
_EXPLAIN = re.compile(
    r"(^|;)(\s*)EXPLAIN\s+(?:\([^()]{0,200}\)\s*|(?:ANALYZE|VERBOSE|QUERY\s+PLAN|EXTENDED)\s+){0,3}", re.IGNORECASE
)
_BEFORE = r"\b(?:from|join|into|update|table)\s+"
_SIGNS = {
    "bigquery": re.compile(_BEFORE + r"[\w.-]{1,200}\*", re.IGNORECASE),  # wildcard tables
    "oracle": re.compile(_BEFORE + r"[\w.]{1,200}@\w", re.IGNORECASE),  # tables of a linked database
    "sqlite": re.compile(r"\bvirtual\s+table\b", re.IGNORECASE),
    "tsql": re.compile(_BEFORE + r"(?:\[|#\w)|\]\.\[", re.IGNORECASE),
}
"""What only one dialect writes, and others read wrongly."""
_OPENING = frozenset(("CASE", "L_BRACE", "L_BRACKET", "L_PAREN"))
_CLOSING = frozenset(("END", "R_BRACE", "R_BRACKET", "R_PAREN"))
_ROUTINES = frozenset(("FUNCTION", "PROCEDURE"))
_STATEMENTS = frozenset((
    "alter", "copy", "create", "delete", "drop", "except", "insert", "intersect", "merge", "multitableinserts",
    "select", "subquery", "truncatetable", "union", "update",
))  # fmt: skip
_UNPARSED = "the parser does not understand it"


class Statement(NamedTuple):
    """One statement and what holes do to it."""

    tree: Expr
    hidden: bool
    opaque: bool


class Parsed(NamedTuple):
    """What a text says."""

    statements: tuple[Statement, ...]
    unread: str = ""


def parse(sql: str, dialect: str) -> Parsed:
    """Return the statements of a text in the first dialect that reads all of it, or the one that reads most."""
    best: Parsed | None = None
    for name in _dialects(sql, dialect):
        found = _parse(_standard(sql), name)
        if not found.unread:
            return found
        if best is None or len(found.statements) > len(best.statements):
            best = found
        if len(sql) > RETRIED:
            break
    return best or Parsed((), _UNPARSED)


def _dialects(sql: str, dialect: str) -> tuple[str, ...]:
    likely = [dialect] if dialect else []
    if "`" in sql:  # paths in one pair of backticks are BigQuery's
        likely += ["bigquery", "mysql"] if re.search(r"`[^`\s]{1,200}\.[^`\s]{1,200}`", sql) else ["mysql", "bigquery"]
    likely += [name for name, sign in _SIGNS.items() if sign.search(sql)]
    return tuple(dict.fromkeys((*likely, "", "postgres", "mysql")))


def _standard(sql: str) -> str:
    """Return the text without two words that the parser takes for commands it does not know."""
    return _EXPLAIN.sub(r"\1\2", _REPLACE.sub(r"\1\2INSERT", sql))


def _parse(sql: str, name: str) -> Parsed:
    from sqlglot.dialects.dialect import Dialect  # noqa: PLC0415  # slow to load

    try:
        dialect = Dialect.get_or_raise(name)
        chunks = list(_chunks(dialect.tokenize(sql)))
    except Exception as error:  # noqa: BLE001  # the text is anybody's, and the parser is not made for that
        return Parsed((), _reason(error))
    statements: list[Statement] = []
    unread = ""
    for chunk in chunks:
        if _verb(chunk) in TABLELESS:
            continue
        found = PROCEDURE if _is_procedural(chunk) else _statement(dialect, chunk, sql)
        if isinstance(found, Statement):
            statements.append(found)
            continue
        unread = found
        if found == PROCEDURE:  # its body may hold semicolons
            break
    return Parsed(tuple(statements), unread)


def _reason(error: Exception) -> str:
    if isinstance(error, _ExhaustedError):
        return "the parser takes too long with it"
    return "it is nested too deep" if isinstance(error, RecursionError) else _UNPARSED


def _chunks(tokens: list[Token]) -> Iterator[list[Token]]:
    chunk: list[Token] = []
    for token in tokens:
        if kind(token) != "SEMICOLON":
            chunk.append(token)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _verb(chunk: list[Token]) -> str:
    first = next((token for token in chunk if not is_hole(token)), None)
    return first.text.lower().partition(" ")[0] if first else ""


def _is_procedural(chunk: list[Token]) -> bool:
    return _verb(chunk) in PROCEDURAL or (
        _verb(chunk) == "create" and any(kind(token) in _ROUTINES for token in chunk[:6])
    )


def _statement(dialect: Dialect, chunk: list[Token], sql: str) -> Statement | str:
    """Return a statement, or why there is none."""
    if _depth(chunk) > DEEPEST or _types_depth(chunk, dialect.parser_class.TYPE_TOKENS) > DEEPEST_TYPES:
        return _reason(RecursionError())
    reason = _UNPARSED
    for arranged in (*arrangements(chunk), *altered(chunk)):
        try:
            with _quiet():
                trees = _bounded(dialect, len(arranged.tokens)).parse(arranged.tokens, sql)
        except Exception as error:  # noqa: BLE001  # as above
            reason = _reason(error)
            continue
        if len(trees) == 1 and trees[0] is not None and _is_whole(trees[0], arranged):
            return Statement(trees[0], arranged.hidden, arranged.opaque)
    return reason


def _bounded(dialect: Dialect, size: int) -> Parser:
    """
    Return a parser that gives up after a number of steps.

    sqlglot tries names of types as types and again as functions: `DATE(DATE(DATE(...` doubles its work at each level.
    Compiled parsers take no such counter; there `DEEPEST_TYPES` is all that holds.
    """
    parser = dialect.parser()
    advance, left = parser._advance, STEPS * size + 5000  # noqa: SLF001  # where every attempt goes through

    def counted(times: int = 1) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise _ExhaustedError
        advance(times)

    with suppress(AttributeError):
        parser._advance = counted  # type: ignore[method-assign]  # noqa: SLF001
    return parser


class _ExhaustedError(Exception):
    """The parser took more steps than a statement of its size needs."""


def _types_depth(chunk: list[Token], types: AbstractSet[TokenType]) -> int:
    """Return how deep calls that look like types are nested."""
    open_, deepest = [False], 0
    depth = 0
    for at, token in enumerate(chunk):
        if kind(token) == "L_PAREN":
            open_.append(at > 0 and chunk[at - 1].token_type in types)
            depth += open_[-1]
            deepest = max(depth, deepest)
        elif kind(token) == "R_PAREN" and len(open_) > 1:
            depth -= open_.pop()
    return deepest


def _depth(chunk: list[Token]) -> int:
    depth = deepest = 0
    for token in chunk:
        if kind(token) in _OPENING:
            depth += 1
            deepest = max(depth, deepest)
        elif kind(token) in _CLOSING:
            depth = max(0, depth - 1)
    return deepest


def _is_whole(tree: Expr, arranged: Arrangement) -> bool:
    """Tell whether the parser, which is lenient, found all that a statement needs."""
    if tree.key == "update":
        return bool(tree.expressions)
    if tree.key == "insert":
        named = tree.args.get("this")
        return (
            arranged.hidden or bool(tree.args.get("expression") or tree.args.get("default")) or _key(named) == "schema"
        )
    return tree.key in _STATEMENTS


def _key(node: Expr | None) -> str:
    return node.key if node is not None else ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser from writing warnings into somebody's log."""
    logger = logging.getLogger("sqlglot")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
