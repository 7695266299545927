from __future__ import annotations

from collections.abc import Iterable

from archfit.model import (
    Component,
    ComponentKind,
    Confidence,
    Installation,
    Landscape,
    Location,
    Mode,
    Module,
    ModuleFacts,
    Project,
    Role,
)
from archfit.model.data import Datastore, StoreUse
from archfit.model.deployment import Port, Service, Setting, Volume
from archfit.model.library import Activity
from archfit.model.library import Role as Part
from archfit.model.use import Use
from archfit.model.value import UNKNOWN, Hole, Scalar, Text, Value, Variable, text
from archfit.resolve.data.stores import stores_of

COMPOSE = Location("compose.yml", 4)
URL = Text((Variable("DATABASE_URL"),))


def connect(
    path: str,
    *,
    function: str = "sqlalchemy.create_engine",
    activity: Activity = Activity.CONNECT,
    **said: str | float | Value,
) -> Use:
    """Return a use whose arguments are given by role in lower case."""
    roles = sorted((Part[name.upper()], (_value(value),)) for name, value in said.items())
    return Use(activity, function, "main", Location(path, 3), tuple(roles))


def _value(value: str | float | Value) -> Value:
    return Text((value,)) if isinstance(value, str) else Scalar(value) if isinstance(value, int | float) else value


def setting(name: str, value: str | None, digest: str = "") -> Setting:
    return Setting(name, None if value is None else Text((value,)), COMPOSE, digest)


def runs(component: str, *settings: Setting, volumes: tuple[Volume, ...] = ()) -> Service:
    return Service(
        component, "compose service", component, COMPOSE, (component,), environment=settings, volumes=volumes
    )


def server(name: str, engine: str, *aliases: str, ports: tuple[Port, ...] = ()) -> Service:
    return Service(name, "compose service", "", COMPOSE, (name, *aliases), infrastructure=engine, ports=ports)


def compose(*services: Service, name: str = "compose.yml") -> Installation:
    return Installation(name, "compose project", (name,), services)


def found(
    uses: Iterable[Use], *installations: Installation, mode: Mode = Mode.SERVICES, role: Role = Role.SOURCE
) -> tuple[Datastore, ...]:
    """Return the stores of services that are named after the first folder of each path."""
    listed = tuple(uses)
    names = sorted({use.at.path.partition("/")[0] for use in listed})
    paths = sorted({use.at.path for use in listed})
    project = Project(
        modules={
            path: Module(
                path, path, package=False, role=role, component=path.partition("/")[0], facts=ModuleFacts(path)
            )
            for path in paths
        },
        components=tuple(Component(name, ComponentKind.SERVICE, name) for name in names),
        mode=mode,
        uses=listed,
    )
    return stores_of(project, Landscape((), project.components, mode, installations=installations))


def users(stores: Iterable[Datastore]) -> dict[str, tuple[str, ...]]:
    return {store.id: store.components for store in stores}


ORDERS, STOCK = connect("orders/db.py", url=URL), connect("stock/db.py", url=URL)


def test_one_address_is_one_store() -> None:
    given = setting("DATABASE_URL", "postgresql://app:***@db/shop")

    stores = found([ORDERS, STOCK], compose(runs("orders", given), runs("stock", given), server("db", "postgres")))

    assert stores == (
        Datastore(
            id="postgres://db:5432/shop",
            engine="postgres",
            host="db",
            port="5432",
            database="shop",
            uses=(
                StoreUse("orders", Location("orders/db.py", 3), "app", "DATABASE_URL in compose.yml"),
                StoreUse("stock", Location("stock/db.py", 3), "app", "DATABASE_URL in compose.yml"),
            ),
            confidence=Confidence.DERIVED,
        ),
    )


def test_the_same_variable_with_other_values_is_another_store() -> None:
    orders = runs("orders", setting("DATABASE_URL", "postgresql://orders-db/shop"))
    stock = runs("stock", setting("DATABASE_URL", "postgresql://stock-db/shop"))

    stores = found([ORDERS, STOCK], compose(orders, stock))

    assert users(stores) == {"postgres://orders-db:5432/shop": ("orders",), "postgres://stock-db:5432/shop": ("stock",)}


def test_what_is_not_known_never_pairs() -> None:
    host = text("postgresql://app@db/", Hole("name"))

    stores = found([connect("orders/db.py", url=host), connect("stock/db.py", url=host)])
    nothing = found([ORDERS, STOCK])

    assert users(stores) == {"postgres://db:5432 (orders)": ("orders",), "postgres://db:5432 (stock)": ("stock",)}
    assert nothing == ()


def test_host_names_mean_something_in_one_installation_only() -> None:
    given = setting("DATABASE_URL", "postgresql://db/shop")
    one = compose(runs("orders", given), server("db", "postgres"), name="one.yml")
    other = compose(runs("stock", given), server("db", "postgres"), name="other.yml")

    stores = found([ORDERS, STOCK], one, other)

    assert users(stores) == {
        "postgres://db:5432/shop (one.yml)": ("orders",),
        "postgres://db:5432/shop (other.yml)": ("stock",),
    }


def test_two_installations_of_one_system_are_the_same_system() -> None:
    given = setting("DATABASE_URL", "postgresql://db/shop")
    services = (runs("orders", given), runs("stock", given), server("db", "postgres"))

    stores = found([ORDERS, STOCK], compose(*services, name="dev.yml"), compose(*services, name="prod.yml"))

    assert users(stores) == {"postgres://db:5432/shop": ("orders", "stock")}


def test_aliases_are_one_host() -> None:
    orders = runs("orders", setting("DATABASE_URL", "postgresql://db/shop"))
    stock = runs("stock", setting("DATABASE_URL", "postgresql://shop-postgres:5432/shop"))

    stores = found([ORDERS, STOCK], compose(orders, stock, server("db", "postgres", "shop-postgres")))

    assert users(stores) == {"postgres://db:5432/shop": ("orders", "stock")}


def test_localhost_is_another_host_in_each_container() -> None:
    given = setting("DATABASE_URL", "postgresql://localhost/shop")

    stores = found([ORDERS, STOCK], compose(runs("orders", given), runs("stock", given)))

    assert [store.components for store in stores] == [("orders",), ("stock",)]


def test_localhost_outside_containers_is_what_publishes_the_port() -> None:
    inside = runs("orders", setting("DATABASE_URL", "postgresql://db/shop"))
    database = server("db", "postgres", ports=(Port(5432, 5433),))
    outside = connect("stock/db.py", url="postgresql://localhost:5433/shop")

    assert users(found([ORDERS, outside], compose(inside, database))) == {
        "postgres://db:5432/shop": ("orders", "stock")
    }


def test_localhost_of_two_repositories_is_not_one_machine() -> None:
    uses = [connect("orders/db.py", url="postgresql://localhost/shop")]
    uses += [connect("stock/db.py", url="postgresql://localhost/shop")]

    assert [len(store.components) for store in found(uses, mode=Mode.WORKSPACE)] == [1, 1]
    assert [len(store.components) for store in found(uses)] == [2]


def test_a_file_in_two_containers_is_one_only_through_a_volume() -> None:
    given = setting("DATABASE_URL", "sqlite:////data/shop.db")
    volumes = (Volume("shop-data", "/data", named=True),)
    apart = compose(runs("orders", given), runs("stock", given))
    together = compose(runs("orders", given, volumes=volumes), runs("stock", given, volumes=volumes))

    assert [len(store.components) for store in found([ORDERS, STOCK], apart)] == [1, 1]
    assert users(found([ORDERS, STOCK], together)) == {"sqlite:///shop-data/shop.db": ("orders", "stock")}


def test_secrets_with_equal_digests_are_equal() -> None:
    same, other = setting("DATABASE_URL", None, "8c1d44a0aa"), setting("DATABASE_URL", None, "77e0b1c2aa")

    together = found([ORDERS, STOCK], compose(runs("orders", same), runs("stock", same)))
    apart = found([ORDERS, STOCK], compose(runs("orders", same), runs("stock", other)))

    assert users(together) == {"sql://(secret 8c1d44a0)": ("orders", "stock")}
    assert [len(store.components) for store in apart] == [1, 1]


def test_parts_of_an_address() -> None:
    use = connect(
        "orders/db.py", function="asyncpg.connect", engine="postgres",
        host=Text((Variable("DB_HOST", Text(("db",))),)), port=5433, user="app", database="shop",
    )  # fmt: skip

    [store] = found([use])

    assert (store.id, store.uses[0].user, store.uses[0].source) == (
        "postgres://db:5433/shop", "app", "a default in the code",
    )  # fmt: skip


def test_the_environment_comes_before_what_the_code_assumes() -> None:
    either = connect("orders/db.py", url=URL)._replace(
        arguments=((Part.URL, (URL, Text(("postgresql://localhost/test",)))),)
    )

    stores = found([either], compose(runs("orders", setting("DATABASE_URL", "postgresql://db.example.com/shop"))))

    assert users(stores) == {"postgres://db.example.com:5432/shop": ("orders",)}


def test_the_database_that_queries_choose() -> None:
    made = connect("orders/db.py", function="pymongo.MongoClient", engine="mongo", url="mongodb://db")
    asked = connect(
        "orders/db.py", function="pymongo.Collection.find", activity=Activity.QUERY,
        engine="mongo", url="mongodb://db", database="shop",
    )  # fmt: skip

    assert users(found([made, asked])) == {"mongo://db:27017/shop": ("orders",)}


def test_a_store_that_only_carries_messages_is_a_channel() -> None:
    made = connect("orders/bus.py", function="redis.Redis", engine="redis", host="redis")
    sent = connect("orders/bus.py", function="redis.Redis.publish", activity=Activity.PUBLISH, engine="redis")
    kept = connect("orders/bus.py", function="redis.Redis.get", activity=Activity.QUERY, engine="redis")
    tasks = connect("orders/tasks.py", function="celery.Celery.__init__", url="redis://redis/1")

    assert found([made, sent]) == ()
    assert users(found([made, sent, kept])) == {"redis://redis:6379/0": ("orders",)}
    assert found([tasks]) == ()


def test_tests_and_brokers_are_no_users_of_stores() -> None:
    broker = connect("orders/bus.py", function="pika.URLParameters", engine="rabbitmq", url="amqp://broker")

    assert found([broker]) == ()
    assert found([connect("orders/db.py", url="postgresql://db/shop")], role=Role.TEST) == ()


def test_a_setting_that_leads_to_a_server_tells_where_code_connects() -> None:
    hidden = connect("orders/db.py", url=UNKNOWN)
    given = compose(
        runs("orders", setting("DBURI", "mysql://app:***@db/shop"), setting("DOCS", "https://db/shop")),
        server("db", "mysql"),
    )

    assert users(found([hidden], given)) == {"mysql://db:3306/shop": ("orders",)}


def test_a_setting_that_nothing_uses_tells_nothing() -> None:
    given = compose(runs("orders", setting("OTHER_URL", "postgresql://db/other")), server("db", "postgres"))

    assert users(found([connect("orders/db.py", url="postgresql://db/shop")], given)) == {
        "postgres://db:5432/shop": ("orders",)
    }


def test_settings_that_the_code_reads() -> None:
    read = [
        connect("orders/settings.py", function="os.getenv", activity=Activity.ENVIRONMENT, name=name)
        for name in ("DB_HOST", "DB_NAME")
    ]
    given = compose(
        runs("orders", setting("DB_HOST", "db"), setting("DB_NAME", "shop"), setting("OTHER_URL", "mysql://db/x")),
        server("db", "postgres"),
    )

    assert users(found(read, given)) == {"postgres://db:5432/shop": ("orders",)}


def test_the_only_server_of_its_kind_is_a_guess() -> None:
    uses = [
        connect(f"{name}/cache.py", function="redis.Redis", engine="redis", url=Text((Variable("CACHE"),)))
        for name in ("orders", "stock")
    ]

    [store] = found(uses, compose(server("cache", "redis")))
    several = found(uses, compose(server("cache", "redis"), server("sessions", "redis")))

    assert (store.id, store.components, store.confidence) == (
        "redis://cache:6379/0", ("orders", "stock"), Confidence.GUESS,
    )  # fmt: skip
    assert several == ()


def test_the_nearest_installation_counts_for_what_none_runs() -> None:
    outside = connect("stock/db.py", url="postgresql://db/shop")
    far = compose(
        runs("orders", setting("DATABASE_URL", "postgresql://db/shop")), server("db", "postgres"), name="a.yml"
    )
    near = compose(server("db", "postgres"), name="stock/compose.yml")

    assert users(found([ORDERS, outside], far, near)) == {
        "postgres://db:5432/shop (a.yml)": ("orders",),
        "postgres://db:5432/shop (stock/compose.yml)": ("stock",),
    }


def test_passwords_are_nowhere() -> None:
    stores = found([connect("orders/db.py", url="postgresql://app:secret@db/shop")])

    assert users(stores) == {"postgres://db:5432/shop": ("orders",)}
    assert "secret" not in repr(stores)


def test_settings_that_nothing_reads_are_a_guess_where_they_disagree() -> None:
    given = compose(
        runs("orders", setting("ONE", "postgresql://db/one"), setting("OTHER", "postgresql://db/other")),
        server("db", "postgres"),
    )

    stores = found([connect("orders/db.py", url=UNKNOWN)], given)

    assert {store.id: store.confidence for store in stores} == {
        "postgres://db:5432/one": Confidence.GUESS,
        "postgres://db:5432/other": Confidence.GUESS,
    }
