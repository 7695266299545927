"""
Engines and sessions of SQLAlchemy in asyncio (2.1, 2.0 and 1.4, https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html).

## Sessions of a factory

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
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from models import User

engine = create_async_engine("postgresql+asyncpg://db/shop")  # expect: connect url=postgresql+asyncpg://db/shop
sessions = async_sessionmaker(engine)

async def rename(key, name):
    async with sessions.begin() as session:  # expect: transaction
        user = await session.get(User, key)  # expect: query name=read entity=models.User
        user.name = name
```
"""

with module(
    "sqlalchemy.ext.asyncio",
    "sqlalchemy.ext.asyncio.engine",
    "sqlalchemy.ext.asyncio.scoping",
    "sqlalchemy.ext.asyncio.session",
):
    @connect
    def create_async_engine(url: URL, **kwargs) -> AsyncEngine: ...
    @connect
    def async_engine_from_config(configuration, prefix=..., **kwargs) -> AsyncEngine: ...

    class AsyncEngine:
        sync_engine: sqlalchemy.Engine
        def connect(self) -> AsyncConnection: ...
        @transaction
        def begin(self) -> AsyncConnection: ...
        def execution_options(self, **kwargs) -> AsyncEngine: ...

    class AsyncConnection(sqlalchemy.Connection):
        def __aenter__(self) -> AsyncConnection: ...
        @query
        def stream(self, statement: STATEMENT, parameters=..., **kwargs): ...
        @query
        def stream_scalars(self, statement: STATEMENT, parameters=..., **kwargs): ...

    class AsyncSession(sqlalchemy.orm.Session):
        sync_session: sqlalchemy.orm.Session
        def __aenter__(self) -> Self: ...
        @query
        def stream(self, statement: STATEMENT, params=..., **kwargs): ...
        @query
        def stream_scalars(self, statement: STATEMENT, params=..., **kwargs): ...
        def connection(self, *args, **kwargs) -> AsyncConnection: ...

    class async_sessionmaker:
        def __init__(self, bind=..., **kwargs) -> None: ...
        def __call__(self, **kwargs) -> AsyncSession: ...
        @transaction
        def begin(self) -> AsyncSession: ...

    class async_scoped_session(AsyncSession):
        def __init__(self, session_factory=..., scopefunc=...) -> None: ...
        def __call__(self, **kwargs) -> AsyncSession: ...
