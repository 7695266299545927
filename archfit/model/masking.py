"""Text that may be shown: without the passwords that addresses hold."""

from __future__ import annotations

import re

from archfit.model.value import Hole, Text, Variable, text

MASK = "***"
_IN_URL = re.compile(r"(?P<before>://[^\s:/@]{0,256}:)[^\s/@]+(?=@)")
_IN_WORDS = re.compile(r"(?i)(?P<before>\b(?:password|passwd|pwd|accountkey|sharedaccesskey)=)[^\s&;]+")


def masked(value: Text) -> Text:
    """
    Return a value with `***` for the passwords in URLs (RFC 3986, userinfo) and in connection strings.

    `postgresql://app:secret@db/orders` becomes `postgresql://app:***@db/orders`, and `password=secret`
    becomes `password=***`. Variables and holes stay, defaults are masked too.
    """
    return text(*map(_part, value.parts))


def _part(part: str | Hole | Variable) -> str | Hole | Variable:
    if isinstance(part, str):
        return _IN_WORDS.sub(rf"\g<before>{MASK}", _IN_URL.sub(rf"\g<before>{MASK}", part))
    if isinstance(part, Variable) and part.default is not None:
        return part._replace(default=masked(part.default))
    return part
