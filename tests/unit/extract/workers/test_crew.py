from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from archfit.extract.workers.crew import Crew, NoWorkerError, cores
from archfit.extract.workers.worker import Limits, Question

OBEDIENT = """
import os, signal, struct, sys

def send(payload):
    sys.stdout.buffer.write(struct.pack("<I", len(payload)) + payload)
    sys.stdout.buffer.flush()

send(b"ready")
while head := sys.stdin.buffer.read(4):
    name, _, order = sys.stdin.buffer.read(struct.unpack("<I", head)[0])[1:].partition(b"\\0")
    if order == b"die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == b"exhaust":
        os._exit(71)
    if order == b"leave":
        os._exit(3)
    if order == b"labour":
        os.kill(os.getpid(), signal.SIGPROF)
    if order == b"stall":
        signal.pause()
    if order == b"lie":
        os.write(1, b"\\xff\\xff\\xff\\xff")
    send(name.upper())
"""
"""A worker that does what the content of a file tells it to."""

DEAD = "raise SystemExit(9)"
LIMITS = Limits(seconds=5, patience=0.3)


def ask(orders: Sequence[tuple[str, bytes]], *, size: int = 1, script: str = OBEDIENT) -> dict[str, str]:
    """Return for every path what became of it."""
    questions = [Question(b"p", path, content) for path, content in orders]
    with Crew((sys.executable, "-I", "-S", "-c", script), size=size, limits=LIMITS) as crew:
        return {one.question.path: one.failure or one.content.decode() for one in crew.answers(questions)}


def test_every_question_is_answered() -> None:
    many = [(f"file{number}", b"x" * 20_000) for number in range(300)]

    assert ask(many, size=3) == {path: path.upper() for path, _ in many}


def test_nobody_starts_for_nothing() -> None:
    assert ask([], script=DEAD) == {}


@pytest.mark.parametrize(
    ("order", "failure"),
    [
        (b"die", "killed the parser (signal 11)"),
        (b"exhaust", "killed the parser (out of memory)"),
        (b"leave", "killed the parser (exit 3)"),
        (b"lie", "killed the parser (signal 9)"),
        (b"labour", "took more than 5 s"),
        (b"stall", "said nothing for 0.3 s"),
    ],
)
@pytest.mark.parametrize("size", [1, 3])
def test_what_ends_a_worker_costs_that_file_alone(order: bytes, failure: str, size: int) -> None:
    plain = [(f"file{number}", b"x" * 60_000) for number in range(60)]
    orders = [*plain[:7], ("bad", order), *plain[7:]]

    assert ask(orders, size=size) == {path: path.upper() for path, _ in plain} | {"bad": failure}


def test_files_that_all_kill_their_workers_are_all_named() -> None:
    orders = [(f"bad{number}", b"die") for number in range(5)] + [("good", b"")]

    assert ask(orders, size=2) == {f"bad{number}": "killed the parser (signal 11)" for number in range(5)} | {
        "good": "GOOD"
    }


def test_workers_that_do_not_start_are_an_error() -> None:
    with pytest.raises(NoWorkerError, match=r"does not start \(exit 9\)"):
        ask([("file", b"")], script=DEAD)


def test_workers_that_say_nothing_from_the_start_are_an_error() -> None:
    limits = Limits(patience=0.05)
    with (
        pytest.raises(NoWorkerError, match="does not start"),
        Crew((sys.executable, "-I", "-S", "-c", "import signal; signal.pause()"), size=1, limits=limits) as crew,
    ):
        list(crew.answers([Question(b"p", "file", b"")]))


def test_an_interpreter_that_is_not_there_is_an_error() -> None:
    with (
        pytest.raises(NoWorkerError, match="no such file"),
        Crew(("/no/such/interpreter",), size=1, limits=LIMITS) as crew,
    ):
        list(crew.answers([Question(b"p", "file", b"")]))


def test_there_is_a_processor() -> None:
    assert cores() >= 1
