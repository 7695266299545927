"""Text from the checked code and its configuration, made safe: one function for each place it goes to."""

from __future__ import annotations

import re
from typing import Any

# Compiled when first needed, by `re` itself: few reports need them, and compiling takes a millisecond.
_HIDDEN = (
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    r"\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
    # Build servers obey `##[...]`, `##vso[...]` and `##teamcity[...]` anywhere in a line of the log.
    r"|(?<=#)#(?=(?:vso|teamcity)?\[)"
)
_MARKDOWN = r"[\\`*_\[\]<>|~&]|:(?=\S)"
_FIRST_SURROGATE_BYTE, _LAST_SURROGATE_BYTE = 0xDC80, 0xDCFF
_LAST_BYTE, _LAST_SHORT = 0xFF, 0xFFFF


def visible(text: str) -> str:
    r"""
    Return text of one line that shows what it holds and does nothing else.

    Control characters (C0, DEL, C1), bidirectional controls, invisible characters and lone surrogates
    become `\xNN`, `\uNNNN` or `\UNNNNNNNN`; a byte of a file name that is no UTF-8 (PEP 383) becomes
    `\xNN`. Commands to build servers lose their second `#`. The result can always be encoded.
    """
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return re.sub(_HIDDEN, _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    number = ord(match[0])
    if _FIRST_SURROGATE_BYTE <= number <= _LAST_SURROGATE_BYTE:
        number -= 0xDC00
    if number <= _LAST_BYTE:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= _LAST_SHORT else f"\\U{number:08x}"


def visible_lines(text: str) -> str:
    """Return text that is `visible` but for its line feeds and tabs, which stand."""
    return "\n".join("\t".join(visible(cell) for cell in line.split("\t")) for line in text.split("\n"))


def prose(text: str) -> str:
    """Return sentences on one line, whatever line breaks they were written with."""
    return visible(" ".join(text.split()))


def leading(text: str) -> str:
    """Return visible text that may begin a line: build servers take `::` there for a command."""
    shown = visible(text)
    return shown.replace(":", r"\x3a", 1) if shown.lstrip().startswith("::") else shown


def visible_values(document: Any) -> Any:
    """Return a JSON document with every text in it visible; line feeds and tabs are JSON's to escape."""
    if isinstance(document, str):
        return visible_lines(document)
    if isinstance(document, dict):
        return {key: visible_values(value) for key, value in document.items()}
    if isinstance(document, list):
        return [visible_values(value) for value in document]
    return document


def github_data(text: str) -> str:
    """Return text for the message of a GitHub workflow command (`escapeData` in actions/toolkit)."""
    return visible_lines(text).replace("%", "%25").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return text for a property of a GitHub workflow command (`escapeProperty` in actions/toolkit)."""
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """
    Return text for a line of Markdown or a cell of a table, not at the start of a line.

    What stands in backticks stays code, everything else is literal.
    """
    parts = visible(text).split("`")
    if len(parts) % 2 == 0:
        return _literal(visible(text))
    return "".join(markdown_code(part) if index % 2 else _literal(part) for index, part in enumerate(parts))


def markdown_code(text: str) -> str:
    """Return text as Markdown code, or literally where code cannot hold it."""
    shown = visible(text)
    if not shown.strip() or "`" in shown or "|" in shown or shown != shown.strip():
        return _literal(shown)
    return f"`{shown}`"


def _literal(text: str) -> str:
    return re.sub(_MARKDOWN, r"\\\g<0>", text)


def html(text: str) -> str:
    """Return text for the content of an HTML element."""
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml(text: str) -> str:
    """Return text that XML 1.0 can hold (section 2.2); `<`, `&` and quotes are the writer's to escape."""
    return visible_lines(text)
