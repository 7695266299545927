"""What the annotations of a library file mean: roles of arguments in capitals, or classes."""

from __future__ import annotations

import ast
import builtins
import re
import typing
from collections.abc import Iterable
from contextlib import suppress

from archfit.libraries.mistakes import Mistakes
from archfit.libraries.names import Names
from archfit.libraries.syntax import dotted, parsed
from archfit.model import ArchfitError
from archfit.model.library import ENTITY, SELF, Role
from archfit.model.wording import nearest, quoted

_NEITHER = "an annotation must be a class, or a role in capitals"
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_]+")
_TRANSPARENT = frozenset(
    (
        *("AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextManager", "Awaitable"),
        *("ContextManager", "Optional", "Type", "type"),
    )
)
"""What stands for the class in its brackets: it is had by `await`, by `with` or by a call."""


class Annotations:
    """Reads them; what cannot be read is noted and means nothing."""

    def __init__(self, names: Names, mistakes: Mistakes) -> None:
        self._names = names
        self._mistakes = mistakes

    def role_or_class(self, node: ast.expr, within: str) -> Role | str:
        """Return a role, or the canonical name of a class; nothing for a class of the standard library's builtins."""
        return self._meaning(node, within, node, roles=True)

    def class_of(self, node: ast.expr, within: str) -> str:
        """Return the canonical name of a class, which may be called what a role is called: `httpx.URL`."""
        return str(self._meaning(node, within, node, roles=False))

    def _meaning(self, node: ast.expr, within: str, at: ast.expr, *, roles: bool) -> Role | str:
        meaning: Role | str = ""
        match node:
            case ast.Constant(value=None):
                pass
            case ast.Constant(value=str(text)):
                meaning = self._quoted(text, within, at, roles=roles)
            case ast.Subscript(value=outer, slice=inner):
                seen = _first(inner) if dotted(outer).rpartition(".")[2] in _TRANSPARENT else outer
                meaning = self._meaning(seen, within, at, roles=roles)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                meaning = self._one([self._meaning(each, within, at, roles=roles) for each in (left, right)], at)
            case ast.Name() | ast.Attribute() if word := dotted(node):
                meaning = self._word(word, within, at, roles=roles)
            case _:
                self._mistakes.add(at, _NEITHER)
        return meaning

    def _quoted(self, text: str, within: str, at: ast.expr, *, roles: bool) -> Role | str:
        with suppress(ArchfitError):
            match parsed(text, Mistakes(self._mistakes.path, text)).body:
                case [ast.Expr(value=inner)]:
                    return self._meaning(inner, within, at, roles=roles)
        self._mistakes.add(at, _NEITHER)
        return ""

    def _one(self, members: list[Role | str], at: ast.expr) -> Role | str:
        said = sorted({each for each in members if each})
        if len(said) > 1:
            self._mistakes.add(at, f"this can be {_listed(said)}", advice="name the one that matters")
        return said[0] if said else ""

    def _word(self, word: str, within: str, at: ast.expr, *, roles: bool) -> Role | str:
        if roles and word in Role.__members__:
            return Role[word]
        found = self._names.find(word, within)
        if len(found) == 1:
            return next(iter(found))
        if found:
            self._mistakes.add(at, f"{quoted(word)} can be {_listed(found)}", advice="write the full name")
        elif word == SELF and within in self._names.classes:
            return SELF
        elif word == ENTITY and not roles:
            return ENTITY
        elif not self._names.is_foreign(word) and not _says_nothing(word):
            self._unknown(word, at)
        return word if not found and self._names.is_foreign(word) else ""

    def _unknown(self, word: str, at: ast.expr) -> None:
        if _CAPITALS.fullmatch(word):
            self._mistakes.add(at, f"unknown role {quoted(word)}", advice=nearest(word, Role.__members__))
        else:
            known = {name if "." in word else name.rpartition(".")[2] for name in self._names.classes}
            self._mistakes.add(at, f"unknown class {quoted(word)}", advice=nearest(word, known))


def _first(node: ast.expr) -> ast.expr:
    return node.elts[0] if isinstance(node, ast.Tuple) and node.elts else node


def _says_nothing(word: str) -> bool:
    """Tell whether it is one of Python's own: such a class takes no part in an architecture."""
    return isinstance(getattr(builtins, word, None), type) or (word in typing.__all__ and word != SELF)


def _listed(words: Iterable[str]) -> str:
    return " or ".join(map(quoted, sorted(words)))
