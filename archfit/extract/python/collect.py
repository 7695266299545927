"""Collects the facts of one module from its syntax tree, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archfit.extract.python import syntax
from archfit.extract.python.cursor import Cursor
from archfit.extract.python.spelling import base_name, bound_names, constant_strings, dotted, is_abstract, named_code
from archfit.extract.python.syntax import Node
from archfit.model import ClassFacts, Import, ImportKind, ModuleFacts, NameUse, Reference, ServerStart

NAMES_CODE = frozenset({
    "import_module", "__import__", "import_string", "import_from_string", "get_model", "get_app_config",
    "ForeignKey", "OneToOneField", "ManyToManyField", "ForeignObject", "signature", "relationship", "include",
})  # fmt: skip
"""Functions whose constant string argument names code elsewhere, by the last part of their name."""

LISTS_CODE = frozenset({"INSTALLED_APPS", "MIDDLEWARE", "ROOT_URLCONF", "WSGI_APPLICATION", "ASGI_APPLICATION"})
"""Settings whose constant strings name code elsewhere (Django 5.2 settings reference)."""

_SERVER_STARTS = frozenset({"run", "run_app", "serve", "run_simple", "listen"})
_LAZY = 8


class Collector:
    """The facts found so far, and where in the module the walk is."""

    def __init__(self, cursor: Cursor) -> None:
        self.imports: list[Import] = []
        self.references: list[Reference] = []
        self.classes: list[ClassFacts] = []
        self.uses: list[NameUse] = []
        self.servers: list[ServerStart] = []
        self.definitions: set[str] = set()
        self.exports: list[str] | None = None
        self._span = cursor.location
        self._scope: list[str] = []
        self._functions = 0
        self._type_checking = 0
        self._guards = 0

    def facts(self, path: str) -> ModuleFacts:
        """Return what was collected, as the facts of the file with this path."""
        return ModuleFacts(
            path=path,
            imports=tuple(self.imports),
            references=tuple(self.references),
            classes=tuple(self.classes),
            uses=tuple(self.uses),
            definitions=frozenset(self.definitions),
            exports=None if self.exports is None else tuple(self.exports),
            servers=tuple(self.servers),
        )

    # -- statements --------------------------------------------------------------------------------

    def block(self, statements: list[Node] | None) -> None:
        """Walk the statements of a block."""
        for statement in statements or ():
            visit = _VISITS.get(statement[0])
            if visit is None:
                self._expressions(statement)
            else:
                visit(self, statement)

    def visit_import(self, node: Node) -> None:
        """Note `import a.b as c, d`."""
        _, aliases, place, flags = node
        for module, alias in aliases:
            self._add_import((module, 0, "", alias or ""), place, flags)

    def visit_import_from(self, node: Node) -> None:
        """Note `from a import b as c, d`."""
        _, level, module, aliases, place, flags = node
        for name, alias in aliases:
            self._add_import((module, level, name, alias or ""), place, flags)

    def visit_import_all(self, node: Node) -> None:
        """Note `from a import *`."""
        _, module, level, place, flags = node
        self._add_import((module, level, "*", ""), place, flags)

    def _add_import(self, what: tuple[str, int, str, str], place: int, flags: int) -> None:
        if what[0] or what[1]:
            self.imports.append(Import(*what, self._kind(flags), *self._span(place), self._scope_name))

    def _kind(self, flags: int) -> ImportKind:
        if self._type_checking:
            return ImportKind.TYPE_CHECKING
        if self._functions:
            return ImportKind.FUNCTION
        if self._guards:
            return ImportKind.GUARDED
        return ImportKind.LAZY if flags & _LAZY else ImportKind.RUNTIME

    @property
    def _scope_name(self) -> str:
        return ".".join(self._scope)

    def visit_function(self, node: Node) -> None:
        """Walk a function: its parameters, then its body as a scope."""
        _, name, parameters, body, _, _, _, _ = node
        self._define(name)
        self._expressions(parameters)
        self._scope.append(name)
        self._functions += 1
        self.block(body)
        self._functions -= 1
        self._scope.pop()

    def visit_decorated(self, node: Node) -> None:
        """Walk the decorators of a function, then the function."""
        self._expressions(node[1])
        self.block([node[4]])

    def visit_class(self, node: Node) -> None:
        """Note a class, and walk its body as a scope."""
        _, name, body, bases, decorators, _, keywords, place = node
        self._define(name)
        self._expressions(bases)
        self._expressions(decorators)
        self._scope.append(name)
        self.classes.append(
            ClassFacts(
                self._scope_name,
                tuple(filter(None, map(base_name, bases))),
                *self._span(place),
                abstract=is_abstract(body, keywords),
            )
        )
        self.block(body)
        self._scope.pop()

    def visit_if(self, node: Node) -> None:
        """Walk the branches of an `if`; those under `TYPE_CHECKING` never run."""
        _, condition, body, others, otherwise, _ = node
        for test, block in [(condition, body), *others]:
            self._expressions((test,))
            only_for_types = dotted(test).rpartition(".")[2] == "TYPE_CHECKING"
            self._type_checking += only_for_types
            self.block(block)
            self._type_checking -= only_for_types
        self.block(otherwise)

    def visit_try(self, node: Node) -> None:
        """Walk a `try`: its body and handlers are guarded."""
        _, body, handlers, otherwise, finally_, _, _ = node
        self._expressions(kind for kind, _, _ in handlers)
        self._guards += 1
        self.block(body)
        for _, _, handler in handlers:
            self.block(handler)
        self._guards -= 1
        self.block(otherwise)
        self.block(finally_)

    def visit_loop(self, node: Node) -> None:
        """Walk a `for` or `while`."""
        for part in node[1:]:
            if isinstance(part, list):
                self.block(part)
            elif isinstance(part, tuple):
                self._expressions((part,))

    def visit_with(self, node: Node) -> None:
        """Walk a `with`."""
        self._expressions(node[1])
        self.block(node[2])

    def visit_match(self, node: Node) -> None:
        """Walk a `match`."""
        self._expressions((node[1],))
        for pattern, guard, body in node[2]:
            self._expressions((pattern, guard))
            self.block(body)

    def visit_assignment(self, node: Node) -> None:
        """Note the names an assignment binds at module level, and what lists of settings name."""
        _, targets, value, _, _ = node
        for target in targets:
            for name in bound_names(target):
                self._define(name)
                self._note_setting(name, value)
        self._expressions(targets)
        self._expressions((value,))

    def visit_augmented(self, node: Node) -> None:
        """Note what `+=` adds to lists of settings."""
        _, _, target, value, _ = node
        for name in bound_names(target):
            self._note_setting(name, value)
        self._expressions((value,))

    def _define(self, name: str) -> None:
        if not self._scope:
            self.definitions.add(name)

    def _note_setting(self, name: str, value: Node) -> None:
        if self._scope:
            return
        if name == "__all__":
            self.exports = [*(self.exports or ()), *(text for text, _ in constant_strings(value))]
        elif name in LISTS_CODE:
            for text, place in constant_strings(value):
                self._refer(name, text, place)

    # -- expressions -------------------------------------------------------------------------------

    def _expressions(self, parts: Iterable[Any]) -> None:
        """Look at every call and dotted name inside the parts of a node, a list or a tuple of nodes."""
        for part in parts:
            if type(part) is list:
                self._expressions(part)
            elif type(part) is tuple:
                tag = part[0]
                if tag == syntax.MEMBER:
                    self._member(part)
                elif tag == syntax.CALL:
                    self._call(part)
                elif tag == syntax.LAMBDA:
                    self._expressions(part[1])
                    self.block(part[2])
                elif tag != syntax.NAME:
                    self._expressions(part)

    def _member(self, node: Node) -> None:
        while node[0] == syntax.MEMBER:
            name = node[2]
            if name[0] == "_" and not name.endswith("__"):
                whole = dotted(node)
                if whole and whole.partition(".")[0] not in ("self", "cls"):
                    self.uses.append(NameUse(whole, *self._span(node[-1]), self._scope_name))
            node = node[1]
        if node[0] != syntax.NAME:
            self._expressions((node,))

    def _call(self, node: Node) -> None:
        _, function, arguments, keywords, place = node
        called = function[2] if function[0] == syntax.MEMBER else function[1] if function[0] == syntax.NAME else ""
        if called in NAMES_CODE:
            text = named_code(called, arguments, keywords)
            if text:
                self._refer(called, text, place)
        elif called in _SERVER_STARTS:
            self._note_server(dotted(function), arguments, keywords, place)
        if function[0] == syntax.MEMBER:
            self._member(function)
        elif function[0] != syntax.NAME:
            self._expressions((function,))
        self._expressions(arguments)

    def _refer(self, via: str, text: str, place: int) -> None:
        self.references.append(Reference(via, text, *self._span(place), self._scope_name))

    def _note_server(self, call: str, arguments: list[Node], keywords: list[str | None], place: int) -> None:
        ports = [value[1] for name, value in zip(keywords, arguments, strict=False)
                 if name == "port" and value[0] == syntax.INTEGER]  # fmt: skip
        if (call and "port" in keywords) or call.endswith((".run", "run_app", "run_simple")):
            self.servers.append(ServerStart(call, ports[0] if ports else 0, self._span(place)[0]))


_VISITS = {
    syntax.IMPORT: Collector.visit_import,
    syntax.IMPORT_FROM: Collector.visit_import_from,
    syntax.IMPORT_ALL: Collector.visit_import_all,
    syntax.FUNCTION: Collector.visit_function,
    syntax.DECORATED: Collector.visit_decorated,
    syntax.CLASS: Collector.visit_class,
    syntax.IF: Collector.visit_if,
    syntax.TRY: Collector.visit_try,
    syntax.FOR: Collector.visit_loop,
    syntax.WHILE: Collector.visit_loop,
    syntax.WITH: Collector.visit_with,
    syntax.MATCH: Collector.visit_match,
    syntax.ASSIGNMENT: Collector.visit_assignment,
    syntax.AUGMENTED: Collector.visit_augmented,
}
