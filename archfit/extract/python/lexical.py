"""The lexical shape of Python source, as regular expressions over bytes; linear in the input."""

from __future__ import annotations

# Groups are atomic, `(?>(?:...)*)`, and never possessive, `(?:...)*+`: before Python 3.11.5 the latter match wrongly
# where the group itself can backtrack (CPython issue 106052).

STRING = (
    rb'"""[^"\\]*+(?>(?:(?:\\.|"(?!""))[^"\\]*+)*)"""'
    rb"|'''[^'\\]*+(?>(?:(?:\\.|'(?!''))[^'\\]*+)*)'''"
    rb'|"(?!"")[^"\\\n]*+(?>(?:\\.[^"\\\n]*+)*)"'
    rb"|'(?!'')[^'\\\n]*+(?>(?:\\.[^'\\\n]*+)*)'"
)
"""A string literal of any prefix. Nested quotes of one kind in an f-string (PEP 701) pair up all the same."""

COMMENT = rb"#[^\n]*+"

OTHER = rb"[^\"'#\n\\]++|\\."
"""Code between strings, comments and line ends."""
