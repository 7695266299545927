"""Reads a library file: a stub that says what the functions and classes of a library mean."""

from __future__ import annotations

import ast
from pathlib import PurePath

from archfit.libraries.annotations import Annotations
from archfit.libraries.decorators import activity_of, decoration
from archfit.libraries.functions import AnyFunction, Functions
from archfit.libraries.mistakes import Mistakes
from archfit.libraries.names import Block, Names, blocks
from archfit.libraries.syntax import TOO_DEEP, dotted, parsed, without_docstring
from archfit.model.library import Library, LibraryClass, LibraryFunction, Role
from archfit.model.wording import nearest, quoted


def read(path: str, text: str) -> Library:
    """
    Return what a library file says; its name is that of the file.

    Nothing of it is executed. Raises ArchfitError with all mistakes, each with its line and column, in their order.
    """
    mistakes = Mistakes(path, text)
    tree = parsed(text, mistakes)
    try:
        library = _Reading(tree, mistakes).library(PurePath(path).stem, ast.get_docstring(tree) or "")
    except RecursionError:
        raise mistakes.unreadable(TOO_DEEP) from None
    mistakes.raise_all()
    return library


class _Reading:
    def __init__(self, tree: ast.Module, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._blocks, self._modules = blocks(tree, mistakes)
        self._names = Names(self._blocks, self._modules)
        self._annotations = Annotations(self._names, mistakes)
        self._functions = Functions(self._annotations, mistakes)
        self._lines: dict[str, int] = {}
        """Where each name was said first."""
        self.functions: dict[str, LibraryFunction] = {}
        self.classes: dict[str, LibraryClass] = {}
        self.aliases = {name: module for name, module in self._modules.items() if name != module}
        self.instances: dict[str, str] = {}

    def library(self, name: str, doc: str) -> Library:
        for block in self._blocks:
            self._module(block)
        packages = tuple(sorted({module.partition(".")[0] for module in self._modules}))
        return Library(name, packages, self.functions, self.classes, self.aliases, self.instances, doc)

    def _module(self, block: Block) -> None:
        for statement in without_docstring(block.body):
            match statement:
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    said = decoration(statement, self._mistakes, in_class=False)
                    self._keep(self._functions.read(statement, block.module, said, has_receiver=False), statement)
                case ast.ClassDef():
                    self._class(statement, block.module)
                case ast.AnnAssign(target=ast.Name(id=name), value=None):
                    self._instance(f"{block.module}.{name}", block.module, statement)
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name() | ast.Attribute() as value):
                    self._alias(f"{block.module}.{name}", block.module, statement, dotted(value))
                case _:
                    self._meaningless(statement, "a module")

    def _class(self, node: ast.ClassDef, around: str) -> LibraryClass:
        name = f"{around}.{node.name}"
        self._declare(name, node)
        for keyword in node.keywords:
            self._mistakes.add(keyword, "a class is said to have bases and nothing else")
        bases = [self._annotations.class_of(base, around) for base in node.bases]
        attributes: dict[str, str] = {}
        roles: dict[str, Role] = {}
        for statement in without_docstring(node.body):
            self._member(statement, name, attributes, roles)
        activity = activity_of(node, self._mistakes)
        found = LibraryClass(name, tuple(base for base in bases if base), attributes, activity, roles)
        self.classes[name] = found
        return found

    def _member(self, statement: ast.stmt, within: str, attributes: dict[str, str], roles: dict[str, Role]) -> None:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._method(statement, within, attributes)
            case ast.ClassDef(name=name):
                nested = self._class(statement, within)
                roles.update({f"{name}.{inner}": role for inner, role in nested.roles.items()})
            case ast.AnnAssign(target=ast.Name(id=name), value=None):
                self._declare(f"{within}.{name}", statement)
                meaning = self._annotations.role_or_class(statement.annotation, within)
                if isinstance(meaning, Role):
                    roles[name] = meaning
                elif meaning:
                    attributes[name] = meaning
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)):
                self._declare(f"{within}.{name}", statement)
                if f"{within}.{other}" in self.functions:
                    self.functions[f"{within}.{name}"] = self.functions[f"{within}.{other}"]
                else:
                    self._unknown(statement.value, other, within)
            case _:
                self._meaningless(statement, "a class")

    def _method(self, node: AnyFunction, within: str, attributes: dict[str, str]) -> None:
        said = decoration(node, self._mistakes, in_class=True)
        function = self._functions.read(node, within, said, has_receiver=said.binding != "staticmethod")
        if said.binding != "property":
            self._keep(function, node)
            return
        self._declare(function.name, node)
        if function.returns:
            attributes[node.name] = function.returns

    def _instance(self, name: str, module: str, statement: ast.AnnAssign) -> None:
        self._declare(name, statement)
        found = self._annotations.class_of(statement.annotation, module)
        if found:
            self.instances[name] = found

    def _alias(self, name: str, module: str, statement: ast.Assign, other: str) -> None:
        self._declare(name, statement)
        said = [self._names.classes.get(name, ""), f"{module}.{other}", other]
        known = self.functions.keys() | self.instances.keys() | self._names.classes.keys() | self.aliases.keys()
        found = next((one for one in said if one in known or self._names.is_foreign(one)), "")
        if found:
            self.aliases[name] = found
        else:
            self._unknown(statement.value, other, module)

    def _unknown(self, node: ast.expr, word: str, within: str) -> None:
        around = f"{within}."
        said = (name.removeprefix(around) for name, line in self._lines.items() if line < node.lineno)
        known = [name for name in said if "." not in name]
        self._mistakes.add(node, f"nothing above is called {quoted(word)}", advice=nearest(word, known))

    def _keep(self, function: LibraryFunction, node: ast.stmt) -> None:
        self._declare(function.name, node)
        self.functions[function.name] = function

    def _declare(self, name: str, node: ast.stmt) -> None:
        first = self._lines.setdefault(name, node.lineno)
        if first != node.lineno:
            self._mistakes.add(node, f"{quoted(name)} is already said", advice=f"the first time in line {first}")

    def _meaningless(self, statement: ast.stmt, place: str) -> None:
        what = "functions, classes, `name: Class` and `name = other`"
        self._mistakes.add(statement, f"this means nothing in {place}", advice=f"what may stand here: {what}")
