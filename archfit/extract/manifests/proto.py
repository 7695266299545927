"""
Protocol buffers: the services of `.proto` files, and their methods.

The language specification, proto2, proto3 and editions (https://protobuf.dev/reference/protobuf/proto3-spec/), as far
as services go: comments, strings and brackets are known, messages and options passed over, imports not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archfit.model import Location
from archfit.model.interface import RpcMethod, RpcService

MAX_TOKENS = 300_000
_TOKEN = re.compile(
    r"(?P<none>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"?|'(?:[^'\\\n]|\\.)*'?)"
    r"|(?P<word>\.?[A-Za-z_][\w.]*)"
    r"|[\w.+-]+|.",
    re.DOTALL,
)


class Token(NamedTuple):
    """A word or a mark; of a string only that it is one."""

    said: str
    line: int


def read(path: str, content: str) -> Iterator[RpcService]:
    """Yield the services; ValueError for what has more than 300 000 words and marks."""
    tokens = list(_tokens(content))
    package, at, depth = "", 0, 0
    while at < len(tokens):
        said = tokens[at].said
        begins = depth == 0 and (at == 0 or tokens[at - 1].said in (";", "}"))
        if begins and said == "package":
            package = _said(tokens, at + 1)
        elif begins and said == "service" and _said(tokens, at + 2) == "{":
            name = ".".join(filter(None, (package, _said(tokens, at + 1))))
            end = _closed(tokens, at + 2)
            methods = tuple(_methods(path, tokens[at + 3 : end]))
            yield RpcService(name, methods, Location(path, tokens[at].line))
            at = end
            continue
        depth = max(0, depth + (said == "{") - (said == "}"))
        at += 1


def _methods(path: str, tokens: list[Token]) -> Iterator[RpcMethod]:
    """Yield the methods in the body of a service: `rpc Get (Key) returns (stream User) { ... }`."""
    at = 0
    while at < len(tokens):
        name, line = _said(tokens, at + 1), tokens[at].line
        if tokens[at].said == "rpc" and _said(tokens, at + 2) == "(":
            streams_in, request, at = _message(tokens, at + 2)
            streams_out, response, at = _message(tokens, at + 1)
            yield RpcMethod(name, request, response, streams_in, streams_out, Location(path, line))
        elif tokens[at].said == "{":
            at = _closed(tokens, at)
        else:
            at += 1


def _message(tokens: list[Token], at: int) -> tuple[bool, str, int]:
    """Return what stands in the parentheses at a place: whether it is a stream, the type, and the place after it."""
    if _said(tokens, at) != "(":
        return False, "", at
    streams = _said(tokens, at + 1) == "stream" and _said(tokens, at + 2) != ")"
    at += 1 + streams
    return streams, _said(tokens, at).removeprefix("."), at + 2


def _said(tokens: list[Token], at: int) -> str:
    return tokens[at].said if at < len(tokens) else ""


def _closed(tokens: list[Token], at: int) -> int:
    """Return the place after the brace that closes the one at a place; the end where none does."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place].said == "{") - (tokens[place].said == "}")
        if not depth:
            return place + 1
    return len(tokens)


def _tokens(content: str) -> Iterator[Token]:
    line, count = 1, 0
    for found in _TOKEN.finditer(content):
        if found.lastgroup != "none":
            count += 1
            if count > MAX_TOKENS:
                message = f"more than {MAX_TOKENS} words and marks"
                raise ValueError(message)
            yield Token("" if found.lastgroup == "text" else found[0], line)
        line += found[0].count("\n")
