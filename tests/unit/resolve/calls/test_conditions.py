from __future__ import annotations

from typing import Any


def test_a_call_in_a_branch_names_the_outermost_one(link: Any) -> None:
    graph = link(
        {
            "shop.py": """
            def one(): ...

            def place(paid, known):
                one()
                if paid:
                    for _ in known:
                        if known:
                            one()
                else:
                    one()
                try:
                    one()
                except ValueError:
                    one()
        """
        }
    )

    branches = [(edge.line, edge.branch) for edge in graph.edges if edge.callee == "shop.one"]

    assert branches == [(5, 0), (9, 6), (11, 6), (13, 0), (15, 12)]


def test_a_coroutine_is_known_as_one(link: Any) -> None:
    graph = link(
        {
            "shop.py": """
            async def place(): ...

            def order(): ...
        """
        }
    )

    assert [(one.name, one.asynchronous) for one in graph.functions] == [("shop.order", False), ("shop.place", True)]
