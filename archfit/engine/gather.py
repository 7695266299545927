"""Collects the facts of all files: what is remembered, what a scanner finds, and what workers read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Generic, TypeVar

from archfit.engine.effort import Effort, Progress
from archfit.extract import UnreadableError, manifests
from archfit.extract.cache import Memory
from archfit.extract.columns import Codec, DamagedError
from archfit.extract.python import scanned
from archfit.model import ArchfitError, ManifestFacts, ModuleFacts, Need, Tree

Unread = tuple[str, bytes, bool]
"""A file that a worker has to read: its path, its content, and whether it is a manifest."""

_REPORT_EVERY = 100
Facts = TypeVar("Facts", ModuleFacts, ManifestFacts)


def python_files(tree: Tree) -> list[str]:
    """Return the Python files of a tree."""
    return [path for path in tree.files if path.endswith(".py")]


def manifest_files(tree: Tree) -> list[str]:
    """Return the files of a tree that may say what is built, started or published."""
    return [path for path in tree.files if manifests.is_manifest(path)]


class _Known(Generic[Facts]):
    """The facts of the files of one kind, and those that an earlier run kept."""

    def __init__(self, kind: Callable[..., Facts], codec: Codec[Facts], memory: Memory, *, what: str) -> None:
        self.found: dict[str, Facts] = {}
        self._kind: Callable[..., Facts] = kind
        self._codec: Codec[Facts] = codec
        self._shared: dict[str, str] = {}
        self._memory = memory
        self._name, self._pack = memory.pack(what)

    def recalls(self, path: str) -> bool:
        """Take the facts of a file from those that were kept; tell whether they were there."""
        kept = self._pack.get(path, self._memory.digest(path)) if self._pack else None
        if kept is None:
            return False
        try:
            self.found[path] = self._codec.decode(kept, self._shared)
        except DamagedError:
            return False
        return True

    def content(self, path: str) -> bytes | None:
        """Return the content of a file; None when there is none to be had, which then is what is known of it."""
        try:
            return self._memory.read(path)
        except UnreadableError as error:
            self.found[path] = self._kind(path=path, flaws=(error.problem,))
            return None

    def take(self, facts: Facts, written: bytes = b"", *, lasting: bool = True) -> None:
        """Note the facts of a file; lasting ones are kept for the next run."""
        self.found[facts.path] = facts
        if lasting and self._memory.active:
            self._pack.add(facts.path, self._memory.digest(facts.path), written or self._codec.encode(facts))

    def keep(self) -> None:
        """Keep for the next run what was noted, unless a file changed meanwhile: whose facts are they then."""
        if self._pack.changed and self._memory.steady:
            self._memory.keep(self._name, self._pack.bytes())


def gather(
    tree: Tree, *, needs: AbstractSet[Need], effort: Effort
) -> tuple[dict[str, ModuleFacts], dict[str, ManifestFacts]]:
    """
    Return the facts of all Python files and of all manifests, by path, in order.

    ArchfitError where no process can be started to parse in.
    """
    what = ",".join(sorted(need.value for need in needs))
    modules = _Known(ModuleFacts, Codec(ModuleFacts), effort.memory, what=what)
    described = _Known(ManifestFacts, Codec(ManifestFacts), effort.memory, what="manifests")
    paths = python_files(tree)
    unknown = chain(
        _unread_manifests(described, manifest_files(tree)),
        _unread_modules(modules, paths, needs=needs, progress=effort.progress),
    )
    for facts, written in _read_by_workers(unknown, needs, effort):
        if isinstance(facts, ModuleFacts):
            modules.take(facts, written, lasting=bool(written))
        else:
            described.take(facts, written, lasting=bool(written))
    modules.keep()
    described.keep()
    return {path: modules.found[path] for path in paths}, dict(sorted(described.found.items()))


def _unread_manifests(known: _Known[ManifestFacts], paths: Sequence[str]) -> Iterator[Unread]:
    for path in paths:
        if not known.recalls(path):
            content = known.content(path)
            if content is not None:
                yield path, content, True


def _unread_modules(
    known: _Known[ModuleFacts], paths: Sequence[str], *, needs: AbstractSet[Need], progress: Progress
) -> Iterator[Unread]:
    for number, path in enumerate(paths):
        if not number % _REPORT_EVERY:
            progress(number, len(paths))
        if known.recalls(path):
            continue
        content = known.content(path)
        if content is None:
            continue
        # Matching regular expressions is safe here, and cheaper than sending the file to a worker.
        facts = None if Need.CODE in needs else scanned(path, content, needs)
        if facts is None:
            yield path, content, False
        else:
            known.take(facts)


def _read_by_workers(
    unread: Iterator[Unread], needs: AbstractSet[Need], effort: Effort
) -> Iterator[tuple[ModuleFacts | ManifestFacts, bytes]]:
    first = next(unread, None)
    if first is None:
        return
    from archfit.extract.workers import crew, facts, worker  # noqa: PLC0415 - only where there is something to parse

    limits = worker.Limits()
    command = worker.command(effort.memory.root, limits=limits, needs=needs)
    try:
        with crew.Crew(command, size=effort.jobs or crew.cores(), limits=limits) as workers:
            yield from facts.read_all(workers, chain((first,), unread))
    except crew.NoWorkerError as error:
        raise ArchfitError(str(error)) from None
