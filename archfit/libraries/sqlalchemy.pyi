"""
SQL toolkit (SQLAlchemy 2.1, 2.0 and 1.4, https://docs.sqlalchemy.org/en/20/core/).

What builds a statement says which tables it concerns and whether it reads or writes; what executes one says
only that it goes to the datastore, and the statement where that is text. The mapper is in `sqlalchemy_orm.pyi`.

## An engine from the environment

`database.py`:

```python
import os

from sqlalchemy import create_engine

url = os.environ.get("DB_URL", "sqlite://")  # expect: environment name=DB_URL
engine = create_engine(url)  # expect: connect url=${DB_URL:-sqlite://}
```

## An engine from parts

`database.py`:

```python
from sqlalchemy import URL

url = URL.create(  # expect: connect user=shop host=db port=5432 database=orders
    "postgresql+psycopg",
    username="shop",
    host="db",
    port=5432,
    database="orders",
)
```

## A statement as text

`report.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop")  # expect: connect url=postgresql://db/shop

def clear():
    with engine.begin() as connection:  # expect: transaction
        connection.execute(text("delete from carts"))  # expect: query statement="delete from carts"
        connection.exec_driver_sql("vacuum")  # expect: query statement=vacuum
```

## Statements on tables without classes

`carts.py`:

```python
from sqlalchemy import Column, Integer, MetaData, Table, delete, select

carts = Table("carts", MetaData(), Column("id", Integer), schema="shop")  # expect: model table=carts schema=shop
lines = Table("lines", MetaData(schema="shop"), Column("id", Integer))  # expect: model table=lines schema=shop

def all_carts():
    return select(carts)  # expect: query name=read

def no_carts():
    return delete(carts)  # expect: query name=write

def one_cart(key):
    return carts.select().where(carts.c.id == key)  # expect: query name=read table=carts schema=shop
```

## What points at another table

`orders.py`:

```python
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, MetaData, Table

metadata = MetaData()
orders = Table("orders", metadata, Column("user_id", ForeignKey("users.id")))  # expect: model table=orders # expect: reference name=users.id
parts = Table(  # expect: model table=parts
    "parts",
    metadata,
    ForeignKeyConstraint(["order_id"], ["orders.id"]),  # expect: reference name=orders.id
)
```
"""

with module(
    "sqlalchemy",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.engine",
    "sqlalchemy.engine.base",
    "sqlalchemy.engine.create",
    "sqlalchemy.engine.url",
    "sqlalchemy.future",
    "sqlalchemy.future.engine",
    "sqlalchemy.schema",
    "sqlalchemy.sql",
    "sqlalchemy.sql.expression",
    "sqlalchemy.sql.schema",
):
    @connect
    def create_engine(url: URL, **kwargs) -> Engine: ...
    @connect
    def create_mock_engine(url: URL, executor=..., **kwargs): ...
    # The address is an item of a mapping.
    @connect
    def engine_from_config(configuration, prefix=..., **kwargs) -> Engine: ...
    # The address goes on to `create_engine` as it is given here.
    @text
    def make_url(name_or_url: PART, **kwargs) -> URL: ...

    class URL:
        @classmethod
        @connect
        def create(
            cls,
            drivername,
            username: USER = ...,
            password=...,
            host: HOST = ...,
            port: PORT = ...,
            database: DATABASE = ...,
            query=...,
        ) -> URL: ...
        @connect
        def set(
            self,
            drivername=...,
            username: USER = ...,
            password=...,
            host: HOST = ...,
            port: PORT = ...,
            database: DATABASE = ...,
            query=...,
        ) -> URL: ...

    class Engine:
        def connect(self, **kwargs) -> Connection: ...
        @transaction
        def begin(self, **kwargs) -> Connection: ...
        def execution_options(self, **kwargs) -> Engine: ...
        # Only before 2.0:
        @query
        def execute(self, statement: STATEMENT, *multiparams, **params): ...
        @query
        def scalar(self, statement: STATEMENT, *multiparams, **params): ...

    class Connection:
        def __enter__(self) -> Connection: ...
        @query
        def execute(self, statement: STATEMENT, parameters=..., **kwargs): ...
        @query
        def scalar(self, statement: STATEMENT, parameters=..., **kwargs): ...
        @query
        def scalars(self, statement: STATEMENT, parameters=..., **kwargs): ...
        @query
        def exec_driver_sql(self, statement: STATEMENT, parameters=..., execution_options=...): ...
        def execution_options(self, **kwargs) -> Connection: ...
        @transaction
        def begin(self): ...
        @transaction
        def begin_nested(self): ...
        @transaction(name="commit")
        def commit(self) -> None: ...
        @transaction(name="rollback")
        def rollback(self) -> None: ...

    class MetaData:
        def __init__(self, schema: SCHEMA = ..., **kwargs) -> None: ...

    class Table:
        @model
        def __init__(self, name: TABLE, metadata: SCHEMA = ..., *args, schema: SCHEMA = ..., **kwargs) -> None: ...
        @query(name="read")
        def select(self, *args, **kwargs) -> Select: ...
        @query(name="write")
        def insert(self, *args, **kwargs) -> Insert: ...
        @query(name="write")
        def update(self, *args, **kwargs) -> Update: ...
        @query(name="write")
        def delete(self, *args, **kwargs) -> Delete: ...

    # A table of statements only: it defines none.
    class TableClause(Table):
        def __init__(self, name: TABLE, *columns, schema: SCHEMA = ..., **kwargs) -> None: ...

    def table(name: TABLE, *columns, schema: SCHEMA = ..., **kwargs) -> TableClause: ...

    class Column: ...

    # "table.column", "schema.table.column", or the column itself.
    class ForeignKey:
        @reference
        def __init__(self, column: NAME, *args, ondelete: CASCADE = ..., **kwargs) -> None: ...

    class ForeignKeyConstraint:
        @reference
        def __init__(self, columns, refcolumns: NAME, name=..., *args, ondelete: CASCADE = ..., **kwargs) -> None: ...

    @text
    def text(text: PART) -> TextClause: ...

    class TextClause:
        def bindparams(self, *args, **kwargs) -> TextClause: ...
        def columns(self, *args, **kwargs) -> TextClause: ...

    @query(name="read")
    def select(*entities: ENTITY, **kwargs) -> Select: ...
    @query(name="write")
    def insert(table: ENTITY, **kwargs) -> Insert: ...
    @query(name="write")
    def update(table: ENTITY, **kwargs) -> Update: ...
    @query(name="write")
    def delete(table: ENTITY, **kwargs) -> Delete: ...

    class Select:
        @query(name="read")
        def join(self, target: ENTITY, onclause=..., **kwargs) -> Self: ...
        @query(name="read")
        def join_from(self, from_, target: ENTITY, onclause=..., **kwargs) -> Self: ...
        @query(name="read")
        def outerjoin(self, target: ENTITY, onclause=..., **kwargs) -> Self: ...
        @query(name="read")
        def select_from(self, *froms: ENTITY) -> Self: ...
        def distinct(self, *expr) -> Self: ...
        def filter(self, *criteria) -> Self: ...
        def filter_by(self, **kwargs) -> Self: ...
        def group_by(self, *clauses) -> Self: ...
        def having(self, *having) -> Self: ...
        def limit(self, limit) -> Self: ...
        def offset(self, offset) -> Self: ...
        def options(self, *options) -> Self: ...
        def order_by(self, *clauses) -> Self: ...
        def where(self, *whereclause) -> Self: ...
        def with_for_update(self, **kwargs) -> Self: ...

    class Insert: ...
    class Update: ...
    class Delete: ...
