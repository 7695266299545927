"""nginx configurations: which requests are passed on to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archfit.model import Location, Route
from archfit.model.masking import masked
from archfit.model.value import Hole, Text, Variable, text

MAX_SERVERS = 32
"""How many servers of an upstream are told apart."""
_TOKEN = re.compile(
    r"(?P<skipped>[ \t\r\n]+|#[^\n]*)|(?P<mark>[{};])|\"(?P<double>[^\"\\]*(?:\\.[^\"\\]*)*)\""
    r"|'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)'|(?P<word>(?:\$\{\w+\}|[^\s{};\"'])+)|(?P<other>.)",
    re.DOTALL,
)
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_PASSES = {
    "proxy_pass": "",
    "grpc_pass": "grpc://",
    "uwsgi_pass": "uwsgi://",
    "fastcgi_pass": "fastcgi://",
}
"""Directives that pass requests on, and what stands before their addresses."""


@dataclass(slots=True)
class _Block:
    """A block that is open: `server`, `location`, `upstream`, or another."""

    name: str
    value: str
    host: str = ""
    port: str = ""
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Pass:
    """A directive that passes requests on, not yet looked up."""

    server: _Block
    path: str
    target: str
    line: int


def read(path: str, content: str) -> Iterator[Route]:
    """Yield where each `location` is passed to, once for every server of an upstream (nginx 1.28)."""
    upstreams: dict[str, list[str]] = {}
    passes: list[_Pass] = []
    open_ = [_Block("", "")]
    for words, mark, line in _directives(content):
        if mark == "{":
            open_.append(_Block(words[0] if words else "", " ".join(words[1:])))
        elif mark == "}":
            if len(open_) > 1:
                open_.pop()
        elif words:
            _take(words, open_, line, upstreams, passes)
    for one in passes:
        port = _text(one.server.port, {})
        for target in _targets(one, upstreams):
            yield Route(
                "nginx location", one.server.host, port, one.path, masked(target), Location(path, line=one.line)
            )


def _take(
    words: list[str], open_: list[_Block], line: int, upstreams: dict[str, list[str]], passes: list[_Pass]
) -> None:
    name, value = words[0], words[1] if len(words) > 1 else ""
    innermost = open_[-1]
    server = next((block for block in reversed(open_) if block.name == "server"), open_[0])
    if name == "server" and innermost.name == "upstream":
        servers = upstreams.setdefault(innermost.value, [])
        servers += [value] if len(servers) < MAX_SERVERS else []
    elif name == "listen":
        server.port = server.port or value.rpartition(":")[2]
    elif name == "server_name":
        server.host = "" if value == "_" else value
    elif name == "set" and value.startswith("$"):
        server.variables[value[1:]] = words[2] if len(words) > 2 else ""  # noqa: PLR2004 -- set $name value
    elif name in _PASSES and value:
        path = next((block.value for block in reversed(open_) if block.name == "location"), "")
        passes.append(_Pass(server, path, _PASSES[name] * ("://" not in value) + value, line))


def _targets(one: _Pass, upstreams: dict[str, list[str]]) -> Iterator[Text]:
    scheme, _, rest = one.target.partition("://")
    name, slash, path = rest.partition("/")
    for server in upstreams.get(name, ()):
        yield _text(f"{scheme}://{server}{slash}{path}", one.server.variables)
    if name not in upstreams:
        yield _text(one.target, one.server.variables)


def _text(written: str, variables: dict[str, str]) -> Text:
    """Fill in what `set` has set; names in capitals are left to the environment, as `envsubst` fills them in."""
    parts: list[str | Hole | Variable | Text] = []
    at = 0
    for found in _VARIABLE.finditer(written):
        name = found[1] or found[2]
        parts.append(written[at : found.start()])
        at = found.end()
        if name in variables:
            parts.append(_text(variables[name], {}))
        else:
            parts.append(Variable(name) if name.isupper() else Hole(name))
    return text(*parts, written[at:])


def _directives(content: str) -> Iterator[tuple[list[str], str, int]]:
    """Yield the words before each `{`, `}` and `;`, and the line of the first."""
    words: list[str] = []
    at, line, start = 0, 1, 1
    while found := _TOKEN.match(content, at):
        at = found.end()
        if found["mark"]:
            yield words, found["mark"], start
            words = []
        elif found["skipped"] is None:
            start = start if words else line
            words.append(found["word"] or found["double"] or found["single"] or "")
        line += found[0].count("\n")
