"""Who is who: `.mailmap` (gitmailmap, git 2.53)."""

from __future__ import annotations

import re
from collections.abc import Callable

_LINE = re.compile(r"(?P<name>[^<>#]*)<(?P<address>[^<>]*)>(?:(?P<old_name>[^<>#]*)<(?P<old_address>[^<>]*)>)?")


def mapping(text: str) -> Callable[[str, str], tuple[str, str]]:
    """Return what gives, for a name and an address in a commit, those the file puts in their place."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for line in text.split("\n"):
        found = _LINE.match(line.strip())
        if found and not line.lstrip().startswith("#"):
            name, address = found["name"].strip(), found["address"].strip()
            if found["old_address"] is None:
                known["", address.lower()] = (name, "")
            else:
                old = (found["old_name"].strip().lower(), found["old_address"].strip().lower())
                known[old] = (name, address)

    def proper(name: str, address: str) -> tuple[str, str]:
        new = known.get((name.lower(), address.lower())) or known.get(("", address.lower()))
        return (new[0] or name, new[1] or address) if new else (name, address)

    return proper
