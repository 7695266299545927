"""Settings without their secrets: passwords never leave the manifest they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping, is_null, line_of, tag_of
from archfit.extract.manifests.interpolation import shell
from archfit.model import Location, Setting
from archfit.model.masking import masked
from archfit.model.value import UNKNOWN, Hole, Text, Variable, text

Reader = Callable[[str], Text]

MAX_VALUE = 1 << 12
"""The longest value that is kept; what is longer is a file, not a setting."""
_SECRET = re.compile(
    r"(?i).*(?:password|passwd|passphrase|secret)|(?:.*[_.\-])?(?:pass|pwd|token|(?:secret|api|private|access)_?key)"
)
_KEY = re.compile(r"(?<![A-Za-z0-9])(?=(?:[A-Za-z]*\d){4})[A-Za-z0-9]{24,}")
"""What keys of services look like: no name has so many letters and digits without a break."""


def is_secret(name: str) -> bool:
    """Tell by the name of a setting whether it is a secret."""
    return bool(_SECRET.fullmatch(name))


def setting(name: str, written: str | Text, at: Location) -> Setting:
    """Return a setting; hidden when its name says that it is a secret, with passwords in URLs masked otherwise."""
    value = text(written) if isinstance(written, str) else written
    if is_secret(name) and value.exact != "":
        return hidden(name, value.exact, at) if value.exact else Setting(name, None, at)
    return Setting(name, masked(_without_keys(value)) if sum(map(len, value.parts)) <= MAX_VALUE else UNKNOWN, at)


def hidden(name: str, secret: str | bytes, at: Location) -> Setting:
    """Return a setting that tells nothing of its value but whether another has the same."""
    content = secret.encode("utf-8", "surrogatepass") if isinstance(secret, str) else secret
    return Setting(name, None, at, blake2b(content, digest_size=16).hexdigest())


def _without_keys(value: Text) -> Text:
    """Return a value with holes where long keys stand: unlike a mask, a hole is equal to nothing."""
    return text(*(piece for part in value.parts for piece in (_pieces(part) if isinstance(part, str) else (part,))))


def _pieces(part: str) -> Iterator[str | Hole]:
    at = 0
    for found in _KEY.finditer(part):
        yield from (part[at : found.start()], Hole())
        at = found.end()
    yield part[at:]


def of_mapping(path: str, written: Any, read: Reader = shell) -> Iterator[Setting]:
    """
    Yield the settings of a mapping, or of a list of `NAME=value`.

    A name without a value stands for the variable of the surroundings (compose specification, environment).
    """
    if isinstance(written, Mapping):
        for name, value in written.items():
            yield setting(str(name), _value(name, value, read), Location(path, written.lines[name]))
    elif isinstance(written, list):
        for item in written:
            name, given, value = item.partition("=") if isinstance(item, str) else ("", "", "")
            if name.strip():
                found = read(value) if given else text(Variable(name.strip()))
                yield setting(name.strip(), found, Location(path, line_of(item)))


def _value(name: str, value: Any, read: Reader) -> Text:
    if is_null(value):
        return text(Variable(str(name)))
    if tag_of(value):
        return text(Hole(str(value)))
    return read(str(value)) if isinstance(value, str) else UNKNOWN
