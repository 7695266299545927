"""Parses the text of a library file, whatever it turns out to be."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence

from archfit.libraries.mistakes import Mistakes

_LONGEST = 1 << 18
TOO_DEEP = "it is nested too deeply"
_TOO_LONG = "it is longer than 256 KiB"
_NO_TEXT = "it is not text"
_OLDEST_PYTHON = (3, 11)
"""Newer syntax is refused by every Python alike."""


def parsed(text: str, mistakes: Mistakes) -> ast.Module:
    """Return the syntax tree; ArchfitError with one mistake for what is too long, too deep or no Python."""
    if len(text) > _LONGEST:
        raise mistakes.unreadable(_TOO_LONG)
    if "\0" in text:
        raise mistakes.unreadable(_NO_TEXT)
    try:
        with warnings.catch_warnings(action="ignore"):  # a `\d` in a docstring
            return ast.parse(text, feature_version=_OLDEST_PYTHON)
    except SyntaxError as error:
        raise mistakes.invalid_syntax(error) from None
    except (RecursionError, MemoryError):
        raise mistakes.unreadable(TOO_DEEP) from None
    except ValueError:  # half a character
        raise mistakes.unreadable(_NO_TEXT) from None


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` for the names it is made of, or nothing."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, ast.Name) else ""


def without_docstring(body: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    """Return what a body says besides its docstring and `...`."""
    documented = body and isinstance(body[0], ast.Expr) and is_string(body[0].value)
    return [one for one in body[1 if documented else 0 :] if not _is_ellipsis(one)]


def is_string(node: ast.expr) -> bool:
    """Tell whether an expression is a string."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_ellipsis(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and statement.value.value is ...
    )
