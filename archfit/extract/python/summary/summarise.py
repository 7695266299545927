"""Source becomes a summary."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.parse import Parsed, parse, too_deep
from archfit.extract.python.summary.branches import BRANCHES
from archfit.extract.python.summary.definitions import visit_class, visit_decorated, visit_function, visit_lambda
from archfit.extract.python.summary.expressions import EXPRESSIONS, visit_children
from archfit.extract.python.summary.names import close_scopes
from archfit.extract.python.summary.statements import STATEMENTS
from archfit.extract.python.summary.walk import Visit, Walk
from archfit.extract.read import UnreadableError
from archfit.model import Problem
from archfit.model.summary import Summary

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

    What the parser could not read of it is left out; of what is nested too deeply to be walked, all is.
    """
    try:
        return summary_of(path, parse(path, content))
    except UnreadableError as error:
        return Summary(path, flaws=(error.problem,))


def summary_of(path: str, parsed: Parsed) -> Summary:
    """Return what the syntax of a file does."""
    source, statements, cursor, flaws = parsed
    walk = Walk(cursor, _VISITS, source)
    try:
        walk.body(statements)
        for run in walk.deferred:
            run()
    except RecursionError:
        return Summary(path, flaws=(too_deep(path), *flaws))
    finally:
        walk.deferred.clear()  # they hold the walk: without them it is gone as soon as it is done
    close_scopes(walk)
    return _frozen(path, walk, flaws)


def _frozen(path: str, walk: Walk, flaws: tuple[Problem, ...]) -> Summary:
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
        flaws=flaws,
    )
