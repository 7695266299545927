"""The history of the checked repositories, as commits that speak of today's paths; and which of them are changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from archfit.graph.groups import joined

DAY = 86_400
_MONTH = 30.44 * DAY
_PAUSE = 60 * DAY
"""What names a ticket again after so long is another change: some are open for years, and names of branches recur."""


class Commit(NamedTuple):
    """One commit of one repository."""

    repository: str
    """Its folder relative to the root of the run; empty for the root itself."""
    digest: str
    author: str
    """Who wrote it, as `.mailmap` has it, in lower case: the address or, without one, the name."""
    name: str
    """The name of who wrote it."""
    time: int
    """When it was committed, in seconds since 1970."""
    subject: str
    merge: bool
    paths: tuple[str, ...]
    """What it changed, as it is called today, relative to the root of the run; nothing for merges and for masses."""
    size: int
    """How many files it changed."""
    branch: str = ""
    """On which it was made, where the merge that ended it says so."""


class GapKind(Enum):
    """Why there is no history, or not all of it."""

    NO_REPOSITORY = "no-repository"
    NO_COMMITS = "no-commits"
    SHALLOW = "shallow"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    """It belongs to another user: `safe.directory` in git's documentation."""
    NO_GIT = "no-git"
    TOO_MANY = "too-many"
    """Only the newest commits were read."""


class Gap(NamedTuple):
    """That the history of a repository is not known, or not wholly."""

    repository: str
    kind: GapKind
    message: str
    """What is wrong and the way out, to stand in parentheses."""
    passing: bool = False
    """The same repository may be readable the next time."""


@dataclass(frozen=True, slots=True)
class History:
    """The commits of all repositories of a run, those of each with no parent before its children."""

    commits: tuple[Commit, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def missing(self) -> str:
        """Why nothing can be said about the history; empty where that is known well enough."""
        found = [gap for gap in self.gaps if gap.kind is not GapKind.TOO_MANY]
        several = len({gap.repository for gap in found}) > 1 or any(gap.repository for gap in found)
        told = (f"`{gap.repository}`: {gap.message}" if several else gap.message for gap in found)
        return "; ".join(dict.fromkeys(told))

    @property
    def end(self) -> int:
        """The time of the newest commit that another one is not built on: a wrong clock may have set later ones."""
        last = {one.repository: one.time for one in reversed(self.commits)}
        return max(last.values(), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitFilter:
    """Which commits tell something about the architecture."""

    months: int = 24
    """Before the newest commit; 0 for all."""
    files: int = 30
    """More are a sweep over the code, not one change; 0 for any number."""
    merges: bool = False
    bots: bool = False
    chores: bool = False
    """Those that format, release or update, by their subjects."""
    asides: bool = False
    """What is no source: manifests, lock files, documents, settings of CI, tests, migrations, generated code."""


EVERYTHING = CommitFilter(months=0, files=0, merges=True, bots=True, chores=True, asides=True)


class Change(NamedTuple):
    """One or more commits that belong together."""

    commits: tuple[Commit, ...]
    """The newest first."""
    paths: tuple[str, ...]
    """What they changed, sorted, as far as the filter lets it count."""


def changes(history: History, keep: CommitFilter, *, grouped: bool = False) -> tuple[Change, ...]:
    """
    Return the changes that a filter lets through, in the order of their newest commits.

    Each is a commit (a squashed pull request is one) or, `grouped`, what belongs to one ticket or branch, else what one
    author did within a day. What only changes asides is no change; neither is an empty commit.
    """
    since = history.end - keep.months * _MONTH if keep.months else 0
    found = []
    for commit in history.commits:
        if commit.time >= since and _is_kept(commit, keep):
            paths = commit.paths if keep.asides else tuple(path for path in commit.paths if is_source(path))
            if paths:
                found.append((commit, paths))
    return tuple(_joined(found) if grouped else (Change((commit,), paths) for commit, paths in found))


def _is_kept(commit: Commit, keep: CommitFilter) -> bool:
    return (
        (keep.merges or not commit.merge)
        and (not keep.files or commit.size <= keep.files)
        and (keep.bots or not is_bot(commit))
        and (keep.chores or not is_chore(commit.subject))
    )


_BOT = re.compile(
    r"\[bot\]|(?:^|[-_. ])bot(?:$|[-_. @])|^(?:dependabot|renovate|greenkeeper|snyk|pyup|pre-commit-ci|github-actions"
    r"|semantic-release|weblate|transifex|jenkins|zuul)\b"
)


def is_bot(commit: Commit) -> bool:
    """Tell by its name or address whether a program wrote a commit: `dependabot[bot]`, `release-bot`."""
    address = commit.author.partition("@")[0]
    return any(_BOT.search(text) for text in (commit.name.lower(), address.partition("+")[2] or address))


_CHORE = re.compile(
    r"""^(?:style|release)(?:\([^)]*\))?!?:
    |^(?:build|chore|ci|fix)\((?:[\w-]*deps|release|dependencies)[\w-]*\)!?:
    |\bbump(?:s|ed|ing)?\b
    |^(?:update|upgrade)[sd]?\ .*(?:\bdependenc(?:y|ies)\b|\brequirements?\b|\block\ ?files?\b|\bto\ v?\d)
    |^reformat|^format(?:s|ted|ting)?(?:$|\ (?:all|the|code|files?|source|python|imports|with|using|by|fix|changes)\b)
    |\b(?:code|source|auto-?)\ ?format(?:ted|ting)?\b
    |\b(?:run|apply|use|with|by)\ (?:black|isort|yapf|autopep8|prettier|gofmt|autoflake|pyupgrade|pre-commit)\b
    |^(?:black|isort|yapf|autopep8|prettier|gofmt|autoflake|pyupgrade|flake8|pylint|pep8|lint(?:ing)?|whitespace)\b
    |\blicen[cs]e|\bcopyright\b
    |^releas(?:e|es|ed|ing)\b|^(?:prepare|cut|tag)\b.*\brelease\b
    |^(?:version\ )?v?\d+\.\d+(?:\.\d+)*\b
    """,
    re.VERBOSE,
)


@cache
def _chore(subject: str) -> bool:
    return bool(_CHORE.search(subject))


def is_chore(subject: str) -> bool:
    """Tell whether a commit formats, releases, licenses or updates what others made, by its subject."""
    return _chore(subject[:200].strip().lower())


_SOURCE = frozenset({
    "avsc", "c", "cc", "clj", "cpp", "cs", "cxx", "dart", "erl", "ex", "exs", "fs", "go", "gql", "graphql", "groovy",
    "h", "hpp", "hs", "java", "jl", "js", "jsx", "kt", "kts", "lua", "m", "mjs", "php", "pl", "proto", "py", "pyi",
    "pyx", "r", "rb", "rs", "scala", "sol", "sql", "svelte", "swift", "thrift", "ts", "tsx", "vue",
})  # fmt: skip
_MANIFESTS = frozenset({"setup.py", "noxfile.py", "tasks.py", "fabfile.py", "gulpfile.js", "gruntfile.js"})
_VERSION = frozenset({"version.py", "_version.py", "__version__.py", "__about__.py", "versions.py"})
_ASIDE = frozenset({
    "docs", "doc", "node_modules", "vendor", "third_party", "site-packages",
    "tests", "test", "testing", "__tests__", "migrations",
})  # fmt: skip
_TEST = re.compile(r"^test_|^conftest\.py$|_test\.[a-z]+$|\.(?:test|spec)\.[jt]sx?$|test\.java$")
_GENERATED = re.compile(r"_pb2(?:_grpc)?\.pyi?$|\.pb\.go$|_pb\.[jt]s$|\.(?:min|bundle|generated)\.[jt]sx?$")


@cache
def is_source(path: str) -> bool:
    """Tell by its name whether a file is source that people write to be run, in any language; tests are not."""
    *folders, name = path.lower().split("/")
    stem, dot, suffix = name.rpartition(".")
    return (
        bool(stem and dot)
        and suffix in _SOURCE
        and not name.endswith(".config.js")
        and name not in _MANIFESTS
        and name not in _VERSION
        and not _GENERATED.search(name)
        and not _TEST.search(name)
        and not any(folder in _ASIDE or folder.startswith(".") for folder in folders)
    )


_TICKET = re.compile(r"\b(?!(?:UTF|ISO|SHA|CVE|PEP|RFC|HTTP|TLS|AES|MD|ES|GPL|BSD|PY)-)[A-Z][A-Z0-9]{1,9}-[0-9]+\b")
_NUMBER = re.compile(r"(?<![\w&])#[0-9]+\b")


def tickets(commit: Commit) -> Iterator[str]:
    """
    Yield what a commit says it belongs to.

    A ticket `ABC-123` is the same everywhere, and so is the name of a branch; `#123` is within its repository.
    """
    if commit.branch:
        yield f"branch {commit.branch}"
    yield from _TICKET.findall(commit.subject)
    yield from (f"{commit.repository}{number}" for number in _NUMBER.findall(commit.subject))


def _joined(found: Iterable[tuple[Commit, tuple[str, ...]]]) -> Iterator[Change]:
    """Join commits by the tickets they name, the others by author and day."""
    rows = sorted(found, key=lambda one: (-one[0].time, one[0].repository, one[0].digest))
    pairs: list[tuple[int, int]] = []
    last: dict[str, int] = {}
    for number, (commit, _) in enumerate(rows):
        for ticket in tickets(commit):
            before = last.get(ticket, number)
            if rows[before][0].time - commit.time <= _PAUSE:
                pairs.append((before, number))
            last[ticket] = number
    started: dict[str, int] = {}
    for number in reversed(range(len(rows))):
        commit = rows[number][0]
        if not any(tickets(commit)):
            begun = started.get(commit.author)
            if begun is None or commit.time - rows[begun][0].time > DAY:
                started[commit.author] = begun = number
            pairs.append((begun, number))
    for members in joined(range(len(rows)), pairs):
        inside = [rows[number] for number in members]
        paths = {path for _, paths in inside for path in paths}
        yield Change(tuple(commit for commit, _ in inside), tuple(sorted(paths)))
