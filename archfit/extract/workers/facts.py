"""What many files say, read by workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from archfit.extract.columns import Codec, DamagedError
from archfit.extract.workers.child import ANSWERS
from archfit.extract.workers.crew import Crew
from archfit.extract.workers.frames import FrameError, Frames
from archfit.extract.workers.worker import Question
from archfit.model import Location, ManifestFacts, ModuleFacts, Problem, ProblemKind
from archfit.model.summary import Summary

Said = ModuleFacts | ManifestFacts | Summary
File = tuple[str, bytes, tuple[type, ...]]
"""Path, content, and what is wanted of it."""

_QUESTIONS = {wanted: kind for kind, wanted in ANSWERS.items()}


def read_all(crew: Crew, files: Iterable[File]) -> Iterator[tuple[Said, bytes]]:
    """
    Yield what is wanted of every file, in whatever order it comes, and the bytes it is written as.

    No bytes come with what no worker could answer: that may be different the next time. A file of which several
    things are wanted is sent once; only where that fails is it asked for each by itself, so that what becomes of one
    does not depend on what else was wanted.
    """
    shared: dict[str, str] = {}
    codecs = {kind: Codec[Any](kind) for wanted in ANSWERS.values() for kind in wanted}
    alone: list[File] = []
    for answer in crew.answers(Question(_QUESTIONS[wanted], path, content) for path, content, wanted in files):
        kind, path, content = answer.question
        wanted, failure = ANSWERS[kind], answer.failure
        if not failure:
            with suppress(DamagedError, FrameError, ValueError):
                parts = [*Frames().add(answer.content)]
                said = [codecs[kind].decode(part, shared) for kind, part in zip(wanted, parts, strict=True)]
                if all(one.path == path for one in said):
                    yield from zip(said, parts, strict=True)
                    continue
            failure = "made the parser answer what cannot be read"
        if len(wanted) > 1:
            alone += [(path, content, (one,)) for one in wanted]
        else:
            flaws = (Problem(ProblemKind.PARSER, failure, Location(path)),)
            yield wanted[0](path=path, flaws=flaws), b""
    if alone:
        yield from read_all(crew, alone)
