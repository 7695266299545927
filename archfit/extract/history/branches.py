"""On which branch a commit was made, as far as the merge that ended the branch says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from archfit.extract.history.log import Record

_MERGE = re.compile(
    r"Merge pull request #\d+ from [^/\s]+/(?P<github>\S+)"
    r"|Merge (?:remote-tracking )?branch '(?:origin/)?(?P<git>[^']+)'"
    r"|Merged in (?P<bitbucket>\S+) \(pull request #\d+\)"
)
_LASTING = re.compile(r"(?:main|master|trunk|dev|develop|development|staging|stable|production|patch-\d+)$|release")
"""Branches that last, and names that nobody chose."""


def branches(records: Sequence[Record]) -> Mapping[str, str]:
    """Return the branch of each commit that was made on one, by digest; records come newest first, from the head on."""
    known = {record.digest: record for record in records}
    main = _main(records, known)
    found: dict[str, str] = {}
    for merge in reversed(main):
        name = _name(merge.subject)
        pending = list(merge.parents[1:])
        while pending:
            record = known.get(pending.pop())
            if record and record.digest not in found:
                found[record.digest] = name
                pending += record.parents
        found[merge.digest] = ""
    return found


def _main(records: Sequence[Record], known: Mapping[str, Record]) -> list[Record]:
    """Return the head and its first parents: what was merged into."""
    found = []
    record = records[0] if records else None
    while record:
        found.append(record)
        record = known.get(record.parents[0]) if record.parents else None
    return found


def _name(subject: str) -> str:
    told = _MERGE.match(subject)
    name = next(filter(None, told.groups()), "") if told else ""
    return "" if _LASTING.match(name) else name
