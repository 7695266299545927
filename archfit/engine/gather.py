"""Collects the facts of all files: what is remembered, what a scanner finds, and what workers read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from archfit.engine.effort import Effort
from archfit.extract import manifests
from archfit.extract.cache import Memory
from archfit.extract.columns import Codec, DamagedError
from archfit.extract.python import scanned
from archfit.extract.read import UnreadableError
from archfit.model import ArchfitError, ManifestFacts, ModuleFacts, Need, Problem, Tree
from archfit.model.summary import Summary

Said = TypeVar("Said", ModuleFacts, ManifestFacts, Summary)
Unread = tuple[str, bytes, tuple[type, ...]]
"""A file that a worker has to read: its path, its content, and what is wanted of it."""

_REPORT_EVERY = 100


class Gathered:
    """What the files of a tree say, by path and in order."""

    def __init__(
        self,
        modules: dict[str, ModuleFacts],
        manifests: dict[str, ManifestFacts],
        summarised: Sequence[str],
        summaries: Callable[[Sequence[str]], dict[str, Summary]],
    ) -> None:
        self.modules = modules
        self.manifests = manifests
        self.summarised = summarised
        """The files that there are summaries of."""
        self._summaries = summaries

    @cached_property
    def summaries(self) -> dict[str, Summary]:
        """What those files do: to read what was kept of it takes a while, which a program linked before saves."""
        return self._summaries(self.summarised)


def python_files(tree: Tree) -> list[str]:
    """Return the Python files of a tree."""
    return [path for path in tree.files if path.endswith(".py")]


def manifest_files(tree: Tree) -> list[str]:
    """Return the files of a tree that may say what is built, started or published."""
    return [path for path in tree.files if manifests.is_manifest(path)]


class _Known(Generic[Said]):
    """What files say of one kind, beginning with what an earlier run kept."""

    def __init__(self, kind: type[Said], memory: Memory, *, what: str) -> None:
        self.kind: type[Said] = kind
        self.found: dict[str, Said] = {}
        self._codec: Codec[Said] = Codec(kind)
        self._shared: dict[str, str] = {}
        self._memory = memory
        self._name, self._pack = memory.pack(what)

    def recalls(self, path: str) -> bool:
        """Take what a file says from what was kept; tell whether it was there."""
        kept = self._pack.get(path, self._memory.digest(path)) if self._pack else None
        if kept is None:
            return False
        try:
            self.found[path] = self._codec.decode(kept, self._shared)
        except DamagedError:
            return False
        return True

    def holds(self, path: str) -> bool:
        """Tell whether what a file says was kept, without reading it yet."""
        return bool(self._pack) and self._pack.holds(path, self._memory.digest(path))

    def miss(self, path: str, problem: Problem) -> None:
        """Note that a file says nothing, and why."""
        self.found[path] = self.kind(path=path, flaws=(problem,))

    def take(self, said: Said, written: bytes = b"", *, lasting: bool = True) -> None:
        """Note what a file says; what is lasting is kept for the next run."""
        self.found[said.path] = said
        if lasting and self._memory.active:
            self._pack.add(said.path, self._memory.digest(said.path), written or self._codec.encode(said))

    def keep(self) -> None:
        """Keep for the next run what was noted, unless a file changed meanwhile: who knows which content said it."""
        if self._pack.changed and self._memory.steady:
            self._memory.keep(self._name, self._pack.bytes())
            self._pack.changed = False


def gather(tree: Tree, *, needs: AbstractSet[Need], effort: Effort, aside: Collection[str] = ()) -> Gathered:
    """
    Return the facts of all Python files and of all manifests and, with `Need.USES`, the summaries of Python files.

    Of files `aside` no summary is made. ArchfitError where no process can be started to parse in.
    """
    memory, paths = effort.memory, python_files(tree)
    modules = _Known(ModuleFacts, memory, what=_depth(needs))
    described = _Known(ManifestFacts, memory, what="manifests")
    summaries = _Known(Summary, memory, what="summaries" if Need.USES in needs else "")
    summarised = frozenset(paths).difference(aside if Need.USES in needs else paths)
    unknown = chain(
        _unread(described, manifest_files(tree), memory),
        _unread_modules(_reporting(paths, effort), (modules, summaries), summarised, needs=needs, memory=memory),
    )
    for said, written in _read_by_workers(unknown, effort):
        known: _Known[Any] = next(one for one in (modules, described, summaries) if one.kind is type(said))
        known.take(said, written, lasting=bool(written))
    modules.keep()
    described.keep()
    summaries.keep()
    return Gathered(
        {path: modules.found[path] for path in paths},
        dict(sorted(described.found.items())),
        [path for path in paths if path in summarised],
        partial(_summaries, summaries, effort),
    )


def _summaries(known: _Known[Summary], effort: Effort, paths: Sequence[str]) -> dict[str, Summary]:
    """Return the summaries of files: those that were made, kept ones, and new ones for what cannot be read."""
    unread = _unread(known, [path for path in paths if path not in known.found], effort.memory)
    for said, written in _read_by_workers(unread, effort):
        known.take(cast("Summary", said), written, lasting=bool(written))
    known.keep()
    return {path: known.found[path] for path in paths}


def _depth(needs: AbstractSet[Need]) -> str:
    """Return what, besides its content, decides about the facts of a Python file."""
    return next((need.value for need in (Need.CODE, Need.REFERENCES) if need in needs), Need.IMPORTS.value)


def _reporting(paths: Sequence[str], effort: Effort) -> Iterator[str]:
    for number, path in enumerate(paths):
        if not number % _REPORT_EVERY:
            effort.progress(number, len(paths))
        yield path


def _unread(known: _Known[Said], paths: Sequence[str], memory: Memory) -> Iterator[Unread]:
    for path in paths:
        if not known.recalls(path):
            content = _content(memory, path, [known])
            if content is not None:
                yield path, content, (known.kind,)


def _unread_modules(
    paths: Iterator[str],
    wanted: tuple[_Known[ModuleFacts], _Known[Summary]],
    summarised: AbstractSet[str],
    *,
    needs: AbstractSet[Need],
    memory: Memory,
) -> Iterator[Unread]:
    modules, summaries = wanted
    for path in paths:
        unknown: list[_Known[Any]] = [] if modules.recalls(path) else [modules]
        if path in summarised and not summaries.holds(path):
            unknown.append(summaries)
        content = _content(memory, path, unknown) if unknown else None
        if content is None:
            continue
        # Matching regular expressions is safe here, and cheaper than sending the file to a worker.
        if modules in unknown and Need.CODE not in needs:
            facts = scanned(path, content, needs)
            if facts is not None:
                modules.take(facts)
                unknown.remove(modules)
        if unknown:
            yield path, content, tuple(one.kind for one in unknown)


def _content(memory: Memory, path: str, unknown: Sequence[_Known[Any]]) -> bytes | None:
    """Return the content of a file; None when there is none to be had, which then is all that is known of it."""
    try:
        return memory.read(path)
    except UnreadableError as error:
        for known in unknown:
            known.miss(path, error.problem)
        return None


def _read_by_workers(
    unread: Iterator[Unread], effort: Effort
) -> Iterator[tuple[ModuleFacts | ManifestFacts | Summary, bytes]]:
    first = next(unread, None)
    if first is None:
        return
    from archfit.extract.workers import crew, facts, worker  # noqa: PLC0415 - only where there is something to parse

    limits = worker.Limits()
    command = worker.command(effort.memory.root, limits=limits)
    try:
        with crew.Crew(command, size=effort.jobs or crew.cores(), limits=limits) as workers:
            yield from facts.read_all(workers, chain((first,), unread))
    except crew.NoWorkerError as error:
        raise ArchfitError(str(error)) from None
