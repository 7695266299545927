"""Source becomes a summary."""

from __future__ import annotations

import re

from archfit.extract.python import syntax
from archfit.extract.python.cursor import FormatError
from archfit.extract.python.summary import reading
from archfit.extract.python.summary.branches import BRANCHES
from archfit.extract.python.summary.definitions import visit_class, visit_decorated, visit_function, visit_lambda
from archfit.extract.python.summary.expressions import EXPRESSIONS, visit_children
from archfit.extract.python.summary.names import close_scopes
from archfit.extract.python.summary.statements import STATEMENTS
from archfit.extract.python.summary.walk import Visit, Walk
from archfit.extract.read import UnreadableError, as_utf8
from archfit.model.summary import Summary

_CHECKER_COMMENT = re.compile(rb"(#[ \t]*(?:mypy|type)[ \t]*):")
"""Comments that mean nothing to Python, but make the parser leave code out or take types from them."""

_DEFINITIONS: dict[int, Visit] = {
    syntax.FUNCTION: visit_function,
    syntax.DECORATED: visit_decorated,
    syntax.CLASS: visit_class,
    syntax.LAMBDA: visit_lambda,
}
_BY_TAG = EXPRESSIONS | STATEMENTS | BRANCHES | _DEFINITIONS
_VISITS = tuple(_BY_TAG.get(tag, visit_children) for tag in range(256))


def summarise(path: str, content: bytes) -> Summary:
    """
    Return what a file does.

    What the parser could not read of it, and what is nested too deeply to be walked, is left out.
    """
    import ast_serialize  # noqa: PLC0415 - only where a file needs the parser

    try:
        source = as_utf8(path, content)
        if b"\r" in source:
            source = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        tree, *_ = ast_serialize.parse("", _CHECKER_COMMENT.sub(rb"\1;", source), cache_version=reading.FORMAT)
        cursor, statements = reading.module(tree)
    except (UnreadableError, ValueError, UnicodeError, FormatError, RecursionError):
        return Summary(path, 0)
    walk = Walk(cursor, _VISITS, source)
    try:
        walk.body(statements)
        for run in walk.deferred:
            run()
    except RecursionError:
        return Summary(path, 0)
    close_scopes(walk)
    return _frozen(path, walk)


def _frozen(path: str, walk: Walk) -> Summary:
    return Summary(
        path=path,
        nodes=walk.nodes,
        operations=tuple(walk.operations),
        functions=tuple(function.frozen() for function in walk.functions),
        classes=tuple(one.frozen() for one in walk.classes),
        scopes=tuple(scope.frozen() for scope in walk.scopes),
        blocks=tuple(walk.blocks),
        exports=tuple(walk.module.names.items()),
        stars=tuple(walk.stars),
    )
