"""Names and access paths: what they are at the present statement."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.summary.drafts import Path, ScopeDraft
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Copy, GlobalName, Key

_CONSTANTS = (syntax.STRING, syntax.INTEGER)


def visit_name(walk: Walk, node: Node) -> int:
    """Return what a name is now, or, of a scope around, at its end."""
    name = node[1]
    found = walk.scope.names.get(name)
    return found if found is not None else cell(_holder(walk, name), walk, name)


def cell(scope: ScopeDraft, walk: Walk, name: str) -> int:
    """Return the node of a name as inner scopes see it."""
    node = scope.cells.get(name)
    if node is None:
        node = scope.cells[name] = walk.new()
    return node


def _holder(walk: Walk, name: str) -> ScopeDraft:
    """Return the scope around the present one that binds a name; the module for those nobody binds."""
    scope = walk.scope
    if name in scope.global_names:
        return walk.module
    outer = scope.outer
    while outer is not None and (outer.kind == "class" or (name not in outer.names and name not in outer.cells)):
        outer = outer.outer
    return outer or walk.module


def bind(walk: Walk, name: str, node: int) -> None:
    """Let a name be a node from here on; 0 for something unknown."""
    scope = walk.scope
    if name in scope.global_names or name in scope.nonlocal_names:
        holder = _holder(walk, name)
        inner = cell(holder, walk, name)
        if node:
            walk.add(Copy(inner, node))
        scope.names[name] = inner
        if holder.kind == "module":
            walk.rebound.add(name)
        return
    scope.names[name] = node or walk.new()
    if scope.paths:
        scope.paths = {path: value for path, value in scope.paths.items() if path[0] != name}


def close_scopes(walk: Walk) -> None:
    """Join what inner scopes read to what the names are at the end of their scope."""
    for scope in walk.scopes:
        for name, node in scope.cells.items():
            bound = scope.names.get(name)
            if bound and bound != node:
                walk.add(Copy(node, bound))
            if scope.kind == "module":
                if not bound and name not in walk.rebound:
                    walk.add(GlobalName(node, name))
                elif name in walk.rebound:
                    scope.names[name] = node


def constant_key(node: Node) -> Key:
    """Return a constant subscript, or None."""
    return node[1] if node[0] in _CONSTANTS else None


def access_path(node: Node) -> Path | None:
    """Return attributes and constant subscripts of a name as a path, or None when it is anything else."""
    parts: list[str | int] = []
    while True:
        tag = node[0]
        if tag == syntax.MEMBER:
            parts.append(f".{node[2]}")
        elif tag == syntax.INDEX and node[2][0] in _CONSTANTS:
            parts.append(node[2][1])
        else:
            break
        node = node[1]
    return (node[1], *reversed(parts)) if tag == syntax.NAME else None


def known_path(walk: Walk, node: Node) -> int:
    """Return what an attribute or item was last set to, or 0."""
    paths = walk.scope.paths
    if not paths:
        return 0
    path = access_path(node)
    return paths.get(path, 0) if path else 0


def remember(walk: Walk, target: Node, node: int) -> None:
    """Remember what an attribute or item is set to; others that may be the same one are forgotten."""
    scope = walk.scope
    path = access_path(target)
    if scope.paths:
        last = path[-1] if path else None if target[0] == syntax.INDEX else f".{target[2]}"
        scope.paths = {} if last is None else {p: v for p, v in scope.paths.items() if p[-1] != last}
    if path and node:
        scope.paths[path] = node
