"""
Finds the imports of a module by its lexical shape, several times faster than a parser.

What is not plain (an import after a semicolon, tabs in the indentation, a header that is not
understood) is left to the parser: the scanner answers exactly or not at all.
"""

from __future__ import annotations

import re
from functools import cache

from archfit.extract.python.enclosing import Surroundings
from archfit.extract.python.lexical import COMMENT, OTHER, STRING
from archfit.model import Import, ImportKind

_MARGIN = rb"\n(?![ \t\f]*(?:import|from|lazy)\b)"
_NAMES = rb"(\((?>(?:[^()#\\'\";]++|#[^\n]*+)*)\)|[^\n()#\\'\";]++)"
_IMPORT = (
    rb"(?:import\b[ \t]*" + _NAMES + rb"|from\b[ \t]*([\w.]+(?:[ \t]+[\w.]+)*?)[ \t]*\bimport\b[ \t]*" + _NAMES + rb")"
)
_STATEMENT = re.compile(_IMPORT)
_UP_TO_STATEMENT = re.compile(
    rb"(?>(?:" + OTHER + rb"|" + STRING + rb"|" + COMMENT + rb"|" + _MARGIN + rb")*)(?:\n( *)" + _IMPORT + rb")?",
    re.DOTALL,
)
_UP_TO_QUIET = re.compile(rb"(?>(?:" + OTHER + rb"|\n)*)(?P<quiet>" + STRING + rb"|" + COMMENT + rb")?", re.DOTALL)
_ODD = re.compile(rb"(?:[;:]|\\\n)[ \t]*(?:import|from)\b")
"""An import on the line of another statement, or on a line that continues one."""
_REFERENCES = (
    b"import_", b"__import__", b"get_model", b"ForeignKey", b"ForeignObject", b"ToOneField", b"ToManyField",
    b"include(", b"INSTALLED_APPS", b"MIDDLEWARE", b"ROOT_URLCONF", b"I_APPLICATION",
)  # fmt: skip
_NAMES_PORT = re.compile(rb"\b(?:run|run_app|run_simple|serve|listen)\([^)]*\bport=")
_SERVES = re.compile(
    rb"\b(?:app|application|uvicorn|hypercorn|bottle|socketio|uwsgi)\.run\("
    rb"|\b(?:run_app|run_simple)\(|\b(?:waitress|granian)\.serve\(|\beventlet\.wsgi\b"
)
"""Calls that start a server whatever their arguments; of others only those with a port can be one."""
_KEYWORD = b"import"
_WORD = re.compile(rb"\Wimport\b")
_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*", re.ASCII)
_PLAIN = re.compile(r"[^\W\d]\w*(?:,\s*[^\W\d]\w*)*", re.ASCII)
_PARTS_WITH_ALIAS = 3

_Binding = tuple[str, int, str, str]


def scan(source: bytes, *, references: bool) -> tuple[Import, ...] | None:
    """
    Return the imports of a module, or None when only the parser can tell.

    Takes UTF-8 without a byte order mark. With `references`, a module that may name code by strings
    (`import_module("a.b")`) is one for the parser, as always is what starts a server or is not
    lexically sound. What follows the last import is not looked at.
    """
    if b"\r" in source or b"\f" in source:
        return None
    if references and any(word in source for word in _REFERENCES):
        return None
    if _starts_server(source):
        return None
    text = b"\n" + source
    last = _last_import(text)
    return None if _has_odd_import(text, last + len(_KEYWORD)) else _statements(text, last)


def _starts_server(source: bytes) -> bool:
    if b"port=" in source and _NAMES_PORT.search(source):
        return True
    named = b".run(" in source or b".serve(" in source or b"run_app(" in source or b"run_simple(" in source
    return (named or b"eventlet" in source) and _SERVES.search(source) is not None


def _has_odd_import(text: bytes, end: int) -> bool:
    """Tell whether an import shares its line with other code; words in strings and comments are none."""
    odd = _ODD.search(text, 0, end)
    at = 0
    while odd:
        quiet = _UP_TO_QUIET.match(text, at)
        if quiet is None or not quiet["quiet"] or odd.start() < quiet.start("quiet"):
            return True
        at = quiet.end()
        odd = _ODD.search(text, max(at, odd.start()), end)
    return False


def _last_import(text: bytes) -> int:
    """Return where the last word `import` begins, or -1."""
    at = text.rfind(_KEYWORD)
    while at >= 0 and not _WORD.match(text, at - 1):
        at = text.rfind(_KEYWORD, 0, at)
    return at


def _statements(text: bytes, last: int) -> tuple[Import, ...] | None:
    imports: list[Import] = []
    surroundings: Surroundings | None = None
    line, counted, at = 0, 0, 0
    while at <= last:
        found = _UP_TO_STATEMENT.match(text, at)
        if found is None or found.end() == at:
            return None
        at = found.end()
        if found.lastindex is None:
            continue
        start, begin = found.span(1)
        bindings, breaks, width = _understood(text[begin:at])
        if not bindings or text[at : at + 1] == b"\\":
            return None
        line += text.count(b"\n", counted, start)
        counted = start
        kind, scope, column = ImportKind.RUNTIME, "", begin - start + 1
        if column > 1:
            surroundings = surroundings or Surroundings(text[:last])
            context = surroundings.of(start, column - 1)
            if context is None:
                return None
            kind, scope = context
        end_line, end_column = line + breaks, width + (1 if breaks else column)
        for module, level, name, alias in bindings:
            imports.append(Import(module, level, name, alias, kind, line, column, end_line, end_column, scope))
    return tuple(imports)


@cache
def _understood(statement: bytes) -> tuple[tuple[_Binding, ...], int, int]:
    """
    Return (module, level, name, alias) for what a statement binds; nothing when it is odd.

    With that go the line breaks in it and the width of its last line.
    """
    found = _STATEMENT.match(statement)
    bindings = _bindings(*found.groups()) if found else ()
    written = statement.rstrip()
    return bindings, written.count(b"\n"), len(written) - written.rfind(b"\n") - 1


def _bindings(plain: bytes | None, module: bytes | None, names: bytes | None) -> tuple[_Binding, ...]:
    taken = _aliases(plain if plain is not None else names or b"")
    if taken is None:
        return ()
    if plain is not None:
        return () if plain.startswith(b"(") else tuple((name, 0, "", alias) for name, alias in taken)
    source = b"".join((module or b"").split()).decode()
    dotted = source.lstrip(".")
    if dotted and not _DOTTED.fullmatch(dotted):
        return ()
    return tuple((dotted, len(source) - len(dotted), name, alias) for name, alias in taken)


def _aliases(names: bytes) -> list[tuple[str, str]] | None:
    if not names.isascii():
        return None
    text = (re.sub(rb"#[^\n]*", b"", names) if b"#" in names else names).decode().strip()
    if text.startswith("("):
        text = text[1:-1].strip().removesuffix(",")
    if _PLAIN.fullmatch(text):
        return [(name.strip(), "") for name in text.split(",")]
    taken = []
    for part in text.split(","):
        words = part.split()
        name, alias = words[0] if words else "", ""
        if len(words) == _PARTS_WITH_ALIAS and words[1] == "as":
            alias = words[2]
        elif len(words) != 1:
            return None
        if name != "*" and not _DOTTED.fullmatch(name):
            return None
        taken.append((name, alias))
    return taken
