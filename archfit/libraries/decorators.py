"""What the decorators in a library file mean: an activity with the roles it fixes, or how a method is bound."""

from __future__ import annotations

import ast
from typing import NamedTuple

from archfit.libraries.mistakes import Mistakes
from archfit.model.library import Activity, Role
from archfit.model.wording import nearest, quoted

_BINDINGS = ("classmethod", "property", "staticmethod")
_ACTIVITIES = tuple(Activity)
_ROLES = {role.lower(): role for role in Role}


class Decoration(NamedTuple):
    """What is said above a function or class."""

    activity: Activity | None = None
    fixed: tuple[tuple[Role, str], ...] = ()
    binding: str = ""
    """`classmethod`, `property` or `staticmethod`."""


def decoration(node: ast.FunctionDef | ast.AsyncFunctionDef, mistakes: Mistakes, *, in_class: bool) -> Decoration:
    """Return what the decorators of a function say; a wrong one is noted and says nothing."""
    found = Decoration()
    known = (*_ACTIVITIES, *_BINDINGS) if in_class else _ACTIVITIES
    for each in node.decorator_list:
        name, fixed = _taken_apart(each, known, mistakes)
        if name in _BINDINGS and not isinstance(each, ast.Call) and not found.binding:
            found = found._replace(binding=name)
        elif name in _ACTIVITIES and found.activity is None:
            found = found._replace(activity=Activity(name), fixed=fixed)
        elif name:
            mistakes.add(each, f"{quoted(name)} cannot be said here", advice="a function is one activity at most")
    if found.binding == "property" and found.activity:
        mistakes.add(node, "a property is no call: it has no activity")
    return found


def activity_of(node: ast.ClassDef, mistakes: Mistakes) -> Activity | None:
    """Return what every class derived from a class is."""
    found = None
    for each in node.decorator_list:
        name, _ = _taken_apart(each, _ACTIVITIES, mistakes)
        if name and (found or isinstance(each, ast.Call)):
            mistakes.add(each, "a class has one activity at most, without arguments")
        found = found or (Activity(name) if name else None)
    return found


def _taken_apart(
    node: ast.expr, known: tuple[str, ...], mistakes: Mistakes
) -> tuple[str, tuple[tuple[Role, str], ...]]:
    """Return the name of a decorator, empty for an unknown one, and the roles it is given."""
    called = node.func if isinstance(node, ast.Call) else node
    name = called.id if isinstance(called, ast.Name) else ast.unparse(called)
    if name not in known:
        mistakes.add(node, f"unknown decorator {quoted(name)}", advice=nearest(name, known))
        return "", ()
    if not isinstance(node, ast.Call):
        return name, ()
    for each in node.args:
        mistakes.add(each, "a role must be said by name", advice='write `@request(verb="GET")`')
    return name, tuple(fixed for each in node.keywords for fixed in _fixed(each, mistakes))


def _fixed(keyword: ast.keyword, mistakes: Mistakes) -> list[tuple[Role, str]]:
    word = keyword.arg or "**"
    if word not in _ROLES:
        mistakes.add(keyword, f"unknown role {quoted(word)}", advice=nearest(word, _ROLES))
        return []
    match keyword.value:
        case ast.Constant(value=str(value)):
            return [(_ROLES[word], value)]
    mistakes.add(keyword.value, f"{quoted(word)} must be a string")
    return []
