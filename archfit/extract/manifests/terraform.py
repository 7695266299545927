"""
Terraform files, as far as they are literal: `resource "type" "name" {` with `key = "value"`.

A cautious scanner of the native syntax (HCL 2): it knows strings, comments, heredocs and brackets, and
evaluates nothing. What is computed is a hole that is called what the file calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.extract.manifests.settings import setting
from archfit.model import Location, SettingGroup
from archfit.model.value import UNKNOWN, Hole, Text, text

MAX_DEPTH = 50
_SKIPPED = re.compile(r"[ \t\r]+|#[^\n]*|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)")
_HEREDOC = re.compile(r"<<-?[ \t]*(\w+)[^\n]*\n")
_PLAIN = re.compile(r"[^\s\"{}\[\](),=#]+|.", re.DOTALL)
_REFERENCE = re.compile(r"[A-Za-z_][\w.\-\[\]*]*")
_MARKS = re.compile(r"[\"\\{}\n]")
Token = tuple[str, str, int]
"""Its kind (`text`, `word`, `heredoc`, or the character itself), what it says, and the line."""


def read(path: str, content: str) -> Iterator[SettingGroup]:
    """Yield the resources with their attributes: `engine`, `environment.variables.DB_HOST`."""
    tokens = list(_tokens(content))
    at, depth = 0, 0
    while at < len(tokens):
        kind, said, line = tokens[at]
        head = tokens[at + 1 : at + 4]
        if depth == 0 and said == "resource" and [one[0] for one in head] == ["text", "text", "{"]:
            found, at = _attributes(tokens, at + 4)
            settings = tuple(setting(name, value, Location(path, where)) for name, value, where in found)
            yield SettingGroup(head[0][1], head[1][1], Location(path, line), settings)
            continue
        depth = max(0, depth + (kind in "{[(") - (kind in "}])"))
        at += 1


def _attributes(tokens: list[Token], at: int) -> tuple[list[tuple[str, Text, int]], int]:
    """Return what a block sets, dotted by the blocks and maps within, and where it ends."""
    found: list[tuple[str, Text, int]] = []
    around: list[str] = []
    while at < len(tokens):
        kind, said, line = tokens[at]
        following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if kind == "}":
            if not around:
                return found, at + 1
            around.pop()
        elif kind in ("[", "("):
            at = _closed(tokens, at)
            continue
        elif kind in ("word", "text") and following in ("=", ":"):
            at += 2
            if [one[0] for one in tokens[at : at + 1]] == ["{"] and not _is_computed(tokens, at):
                around.append(said)
            else:
                value, at = _value(tokens, at)
                found.append((".".join((*around, said)), value, line))
                continue
        elif kind == "{":
            around.append(_block_name(tokens, at))
        if len(around) > MAX_DEPTH:
            return found, len(tokens)
        at += 1
    return found, at


def _is_computed(tokens: list[Token], at: int) -> bool:
    """Tell whether a map is written as `{ for ... }`."""
    return [one[1] for one in tokens[at + 1 : at + 2]] == ["for"]


def _block_name(tokens: list[Token], at: int) -> str:
    before = [said for kind, said, _ in tokens[max(0, at - 2) : at] if kind in ("word", "text")]
    return before[-1] if before else ""


def _value(tokens: list[Token], at: int) -> tuple[Text, int]:
    """Return the value that stands at a place and the place after it: a literal alone on its line, or a hole."""
    start, line = at, tokens[at][2] if at < len(tokens) else 0
    while at < len(tokens) and tokens[at][0] not in ("}", ",", "end"):
        at = _closed(tokens, at) if tokens[at][0] in ("{", "[", "(") else at + 1
        if at < len(tokens) and tokens[at][2] != line:
            break
    taken = tokens[start:at]
    if len(taken) != 1:
        return UNKNOWN, at
    kind, said, _ = taken[0]
    if kind == "text":
        return _template(said), at
    literal = kind == "word" and (said in ("true", "false") or re.fullmatch(r"-?\d+(\.\d+)?", said))
    return (text(said) if literal else text(Hole(said[:80]))), at


def _template(said: str) -> Text:
    """Read `${reference}` in a string as a hole of that name, whatever else is computed as one without."""
    parts: list[str | Hole] = []
    while True:
        before, opened, rest = said.partition("${")
        parts.append(before)
        if not opened:
            return text(*parts)
        inner, _, said = rest.partition("}")
        parts.append(Hole(inner.strip() if _REFERENCE.fullmatch(inner.strip()) else ""))


def _closed(tokens: list[Token], at: int) -> int:
    """Return the place after the bracket that closes the one at a place."""
    depth = 0
    while at < len(tokens):
        depth += (tokens[at][0] in ("{", "[", "(")) - (tokens[at][0] in ("}", "]", ")"))
        at += 1
        if depth <= 0:
            break
    return at


def _tokens(content: str) -> Iterator[Token]:
    at, line = 0, 1
    while at < len(content):
        skipped = _SKIPPED.match(content, at)
        if skipped:
            line += skipped[0].count("\n")
            at = skipped.end()
            continue
        start = at
        if content[at] == '"':
            at = _string_end(content, at + 1)
            yield "text", content[start + 1 : at - 1], line
        elif content.startswith("<<", at) and (heredoc := _HEREDOC.match(content, at)):
            at = _heredoc_end(content, heredoc)
            yield "heredoc", "", line
        elif content[at] != "\n":
            word = _PLAIN.match(content, at)
            at = word.end() if word else at + 1
            said = content[start:at]
            yield (said if said in "{}[](),=:" else "word"), said, line
        else:
            at += 1
        line += content.count("\n", start, at)


def _string_end(content: str, at: int) -> int:
    """Return the place after a string: quotes inside `${...}` belong to it."""
    depth = 0
    while found := _MARKS.search(content, at):
        at = found.end()
        if found[0] == "\\":
            at += 1
        elif found[0] == "{" and (depth or content[at - 2] in "$%"):
            depth += 1
        elif found[0] == "}" and depth:
            depth -= 1
        elif found[0] == "\n" or (found[0] == '"' and not depth):
            return at
    return len(content)


def _heredoc_end(content: str, heredoc: re.Match[str]) -> int:
    found = re.compile(rf"^[ \t]*{re.escape(heredoc[1])}[ \t]*$", re.MULTILINE).search(content, heredoc.end())
    return found.end() if found else len(content)
