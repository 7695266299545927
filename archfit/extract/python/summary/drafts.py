"""Scopes, functions and classes while they are being read; frozen into the summary at the end."""

from __future__ import annotations

from archfit.model.operations import GenericType
from archfit.model.summary import Class, Function, Parameter, Scope, Symbol

Path = tuple[str | int, ...]
"""`order.lines[0]` as `("order", ".lines", 0)`."""


class ScopeDraft:
    """The names of a scope as they are at the present statement."""

    __slots__ = (
        "cells", "global_names", "index", "kind", "lambdas", "name", "names", "nonlocal_names", "outer", "owner",
        "paths", "symbols",
    )  # fmt: skip

    def __init__(self, kind: str, name: str, outer: ScopeDraft | None, *, index: int, owner: int) -> None:
        self.kind = kind
        self.name = name
        self.outer = outer
        self.index = index
        self.owner = owner
        self.names: dict[str, int] = {}
        self.paths: dict[Path, int] = {}
        """What attributes and items were last set to, as far as nothing since may have changed them."""
        self.cells: dict[str, int] = {}
        """The names that inner scopes read, which is when this one is at its end."""
        self.symbols: dict[str, Symbol] = {}
        self.global_names: set[str] = set()
        self.nonlocal_names: set[str] = set()
        self.lambdas = 0

    def qualify(self, name: str) -> str:
        """Return the name of what is defined here."""
        return f"{self.name}.{name}" if self.name else name

    def frozen(self) -> Scope:
        """Return the scope without its present."""
        outer = self.outer.index if self.outer else -1
        return Scope(self.kind, self.name, outer, self.owner, tuple(self.symbols.items()))


class FunctionDraft:
    """A function whose body is yet to be walked."""

    __slots__ = (
        "asynchronous", "decorators", "generator", "kind", "line", "name", "parameters", "positions", "returned",
        "returns", "scope", "stores", "yields",
    )  # fmt: skip

    def __init__(self, name: str, kind: str, *, line: int, asynchronous: bool) -> None:
        self.name = name
        self.kind = kind
        self.line = line
        self.asynchronous = asynchronous
        self.scope = -1
        self.parameters: list[Parameter] = []
        self.positions: dict[int, int] = {}
        """The node of a parameter -> its position."""
        self.returns = 0
        self.yields = 0
        self.generator = False
        self.returned: list[int] = []
        self.stores: list[tuple[int, str, int]] = []
        self.decorators: tuple[str, ...] = ()

    def frozen(self) -> Function:
        """Return the function as it is now known."""
        return Function(
            name=self.name,
            kind=self.kind,
            line=self.line,
            scope=self.scope,
            parameters=tuple(self.parameters),
            returns=self.returns,
            yields=self.yields,
            generator=self.generator,
            asynchronous=self.asynchronous,
            returned=tuple(sorted(set(self.returned))),
            stores=tuple(dict.fromkeys(self.stores)),
            decorators=self.decorators,
        )


class ClassDraft:
    """A class whose body is being walked."""

    __slots__ = (
        "bases",
        "body",
        "decorators",
        "fields",
        "generic",
        "line",
        "metaclass",
        "methods",
        "name",
        "scope",
        "setters",
        "variables",
    )

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.scope = -1
        self.bases: tuple[str, ...] = ()
        self.body: dict[str, int] = {}
        self.fields: list[tuple[str, int]] = []
        self.methods: dict[str, int] = {}
        self.setters: dict[str, int] = {}
        self.decorators: tuple[str, ...] = ()
        self.metaclass = ""
        self.variables: tuple[str, ...] = ()
        self.generic: tuple[GenericType, ...] = ()

    def frozen(self) -> Class:
        """Return the class as it is at its end."""
        return Class(
            name=self.name,
            line=self.line,
            scope=self.scope,
            bases=self.bases,
            body=tuple(self.body.items()),
            fields=tuple(self.fields),
            methods=tuple(self.methods.items()),
            setters=tuple(self.setters.items()),
            decorators=self.decorators,
            metaclass=self.metaclass,
            variables=self.variables,
            generic=self.generic,
        )
