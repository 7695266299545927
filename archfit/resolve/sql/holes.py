"""What holes stand for among the tokens of a statement: an operand, an operator, or a part that can be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from archfit.resolve.sql.spelling import MARK

if TYPE_CHECKING:
    from sqlglot import Token

_OPERAND_FOLLOWS = frozenset((
    "", "ALIAS", "ALL", "AMP", "AND", "ARROW", "BETWEEN", "CASE", "COLON", "COLUMN", "COMMA", "CONSTRAINT", "COPY",
    "DARROW", "DASH", "DCOLON", "DEFAULT", "DELETE", "DISTINCT", "DOT", "DPIPE", "ELSE", "EQ", "ESCAPE", "EXCEPT",
    "EXISTS", "FROM", "GROUP_BY", "GT", "GTE", "HAVING", "ILIKE", "IN", "INDEX", "INSERT", "INTERSECT", "INTERVAL",
    "INTO", "IS", "JOIN", "LIKE", "LIMIT", "LT", "LTE", "L_BRACKET", "L_PAREN", "MERGE", "MOD", "NEQ", "NOT", "OFFSET",
    "ON", "OR", "ORDER_BY", "PARTITION_BY", "PIPE", "PLUS", "QUALIFY", "REFERENCES", "RETURNING", "RLIKE", "SCHEMA",
    "SELECT", "SET", "SLASH", "TABLE", "THEN", "TOP", "TRUNCATE", "UNION", "UPDATE", "USING", "VALUES", "VIEW", "WHEN",
    "WHERE", "WITH",
))  # fmt: skip
_OPERANDS = frozenset(("IDENTIFIER", "L_PAREN", "NUMBER", "PLACEHOLDER", "STRING", "VAR"))
_STATEMENTS = frozenset(("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"))
_SETS = frozenset(("UNION", "EXCEPT", "INTERSECT"))
_TABLE_FOLLOWS = frozenset(("COMMA", "DELETE", "FROM", "INTO", "JOIN", "TABLE", "UPDATE", "EXISTS"))


class Arrangement(NamedTuple):
    """Tokens of one statement, ready to be parsed."""

    tokens: list[Token]
    hidden: bool = False
    """Whether parts were left out."""
    opaque: bool = False
    """Whether these may say what a name without a schema means, as `WITH` does."""


def kind(token: Token) -> str:
    """Return the name of a token's type."""
    return str(token.token_type.name)


def is_hole(token: Token) -> bool:
    """Tell whether a token is nothing but holes."""
    return kind(token) == "VAR" and MARK.sub("", token.text) == ""


def arrangements(tokens: Sequence[Token]) -> Iterator[Arrangement]:
    """Yield what the statement may be, the likeliest first; one only where there is no doubt."""
    clean = _without_only(tokens)
    if not any(map(is_hole, clean)):
        yield Arrangement(clean)
        return
    tried: list[list[Token]] = []
    for operators, fragments in ((True, False), (False, False), (False, True)):
        arranged = _arranged(clean, operators=operators, fragments=fragments)
        if arranged.tokens not in tried:
            tried.append(arranged.tokens)
            yield arranged


def altered(tokens: Sequence[Token]) -> Iterator[Arrangement]:
    """Yield a change of the same table that every parser knows, for those that few know: `OWNER TO`, row security."""
    kinds = [kind(token) for token in tokens]
    if kinds[:2] != ["ALTER", "TABLE"] or "REFERENCES" in kinds:
        return
    head = [token for token in tokens[2:] if token.text.upper() not in {"IF", "EXISTS", "ONLY"}]
    size = 1
    while len(head) > size + 1 and kind(head[size]) == "DOT":
        size += 2
    column = [_token("VAR", "ADD"), _token("VAR", "x"), _token("INT", "INT")]
    yield Arrangement([*tokens[:2], *head[:size], *column])


def _without_only(tokens: Sequence[Token]) -> list[Token]:
    """Leave out the `ONLY` of PostgreSQL, which other dialects take for a table."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        names = at + 1 < len(tokens) and kind(tokens[at + 1]) in {"VAR", "IDENTIFIER"}
        if not (names and token.text.upper() == "ONLY" and kept and kind(kept[-1]) in _TABLE_FOLLOWS):
            kept.append(token)
    return kept


def _arranged(tokens: list[Token], *, operators: bool, fragments: bool) -> Arrangement:
    kept: list[Token] = []
    hidden = opaque = False
    for at, token in enumerate(tokens):
        if not is_hole(token):
            kept.append(token)
            continue
        before = kind(kept[-1]) if kept else ""
        after = kind(tokens[at + 1]) if at + 1 < len(tokens) else ""
        if after in _STATEMENTS and before in {"", "WITH", "RECURSIVE", "COMMA", "R_PAREN"}:
            while kept and kind(kept[-1]) in {"WITH", "RECURSIVE", "COMMA"}:
                kept.pop()
            opaque = True
        elif _is_query(kept, after):
            kept += _query(token)
        elif fragments or (_wants_operand(kept) and (before, after) != ("INSERT", "INTO")):
            kept.append(token)
        elif operators and after in _OPERANDS and before in {"VAR", "IDENTIFIER", "R_PAREN"}:
            kept.append(_token("EQ", "="))
        else:
            hidden, opaque = True, opaque or after in _STATEMENTS
    return Arrangement(kept, hidden=hidden or opaque, opaque=opaque)


def _wants_operand(kept: list[Token]) -> bool:
    before = [kind(token) for token in kept[-2:]]
    if before[-1:] == ["STAR"]:  # `a * {b}`, but not `SELECT * {b}`
        return before[0] in {"VAR", "IDENTIFIER", "NUMBER", "R_PAREN"}
    return (before[-1] if before else "") in _OPERAND_FOLLOWS


def _is_query(kept: list[Token], after: str) -> bool:
    before = [kind(token) for token in kept[-2:]]
    if before == ["ALIAS", "L_PAREN"]:
        return after == "R_PAREN"
    return before[-1:] != [] and (before[-1] in _SETS or (before[0] in _SETS and before[1] in {"ALL", "DISTINCT"}))


def _query(hole: Token) -> list[Token]:
    """Return a query over a table that is not known."""
    return [_token("SELECT", "SELECT"), _token("NUMBER", "1"), _token("FROM", "FROM"), hole]


def _token(name: str, text: str) -> Token:
    from sqlglot import Token, TokenType  # noqa: PLC0415  # slow to load

    return Token(TokenType[name], text)
