"""
Clients of memcached (pymemcache 4.0, https://pymemcache.readthedocs.io; pylibmc 1.6, https://sendapatch.se/projects/pylibmc/;
python-memcached 1.62, https://github.com/linsomniac/python-memcached).

A server is a host with or without a port.

## pymemcache

`carts.py`:

```python
from pymemcache.client.base import Client

client = Client("cache:11211")  # expect: connect engine=memcached host=cache:11211

def cart(user):
    return client.get(f"cart:{user}")  # expect: query name=read key=cart:{user}

def keep(user, cart):
    client.set(f"cart:{user}", cart, expire=60)  # expect: query name=write key=cart:{user}
```

## pylibmc and python-memcached

`carts.py`:

```python
import memcache
import pylibmc

fast = pylibmc.Client(["cache1", "cache2"], binary=True)  # expect: connect engine=memcached host=cache1|cache2
slow = memcache.Client(["cache3:11211"])  # expect: connect engine=memcached host=cache3:11211

def visits():
    fast.incr("visits")  # expect: query name=write key=visits
    return slow.get_multi(["visits", "carts"])  # expect: query name=read key=visits|carts
```
"""

with module(
    "pymemcache",
    "pymemcache.client",
    "pymemcache.client.base",
    "pymemcache.client.hash",
    "pymemcache.client.retrying",
):
    class Client:
        @connect(engine="memcached")
        def __init__(self, server: HOST, *args, **kwargs) -> None: ...
        @query(name="read")
        def get(self, key: KEY, default=...): ...
        @query(name="read")
        def gets(self, key: KEY, *args, **kwargs): ...
        @query(name="read")
        def get_many(self, keys: KEY): ...
        @query(name="read")
        def get_multi(self, keys: KEY): ...
        @query(name="write")
        def set(self, key: KEY, value, *args, **kwargs): ...
        @query(name="write")
        def add(self, key: KEY, value, *args, **kwargs): ...
        @query(name="write")
        def replace(self, key: KEY, value, *args, **kwargs): ...
        @query(name="write")
        def append(self, key: KEY, value, *args, **kwargs): ...
        @query(name="write")
        def cas(self, key: KEY, value, cas, *args, **kwargs): ...
        # The keys are those of a mapping.
        @query(name="write")
        def set_many(self, values, *args, **kwargs): ...
        @query(name="write")
        def set_multi(self, values, *args, **kwargs): ...
        @query(name="write")
        def delete(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def delete_many(self, keys: KEY, *args, **kwargs): ...
        @query(name="write")
        def incr(self, key: KEY, value, *args, **kwargs): ...
        @query(name="write")
        def decr(self, key: KEY, value, *args, **kwargs): ...
        @query(name="write")
        def touch(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def flush_all(self, *args, **kwargs): ...

    class PooledClient(Client): ...

    class HashClient(Client):
        @connect(engine="memcached")
        def __init__(self, servers: HOST, *args, **kwargs) -> None: ...

with module("memcache"):
    class Client:
        @connect(engine="memcached")
        def __init__(self, servers: HOST, *args, **kwargs) -> None: ...
        @query(name="read")
        def get(self, key: KEY, default=...): ...
        @query(name="read")
        def gets(self, key: KEY): ...
        @query(name="read")
        def get_multi(self, keys: KEY, *args, **kwargs): ...
        @query(name="write")
        def set(self, key: KEY, val, *args, **kwargs): ...
        @query(name="write")
        def add(self, key: KEY, val, *args, **kwargs): ...
        @query(name="write")
        def replace(self, key: KEY, val, *args, **kwargs): ...
        @query(name="write")
        def append(self, key: KEY, val, *args, **kwargs): ...
        @query(name="write")
        def cas(self, key: KEY, val, *args, **kwargs): ...
        @query(name="write")
        def set_multi(self, mapping, *args, **kwargs): ...
        @query(name="write")
        def delete(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def delete_multi(self, keys: KEY, *args, **kwargs): ...
        @query(name="write")
        def incr(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def decr(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def touch(self, key: KEY, *args, **kwargs): ...
        @query(name="write")
        def flush_all(self): ...

with module("pylibmc", "pylibmc.client"):
    class Client(memcache.Client): ...

    class ThreadMappedPool:
        def __init__(self, master: HOST) -> None: ...
        def reserve(self) -> Client: ...

    class ClientPool(ThreadMappedPool):
        def __init__(self, mc: HOST = ..., n_slots=...) -> None: ...
