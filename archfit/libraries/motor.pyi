"""
Asynchronous driver of MongoDB (Motor 3.7, https://motor.readthedocs.io/en/stable/api-asyncio/).

It mirrors PyMongo, whose methods are described in `pymongo.pyi`; what talks to the server is awaited.

## A collection by items and by attributes

`orders.py`:

```python
from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient("mongodb://db:27017")  # expect: connect engine=mongo url=mongodb://db:27017

async def order(number):
    return await client["shop"]["orders"].find_one({"number": number})  # expect: query name=read database=shop table=orders

async def place(order):
    await client.shop.orders.insert_one(order)  # expect: query name=write database=shop table=orders
```

## A collection that is handed over

`carts.py`:

```python
from motor import motor_asyncio

class Carts:
    def __init__(self, database: motor_asyncio.AsyncIOMotorDatabase):
        self.carts = database.get_collection("carts")

    async def forget(self, user):
        await self.carts.delete_many({"user": user})  # expect: query name=write table=carts

    async def everything(self):
        return [cart async for cart in self.carts.find()]  # expect: query name=read table=carts
```

## In a transaction

`orders.py`:

```python
from motor.motor_tornado import MotorClient

client = MotorClient("db", 27018)  # expect: connect engine=mongo url=db port=27018

async def place(order):
    async with await client.start_session() as session:
        async with session.start_transaction():  # expect: transaction
            await client.shop.orders.insert_one(order, session=session)  # expect: query name=write database=shop table=orders
```
"""

with module("motor.motor_asyncio"):
    class AsyncIOMotorClient(pymongo.AsyncMongoClient): ...
    class AsyncIOMotorClientSession(pymongo.ClientSession): ...
    class AsyncIOMotorDatabase(pymongo.AsyncDatabase): ...
    class AsyncIOMotorCollection(pymongo.AsyncCollection): ...

    class AsyncIOMotorGridFSBucket(gridfs.AsyncGridFSBucket):
        def __init__(self, database: DATABASE, bucket_name: TABLE = "fs", *args, **kwargs) -> None: ...

with module("motor.motor_tornado"):
    class MotorClient(pymongo.AsyncMongoClient): ...
    class MotorClientSession(pymongo.ClientSession): ...
    class MotorDatabase(pymongo.AsyncDatabase): ...
    class MotorCollection(pymongo.AsyncCollection): ...

    class MotorGridFSBucket(gridfs.AsyncGridFSBucket):
        def __init__(self, database: DATABASE, bucket_name: TABLE = "fs", *args, **kwargs) -> None: ...

with module("motor.core"):
    class AgnosticClient(pymongo.AsyncMongoClient): ...
    class AgnosticClientSession(pymongo.ClientSession): ...
    class AgnosticDatabase(pymongo.AsyncDatabase): ...
    class AgnosticCollection(pymongo.AsyncCollection): ...

with module("motor"):
    MotorClient = motor.motor_tornado.MotorClient
    MotorDatabase = motor.motor_tornado.MotorDatabase
    MotorCollection = motor.motor_tornado.MotorCollection
