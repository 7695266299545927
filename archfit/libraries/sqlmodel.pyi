"""
Models for SQLAlchemy and pydantic at once (SQLModel 0.0.50, https://sqlmodel.tiangolo.com/).

All else that it offers under its own name is SQLAlchemy's.

## A table and what it refers to

`models.py`:

```python
from sqlmodel import Field, SQLModel

class Team(SQLModel, table=True):  # expect: model table=teams
    __tablename__ = "teams"
    __table_args__ = {"schema": "sports"}
    id: int

class Hero(SQLModel, table=True):  # expect: model entity=models.Hero
    team_id: int = Field(foreign_key="teams.id")  # expect: reference name=teams.id
```

## Reading and writing

`models.py`:

```python
from sqlmodel import SQLModel

class Hero(SQLModel, table=True):  # expect: model
    name: str
```

`heroes.py`:

```python
from sqlmodel import Session, create_engine, select

from models import Hero

engine = create_engine("sqlite:///heroes.db")  # expect: connect url=sqlite:///heroes.db

def everyone():
    with Session(engine) as session:
        statement = select(Hero)  # expect: query name=read entity=models.Hero
        return session.exec(statement).all()  # expect: query

def add(session: Session):
    session.add(Hero(name="Rusty"))  # expect: query name=write entity=models.Hero
    session.commit()  # expect: transaction name=commit
```

## In asyncio

`models.py`:

```python
from sqlmodel import SQLModel

class Hero(SQLModel, table=True):  # expect: model
    name: str
```

`heroes.py`:

```python
from sqlmodel.ext.asyncio.session import AsyncSession

from models import Hero

async def one(session: AsyncSession, key: int):
    return await session.get(Hero, key)  # expect: query name=read entity=models.Hero
```
"""

with module("sqlmodel", "sqlmodel.main", "sqlmodel.orm.session", "sqlmodel.sql.expression"):
    @model
    class SQLModel:
        __tablename__: TABLE
        class __table_args__:
            schema: SCHEMA
        class metadata:
            schema: SCHEMA

    # A reference where it has a foreign key.
    @reference
    def Field(default=..., *, foreign_key: NAME = ..., ondelete: CASCADE = ..., **kwargs): ...

    class Session(sqlalchemy.orm.Session):
        @query
        def exec(self, statement: STATEMENT, **kwargs): ...

    @query(name="read")
    def select(*entities: ENTITY, **kwargs) -> sqlalchemy.Select: ...

    # SQLAlchemy's own, under another name:
    class Column(sqlalchemy.Column): ...
    class ForeignKey(sqlalchemy.ForeignKey): ...
    class ForeignKeyConstraint(sqlalchemy.ForeignKeyConstraint): ...
    class MetaData(sqlalchemy.MetaData): ...
    class Table(sqlalchemy.Table): ...
    @connect
    def create_engine(url: URL, **kwargs) -> sqlalchemy.Engine: ...
    @connect
    def engine_from_config(configuration, prefix=..., **kwargs) -> sqlalchemy.Engine: ...
    @query(name="write")
    def delete(table: ENTITY, **kwargs) -> sqlalchemy.Delete: ...
    @query(name="write")
    def insert(table: ENTITY, **kwargs) -> sqlalchemy.Insert: ...
    @query(name="write")
    def update(table: ENTITY, **kwargs) -> sqlalchemy.Update: ...
    @text
    def text(text: PART) -> sqlalchemy.TextClause: ...

with module("sqlmodel.ext.asyncio.session", "sqlmodel.ext.asyncio"):
    class AsyncSession(sqlalchemy.ext.asyncio.AsyncSession):
        @query
        def exec(self, statement: STATEMENT, **kwargs): ...
