"""Reads the functions and methods of a library file."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from archfit.libraries.annotations import Annotations
from archfit.libraries.decorators import Decoration
from archfit.libraries.mistakes import Mistakes
from archfit.libraries.syntax import dotted, without_docstring
from archfit.model.library import MISSING, LibraryFunction, LibraryParameter, Role
from archfit.model.wording import quoted

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef
_Default = str | int | float | bool | None
_DECORATOR = "Decorator"


def _decorated(returns: ast.expr | None) -> tuple[bool, ast.expr | None]:
    """Tell whether a function returns a decorator, and the class of what it returns or its decorator makes."""
    if isinstance(returns, ast.Subscript) and dotted(returns.value) == _DECORATOR:
        return True, returns.slice
    if returns is not None and dotted(returns) == _DECORATOR:
        return True, None
    return False, returns


class Functions:
    """Reads them; what cannot be read is noted and left out."""

    def __init__(self, annotations: Annotations, mistakes: Mistakes) -> None:
        self._annotations = annotations
        self._mistakes = mistakes

    def read(self, node: AnyFunction, within: str, said: Decoration, *, has_receiver: bool) -> LibraryFunction:
        """Return a function of a module, or a method, as it is declared."""
        for one in without_docstring(node.body):
            self._mistakes.add(one, "nothing is executed here: a function has no body but `...`")
        decorates, made = _decorated(node.returns)
        returns = "" if made is None else self._annotations.class_of(made, within)
        return LibraryFunction(
            name=f"{within}.{node.name}",
            parameters=tuple(self._parameters(node, within, has_receiver=has_receiver)),
            returns=returns,
            activity=said.activity,
            fixed=said.fixed,
            decorates=decorates,
        )

    def _parameters(self, node: AnyFunction, within: str, *, has_receiver: bool) -> Iterator[LibraryParameter]:
        args = node.args
        self._refuse_repeated(args)
        by_position = [*args.posonlyargs, *args.args]
        defaults = [*[None] * (len(by_position) - len(args.defaults)), *args.defaults]
        described = list(zip(by_position, defaults, strict=True))
        if has_receiver:
            if not described and not args.vararg:
                self._mistakes.add(node, f"{quoted(node.name)} takes no `self`", advice="or say `@staticmethod`")
            described = described[1:]
        for position, (arg, default) in enumerate(described):
            yield self._parameter(arg, within, position, default)
        if args.vararg:
            yield self._parameter(args.vararg, within, len(described), rest=True)
        for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
            yield self._parameter(arg, within, None, default)
        if args.kwarg:
            yield self._parameter(args.kwarg, within, None, rest=True)

    def _parameter(
        self, arg: ast.arg, within: str, position: int | None, default: ast.expr | None = None, *, rest: bool = False
    ) -> LibraryParameter:
        meaning = self._annotations.role_or_class(arg.annotation, within) if arg.annotation else ""
        role = meaning if isinstance(meaning, Role) else None
        return LibraryParameter(arg.arg, position, role, MISSING if default is None else self._default(default), rest)

    def _default(self, node: ast.expr) -> _Default:
        match node:
            case ast.Constant(value=None | bool() | int() | float() | str() as value):
                return value
            case ast.Constant(value=value) if value is ...:
                return MISSING
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return -number
        self._mistakes.add(node, "a default must be a string, a number, a truth value, `None`, or `...` for others")
        return MISSING

    def _refuse_repeated(self, args: ast.arguments) -> None:
        rest = [each for each in (args.vararg, args.kwarg) if each]
        seen = set()
        for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs, *rest):
            if arg.arg in seen:
                self._mistakes.add(arg, f"another parameter is already called {quoted(arg.arg)}")
            seen.add(arg.arg)
