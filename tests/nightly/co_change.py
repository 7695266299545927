"""
Compare the co-change counted here with counts made by other means.

    python -m tests.nightly.co_change LABELS SYSTEMS

LABELS holds files of JSON, one a system, with `services` (each a `name` and a `root`) and, under `co_change`, for each
of its `repos` how many commits were considered (no merges, up to 60 files, no other filter, names as they were) and
how often pairs of services changed together; SYSTEMS holds their checkouts, under the names of those files. Prints a
table of both, and exits non-zero where they differ.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archfit.extract.history.git import git
from archfit.extract.history.log import Record, newest, records
from archfit.extract.history.place import Place, find, program
from archfit.model import Component, ComponentKind
from archfit.model.architecture import owner_question
from archfit.model.co_change import pairs

MOST_FILES = 60


def commits(checkout: Path) -> Iterator[Record]:
    place = find(str(checkout), "")
    if not isinstance(place, Place):
        sys.exit(f"{checkout}: {place.message}")
    with git(program(str(checkout)), place.objects, long_digests=len(place.head) > 40) as asked:
        yield from records(asked, newest(asked, place.head))


def files(record: Record) -> set[str]:
    return {*record.paths, *(before for before, _ in record.moved)}


def counted(checkout: Path, services: list[dict[str, Any]]) -> tuple[int, dict[tuple[str, ...], int]]:
    parts = [Component(one["name"], ComponentKind.SERVICE, one["root"].strip("/")) for one in services if one["root"]]
    owner = owner_question(parts)
    plain = (one for one in commits(checkout) if len(one.parents) < 2)
    considered = [one for one in plain if 0 < one.size + len(one.moved) <= MOST_FILES]
    touched = [{owner(path) for path in files(one)} - {""} for one in considered]
    return len(considered), {tuple(sorted((one.one, one.other))): one.together for one in pairs(touched)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare co-change with counts made by other means.")
    parser.add_argument("labels", type=Path)
    parser.add_argument("systems", type=Path)
    arguments = parser.parse_args()
    wrong = False
    for path in sorted(arguments.labels.glob("*.json")):
        said = json.loads(path.read_text(encoding="utf-8"))
        for repository in said.get("co_change", {}).get("repos", ()):
            checkout = arguments.systems / repository["repo"]
            total, found = counted(checkout, said["services"])
            told = {tuple(sorted((one["a"], one["b"]))): one["together"] for one in repository["pairs"]}
            differing = {pair for pair in told if told[pair] != found.get(pair, 0)}
            wrong |= bool(differing)
            commit_counts = f"commits {total:6} {repository['commits_considered']:6}"
            sys.stdout.write(
                f"{repository['repo']:20} {commit_counts}  pairs {len(told):4}  differ {len(differing):4}\n"
            )
            for pair in sorted(differing):
                sys.stdout.write(f"    {' '.join(pair):50} {found.get(pair, 0):6} {told[pair]:6}\n")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
