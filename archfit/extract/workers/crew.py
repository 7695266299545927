"""The workers of a run: as many as the work is worth, each replaced when it dies."""

from __future__ import annotations

import os
import selectors
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from archfit.extract.workers.child import OUT_OF_MEMORY, READY
from archfit.extract.workers.frames import FrameError
from archfit.extract.workers.worker import Limits, Question, Worker

_AHEAD_FILES, _AHEAD_BYTES = 48, 1 << 18
"""How much a worker is sent before it has answered."""
_WORTH_ANOTHER = 1 << 20
"""The bytes of source that take a worker clearly longer than starting another one does (a tenth of a second)."""
_FAILED_STARTS = 3
_TICK = 1.0
_REST = 0.008
"""Where everybody is busy for longer, several answers are better heard at once than each by itself."""


class NoWorkerError(Exception):
    """No worker can be started here."""


class Answer(NamedTuple):
    """What became of a question: the bytes a worker answered, or why none did."""

    question: Question
    content: bytes
    failure: str = ""


class Crew:
    """
    Asks workers for the facts of files.

    Starts with one, and takes on more, up to `size`, as the work grows. A worker that dies or says nothing
    for too long costs the file it was at: all others are asked again. Whether a file kills its worker does
    not depend on what the worker read before: the question is repeated to a fresh one first.
    """

    def __init__(self, command: Sequence[str], *, size: int, limits: Limits) -> None:
        self._command = command
        self._size = max(size, 1)
        self._limits = limits
        self._workers: list[Worker] = []
        self._again: deque[Question] = deque()
        """What workers left unanswered that died of something else."""
        self._suspects: deque[Question] = deque()
        """What workers died of that had answered others before."""
        self._asked = 0
        self._failed_starts = 0
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.end()
        self._selector.close()

    def answers(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield an answer to every question, in whatever order they come; NoWorkerError when nobody can answer."""
        waiting = iter(questions)
        while True:
            self._hand_out(waiting)
            if not any(worker.unanswered for worker in self._workers):
                return
            yield from self._hear()

    def _hand_out(self, waiting: Iterator[Question]) -> None:
        """Keep every worker busy, and take on another one when there is enough to do."""
        while self._suspects and len(self._workers) < self._size:
            self._ask(self._hire(), self._suspects.popleft())
        while True:
            for worker in self._workers:
                while _can_take(worker):
                    question = self._next(waiting)
                    if question is None:
                        return
                    self._ask(worker, question)
            if len(self._workers) >= self._size or self._asked < len(self._workers) * _WORTH_ANOTHER:
                return
            first = self._next(waiting)
            if first is None:
                return
            self._ask(self._hire(), first)

    def _next(self, waiting: Iterator[Question]) -> Question | None:
        return self._again.popleft() if self._again else next(waiting, None)

    def _ask(self, worker: Worker, question: Question) -> None:
        self._asked += len(question.content)
        worker.ask(question)
        self._watch(worker)

    def _hire(self) -> Worker:
        try:
            worker = Worker(self._command)
        except OSError as error:
            message = f"no process can be started to parse in: {(error.strerror or str(error)).lower()}"
            raise NoWorkerError(message) from None
        self._workers.append(worker)
        self._selector.register(worker.output, selectors.EVENT_READ, (worker, self._listen))
        return worker

    def _watch(self, worker: Worker) -> None:
        """Have the selector tell when a worker takes more, if there is more to send."""
        known = worker.input in self._selector.get_map()
        if worker.sending and not known:
            self._selector.register(worker.input, selectors.EVENT_WRITE, (worker, self._send))
        elif known and not worker.sending:
            self._selector.unregister(worker.input)

    def _hear(self) -> Iterator[Answer]:
        if all(len(worker.unanswered) > _AHEAD_FILES // 2 for worker in self._workers):
            time.sleep(_REST)
        begun = time.monotonic()
        ready = self._selector.select(min(_TICK, self._limits.patience))
        # A process that was stopped for an hour has not waited for an hour.
        waited = min(time.monotonic() - begun, _TICK)
        for worker in self._workers:
            worker.silent += waited
        for key, _ in ready:
            worker, react = key.data
            if worker in self._workers:
                yield from react(worker)
        for worker in [one for one in self._workers if one.unanswered and one.silent >= self._limits.patience]:
            yield from self._replace(worker, stalled=True)

    def _send(self, worker: Worker) -> Iterator[Answer]:
        worker.send()
        self._watch(worker)
        return iter(())

    def _listen(self, worker: Worker) -> Iterator[Answer]:
        payloads = worker.receive()
        if payloads is None:
            yield from self._replace(worker, stalled=False)
            return
        try:
            for payload in payloads:
                if not worker.ready and payload == READY:
                    worker.ready = True
                elif worker.unanswered:
                    worker.answered += 1
                    yield Answer(worker.unanswered.popleft(), payload)
        except FrameError:
            yield from self._replace(worker, stalled=False)

    def _replace(self, worker: Worker, *, stalled: bool) -> Iterator[Answer]:
        """Let a worker go. What it was at is its fault, unless it may have been worn out; the rest is asked again."""
        for place in (worker.input, worker.output):
            if place in self._selector.get_map():
                self._selector.unregister(place)
        self._workers.remove(worker)
        code = worker.end()
        lost = worker.unanswered
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                message = f"the process to parse in does not start ({_fate(code)})"
                raise NoWorkerError(message)
        elif lost and worker.answered and not stalled and code != -signal.SIGPROF:
            self._suspects.append(lost.popleft())
        elif lost:
            yield Answer(lost.popleft(), b"", self._reason(code, stalled=stalled))
        self._again.extendleft(reversed(lost))

    def _reason(self, code: int, *, stalled: bool) -> str:
        if stalled:
            return f"said nothing for {self._limits.patience:g} s"
        if code == -signal.SIGPROF:
            return f"took more than {self._limits.seconds:g} s"
        return f"killed the parser ({_fate(code)})"


def _can_take(worker: Worker) -> bool:
    held = len(worker.unanswered)
    return not held or (held < _AHEAD_FILES and worker.load < _AHEAD_BYTES)


def _fate(code: int) -> str:
    if code == OUT_OF_MEMORY:
        return "out of memory"
    return f"signal {-code}" if code < 0 else f"exit {code}"


def cores() -> int:
    """Return how many processors this process may use."""
    count: Callable[[], int | None] | None = getattr(os, "process_cpu_count", None)  # Python 3.13
    if count is not None:
        return count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
