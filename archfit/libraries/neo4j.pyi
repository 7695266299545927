"""
Driver of Neo4j, and its mapper (neo4j 6.4, https://neo4j.com/docs/api/python-driver/current/; neomodel 7.0,
https://neomodel.readthedocs.io).

## Statements

`people.py`:

```python
from neo4j import GraphDatabase

driver = GraphDatabase.driver("neo4j://graph:7687", auth=("shop", "secret"))  # expect: connect engine=neo4j url=neo4j://graph:7687

def people():
    with driver.session(database="shop") as session:
        return session.run("MATCH (p:Person) RETURN p")  # expect: query statement="MATCH (p:Person) RETURN p" database=shop

def forget(name):
    driver.execute_query("MATCH (p:Person) DELETE p", name=name)  # expect: query statement="MATCH (p:Person) DELETE p"
```

## In a transaction, without waiting

`people.py`:

```python
from neo4j import AsyncDriver

async def add(driver: AsyncDriver):
    async with driver.session() as session:
        async with await session.begin_transaction() as transaction:  # expect: transaction
            await transaction.run("CREATE (p:Person)")  # expect: query statement="CREATE (p:Person)"
            await transaction.commit()  # expect: transaction name=commit
```

## Nodes as objects

`models.py`:

```python
from neomodel import RelationshipTo, StringProperty, StructuredNode, config, db

db.set_connection("bolt://graph:7687")  # expect: connect engine=neo4j url=bolt://graph:7687

class Person(StructuredNode):  # expect: model entity=models.Person
    name = StringProperty()
    friends = RelationshipTo("Person", "FRIEND")  # expect: reference entity=Person

def add(name):
    Person(name=name).save()  # expect: query name=write entity=models.Person

def one(name):
    return Person.nodes.get(name=name)  # expect: query name=read entity=models.Person
```
"""

with module("neo4j"):
    class GraphDatabase:
        @classmethod
        @connect(engine="neo4j")
        def driver(cls, uri: URL, **config) -> Driver: ...

    class AsyncGraphDatabase:
        @classmethod
        @connect(engine="neo4j")
        def driver(cls, uri: URL, **config) -> AsyncDriver: ...

    class Driver:
        def __enter__(self) -> Self: ...
        def session(self, *, database: DATABASE = ..., **config) -> Session: ...
        @query
        def execute_query(
            self, query_: STATEMENT, parameters_=..., routing_=..., database_: DATABASE = ..., *args, **kwargs
        ): ...

    class AsyncDriver(Driver):
        def session(self, *, database: DATABASE = ..., **config) -> AsyncSession: ...

    BoltDriver = Driver
    Neo4jDriver = Driver

    class Session:
        def __enter__(self) -> Self: ...
        @query
        def run(self, query: STATEMENT, *args, **kwargs): ...
        @transaction
        def begin_transaction(self, *args, **kwargs) -> Transaction: ...
        @transaction
        def execute_read(self, transaction_function: HANDLER, *args, **kwargs): ...
        @transaction
        def execute_write(self, transaction_function: HANDLER, *args, **kwargs): ...
        # Before 5.0:
        @transaction
        def read_transaction(self, transaction_function: HANDLER, *args, **kwargs): ...
        @transaction
        def write_transaction(self, transaction_function: HANDLER, *args, **kwargs): ...

    class AsyncSession(Session): ...

    class Transaction:
        def __enter__(self) -> Self: ...
        @query
        def run(self, query: STATEMENT, *args, **kwargs): ...
        @transaction(name="commit")
        def commit(self) -> None: ...
        @transaction(name="rollback")
        def rollback(self) -> None: ...

    class AsyncTransaction(Transaction): ...
    class ManagedTransaction(Transaction): ...
    class AsyncManagedTransaction(Transaction): ...

with module(
    "neomodel",
    "neomodel.core",
    "neomodel.relationship_manager",
    "neomodel.sync_.core",
    "neomodel.sync_.database",
    "neomodel.sync_.node",
    "neomodel.sync_.relationship_manager",
):
    db: Database
    adb: Database

    class Database:
        @connect(engine="neo4j")
        def set_connection(self, url: URL = ..., driver=...) -> None: ...
        @query
        def cypher_query(self, query: STATEMENT, *args, **kwargs): ...
        transaction: _Transaction
        @transaction
        def begin(self, *args, **kwargs) -> None: ...
        @transaction(name="commit")
        def commit(self): ...
        @transaction(name="rollback")
        def rollback(self) -> None: ...

    class _Transaction:
        @transaction
        def __enter__(self) -> Self: ...

    @model
    class StructuredNode:
        nodes: NodeSet
        @classmethod
        @query(name="write")
        def create(cls, *props, **kwargs): ...
        @classmethod
        @query(name="write")
        def create_or_update(cls, *props, **kwargs): ...
        @classmethod
        @query(name="write")
        def get_or_create(cls, *props, **kwargs): ...
        @query(name="write")
        def save(self) -> Self: ...
        @query(name="write")
        def delete(self): ...
        @query(name="read")
        def refresh(self) -> None: ...
        @query
        def cypher(self, query: STATEMENT, params=...): ...

    class AsyncStructuredNode(StructuredNode): ...

    @reference
    def RelationshipTo(cls_name: ENTITY, relation_type: NAME, *args, **kwargs) -> RelationshipManager: ...
    @reference
    def RelationshipFrom(cls_name: ENTITY, relation_type: NAME, *args, **kwargs) -> RelationshipManager: ...
    @reference
    def Relationship(cls_name: ENTITY, relation_type: NAME, *args, **kwargs) -> RelationshipManager: ...
    AsyncRelationshipTo = RelationshipTo
    AsyncRelationshipFrom = RelationshipFrom
    AsyncRelationship = Relationship

    class RelationshipManager:
        @query(name="write")
        def connect(self, node, properties=...): ...
        @query(name="write")
        def disconnect(self, node): ...
        @query(name="read")
        def all(self): ...
        @query(name="read")
        def is_connected(self, node): ...

    class NodeSet:
        @query(name="read")
        def all(self, lazy=...): ...
        @query(name="read")
        def get(self, lazy=..., **kwargs): ...
        @query(name="read")
        def get_or_none(self, **kwargs): ...
        @query(name="read")
        def first(self, **kwargs): ...
        @query(name="read")
        def first_or_none(self, **kwargs): ...
        @query(name="read")
        def filter(self, *args, **kwargs) -> Self: ...
        def exclude(self, *args, **kwargs) -> Self: ...
        def order_by(self, *props) -> Self: ...
