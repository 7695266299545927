"""The facts of many files, read by workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archfit.extract.columns import Codec, DamagedError
from archfit.extract.workers.child import MANIFEST, PYTHON
from archfit.extract.workers.crew import Crew
from archfit.extract.workers.worker import Question
from archfit.model import Location, ManifestFacts, ModuleFacts, Problem, ProblemKind

Facts = ModuleFacts | ManifestFacts


def read_all(crew: Crew, files: Iterable[tuple[str, bytes, bool]]) -> Iterator[tuple[Facts, bytes]]:
    """
    Yield the facts of every file, in whatever order they come, and the bytes they are written as.

    Takes path, content and whether it is a manifest. No bytes come with the facts of a file that no
    worker could answer for: that may be different the next time.
    """
    shared: dict[str, str] = {}
    codecs: dict[bytes, Codec[ModuleFacts] | Codec[ManifestFacts]]
    codecs = {PYTHON: Codec(ModuleFacts), MANIFEST: Codec(ManifestFacts)}
    questions = (Question(MANIFEST if manifest else PYTHON, path, content) for path, content, manifest in files)
    for answer in crew.answers(questions):
        kind, path, _ = answer.question
        failure = answer.failure
        if not failure:
            try:
                yield codecs[kind].decode(answer.content, shared), answer.content
                continue
            except DamagedError:
                failure = "made the parser answer what cannot be read"
        flaws = (Problem(ProblemKind.PARSER, failure, Location(path)),)
        yield ManifestFacts(path, flaws=flaws) if kind == MANIFEST else ModuleFacts(path, flaws=flaws), b""
