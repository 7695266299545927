"""
Client of Redis and Valkey (redis-py 8.1, https://redis.readthedocs.io/en/stable/commands.html; aioredis 2.0).

A key is what a command reads or writes. Channels and streams are topics. A pipeline is a transaction unless it says
`transaction=False`.

## Keys of a client made of parts

`carts.py`:

```python
import redis

store = redis.Redis(host="cache", port=6380, db=2)  # expect: connect engine=redis host=cache port=6380 database=2

def cart(user):
    return store.hgetall(f"cart:{user}")  # expect: query name=read key=cart:{user} database=2

def forget(user):
    store.delete(f"cart:{user}", "carts")  # expect: query name=write

def visit():
    store.incr("visits")  # expect: query name=write key=visits
```

## A client from a URL, without waiting

`cache.py`:

```python
import os

from redis import asyncio as aioredis

url = os.environ.get("REDIS_URL", "redis://cache:6379/0")  # expect: environment name=REDIS_URL
store = aioredis.from_url(url, decode_responses=True)  # expect: connect url=${REDIS_URL:-redis://cache:6379/0}

async def session(key):
    return await store.get(key)  # expect: query name=read

async def remember(key):
    async with store.pipeline() as pipe:  # expect: transaction
        await pipe.set(key, 1).expire(key, 60).execute()  # expect: query name=write # expect: query name=write
```

## Channels and streams

`events.py`:

```python
from redis import Redis

def publish(store: Redis):
    store.publish("orders", "placed")  # expect: publish topic=orders
    store.xadd("payments", {"order": 1})  # expect: publish topic=payments

def listen(store: Redis):
    pubsub = store.pubsub()
    pubsub.subscribe("orders", "carts")  # expect: subscribe topic=orders|carts
```

## What expires by itself

`sessions.py`:

```python
import redis

store = redis.Redis("cache")  # expect: connect host=cache

def keep(key, value):
    store.set(key, value, ex=3600)  # expect: query name=write expiry=3600
    store.setex("last", 60, value)  # expect: query name=write key=last expiry=60
    store.hset("seen", key, value)  # expect: query name=write key=seen
    store.expire("seen", 60)  # expect: query name=write key=seen expiry=60
```

## A lock

`locks.py`:

```python
import redis

store = redis.StrictRedis.from_url("redis://cache")  # expect: connect url=redis://cache

def once():
    with store.lock("nightly", timeout=60):  # expect: query name=write key=nightly
        return None
```
"""

with module(
    "redis",
    "aioredis",
    "aioredis.client",
    "redis.asyncio",
    "redis.asyncio.client",
    "redis.asyncio.cluster",
    "redis.asyncio.lock",
    "redis.asyncio.sentinel",
    "redis.asyncio.utils",
    "redis.client",
    "redis.cluster",
    "redis.lock",
    "redis.sentinel",
    "redis.utils",
    "valkey",
    "valkey.asyncio",
):
    @connect(engine="redis")
    def from_url(url: URL, **kwargs) -> Redis: ...

    class Redis:
        @connect(engine="redis")
        def __init__(
            self, host: HOST = "localhost", port: PORT = 6379, db: DATABASE = 0, *args, username: USER = ..., **kwargs
        ) -> None: ...
        @classmethod
        @connect(engine="redis")
        def from_url(cls, url: URL, *args, db: DATABASE = ..., **kwargs) -> Redis: ...
        @classmethod
        def from_pool(cls, connection_pool: URL) -> Redis: ...
        def __enter__(self) -> Self: ...
        def client(self) -> Redis: ...
        @transaction
        def pipeline(self, transaction=..., shard_hint=...) -> Pipeline: ...
        @transaction
        def transaction(self, func: HANDLER, *watches: KEY, **kwargs): ...
        def pubsub(self, **kwargs) -> PubSub: ...
        @query(name="write")
        def lock(self, name: KEY, *args, **kwargs) -> Lock: ...
        @query
        def execute_command(self, *args: STATEMENT, **options): ...
        @query
        def eval(self, script: STATEMENT, numkeys, *keys_and_args): ...
        # Channels and streams:
        @publish
        def publish(self, channel: TOPIC, message, **kwargs): ...
        @publish
        def spublish(self, shard_channel: TOPIC, message): ...
        @publish
        def xadd(self, name: TOPIC, fields, *args, **kwargs): ...
        @subscribe
        def xread(self, streams: TOPIC, *args, **kwargs): ...
        @subscribe
        def xreadgroup(self, groupname, consumername, streams: TOPIC, *args, **kwargs): ...
        @subscribe
        def xautoclaim(self, name: TOPIC, groupname, *args, **kwargs): ...
        @subscribe
        def xgroup_create(self, name: TOPIC, groupname, *args, **kwargs): ...
        # What writes gives the pipeline, if it is called on one.
        @query(name="read")
        def get(self, name: KEY): ...
        @query(name="read")
        def hget(self, name: KEY, key): ...
        @query(name="read")
        def hgetall(self, name: KEY): ...
        @query(name="read")
        def mget(self, keys: KEY, *args: KEY): ...
        @query(name="read")
        def exists(self, *names: KEY): ...
        @query(name="read")
        def keys(self, pattern: KEY = "*", **kwargs): ...
        @query(name="read")
        def scan_iter(self, match: KEY = ..., *args, **kwargs): ...
        @query(name="read")
        def scan(self, cursor=..., match: KEY = ..., *args, **kwargs): ...
        __contains__ = get
        __getitem__ = get
        bitcount = hget
        getbit = hget
        hexists = hget
        hkeys = hgetall
        hlen = hgetall
        hmget = hget
        hscan_iter = hget
        hvals = hgetall
        lindex = hget
        llen = get
        lrange = hget
        scard = get
        sinter = mget
        sdiff = mget
        sunion = mget
        sismember = hget
        smembers = get
        srandmember = hget
        sscan = hget
        ttl = get
        type = get
        xlen = get
        xrange = hget
        zcard = get
        zcount = hget
        zrange = hget
        zrangebyscore = hget
        zrank = hget
        zrevrange = hget
        zrevrangebyscore = hget
        zscore = hget
        @query(name="write")
        def set(
            self,
            name: KEY,
            value,
            ex: EXPIRY = ...,
            px: EXPIRY = ...,
            *args,
            exat: EXPIRY = ...,
            pxat: EXPIRY = ...,
            **kwargs,
        ) -> Self: ...
        @query(name="write")
        def setex(self, name: KEY, time: EXPIRY, value) -> Self: ...
        @query(name="write")
        def setnx(self, name: KEY, value) -> Self: ...
        @query(name="write")
        def lset(self, name: KEY, index, value) -> Self: ...
        @query(name="write")
        def hset(self, name: KEY, key=..., value=..., mapping=..., items=...) -> Self: ...
        @query(name="write")
        def delete(self, *names: KEY) -> Self: ...
        @query(name="write")
        def expire(self, name: KEY, time: EXPIRY, *args, **kwargs) -> Self: ...
        @query(name="write")
        def incr(self, name: KEY, amount=...) -> Self: ...
        @query(name="write")
        def lpush(self, name: KEY, *values) -> Self: ...
        @query(name="write")
        def blpop(self, keys: KEY, timeout=...): ...
        @query(name="write")
        def rename(self, src: KEY, dst: KEY): ...
        @query(name="write")
        def sadd(self, name: KEY, *values) -> Self: ...
        @query(name="write")
        def zadd(self, name: KEY, mapping, *args, **kwargs) -> Self: ...
        @query(name="write")
        def mset(self, mapping): ...
        @query(name="write")
        def flushdb(self, *args, **kwargs): ...
        __delitem__ = delete
        __setitem__ = set
        append = incr
        blmove = rename
        brpop = blpop
        brpoplpush = rename
        bzpopmax = blpop
        bzpopmin = blpop
        decr = incr
        decrby = incr
        flushall = flushdb
        getdel = incr
        getex = incr
        geoadd = sadd
        getset = incr
        hdel = lpush
        hincrby = hset
        hmset = hset
        hsetnx = hset
        incrby = incr
        lmove = rename
        lpop = incr
        lrem = lset
        ltrim = lset
        expireat = expire
        persist = incr
        pexpire = expire
        pexpireat = expire
        psetex = setex
        pfadd = lpush
        rpop = incr
        rpoplpush = rename
        rpush = lpush
        setbit = lset
        smove = rename
        spop = incr
        srem = lpush
        unlink = delete
        xdel = lpush
        zincrby = lset
        zpopmax = incr
        zpopmin = incr
        zrem = lpush
        zremrangebyrank = lset
        zremrangebyscore = lset

    StrictRedis = Redis
    Valkey = Redis

    class RedisCluster(Redis):
        @connect(engine="redis")
        def __init__(self, host: HOST = ..., port: PORT = 6379, *args, **kwargs) -> None: ...

    class Pipeline(Redis):
        def execute(self, *args, **kwargs): ...
        def multi(self) -> None: ...
        def watch(self, *names): ...

    class Lock:
        def __init__(self, redis, name: KEY, *args, **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        def acquire(self, *args, **kwargs): ...
        def release(self) -> None: ...

    class PubSub:
        @subscribe
        def subscribe(self, *args: TOPIC, **kwargs: HANDLER): ...
        @subscribe
        def psubscribe(self, *args: TOPIC, **kwargs: HANDLER): ...
        @subscribe
        def ssubscribe(self, *args: TOPIC, **kwargs: HANDLER): ...

    class Sentinel:
        @connect(engine="redis")
        def __init__(self, sentinels: HOST, *args, db: DATABASE = ..., **connection_kwargs) -> None: ...
        def master_for(self, service_name: DATABASE, *args, **kwargs) -> Redis: ...
        def slave_for(self, service_name: DATABASE, *args, **kwargs) -> Redis: ...

with module("redis.connection", "redis.asyncio.connection", "aioredis.connection"):
    class ConnectionPool:
        @connect(engine="redis")
        def __init__(
            self, *args, host: HOST = ..., port: PORT = ..., db: DATABASE = ..., **connection_kwargs
        ) -> None: ...
        @classmethod
        @connect(engine="redis")
        def from_url(cls, url: URL, **kwargs) -> ConnectionPool: ...

    class BlockingConnectionPool(ConnectionPool): ...
