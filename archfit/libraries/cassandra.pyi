"""
Driver of Cassandra, and its mapper (cassandra-driver 3.30, https://docs.datastax.com/en/developer/python-driver/latest/api/).

## Statements

`orders.py`:

```python
from cassandra.cluster import Cluster

cluster = Cluster(["db1", "db2"], port=9043)  # expect: connect engine=cassandra host=db1|db2 port=9043
session = cluster.connect("shop")

def orders():
    return session.execute("select * from orders")  # expect: query statement="select * from orders" database=shop

def place(order):
    statement = session.prepare("insert into orders (id) values (?)")
    session.execute(statement, [order])  # expect: query statement="insert into orders (id) values (?)"
```

## A mapped table

`models.py`:

```python
from cassandra.cqlengine import columns, connection
from cassandra.cqlengine.models import Model

connection.setup(["db1"], "shop")  # expect: connect engine=cassandra host=db1 database=shop

class Order(Model):  # expect: model entity=models.Order table=orders
    __table_name__ = "orders"
    number = columns.Text(primary_key=True)

def place(number):
    Order.create(number=number)  # expect: query name=write entity=models.Order

def one(number):
    return Order.objects(number=number).first()  # expect: query name=read entity=models.Order
```
"""

with module("cassandra.cluster", "cassandra.concurrent", "cassandra.query"):
    class Cluster:
        @connect(engine="cassandra")
        def __init__(self, contact_points: HOST = "127.0.0.1", port: PORT = 9042, *args, **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        def connect(self, keyspace: DATABASE = ..., wait_for_all_pools=...) -> Session: ...

    class Session:
        def __enter__(self) -> Self: ...
        @query
        def execute(self, query: STATEMENT, *args, **kwargs): ...
        @query
        def execute_async(self, query: STATEMENT, *args, **kwargs): ...
        def prepare(self, query: STATEMENT, *args, **kwargs) -> PreparedStatement: ...
        def set_keyspace(self, keyspace) -> None: ...

    class PreparedStatement:
        def bind(self, values) -> PreparedStatement: ...

    @text
    def SimpleStatement(query_string: PART, **kwargs): ...

    class BatchStatement:
        def __init__(self, *args, **kwargs) -> None: ...
        @query
        def add(self, statement: STATEMENT, parameters=...) -> Self: ...

    @query
    def execute_concurrent(session, statements_and_parameters, *args, **kwargs): ...
    @query
    def execute_concurrent_with_args(session, statement: STATEMENT, parameters, *args, **kwargs): ...

with module("cassandra.cqlengine.connection"):
    @connect(engine="cassandra")
    def setup(hosts: HOST, default_keyspace: DATABASE, *args, **kwargs) -> None: ...
    @connect(engine="cassandra")
    def register_connection(name, hosts: HOST = ..., *args, **kwargs): ...
    @query
    def execute(query: STATEMENT, *args, **kwargs): ...

with module("cassandra.cqlengine.models", "django_cassandra_engine.models"):
    @model
    class Model:
        __table_name__: TABLE
        __keyspace__: DATABASE
        objects: ModelQuerySets
        @classmethod
        @query(name="write")
        def create(cls, **kwargs) -> Self: ...
        @classmethod
        @query(name="write")
        def if_not_exists(cls) -> Self: ...
        @classmethod
        @query(name="read")
        def all(cls) -> cassandra.cqlengine.query.ModelQuerySet: ...
        @classmethod
        @query(name="read")
        def filter(cls, *args, **kwargs) -> cassandra.cqlengine.query.ModelQuerySet: ...
        @classmethod
        @query(name="read")
        def get(cls, *args, **kwargs) -> Self: ...
        @query(name="write")
        def save(self) -> Self: ...
        @query(name="write")
        def update(self, **values) -> Self: ...
        @query(name="write")
        def delete(self) -> None: ...

    class ModelQuerySets(cassandra.cqlengine.query.ModelQuerySet):
        @query(name="read")
        def __call__(self, *args, **kwargs) -> cassandra.cqlengine.query.ModelQuerySet: ...
        @query(name="read")
        def all(self) -> cassandra.cqlengine.query.ModelQuerySet: ...
        @query(name="read")
        def filter(self, *args, **kwargs) -> cassandra.cqlengine.query.ModelQuerySet: ...

with module("cassandra.cqlengine.query"):
    # What begins one has been counted as reading.
    class ModelQuerySet:
        def all(self) -> Self: ...
        def allow_filtering(self) -> Self: ...
        def filter(self, *args, **kwargs) -> Self: ...
        def limit(self, v) -> Self: ...
        def only(self, fields) -> Self: ...
        def order_by(self, *colnames) -> Self: ...
        def values_list(self, *fields, **kwargs) -> Self: ...
        def count(self): ...
        def first(self): ...
        @query(name="read")
        def get(self, *args, **kwargs): ...
        @query(name="write")
        def create(self, **kwargs): ...
        @query(name="write")
        def update(self, **values) -> None: ...
        @query(name="write")
        def delete(self) -> None: ...
