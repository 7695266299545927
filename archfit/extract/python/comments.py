"""Reads suppression comments: `# archfit: ignore[rule] -- reason (until 2027-03-31)`."""

from __future__ import annotations

import re

from archfit.extract.python.lexical import OTHER, STRING
from archfit.model import Suppression

_TOKEN = re.compile(rb"(?P<comment>#[^\n]*+)|" + STRING + rb"|" + OTHER + rb"|\n", re.DOTALL)
_FORM = re.compile(
    r"#\s*archfit:\s*ignore\[(?P<rules>[^\]\n]{0,400})\]\s*"
    r"(?:--\s*(?P<reason>.*?))?\s*(?:\(until (?P<until>[^)\s]{1,40})\))?\s*$"
)
_WORD = b"archfit:"


def suppressions(source: bytes) -> tuple[Suppression, ...]:
    """
    Return the suppression comments of a file, in order.

    A comment alone on its line covers the next line that holds code. The blanket form without
    brackets is not one. Comments inside strings are not comments.
    """
    if _WORD not in source:
        return ()
    found = []
    at, size = 0, len(source)
    while at < size:
        token = _TOKEN.match(source, at)
        if token is None:
            at += 1
            continue
        if token["comment"] and _WORD in token["comment"]:
            suppression = _read(source, at, token["comment"])
            if suppression:
                found.append(suppression)
        at = token.end()
    return tuple(found)


def _read(source: bytes, at: int, comment: bytes) -> Suppression | None:
    form = _FORM.match(comment.decode("utf-8", "replace"))
    if form is None:
        return None
    start = source.rfind(b"\n", 0, at) + 1
    before = source[start:at]
    line = source.count(b"\n", 0, at) + 1
    column = len(before.decode("utf-8", "replace")) + 1
    rules = tuple(rule.strip() for rule in form["rules"].split(",") if rule.strip())
    covered = line if before.strip() else _next_code_line(source, at, line)
    reason = (form["reason"] or "").strip()
    return Suppression(rules, reason, form["until"] or "", covered, line, column, column + len(form[0]))


def _next_code_line(source: bytes, at: int, line: int) -> int:
    for number, text in enumerate(source[at:].split(b"\n")[1:], start=line + 1):
        stripped = text.strip()
        if stripped and not stripped.startswith(b"#"):
            return number
    return line
