"""Values with variables in them, as the formats write them: what is constant, and what the surroundings say."""

from __future__ import annotations

import re

from archfit.model.value import UNKNOWN, Hole, Text, Variable, text

MAX_NESTED = 8
"""How deep a default may hold further variables; beyond, nothing of the value is known."""
_SHELL = re.compile(r"\$\$|\$\{(?P<open>[^${}:?+\-]*)(?P<way>:?[-?+])?|\$(?P<name>[A-Za-z_]\w*)|\}")
_KUBERNETES = re.compile(r"\$\$|\$\((?P<name>[^()\s]{1,256})\)")
_SERVERLESS = re.compile(r"\$\{(?P<inner>[^${}]*)\}")
_SERVERLESS_VARIABLE = re.compile(r"env:(?P<name>\w+)(?:,\s*['\"]?(?P<default>[^'\"]*)['\"]?)?")
_NAME = re.compile(r"[A-Za-z_]\w*")


def shell(written: str) -> Text:
    """
    Read `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}` and `${NAME:?message}`; `$$` is a dollar.

    So do compose files (compose specification, interpolation), env files and Dockerfiles. `${NAME:+other}` is a hole.
    """
    if "$" not in written:
        return text(str(written))
    open_: list[tuple[str, str, list[str | Hole | Variable | Text]]] = [("", "", [])]
    at = 0
    for found in _SHELL.finditer(written):
        parts = open_[-1][2]
        parts.append(written[at : found.start()])
        at = found.end()
        if found["open"] is not None:
            open_.append((found["open"], found["way"] or "", []))
            if len(open_) > MAX_NESTED:
                return UNKNOWN
        elif found["name"]:
            parts.append(Variable(found["name"]))
        elif found[0] == "$$":
            parts.append("$")
        elif len(open_) > 1:
            name, way, inner = open_.pop()
            open_[-1][2].append(_braced(name, way, inner))
        else:
            parts.append("}")
    if len(open_) > 1:
        return UNKNOWN
    return text(*open_[0][2], written[at:])


def _braced(name: str, way: str, inner: list[str | Hole | Variable | Text]) -> Hole | Variable:
    if not _NAME.fullmatch(name) or way.endswith("+"):
        return Hole(name)
    return Variable(name, text(*inner)) if way.endswith("-") else Variable(name)


def kubernetes(written: str) -> Text:
    """Read `$(NAME)`, which is a variable set before; `$$` is a dollar (dependent variables of Kubernetes)."""
    parts: list[str | Variable] = []
    at = 0
    for found in _KUBERNETES.finditer(written):
        parts += (written[at : found.start()], Variable(found["name"]) if found["name"] else "$")
        at = found.end()
    return text(*parts, written[at:])


def serverless(written: str) -> Text:
    """Read `${env:NAME, 'default'}`; what `${self:...}`, `${ssm:...}`, `${Resource}` are is a hole."""
    parts: list[str | Hole | Variable] = []
    at = 0
    for found in _SERVERLESS.finditer(written):
        variable = _SERVERLESS_VARIABLE.fullmatch(found["inner"].strip())
        default = text(variable["default"]) if variable and variable["default"] is not None else None
        parts.append(written[at : found.start()])
        parts.append(Variable(variable["name"], default) if variable else Hole(found["inner"].strip()))
        at = found.end()
    return text(*parts, written[at:])


def known(value: Text) -> str:
    """Return a value with the defaults filled in and `?` where nothing is known."""
    shown = (
        part if isinstance(part, str) else known(part.default) if isinstance(part, Variable) and part.default else "?"
        for part in value.parts
    )
    return "".join(shown)
