"""
Object-relational mapper of SQLAlchemy (2.1, 2.0 and 1.4, https://docs.sqlalchemy.org/en/20/orm/).

Its sessions in asyncio are in `sqlalchemy_asyncio.pyi`.

## A class for a table

`models.py`:

```python
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase):  # expect: model
    pass

class User(Base):  # expect: model table=users
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)

class Order(Base):  # expect: model table=orders
    __tablename__ = "orders"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))  # expect: reference name=users.id
    user = relationship("User")  # expect: reference entity=User
```

## The schema of a table

`models.py`:

```python
from sqlalchemy import Index, MetaData
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase):  # expect: model schema=shop
    metadata = MetaData(schema="shop")

class User(Base):  # expect: model table=users schema=shop
    __tablename__ = "users"

class Bill(Base):  # expect: model table=bills schema=billing
    __tablename__ = "bills"
    __table_args__ = {"schema": "billing"}

class Line(Base):  # expect: model table=lines schema=billing
    __tablename__ = "lines"
    __table_args__ = (Index("by_bill", "bill_id"), {"schema": "billing"})
```

## A base made by a call, and a table without a class

`models.py`:

```python
from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class User(Base):  # expect: model table=users
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)

metadata = MetaData()
invoices = Table("invoices", metadata, Column("id", Integer))  # expect: model table=invoices
```

## Reading and writing objects

`models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase):  # expect: model
    pass

class User(Base):  # expect: model table=users
    __tablename__ = "users"
```

`users.py`:

```python
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import User

def one(session: Session, key: int):
    return session.get(User, key)  # expect: query name=read entity=models.User

def old(session: Session):
    return session.query(User).filter(User.id < 9).all()  # expect: query name=read entity=models.User

def forget(session: Session):
    chosen = session.query(User).filter(User.id < 9)  # expect: query name=read entity=models.User
    chosen.delete()  # expect: query name=write entity=models.User

def everyone(session: Session):
    statement = select(User).order_by(User.id)  # expect: query name=read entity=models.User
    return session.scalars(statement)  # expect: query

def add(session: Session):
    session.add(User())  # expect: query name=write entity=models.User
    session.commit()  # expect: transaction name=commit
```

## Fetching along relationships

`models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, relationship

class Base(DeclarativeBase):  # expect: model
    pass

class User(Base):  # expect: model table=users
    __tablename__ = "users"

class Order(Base):  # expect: model table=orders
    __tablename__ = "orders"
    user = relationship(User)  # expect: reference entity=models.User field=user
    payer: Mapped["User"] = relationship()  # expect: reference entity=models.User field=payer
```

`orders.py`:

```python
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models import Order

def all():
    loaded = joinedload(Order.user)  # expect: join lookup=models.Order.user
    return select(Order).options(loaded)  # expect: query entity=models.Order
```

"""

with module(
    "sqlalchemy.orm",
    "sqlalchemy.ext.declarative",
    "sqlalchemy.ext.declarative.api",
    "sqlalchemy.orm.decl_api",
    "sqlalchemy.orm.query",
    "sqlalchemy.orm.relationships",
    "sqlalchemy.orm.scoping",
    "sqlalchemy.orm.session",
):
    @model
    class DeclarativeBase:
        __tablename__: TABLE
        __abstract__: ABSTRACT
        class __table_args__:
            schema: SCHEMA
        class metadata:
            schema: SCHEMA

    class DeclarativeBaseNoMeta(DeclarativeBase): ...

    # Stands beside `DeclarativeBase` among the bases of a mapped class; alone it maps nothing.
    class MappedAsDataclass: ...

    # Before 2.0; the class may be given its table by the same call.
    @model
    def mapper(class_: ENTITY, local_table: TABLE = ..., **kwargs) -> Mapper: ...

    class Mapper: ...

    def declarative_base(**kwargs) -> type[DeclarativeBase]: ...

    class registry:
        def generate_base(self, **kwargs) -> type[DeclarativeBase]: ...
        @model
        def mapped(self, cls: ENTITY): ...
        @model
        def mapped_as_dataclass(self, cls: HANDLER = ..., **kwargs) -> Decorator: ...
        @model
        def map_imperatively(self, class_: ENTITY, local_table: TABLE = ..., **kwargs): ...

    def mapped_column(*args, **kwargs) -> sqlalchemy.Column: ...
    # The class may stand in the annotation only, `Mapped["User"]`.
    @reference
    def relationship(argument: ENTITY = ..., secondary: TABLE = ..., *, cascade: CASCADE = ..., **kwargs): ...
    @reference
    def dynamic_loader(argument: ENTITY = ..., **kwargs): ...

    class Session:
        def __init__(self, bind=..., **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @query(name="read")
        def query(self, *entities: ENTITY, **kwargs) -> Query: ...
        @query(name="read")
        def get(self, entity: ENTITY, ident=..., **kwargs) -> Entity: ...
        @query(name="read")
        def get_one(self, entity: ENTITY, ident=..., **kwargs) -> Entity: ...
        @query(name="read")
        def refresh(self, instance: ENTITY, attribute_names=..., **kwargs) -> None: ...
        @query(name="write")
        def add(self, instance: ENTITY, **kwargs) -> None: ...
        @query(name="write")
        def add_all(self, instances: ENTITY) -> None: ...
        @query(name="write")
        def merge(self, instance: ENTITY, **kwargs): ...
        @query(name="write")
        def merge_all(self, instances: ENTITY, **kwargs): ...
        @query(name="write")
        def delete(self, instance: ENTITY) -> None: ...
        @query(name="write")
        def delete_all(self, instances: ENTITY) -> None: ...
        @query(name="write")
        def bulk_save_objects(self, objects: ENTITY, **kwargs) -> None: ...
        @query(name="write")
        def bulk_insert_mappings(self, mapper: ENTITY, mappings=..., **kwargs) -> None: ...
        @query(name="write")
        def bulk_update_mappings(self, mapper: ENTITY, mappings=...) -> None: ...
        @query
        def execute(self, statement: STATEMENT, params=..., **kwargs): ...
        @query
        def scalar(self, statement: STATEMENT, params=..., **kwargs): ...
        @query
        def scalars(self, statement: STATEMENT, params=..., **kwargs): ...
        def connection(self, *args, **kwargs) -> sqlalchemy.Connection: ...
        def get_bind(self, *args, **kwargs) -> sqlalchemy.Engine: ...
        @transaction
        def begin(self, **kwargs) -> Self: ...
        @transaction
        def begin_nested(self) -> Self: ...
        @transaction(name="commit")
        def commit(self) -> None: ...
        @transaction(name="rollback")
        def rollback(self) -> None: ...

    class sessionmaker:
        def __init__(self, bind=..., **kwargs) -> None: ...
        def __call__(self, **kwargs) -> Session: ...
        @transaction
        def begin(self) -> Session: ...

    class scoped_session(Session):
        def __init__(self, session_factory=..., scopefunc=...) -> None: ...
        def __call__(self, **kwargs) -> Session: ...
        def query_property(self, query_cls=...) -> Query: ...

    # Reading began with `Session.query`: what only refines or fetches is no second query.
    class Query:
        def filter(self, *criterion) -> Query: ...
        def filter_by(self, **kwargs) -> Query: ...
        def where(self, *criterion) -> Query: ...
        @query(name="read")
        def join(self, target: ENTITY = ..., *props, **kwargs) -> Query: ...
        @query(name="read")
        def outerjoin(self, target: ENTITY = ..., *props, **kwargs) -> Query: ...
        @query(name="read")
        def select_from(self, *from_obj: ENTITY) -> Query: ...
        def options(self, *args) -> Query: ...
        def order_by(self, *clauses) -> Query: ...
        def group_by(self, *clauses) -> Query: ...
        def having(self, *having) -> Query: ...
        def distinct(self, *expr) -> Query: ...
        def limit(self, limit) -> Query: ...
        def offset(self, offset) -> Query: ...
        def with_for_update(self, **kwargs) -> Query: ...
        def first(self) -> Entity: ...
        def one(self) -> Entity: ...
        def one_or_none(self) -> Entity: ...
        def get(self, ident) -> Entity: ...
        def all(self) -> Self: ...
        def __iter__(self) -> Entity: ...
        def with_entities(self, *entities, **kwargs) -> Query: ...
        def execution_options(self, **kwargs) -> Query: ...
        @query(name="write")
        def delete(self, synchronize_session=..., **kwargs): ...
        @query(name="write")
        def update(self, values, synchronize_session=..., **kwargs): ...

# What a query fetches along relationships; the strings of 1.4 are not followed.
with module("sqlalchemy.orm", "sqlalchemy.orm.strategy_options"):
    @join
    def joinedload(*keys: LOOKUP, **kwargs) -> Load: ...
    contains_eager = joinedload
    immediateload = joinedload
    selectinload = joinedload
    subqueryload = joinedload

    class Load:
        @join
        def joinedload(self, *keys: LOOKUP, **kwargs) -> Load: ...
        contains_eager = joinedload
        immediateload = joinedload
        selectinload = joinedload
        subqueryload = joinedload
        def load_only(self, *attrs, **kwargs) -> Load: ...
        def options(self, *opts) -> Load: ...
