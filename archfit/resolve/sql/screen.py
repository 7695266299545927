"""Whether a text is SQL that names tables: most strings are not, and the parser is slow to load."""

from __future__ import annotations

import re

from archfit.resolve.sql.spelling import MARK, has_hole

NOT_SQL = "not a statement in SQL"
PROCEDURE = "what a procedure does is not read"

_LEAD = re.compile(rf"(?:\s|--[^\n]*|/\*.*?\*/|[(;]|{MARK.pattern})*", re.DOTALL | re.IGNORECASE)
_VERB = re.compile(r"[A-Za-z]+")
_RELATIONS = rf"\b(?:table|view|index|trigger|function|procedure)\b|^\s*{MARK.pattern}"
_SHAPES = {
    "select": r"\b(?:from|join|into)\b|archfit_hole",
    "insert": r"\b(?:into|overwrite|values?|select|set)\b|\(",
    "replace": r"\binto\b",
    "update": r"\bset\b",
    "delete": r"\b(?:from|where)\b",
    "merge": r"\busing\b",
    "with": r"\b(?:select|insert|update|delete|merge)\b",
    "create": _RELATIONS,
    "alter": _RELATIONS,
    "drop": _RELATIONS,
    "truncate": r"\s\S",
    "copy": r"\b(?:from|to|into)\b",
    "explain": r"\b(?:select|insert|update|delete|merge|with)\b",
}
"""What a statement has that names tables, by its first word."""
TABLELESS = frozenset((
    "abort", "analyze", "attach", "begin", "checkpoint", "close", "comment", "commit", "deallocate", "desc", "describe",
    "detach", "discard", "flush", "grant", "kill", "listen", "lock", "notify", "optimize", "pragma", "refresh",
    "reindex", "release", "reset", "revoke", "rollback", "savepoint", "set", "show", "start", "unlisten", "use",
    "vacuum",
))  # fmt: skip
"""Statements that neither read nor write rows of a table that they name."""
PROCEDURAL = frozenset(("call", "declare", "do", "exec", "execute", "if", "while"))
_NO_ROWS = frozenset(("select", "create", "alter", "drop"))
"""What is well-formed without a table: `SELECT 1`, `CREATE EXTENSION`, `DROP SCHEMA`."""
_SYMBOLS = re.compile(r"[*=(),;<>?:%$@`\"'\[\]]|\w\.\w|--|\d")


def screen(sql: str) -> str | None:
    """Return None for what a parser should see, else why there is nothing to read: empty where that is sure."""
    word = _VERB.match(sql, lead(sql))
    if word is None:
        return NOT_SQL
    verb, many = word[0].lower(), ";" in sql.rstrip("; \t\r\n")
    if verb in TABLELESS:
        return None if many else _plain(sql, word[0])
    if verb in PROCEDURAL:
        return NOT_SQL if word[0].istitle() else PROCEDURE
    if verb not in _SHAPES or _plain(sql, word[0]):
        return NOT_SQL
    if re.search(_SHAPES[verb], sql[word.end() :], re.IGNORECASE):
        return None
    return "" if verb in _NO_ROWS else NOT_SQL


def lead(sql: str) -> int:
    """Return where the first word stands that is neither a comment nor a hole."""
    found = _LEAD.match(sql)
    return found.end() if found else 0


def _plain(sql: str, verb: str) -> str:
    """Return a reason to take the text for a sentence: it starts like one, and has no sign that only code has."""
    sentence = verb.istitle() and not has_hole(sql) and not _SYMBOLS.search(sql)
    return NOT_SQL if sentence else ""
