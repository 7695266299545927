"""
Tables without a schema (dataset 2.0 and 1.6, https://dataset.readthedocs.io/en/latest/api.html).

A table is an item of the database and is made when something is written to it. Without an address it is taken from the
variable `DATABASE_URL`.

## A table by its name

`orders.py`:

```python
import dataset

db = dataset.connect("sqlite:///shop.db")  # expect: connect url=sqlite:///shop.db

def add(order):
    db["orders"].insert(order)  # expect: query name=write table=orders url=sqlite:///shop.db

def paid():
    return db["orders"].find(paid=True)  # expect: query name=read table=orders
```

## A table that is kept

`orders.py`:

```python
import dataset

class Orders:
    def __init__(self, db: dataset.Database):
        self.table = db.create_table("orders", primary_id="number")  # expect: model table=orders

    def pay(self, number):
        self.table.update({"number": number, "paid": True}, ["number"])  # expect: query name=write table=orders
```

## Statements as text, in a transaction

`carts.py`:

```python
import dataset

db = dataset.connect(url="postgresql://db/shop", schema="carts")  # expect: connect url=postgresql://db/shop schema=carts

def clear():
    db.begin()  # expect: transaction
    db.query("delete from carts")  # expect: query statement="delete from carts"
    db.commit()  # expect: transaction name=commit
```
"""

with module("dataset", "dataset.database", "dataset.table"):
    @connect
    def connect(url: URL = ..., schema: SCHEMA = ..., *args, **kwargs) -> Database: ...

    class Database:
        @connect
        def __init__(self, url: URL, schema: SCHEMA = ..., *args, **kwargs): ...
        def __enter__(self) -> Self: ...
        def __getitem__(self, table_name: TABLE) -> Table: ...
        def get_table(self, table_name: TABLE, *args, **kwargs) -> Table: ...
        def load_table(self, table_name: TABLE) -> Table: ...
        @model
        def create_table(self, table_name: TABLE, *args, **kwargs) -> Table: ...
        @query
        def query(self, query: STATEMENT, *args, **kwargs): ...
        @transaction
        def begin(self): ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self): ...

    class Table:
        @query(name="read")
        def find(self, *_clauses, **kwargs): ...
        @query(name="read")
        def find_one(self, *args, **kwargs): ...
        @query(name="read")
        def all(self, *args, **kwargs): ...
        @query(name="read")
        def count(self, *_clauses, **kwargs): ...
        @query(name="read")
        def distinct(self, *args, **kwargs): ...
        @query(name="write")
        def insert(self, row, *args, **kwargs): ...
        @query(name="write")
        def insert_ignore(self, row, keys, *args, **kwargs): ...
        @query(name="write")
        def insert_many(self, rows, *args, **kwargs): ...
        @query(name="write")
        def update(self, row, keys, *args, **kwargs): ...
        @query(name="write")
        def update_many(self, rows, keys, *args, **kwargs): ...
        @query(name="write")
        def upsert(self, row, keys, *args, **kwargs): ...
        @query(name="write")
        def upsert_many(self, rows, keys, *args, **kwargs): ...
        @query(name="write")
        def delete(self, *clauses, **filters): ...
        @query(name="write")
        def create_column(self, name, type, **kwargs): ...
        @query(name="write")
        def drop_column(self, name): ...
        @query(name="write")
        def drop(self): ...
        @query(name="write")
        def create_index(self, columns, *args, **kwargs): ...
