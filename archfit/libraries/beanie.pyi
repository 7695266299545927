"""
Asynchronous mapper of objects to MongoDB (Beanie 2.2, https://beanie-odm.dev/api-documentation/document/).

What builds a query counts as reading; what is called on it to change or delete counts as writing.

## Documents, with and without a collection of their own name

`models.py`:

```python
from beanie import Document, init_beanie

class Order(Document):  # expect: model entity=models.Order table=orders
    number: str

    class Settings:
        name = "orders"

class Cart(Document):  # expect: model entity=models.Cart
    user: str

async def start():
    await init_beanie(connection_string="mongodb://db/shop", document_models=[Order, Cart])  # expect: connect engine=mongo url=mongodb://db/shop
```

`orders.py`:

```python
from models import Cart, Order

async def place(number):
    await Order(number=number).insert()  # expect: query name=write entity=models.Order
    await Cart.delete_all()  # expect: query name=write entity=models.Cart

async def order(number):
    return await Order.find_one(Order.number == number)  # expect: query name=read entity=models.Order

async def all_orders():
    return await Order.find_all().sort("number").to_list()  # expect: query name=read entity=models.Order
```

## What is found is changed

`models.py`:

```python
from beanie import Document

class Order(Document):  # expect: model entity=models.Order
    number: str
```

`orders.py`:

```python
from models import Order

async def cancel(number):
    await Order.get(number).update({"$set": {"state": "cancelled"}})  # expect: query name=read entity=models.Order # expect: query name=write

async def pay(order: Order):
    order.state = "paid"
    await order.save()  # expect: query name=write entity=models.Order
```
"""

with module("beanie", "beanie.odm.documents", "beanie.odm.queries.find", "beanie.odm.utils.init", "beanie.odm.views"):
    @connect(engine="mongo")
    def init_beanie(database: DATABASE = ..., connection_string: URL = ..., *args, **kwargs) -> None: ...

    class FindInterface:
        @classmethod
        @query(name="read")
        def find_one(cls, *args, **kwargs) -> FindOne: ...
        @classmethod
        @query(name="read")
        def find(cls, *args, **kwargs) -> FindMany: ...
        @classmethod
        @query(name="read")
        def find_many(cls, *args, **kwargs) -> FindMany: ...
        @classmethod
        @query(name="read")
        def find_all(cls, *args, **kwargs) -> FindMany: ...
        @classmethod
        @query(name="read")
        def all(cls, *args, **kwargs) -> FindMany: ...
        @classmethod
        @query(name="read")
        def count(cls): ...
        @classmethod
        @query(name="read")
        def aggregate(cls, aggregation_pipeline, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def sum(cls, field, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def avg(cls, field, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def max(cls, field, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def min(cls, field, *args, **kwargs): ...
        @classmethod
        @query(name="read")
        def distinct(cls, key, *args, **kwargs): ...

    @model
    class Document(FindInterface):
        class Settings:
            name: TABLE

        @classmethod
        @query(name="read")
        def get(cls, document_id, *args, **kwargs) -> FindOne: ...
        @query(name="read")
        def sync(self, *args, **kwargs) -> None: ...
        @query(name="read")
        def fetch_link(self, field): ...
        @query(name="read")
        def fetch_all_links(self): ...
        @query(name="write")
        def insert(self, **kwargs) -> Self: ...
        @query(name="write")
        def create(self, session=...) -> Self: ...
        @query(name="write")
        def replace(self, *args, **kwargs) -> Self: ...
        @query(name="write")
        def save(self, *args, **kwargs) -> Self: ...
        @query(name="write")
        def save_changes(self, *args, **kwargs) -> Self: ...
        @query(name="write")
        def update(self, *args, **kwargs) -> Self: ...
        @query(name="write")
        def upsert(self, *args, **kwargs): ...
        @query(name="write")
        def set(self, expression, *args, **kwargs): ...
        @query(name="write")
        def inc(self, expression, *args, **kwargs): ...
        @query(name="write")
        def current_date(self, expression, *args, **kwargs): ...
        @query(name="write")
        def delete(self, *args, **kwargs): ...
        @classmethod
        @query(name="write")
        def insert_one(cls, document, *args, **kwargs): ...
        @classmethod
        @query(name="write")
        def insert_many(cls, documents, *args, **kwargs): ...
        @classmethod
        @query(name="write")
        def replace_many(cls, documents, session=...) -> None: ...
        @classmethod
        @query(name="write")
        def update_all(cls, *args, **kwargs): ...
        @classmethod
        @query(name="write")
        def delete_all(cls, *args, **kwargs): ...

    class View(FindInterface):
        class Settings:
            name: TABLE

    class FindQuery:
        def project(self, projection_model=...) -> Self: ...
        def count(self): ...
        def exists(self): ...
        @query(name="write")
        def update(self, *args, **kwargs): ...
        @query(name="write")
        def upsert(self, *args, **kwargs): ...
        @query(name="write")
        def set(self, expression, *args, **kwargs): ...
        @query(name="write")
        def inc(self, expression, *args, **kwargs): ...
        @query(name="write")
        def current_date(self, expression, *args, **kwargs): ...
        @query(name="write")
        def delete(self, *args, **kwargs): ...

    class FindMany(FindQuery):
        def find(self, *args, **kwargs) -> Self: ...
        def find_many(self, *args, **kwargs) -> Self: ...
        def sort(self, *args) -> Self: ...
        def skip(self, n) -> Self: ...
        def limit(self, n) -> Self: ...
        def aggregate(self, aggregation_pipeline, *args, **kwargs): ...
        def to_list(self, length=...): ...
        def first_or_none(self): ...
        @query(name="write")
        def update_many(self, *args, **kwargs): ...
        @query(name="write")
        def delete_many(self, *args, **kwargs): ...

    class FindOne(FindQuery):
        def find_one(self, *args, **kwargs) -> Self: ...
        @query(name="write")
        def update_one(self, *args, **kwargs): ...
        @query(name="write")
        def delete_one(self, *args, **kwargs): ...
        @query(name="write")
        def replace_one(self, document, *args, **kwargs): ...
