"""Collects the facts of one module from its syntax tree, in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.python import binary as syntax
from archfit.extract.python.binary import Node
from archfit.model import ClassFacts, Import, ImportKind, ModuleFacts, NameUse, Reference, ServerStart

NAMES_CODE = frozenset({
    "import_module", "__import__", "import_string", "import_from_string", "get_model", "get_app_config",
    "ForeignKey", "OneToOneField", "ManyToManyField", "ForeignObject", "signature", "relationship", "include",
})  # fmt: skip
"""Functions whose constant string argument names code elsewhere, by the last part of their name."""

LISTS_CODE = frozenset({"INSTALLED_APPS", "MIDDLEWARE", "ROOT_URLCONF", "WSGI_APPLICATION", "ASGI_APPLICATION"})
"""Settings whose constant strings name code elsewhere (Django 5.2 settings reference)."""

_SERVER_STARTS = frozenset({"run", "run_app", "serve", "run_simple", "listen"})
_ABSTRACT = ("abstractmethod", "abstractproperty")
_LAZY = 8


class Collector:
    """The facts found so far, and where in the module the walk is."""

    def __init__(self) -> None:
        self.imports: list[Import] = []
        self.references: list[Reference] = []
        self.classes: list[ClassFacts] = []
        self.uses: list[NameUse] = []
        self.servers: list[ServerStart] = []
        self.definitions: set[str] = set()
        self.exports: list[str] | None = None
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

    def _add_import(self, what: tuple[str, int, str, str], place: tuple[int, ...], flags: int) -> None:
        if what[0] or what[1]:
            self.imports.append(Import(*what, self._kind(flags), *_span(place), self._scope_name))

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
                *_span(place),
                abstract=_is_abstract(body, keywords),
            )
        )
        self.block(body)
        self._scope.pop()

    def visit_if(self, node: Node) -> None:
        """Walk the branches of an `if`; those under `TYPE_CHECKING` never run."""
        _, condition, body, others, otherwise, _ = node
        for test, block in [(condition, body), *others]:
            self._expressions(test)
            only_for_types = dotted(test).rpartition(".")[2] == "TYPE_CHECKING"
            self._type_checking += only_for_types
            self.block(block)
            self._type_checking -= only_for_types
        self.block(otherwise)

    def visit_try(self, node: Node) -> None:
        """Walk a `try`: its body and handlers are guarded."""
        body, types, handlers, otherwise, finally_, _ = node[1]
        self._expressions(types)
        self._guards += 1
        self.block(body)
        for handler in handlers:
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
                self._expressions(part)

    def visit_with(self, node: Node) -> None:
        """Walk a `with`."""
        self._expressions(node[1])
        self.block(node[2])

    def visit_match(self, node: Node) -> None:
        """Walk a `match`."""
        self._expressions(node[1])
        for pattern, guard, body in node[2]:
            self._expressions(pattern)
            self._expressions(guard)
            self.block(body)

    def visit_assignment(self, node: Node) -> None:
        """Note the names an assignment binds at module level, and what lists of settings name."""
        _, targets, value, _, _, _ = node
        for target in targets:
            for name in _bound(target):
                self._define(name)
                self._note_setting(name, value)
        self._expressions(targets)
        self._expressions(value)

    def visit_augmented(self, node: Node) -> None:
        """Note what `+=` adds to lists of settings."""
        _, _, target, value, _ = node
        for name in _bound(target):
            self._note_setting(name, value)
        self._expressions(value)

    def _define(self, name: str) -> None:
        if not self._scope:
            self.definitions.add(name)

    def _note_setting(self, name: str, value: Node) -> None:
        if self._scope:
            return
        if name == "__all__":
            self.exports = [*(self.exports or ()), *(text for text, _ in _strings(value))]
        elif name in LISTS_CODE:
            for text, place in _strings(value):
                self._refer(name, text, place)

    # -- expressions -------------------------------------------------------------------------------

    def _expressions(self, node: Any) -> None:
        """Look at every call and dotted name inside a node, a tuple or a list of nodes."""
        if type(node) is list:
            for part in node:
                self._expressions(part)
            return
        if type(node) is not tuple or type(node[-1]) is int:
            return
        tag = node[0]
        if tag == syntax.MEMBER:
            self._member(node)
        elif tag == syntax.CALL:
            self._call(node)
        elif tag == syntax.LAMBDA:
            self._expressions(node[1])
            self.block(node[2])
        elif tag not in (syntax.NAME, syntax.STRING):
            for part in node:
                self._expressions(part)

    def _member(self, node: Node) -> None:
        name = node[2]
        if name.startswith("_") and not name.endswith("__"):
            whole = dotted(node)
            if whole and whole.partition(".")[0] not in ("self", "cls"):
                self.uses.append(NameUse(whole, *_span(node[-1]), self._scope_name))
        self._expressions(node[1])

    def _call(self, node: Node) -> None:
        _, function, arguments, _, keywords, place = node
        called = function[2] if function[0] == syntax.MEMBER else function[1] if function[0] == syntax.NAME else ""
        if called in NAMES_CODE:
            text = _named_code(called, arguments, keywords)
            if text:
                self._refer(called, text, place)
        elif called in _SERVER_STARTS:
            self._note_server(dotted(function), arguments, keywords, place)
        self._expressions(function)
        for argument in arguments:
            self._expressions(argument)

    def _refer(self, via: str, text: str, place: tuple[int, ...]) -> None:
        self.references.append(Reference(via, text, *_span(place), self._scope_name))

    def _note_server(
        self, call: str, arguments: list[Node], keywords: list[str | None], place: tuple[int, ...]
    ) -> None:
        ports = [value[1] for name, value in zip(keywords, arguments, strict=False)
                 if name == "port" and value[0] == syntax.INTEGER]  # fmt: skip
        if (call and "port" in keywords) or call.endswith((".run", "run_app", "run_simple")):
            self.servers.append(ServerStart(call, ports[0] if ports else 0, place[0]))


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


def dotted(node: Node) -> str:
    """Return the dotted name an expression spells, or nothing when it is more than names and dots."""
    parts = []
    while node[0] == syntax.MEMBER:
        parts.append(node[2])
        node = node[1]
    if node[0] != syntax.NAME:
        return ""
    return ".".join([node[1], *reversed(parts)])


def base_name(node: Node) -> str:
    """Return the dotted name of a base class without its subscript."""
    return dotted(node[1] if node[0] == syntax.INDEX else node)


def _span(place: tuple[int, ...]) -> tuple[int, int, int, int]:
    line, column, end_line, end_column = place
    return line, column + 1, end_line, end_column + 1


def _is_abstract(body: list[Node], keywords: list[tuple[str, Node]]) -> bool:
    if any(name == "metaclass" and dotted(value).endswith("ABCMeta") for name, value in keywords):
        return True
    decorators = (decorator for statement in body if statement[0] == syntax.DECORATED for decorator in statement[1])
    return any(dotted(decorator).endswith(_ABSTRACT) for decorator in decorators)


def _bound(target: Node) -> Iterator[str]:
    if target[0] == syntax.NAME:
        yield target[1]
    elif target[0] in (syntax.TUPLE, syntax.LIST):
        for item in target[1]:
            yield from _bound(item)


def _strings(node: Node) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the constant strings of a string, a list or tuple of them, or a sum of such."""
    if node[0] == syntax.STRING:
        yield node[1], node[-1]
    elif node[0] in (syntax.LIST, syntax.TUPLE, syntax.SET):
        for item in node[1]:
            yield from _strings(item)
    elif node[0] == syntax.OPERATOR:
        yield from _strings(node[2])
        yield from _strings(node[3])


def _named_code(called: str, arguments: list[Node], keywords: list[str | None]) -> str:
    """Return the string by which a call names code; the two arguments of `get_model` joined by a dot."""
    texts = [argument[1] if argument[0] == syntax.STRING else None for argument in arguments]
    positional = [text for text, keyword in zip(texts, keywords, strict=False) if keyword is None]
    if called == "get_model" and len(positional) > 1 and positional[0] and positional[1]:
        return f"{positional[0]}.{positional[1]}"
    by_name = [text for text, keyword in zip(texts, keywords, strict=False) if keyword in ("to", "argument", "name")]
    return next((text for text in [*positional[:1], *by_name] if text), "")
