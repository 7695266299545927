"""What is kept in Redis for a while only, from uses that are built by hand."""

from __future__ import annotations

import pytest

from archfit.model import Component, ComponentKind, Landscape, Location, Mode, Module, ModuleFacts, Project, Role
from archfit.model.library import Activity
from archfit.model.library import Role as Part
from archfit.model.use import Use
from archfit.model.value import Hole, Scalar, Text, Value
from archfit.resolve.data.expiry import is_cache
from archfit.resolve.data.stores import stores_of

PATH = "shop/cache.py"


def use(function: str, activity: Activity = Activity.QUERY, **said: Value | str) -> Use:
    roles = ((Part[name.upper()], (Text((one,)) if isinstance(one, str) else one,)) for name, one in said.items())
    return Use(activity, function, "shop.cache.keep", Location(PATH, 3), tuple(sorted(roles)))


def write(name: str, key: Value | str = "seen", **said: Value | str) -> Use:
    return use(f"redis.Redis.{name}", Activity.QUERY, name="write", key=key, **said)


def transient(*uses: Use) -> bool:
    """Tell whether the one store that a component connects to is a cache for it."""
    connect = use("redis.Redis.__init__", Activity.CONNECT, engine="redis", host="cache")
    module = Module(PATH, PATH, package=False, role=Role.SOURCE, component="shop", facts=ModuleFacts(PATH))
    project = Project(
        modules={PATH: module}, components=(Component("shop", ComponentKind.SERVICE, "shop"),), uses=(connect, *uses)
    )
    [store] = stores_of(project, Landscape((), project.components, Mode.SERVICES))
    return store.uses[0].transient


HOUR = Scalar(3600)
UNKNOWN_KEY = Text((Hole("key"),))


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ([write("set", expiry=HOUR), write("setex", expiry=HOUR)], True),
        ([write("set", expiry=HOUR), write("delete"), use("redis.Redis.get", name="read", key="seen")], True),
        ([write("hset"), write("expire", expiry=HOUR)], True),
        ([write("hset", UNKNOWN_KEY), write("expire", UNKNOWN_KEY, expiry=HOUR)], True),
        ([write("hset"), write("expire", "other", expiry=HOUR)], False),
        ([write("set", expiry=HOUR), write("set", "kept")], False),
        ([write("set", expiry=Scalar(None))], False),
        ([write("set", expiry=HOUR), use("redis.Redis.eval", statement="return 1")], False),
        ([use("redis.Redis.get", name="read", key="seen")], False),
    ],
)
def test_a_store_is_a_cache_where_every_write_expires(uses: list[Use], expected: bool) -> None:  # noqa: FBT001 - a row
    assert transient(*uses) is expected


def test_what_connects_a_cache() -> None:
    functions = ["CACHES", "CACHE_REDIS_URL", "aiocache.RedisCache.__init__", "redis.Redis.__init__"]

    assert [is_cache(use(one, Activity.CONNECT)) for one in functions] == [True, True, True, False]
