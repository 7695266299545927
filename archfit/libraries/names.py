"""Which classes a library file describes, and which of them a name means."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from archfit.libraries.mistakes import Mistakes
from archfit.libraries.syntax import dotted, is_string, without_docstring
from archfit.model.wording import quoted

_FORM = 'write `with module("requests", "requests.api"):`'


class Block(NamedTuple):
    """What one module holds."""

    module: str
    """The canonical name."""
    body: list[ast.stmt]


class Names:
    """The modules and classes of one file."""

    def __init__(self, blocks: Iterable[Block], modules: Mapping[str, str]) -> None:
        self.modules = modules
        """Every name of a module, and the canonical one."""
        self.classes: dict[str, str] = {}
        """Every name of a class, and the canonical one."""
        self._by_last_part: dict[str, set[str]] = defaultdict(set)
        for block in blocks:
            self._declare(block.module, block.body)

    def find(self, word: str, within: str) -> frozenset[str]:
        """Return the canonical names of the classes that a word in a module or class may mean: at most one is good."""
        around = within
        while around:
            if f"{around}.{word}" in self.classes:
                return frozenset([self.classes[f"{around}.{word}"]])
            around = around.rpartition(".")[0]
        full = self._full(word)
        if full in self.classes:
            return frozenset([self.classes[full]])
        return frozenset(self._by_last_part.get(word, ()))

    def is_foreign(self, word: str) -> bool:
        """Tell whether a dotted name leads out of the modules that the file describes."""
        return "." in word and not any(word.startswith(f"{module}.") for module in self.modules)

    def _declare(self, around: str, body: list[ast.stmt]) -> None:
        for statement in body:
            match statement:
                case ast.ClassDef(name=name):
                    self._add(f"{around}.{name}", f"{around}.{name}")
                    self._declare(f"{around}.{name}", statement.body)
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    word = dotted(value)
                    meant = {word} if self.is_foreign(word) else self.find(word, around)
                    if len(meant) == 1:
                        self._add(f"{around}.{name}", *meant)

    def _add(self, name: str, canonical: str) -> None:
        self.classes[name] = canonical
        self._by_last_part[name.rpartition(".")[2]].add(canonical)

    def _full(self, word: str) -> str:
        module = word.rpartition(".")[0]
        while module and module not in self.modules:
            module = module.rpartition(".")[0]
        return self.modules[module] + word[len(module) :] if module else word


def blocks(tree: ast.Module, mistakes: Mistakes) -> tuple[list[Block], dict[str, str]]:
    """Return what each module holds, and the canonical name of every module."""
    found: list[Block] = []
    modules: dict[str, str] = {}
    for statement in without_docstring(tree.body):
        if not isinstance(statement, ast.With):
            mistakes.add(statement, "only `with module(...)` may stand here", advice=_FORM)
            continue
        said = _modules(statement, mistakes)
        if said:
            found.append(Block(said[0], statement.body))
        for name in said:
            known = modules.setdefault(name, said[0])
            if known != said[0]:
                message = f"{quoted(name)} is already another name of {quoted(known)}"
                mistakes.add(statement.items[0].context_expr, message)
    return found, modules


def _modules(statement: ast.With, mistakes: Mistakes) -> list[str]:
    match statement.items:
        case [ast.withitem(ast.Call(ast.Name("module"), [_, *_] as args, []), None)]:
            wrong = [arg for arg in args if not _is_module_name(arg)]
            for arg in wrong:
                mistakes.add(arg, "a module is named by a string such as `requests.api`")
            return [] if wrong else [str(ast.literal_eval(arg)) for arg in args]
    mistakes.add(statement.items[0].context_expr, "a block must begin with the names of its module", advice=_FORM)
    return []


def _is_module_name(node: ast.expr) -> bool:
    return is_string(node) and all(part.isidentifier() for part in str(ast.literal_eval(node)).split("."))
