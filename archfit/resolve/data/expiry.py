"""Who keeps in a key-value store only what expires by itself: a cache, and no storage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Scalar, Text, Value
from archfit.resolve.environment import Environments

_REDIS = "redis."
_CACHES = ("CACHES", "CACHE_REDIS_URL", "aiocache.")
"""What connects a cache: a setting of Django 6.1 or Flask-Caching 2.3, the library aiocache 0.12."""
_KEEPS_NOTHING = frozenset({
    "blpop", "delete", "expire", "flushdb", "hdel", "lock", "lrem", "ltrim", "srem", "unlink", "xdel", "zrem",
})  # fmt: skip
"""What removes, or only says how long what is there stays (redis-py 8.1)."""


def is_cache(connect: Use) -> bool:
    """Tell whether a connection is made for a cache, which may lose everything at any time."""
    return connect.function.startswith(_CACHES)


def expiring(uses: Iterable[Use], environments: Environments) -> frozenset[str]:
    """
    Return the components all of whose writes to Redis are known to expire, and that write at all.

    A write expires that says for how long (`set(..., ex=60)`, `setex`), or whose key is given a time to live.
    """
    written: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.activity is Activity.QUERY and use.function.startswith(_REDIS) and not _reads(use):
            for process in environments.running(use.at.path):
                written[process.component].append(use)
    return frozenset(name for name, those in written.items() if _all_expire(those))


def _reads(use: Use) -> bool:
    return use.values(Role.NAME) == (Text(("read",)),)


def _all_expire(writes: Iterable[Use]) -> bool:
    told = list(writes)
    limited = {key for use in told if _expires(use) for key in _keys(use)}
    keeping = [use for use in told if use.function.rpartition(".")[2] not in _KEEPS_NOTHING]
    return bool(keeping) and all(_expires(use) or bool(limited & _keys(use)) for use in keeping)


def _expires(use: Use) -> bool:
    said = use.values(Role.EXPIRY)
    return bool(said) and Scalar(None) not in said


def _keys(use: Use) -> set[tuple[str, Value]]:
    """Return the keys of a use: texts that are wholly unknown mean one key inside a function alone."""
    return {(use.caller if isinstance(one, Text) and one.exact is None else "", one) for one in use.values(Role.KEY)}
