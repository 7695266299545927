"""
The cache of Django (Django 6.1, https://docs.djangoproject.com/en/stable/topics/cache/).

Which server keeps it stands in the settings.

## Reading and writing

`views.py`:

```python
from django.core.cache import cache

def visits():
    return cache.get("visits")  # expect: query name=read key=visits

def visit(count):
    cache.set("visits", count, timeout=60)  # expect: query name=write key=visits
```

## A key of a user

`views.py`:

```python
from django.core.cache import cache

def cart(user_id):
    return cache.get(f"cart:{user_id}")  # expect: query name=read key=cart:{user_id}
```

## Another cache than the default one

`views.py`:

```python
from django.core.cache import caches

def forget():
    caches["sessions"].clear()  # expect: query name=write
```
"""

with module("django.core.cache", "django.core.cache.backends.base"):
    cache: BaseCache
    caches: CacheHandler
    class CacheHandler:
        def __getitem__(self, alias) -> BaseCache: ...
    class BaseCache:
        @query(name="read")
        def get(self, key: KEY, default=..., version=...): ...
        @query(name="read")
        def get_many(self, keys: KEY, version=...): ...
        @query(name="read")
        def has_key(self, key: KEY, version=...): ...
        @query(name="write")
        def set(self, key: KEY, value=..., timeout=..., version=...): ...
        @query(name="write")
        def set_many(self, data, timeout=..., version=...): ...
        @query(name="write")
        def delete(self, key: KEY, version=...): ...
        @query(name="write")
        def delete_many(self, keys: KEY, version=...): ...
        @query(name="write")
        def clear(self): ...
        @query(name="write")
        def incr_version(self, key: KEY, delta=..., version=...): ...
        add = set
        get_or_set = set
        touch = delete
        incr = incr_version
        decr = incr_version
        decr_version = incr_version
        aget = get
        aget_many = get_many
        ahas_key = has_key
        aset = set
        aset_many = set_many
        aadd = set
        aget_or_set = set
        adelete = delete
        adelete_many = delete_many
        aclear = clear
        atouch = delete
        aincr = incr_version
        adecr = incr_version
