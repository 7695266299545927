"""What expressions spell: dotted names, bound names, constant strings."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.extract.python import syntax
from archfit.extract.python.syntax import Node

_ABSTRACT = ("abstractmethod", "abstractproperty")


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


def is_abstract(body: list[Node], keywords: list[tuple[str, Node]]) -> bool:
    """Tell whether a class says that it is abstract: by its metaclass, or by a method's decorator."""
    if any(name == "metaclass" and dotted(value).endswith("ABCMeta") for name, value in keywords):
        return True
    decorators = (decorator for statement in body if statement[0] == syntax.DECORATED for decorator in statement[1])
    return any(dotted(decorator).endswith(_ABSTRACT) for decorator in decorators)


def bound_names(target: Node) -> Iterator[str]:
    """Yield the names that an assignment to a target binds."""
    if target[0] == syntax.NAME:
        yield target[1]
    elif target[0] in (syntax.TUPLE, syntax.LIST):
        for item in target[1]:
            yield from bound_names(item)


def constant_strings(node: Node) -> Iterator[tuple[str, int]]:
    """Yield the constant strings of a string, a list or tuple of them, or a sum of such, with their places."""
    if node[0] == syntax.STRING:
        yield node[1], node[-1]
    elif node[0] in (syntax.LIST, syntax.TUPLE, syntax.SET):
        for item in node[1]:
            yield from constant_strings(item)
    elif node[0] == syntax.OPERATOR:
        for operand in node[1]:
            yield from constant_strings(operand)


def named_code(called: str, arguments: list[Node], keywords: list[str | None]) -> str:
    """Return the string by which a call names code; the two arguments of `get_model` joined by a dot."""
    texts = [argument[1] if argument[0] == syntax.STRING else None for argument in arguments]
    positional = [text for text, keyword in zip(texts, keywords, strict=False) if keyword is None]
    if called == "get_model" and len(positional) > 1 and positional[0] and positional[1]:
        return f"{positional[0]}.{positional[1]}"
    by_name = [text for text, keyword in zip(texts, keywords, strict=False) if keyword in ("to", "argument", "name")]
    return next((text for text in [*positional[:1], *by_name] if text), "")
