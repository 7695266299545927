"""
SQLAlchemy in Flask (Flask-SQLAlchemy 3.1 and 2.5, https://flask-sqlalchemy.palletsprojects.com/en/stable/api/).

Its object offers what is in `sqlalchemy` and `sqlalchemy.orm`. Where the datastore is stands in the
configuration of the application, `SQLALCHEMY_DATABASE_URI`, which no call names.

## Models

`models.py`:

```python
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class User(db.Model):  # expect: model table=users
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)

class Order(db.Model):  # expect: model
    user_id = db.Column(db.ForeignKey("users.id"))  # expect: reference name=users.id
    user = db.relationship("User")  # expect: reference entity=User
```

## Reading

`users.py`:

```python
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class User(db.Model):  # expect: model
    pass

def named(name):
    return User.query.filter_by(name=name).first()  # expect: query name=read entity=users.User

def one(key):
    return db.session.get(User, key)  # expect: query name=read entity=users.User

def one_or_none(key):
    return db.get_or_404(User, key)  # expect: query name=read entity=users.User
```

## Writing

`users.py`:

```python
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class User(db.Model):  # expect: model
    pass

def add():
    db.session.add(User())  # expect: query name=write entity=users.User
    db.session.commit()  # expect: transaction name=commit

def forget():
    db.session.execute(db.text("delete from users"))  # expect: query statement="delete from users"
```

## A table without a class

`tags.py`:

```python
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
tags = db.Table("tags", db.Column("id", db.Integer))  # expect: model table=tags
```
"""

with module("flask_sqlalchemy", "flask_sqlalchemy.extension", "flask_sqlalchemy.model", "flask_sqlalchemy.query"):
    @model
    class Model:
        __tablename__: TABLE
        __abstract__: ABSTRACT
        class __table_args__:
            schema: SCHEMA
        query: Query

    # What `User.query` is: the first call on it reads, those after it only refine or fetch.
    class Query:
        @query(name="read")
        def all(self): ...
        @query(name="read")
        def count(self): ...
        @query(name="read")
        def first(self): ...
        @query(name="read")
        def first_or_404(self, description=...): ...
        @query(name="read")
        def get(self, ident): ...
        @query(name="read")
        def get_or_404(self, ident, description=...): ...
        @query(name="read")
        def one(self): ...
        @query(name="read")
        def one_or_none(self): ...
        @query(name="read")
        def one_or_404(self, description=...): ...
        @query(name="read")
        def paginate(self, **kwargs): ...
        @query(name="read")
        def scalar(self): ...
        @query(name="read")
        def distinct(self, *expr) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def filter(self, *criterion) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def filter_by(self, **kwargs) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def group_by(self, *clauses) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def join(self, target: ENTITY = ..., *props, **kwargs) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def limit(self, limit) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def offset(self, offset) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def options(self, *args) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def order_by(self, *clauses) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def outerjoin(self, target: ENTITY = ..., *props, **kwargs) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def where(self, *criterion) -> sqlalchemy.orm.Query: ...
        @query(name="read")
        def with_entities(self, *entities, **kwargs) -> sqlalchemy.orm.Query: ...
        @query(name="write")
        def delete(self, **kwargs): ...
        @query(name="write")
        def update(self, values, **kwargs): ...

    class SQLAlchemy:
        Model: type[Model]
        session: sqlalchemy.orm.scoped_session
        engine: sqlalchemy.Engine
        metadata: sqlalchemy.MetaData
        def __init__(self, app=..., *args, **kwargs) -> None: ...
        def get_engine(self, *args, **kwargs) -> sqlalchemy.Engine: ...
        @query(name="read")
        def get_or_404(self, entity: ENTITY, ident=..., **kwargs): ...
        # The statement has been built by `select`, as for `Session.execute`.
        @query
        def first_or_404(self, statement: STATEMENT, **kwargs): ...
        @query
        def one_or_404(self, statement: STATEMENT, **kwargs): ...
        @query
        def paginate(self, select: STATEMENT, **kwargs): ...
        @model
        def Table(self, name: TABLE, *args, schema: SCHEMA = ..., **kwargs) -> sqlalchemy.Table: ...
        def Column(self, *args, **kwargs) -> sqlalchemy.Column: ...
        def mapped_column(self, *args, **kwargs) -> sqlalchemy.Column: ...
        @reference
        def ForeignKey(self, column: NAME, *, ondelete: CASCADE = ..., **kwargs) -> sqlalchemy.ForeignKey: ...
        @reference
        def ForeignKeyConstraint(self, columns, refcolumns: NAME, *args, ondelete: CASCADE = ..., **kwargs) -> sqlalchemy.ForeignKeyConstraint: ...
        @reference
        def relationship(self, argument: ENTITY = ..., secondary: TABLE = ..., *, cascade: CASCADE = ..., **kwargs): ...
        @reference
        def dynamic_loader(self, argument: ENTITY = ..., **kwargs): ...
        @text
        def text(self, text: PART) -> sqlalchemy.TextClause: ...
        @query(name="read")
        def select(self, *entities: ENTITY, **kwargs) -> sqlalchemy.Select: ...
        @query(name="write")
        def insert(self, table: ENTITY, **kwargs) -> sqlalchemy.Insert: ...
        @query(name="write")
        def update(self, table: ENTITY, **kwargs) -> sqlalchemy.Update: ...
        @query(name="write")
        def delete(self, table: ENTITY, **kwargs) -> sqlalchemy.Delete: ...
        @connect
        def create_engine(self, url: URL, *args, **kwargs) -> sqlalchemy.Engine: ...
