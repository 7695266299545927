from __future__ import annotations

from archfit.extract.workers.worker import Limits, Question, Worker, command


def started() -> Worker:
    return Worker(command("/nowhere", limits=Limits()))


def test_a_worker_ends_when_nobody_asks_any_more() -> None:
    worker = started()
    process = worker._process  # noqa: SLF001 - what is tested is what the system sees

    process.communicate()

    assert process.returncode == 0
    worker.end()


def test_a_worker_can_be_ended_at_any_time() -> None:
    assert started().end() == -9


def test_a_question_is_a_kind_a_path_and_a_content() -> None:
    question = Question(b"f", "a\udcff.py", b"im\0port")

    assert question.payload == b"fa\xff.py\0im\0port"
