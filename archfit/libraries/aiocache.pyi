"""
Caches for asyncio (aiocache 0.12, https://aiocache.aio-libs.org/en/stable/caches.html).

## A cache in Redis

`rates.py`:

```python
from aiocache import Cache, RedisCache

cache = RedisCache(endpoint="cache", port=6379, namespace="rates")  # expect: connect engine=redis host=cache port=6379
other = Cache.from_url("redis://cache:6379/1")  # expect: connect url=redis://cache:6379/1

async def rate(currency):
    return await cache.get(currency)
```
"""

with module("aiocache", "aiocache.factory", "aiocache.backends.redis", "aiocache.backends.memcached"):
    class Cache:
        @classmethod
        @connect
        def from_url(cls, url: URL) -> Cache: ...

    class RedisCache:
        @connect(engine="redis")
        def __init__(
            self, serializer=..., *, endpoint: HOST = "127.0.0.1", port: PORT = 6379, db: DATABASE = 0, **kwargs
        ) -> None: ...

    class MemcachedCache:
        @connect(engine="memcached")
        def __init__(self, serializer=..., *, endpoint: HOST = "127.0.0.1", port: PORT = 11211, **kwargs) -> None: ...
