from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import DeclarativeBase, Session

from shopkit.settings import required


class Base(DeclarativeBase):
    """What the tables of a service are declared on."""


@cache
def engine() -> Engine:
    return create_engine(required("DATABASE_URL"), pool_pre_ping=True)


@contextmanager
def session() -> Iterator[Session]:
    with Session(engine()) as opened, opened.begin():
        yield opened
