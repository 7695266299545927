from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.calls import CallGraph

Calls = Callable[..., set[tuple[str, str]]]
Link = Callable[[Mapping[str, str]], CallGraph]

SESSION = """
    from typing import Annotated
    from fastapi import Depends
    class Session:
        def get(self): ...
    def session() -> Session: ...
"""


@pytest.mark.parametrize(
    "alias",
    [
        "SessionDep = Annotated[Session, Depends(session)]",
        "SessionDep = Annotated[Session, Depends(dependency=session)]",
        "type SessionDep = Annotated[Session, Depends(session)]",
        "Deep = Annotated[Session, Depends(session)]\n    SessionDep = Deep",
    ],
)
def test_an_alias_says_what_provides_a_parameter(link: Link, alias: str) -> None:
    graph = link({"shop.py": f"{SESSION}    {alias}\n    def view(db: SessionDep): db.get()\n"})

    assert {(edge.caller, edge.callee, edge.kind) for edge in graph.edges if edge.caller == "shop.view"} == {
        ("shop.view", "shop.session", "injected"),
        ("shop.view", "shop.Session.get", "direct"),
    }


@pytest.mark.parametrize(
    ("imported", "name"),
    [
        ("from deps import SessionDep as Db", "Db"),
        ("import deps", "deps.SessionDep"),
        ("from deps import *", "SessionDep"),
    ],
)
def test_an_alias_of_another_module(calls: Calls, imported: str, name: str) -> None:
    assert calls(
        files={
            "deps.py": f"{SESSION}    SessionDep = Annotated[Session, Depends(session)]\n",
            "shop.py": f"{imported}\ndef view(db: {name}): db.get()\n",
        }
    ) >= {("shop.view", "deps.session"), ("shop.view", "deps.Session.get")}


def test_dependencies_without_argument_are_what_is_annotated(calls: Calls) -> None:
    edges = calls(
        SESSION
        + """
    class Paging:
        def __init__(self, db: Session = Depends(session)): self.db = db
        def size(self): ...
    PagingDep = Annotated[Paging, Depends()]
    def first(paging: Paging = Depends()): paging.size()
    def second(paging: Annotated[Paging, Depends()]): paging.db.get()
    def third(paging: PagingDep): paging.size()
    def fourth(paging=Depends(Paging)): paging.db.get()
    """
    )

    assert {edge for edge in edges if edge[1] != "fastapi.Depends"} == {
        ("shop.Paging.__init__", "shop.session"),
        *((f"shop.{name}", "shop.Paging.__init__") for name in ("first", "second", "third", "fourth")),
        ("shop.first", "shop.Paging.size"),
        ("shop.second", "shop.Session.get"),
        ("shop.third", "shop.Paging.size"),
        ("shop.fourth", "shop.Session.get"),
    }


def test_dependencies_that_yield_and_depend_on_others(calls: Calls) -> None:
    edges = calls("""
        from fastapi import Depends
        class Session:
            def get(self): ...
        class Repository:
            def __init__(self, session): self.session = session
            def find(self): self.session.get()
        async def session():
            yield Session()
        def repository(db=Depends(session)): return Repository(db)
        def view(orders=Depends(repository)): orders.find()
    """)

    assert edges == {
        ("shop.repository", "shop.session"),
        ("shop.repository", "shop.Repository.__init__"),
        ("shop.view", "shop.repository"),
        ("shop.view", "shop.Repository.find"),
        ("shop.Repository.find", "shop.Session.get"),
    }


def test_providers_of_a_container(calls: Calls) -> None:
    assert calls("""
        from dependency_injector import containers, providers
        from dependency_injector.wiring import Provide, inject
        class Session:
            def get(self): ...
        class Repository:
            def __init__(self, session): self.session = session
            def find(self): self.session.get()
        class Container(containers.DeclarativeContainer):
            session = providers.Singleton(Session)
            repository = providers.Factory(Repository, session=session)
        @inject
        def view(orders: Repository = Provide[Container.repository]): orders.find()
    """) >= {
        ("shop.view", "shop.Repository.__init__"),
        ("shop.view", "shop.Repository.find"),
        ("shop.Repository.find", "shop.Session.get"),
    }


@pytest.mark.parametrize("kind", ["Protocol", "ABC"])
def test_a_constructor_is_given_what_implements_a_parameter(calls: Calls, kind: str) -> None:
    below = "" if kind == "Protocol" else "(Repository)"

    assert calls(f"""
        from typing import Protocol
        from abc import ABC
        class Repository({kind}):
            def save(self, order): ...
        class Table{below}:
            def save(self, order): ...
        class Service:
            def __init__(self, repository: Repository): self._repository = repository
            def place(self, order): self._repository.save(order)
    """) == {("shop.Service.place", "shop.Repository.save"), ("shop.Service.place", "shop.Table.save")}
