from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Confidence, Location, Project
from archfit.rules.data.cqrs_mixing import Options, check


def at(path: str) -> dict[str, Any]:
    return {"at": Location(path, 3), "function": path.removesuffix(".py").replace("/", ".") + ".run"}


@pytest.fixture
def separated(system: Any) -> Any:
    system.takes("orders.api -> orders.commands")
    return system


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, Options())]


def test_queries_only_read(separated: Any) -> None:
    separated.reads("orders", "orders", **at("orders/queries/find.py"))
    separated.writes("orders", "orders", **at("orders/commands.py"))
    separated.writes("orders", "orders", **at("orders/queries/find.py"))
    separated.writes("orders", "orders", **at("orders/queries/find.py"))
    separated.writes("orders", "orders", **at("orders/queries/all.py"), confidence=Confidence.GUESS)

    assert messages(separated.project()) == [
        "`orders.queries.find.run` stands with the queries and writes table `orders`"
    ]


def test_a_name_alone_means_nothing(system: Any) -> None:
    system.writes("orders", "orders", **at("orders/queries.py"))

    assert messages(system.project()) == []


def test_commands_elsewhere_separate_nothing(separated: Any) -> None:
    separated.writes("orders", "orders", **at("orders/report/queries.py"))

    assert messages(separated.project()) == []


def test_a_read_model_is_written_by_its_projector(separated: Any) -> None:
    separated.writes("orders", "sums", **at("orders/projections.py"))
    separated.writes("orders", "sums", **at("orders/commands.py"))
    separated.writes("orders", "sums", **at("orders/repair.py"))
    separated.writes("orders", "orders", **at("orders/commands.py"))

    assert messages(separated.project()) == ["`orders.commands.run` writes the read model `sums` beside its projector"]
