"""Tables from uses that are built by hand."""

from __future__ import annotations

from collections.abc import Iterable

from archfit.model import (
    ClassFacts,
    Component,
    ComponentConfig,
    ComponentKind,
    Confidence,
    Config,
    Datastore,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    Project,
    Role,
)
from archfit.model.data import Data, Ownership, StoreUse, Table, TableAccess, TableDefinition, TableJoin, TableReference
from archfit.model.library import Activity
from archfit.model.library import Role as Part
from archfit.model.use import Use
from archfit.model.value import Hole, Named, Scalar, Text, Value, text
from archfit.resolve.data.tables import tables_of

SHOP = (
    Component("shop", ComponentKind.SERVICE, "shop"),
    Component("orders", ComponentKind.MODULE, "shop/orders", service="shop"),
    Component("users", ComponentKind.MODULE, "shop/users", service="shop"),
)
APART = (Component("orders", ComponentKind.SERVICE, "orders"), Component("users", ComponentKind.SERVICE, "users"))
DECLARATIVE = "sqlalchemy.orm.DeclarativeBase"
ORDERS, USERS = Table("orders", service="shop"), Table("users", service="shop")


def module(name: str, component: str, *classes: tuple[str, str], role: Role = Role.SOURCE) -> Module:
    """Return a module with classes and the base of each."""
    path = f"{name.replace('.', '/')}.py"
    facts = tuple(ClassFacts(one, (base,) if base else (), 1, 1, 2, 1) for one, base in classes)
    return Module(name, path, package=False, role=role, component=component, facts=ModuleFacts(path, classes=facts))


def use(
    activity: Activity, function: str, caller: str, at: str, line: int = 1, column: int = 0, **roles: Value | str
) -> Use:
    """Return a use in the module of a path; strings are texts."""
    given = {Part[name]: (text(value) if isinstance(value, str) else value,) for name, value in roles.items()}
    place = Location(at, line, column)
    return Use(activity, function, caller, place, tuple(sorted(given.items())), confidence=Confidence.DIRECT)


def a_class(name: str) -> Named:
    return Named("class", name)


def model(name: str, at: str, line: int = 1, base: str = DECLARATIVE, **roles: Value | str) -> Use:
    return use(Activity.MODEL, base, name, at, line, 0, ENTITY=a_class(name), **roles)


def data(
    components: tuple[Component, ...],
    modules: Iterable[Module],
    *uses: Use,
    stores: tuple[Datastore, ...] = (),
    imports: tuple[ImportEdge, ...] = (),
    owns: dict[str, tuple[str, ...]] | None = None,
) -> Data:
    config = Config(components=tuple(ComponentConfig(name=name, owns=globs) for name, globs in (owns or {}).items()))
    project = Project(modules={one.name: one for one in modules}, components=components, imports=imports, uses=uses)
    return tables_of(project, config, stores)


ORDER_MODELS = module("shop.orders.models", "orders", ("Order", "Base"))
USER_MODELS = module("shop.users.models", "users", ("User", "Base"))
ORDER = model("shop.orders.models.Order", ORDER_MODELS.path, 5, TABLE="orders")
USER = model("shop.users.models.User", USER_MODELS.path, 7, TABLE="users")


def owners(found: Data) -> dict[str, tuple[str, str]]:
    return {str(one.table): (one.component, one.why) for one in found.owners}


def test_a_class_defines_its_table_and_owns_it() -> None:
    found = data(SHOP, [ORDER_MODELS], ORDER)

    definition = TableDefinition(ORDERS, "orders", Location(ORDER_MODELS.path, 5, 0), "shop.orders.models.Order")
    assert found == Data(
        definitions=(definition,),
        owners=(Ownership(ORDERS, "orders", "the only one that defines it", (definition,)),),
    )


def test_a_query_on_a_class_of_another_component() -> None:
    place = module("shop.orders.service", "orders")
    query = use(
        Activity.QUERY, "sqlalchemy.orm.Session.add", "shop.orders.service.f", place.path, 9,
        ENTITY=Named("instance", "shop.users.models.User"), NAME="write",
    )  # fmt: skip

    assert data(SHOP, [USER_MODELS, place], USER, query).accesses == (
        TableAccess(
            USERS, "orders", query.at, "shop.orders.service.f", writes=True, model="shop.users.models.User",
            confidence=Confidence.DIRECT,
        ),
    )  # fmt: skip


def test_a_statement_meets_the_definition_in_any_case_and_default_schema() -> None:
    place = module("shop.orders.service", "orders")
    query = use(
        Activity.QUERY, "psycopg.Cursor.execute", "shop.orders.service.f", place.path,
        STATEMENT='select * from public."Users" u join orders o on o.user_id = u.id',
    )  # fmt: skip
    found = data(SHOP, [USER_MODELS, ORDER_MODELS, place], USER, ORDER, query)

    assert [(one.table, one.writes, one.by, one.cross_schema) for one in found.accesses] == [
        (ORDERS, False, "sql", False),
        (USERS, False, "sql", True),
    ]
    assert found.joins == (TableJoin(USERS, ORDERS, "orders", query.at, query.caller),)


def test_what_cannot_be_told_is_said_and_catalogues_are_nobodys() -> None:
    place = module("shop.orders.service", "orders")
    statements = [
        text("select * from ", Hole("table")),
        text("select relname from pg_class"),
        text("delete from carts"),
    ]
    queries = [
        use(Activity.QUERY, "psycopg.Cursor.execute", f"f{line}", place.path, line, STATEMENT=one)
        for line, one in enumerate(statements, 1)
    ]
    found = data(SHOP, [place], *queries)

    assert found.unknown == (Location(place.path, 1, 0),)
    assert owners(found) == {"carts": ("", "nobody defines it")}


def test_one_name_in_two_services_is_two_tables_unless_they_share_a_store() -> None:
    one, other = module("orders.models", "orders", ("A", "Base")), module("users.models", "users", ("B", "Base"))
    uses = (model("orders.models.A", one.path, TABLE="log"), model("users.models.B", other.path, TABLE="log"))
    where = tuple(StoreUse(name, Location("compose.yml")) for name in ("orders", "users"))

    apart = data(APART, [one, other], *uses)
    together = data(APART, [one, other], *uses, stores=(Datastore("postgres://db/shop", "postgres", uses=where),))

    assert [(one.table, one.component) for one in apart.owners] == [
        (Table("log", service="orders"), "orders"),
        (Table("log", service="users"), "users"),
    ]
    assert [(one.table, one.component, one.why) for one in together.owners] == [
        (Table("log", store="postgres://db/shop"), "", "defined by `orders`, `users`")
    ]


def test_a_statement_in_another_service_meets_the_one_table_of_a_store_they_share() -> None:
    one, other = module("orders.models", "orders", ("A", "Base")), module("users.db", "users")
    both = tuple(StoreUse(name, Location("compose.yml")) for name in ("orders", "users"))
    stores = (
        Datastore("postgres://db/shop", "postgres", uses=both),
        Datastore("mysql://db/old", "mysql", uses=both[:1]),
    )
    query = use(Activity.QUERY, "psycopg.Cursor.execute", "users.db.f", other.path, STATEMENT="delete from log")
    found = data(APART, [one, other], model("orders.models.A", one.path, TABLE="log"), query, stores=stores)

    assert [(access.table, access.component) for access in found.accesses] == [
        (Table("log", service="orders"), "users")
    ]


def test_the_conventions_of_django_and_names_in_strings() -> None:
    place = module("shop.users.views", "users")
    orders = model("shop.orders.models.Order", ORDER_MODELS.path, base="django.db.models.Model")
    query = use(
        Activity.QUERY, "django.db.models.Manager.filter", "shop.users.views.f", place.path,
        ENTITY="orders.order", NAME="read",
    )  # fmt: skip
    group = use(
        Activity.QUERY, "django.db.models.Manager.filter", "shop.users.views.g", place.path, 2,
        ENTITY=Named("library", "django.contrib.contenttypes.models.ContentType"), NAME="read",
    )  # fmt: skip
    found = data(SHOP, [ORDER_MODELS, place], orders, query, group)

    assert [access.table.name for access in found.accesses] == ["django_content_type", "orders_order"]


def test_the_table_between_two_models_of_django_is_of_the_one_that_has_the_field() -> None:
    path = ORDER_MODELS.path
    orders = model("shop.orders.models.Order", path, base="django.db.models.Model")
    field = use(
        Activity.REFERENCE, "django.db.models.ManyToManyField.__init__", "shop.orders.models.Order", path, 4,
        ENTITY="users.User",
    )  # fmt: skip
    place = module("shop.users.service", "users")
    statement = "delete from orders_order_users"
    query = use(Activity.QUERY, "django.db.CursorWrapper.execute", "f", place.path, STATEMENT=statement)
    found = data(SHOP, [ORDER_MODELS, place], orders, field, query)

    assert owners(found)["orders_order_users"] == ("orders", "the only one that defines it")


def test_abstract_classes_and_proxies_have_no_table_and_their_keys_are_those_of_the_classes_below() -> None:
    base = module("shop.users.models", "users", ("Owned", "models.Model"), ("User", "models.Model"))
    derived = module("shop.orders.models", "orders", ("Order", "Owned"), ("Paid", "Order"), ("Paid.Meta", ""))
    bound = ImportEdge(
        derived.name, base.name, "Owned", ImportKind.RUNTIME, Location(derived.path), bound="Owned"
    )  # fmt: skip
    django, true = "django.db.models.Model", Scalar(value=True)
    key = use(
        Activity.REFERENCE, "django.db.models.ForeignKey.__init__", "shop.users.models.Owned", base.path, 4,
        ENTITY=a_class("shop.users.models.User"), CASCADE=Named("library", "django.db.models.CASCADE"),
    )  # fmt: skip
    found = data(
        SHOP,
        [base, derived],
        model("shop.users.models.Owned", base.path, 2, django, ABSTRACT=true),
        model("shop.users.models.User", base.path, 9, django),
        # Read through the class above, as a class without `Meta` of its own does.
        model("shop.orders.models.Order", derived.path, 2, django, ABSTRACT=true),
        key,
        imports=(bound,),
    )
    order, user = Table("orders_order", service="shop"), Table("users_user", service="shop")

    assert [one.table for one in found.definitions] == [order, user]
    assert found.references == (TableReference(order, user, "users", key.at, cascades=True),)


def test_a_class_below_one_with_a_table_shares_it_or_joins_it() -> None:
    classes = module("shop.orders.models", "orders", ("Order", "Base"), ("Gift", "Order"), ("Bulk", "Order"))
    found = data(
        SHOP,
        [classes],
        model("shop.orders.models.Order", classes.path, 1, TABLE="orders"),
        model("shop.orders.models.Gift", classes.path, 4, TABLE="orders"),
        model("shop.orders.models.Bulk", classes.path, 7, TABLE="bulk_orders"),
    )

    assert [(str(one.table), one.model) for one in found.definitions] == [
        ("bulk_orders", "shop.orders.models.Bulk"),
        ("orders", "shop.orders.models.Order"),
    ]


def test_a_name_that_is_computed_is_the_one_that_keys_name() -> None:
    base = model("shop.users.models.UserGroup", USER_MODELS.path)
    classes = module("shop.users.models", "users", ("UserGroup", "Base"))
    key = use(
        Activity.REFERENCE, "sqlalchemy.ForeignKey.__init__", "shop.orders.models.Order", ORDER_MODELS.path, 6,
        NAME="user_group.id", CASCADE="SET NULL",
    )  # fmt: skip
    found = data(SHOP, [classes, ORDER_MODELS], base, ORDER, key)

    group = Table("user_group", service="shop")
    assert found.references == (TableReference(ORDERS, group, "orders", key.at),)
    assert owners(found)["user_group"] == ("users", "the only one that defines it")


def test_a_relationship_is_no_key_but_says_whether_deletion_spreads() -> None:
    path = ORDER_MODELS.path
    key = use(
        Activity.REFERENCE, "sqlalchemy.ForeignKey.__init__", "shop.orders.models.Order", path, 6, NAME="users.id"
    )
    relation = use(
        Activity.REFERENCE, "sqlalchemy.orm.relationship", "shop.users.models.User", USER_MODELS.path, 9,
        ENTITY="Order", CASCADE="all, delete-orphan",
    )  # fmt: skip

    assert data(SHOP, [ORDER_MODELS, USER_MODELS], ORDER, USER, key, relation).references == (
        TableReference(ORDERS, USERS, "orders", key.at, cascades=True),
    )


def test_a_column_in_a_call_is_of_the_table_that_the_call_describes() -> None:
    place = module("shop.orders.tables", "orders")
    table = use(Activity.MODEL, "sqlalchemy.Table.__init__", place.name, place.path, 2, TABLE="items", SCHEMA="Shop")
    key = use(Activity.REFERENCE, "sqlalchemy.ForeignKey.__init__", place.name, place.path, 3, 8, NAME="users.id")
    found = data(SHOP, [place, USER_MODELS], USER, table, key)

    items = Table("items", "shop", service="shop")
    assert found.references == (TableReference(items, USERS, "orders", key.at),)
    assert found.definitions[0] == TableDefinition(items, "orders", table.at)


def test_migrations_create_change_and_drop_tables() -> None:
    path = "shop/versions/one.py"
    step = Module(
        "shop.versions.one", path, package=False, role=Role.MIGRATION, component="shop", facts=ModuleFacts(path)
    )
    up, down = "shop.versions.one.upgrade", "shop.versions.one.downgrade"
    found = data(
        SHOP,
        [step, ORDER_MODELS],
        ORDER,
        use(Activity.MODEL, "alembic.op.create_table", up, path, 1, TABLE="orders"),
        use(Activity.MODEL, "alembic.op.create_table", up, path, 2, TABLE="carts"),
        use(Activity.MODEL, "alembic.op.create_table", up, path, 3, TABLE="old"),
        use(Activity.QUERY, "alembic.op.add_column", up, path, 4, TABLE="orders", NAME="write"),
        use(Activity.QUERY, "alembic.op.execute", up, path, 5, STATEMENT="delete from carts", NAME="write"),
        use(Activity.QUERY, "alembic.op.drop_table", up, path, 6, TABLE="old", NAME="write"),
        use(Activity.QUERY, "alembic.op.drop_table", down, path, 7, TABLE="carts", NAME="write"),
    )

    assert [(str(one.table), one.by, one.alters) for one in found.accesses] == [
        ("carts", "migration", False),
        ("orders", "migration", True),
    ]
    assert owners(found) == {
        "carts": ("shop", "its migrations create it"),
        "orders": ("orders", "the only one that defines it"),
    }


def test_what_migrations_of_django_left_behind_is_no_table_any_more() -> None:
    path = "shop/orders/migrations/one.py"
    name = "shop.orders.migrations.one"
    step = Module(name, path, package=False, role=Role.MIGRATION, component="orders", facts=ModuleFacts(path))
    django = "django.db.migrations."
    caller = f"{name}.Migration"
    found = data(
        SHOP,
        [step, ORDER_MODELS],
        model("shop.orders.models.Order", ORDER_MODELS.path, base="django.db.models.Model"),
        use(Activity.MODEL, f"{django}CreateModel.__init__", caller, path, 1, ENTITY="Order"),
        use(Activity.MODEL, f"{django}CreateModel.__init__", caller, path, 2, ENTITY="Cart"),
        use(Activity.QUERY, f"{django}AddField.__init__", caller, path, 3, ENTITY="order", NAME="write"),
    )

    assert [(str(one.table), one.by) for one in found.definitions] == [
        ("orders_order", "migration"),
        ("orders_order", "model"),
    ]
    assert [(str(one.table), one.alters) for one in found.accesses] == [("orders_order", True)]


def test_calls_of_one_chain_join_their_tables() -> None:
    place = module("shop.orders.service", "orders")
    query = use(
        Activity.QUERY, "sqlalchemy.orm.Session.query", "f", place.path, 3, 4, ENTITY=a_class(ORDER.caller), NAME="read"
    )
    joined = use(
        Activity.QUERY, "sqlalchemy.orm.Query.join", "f", place.path, 8, ENTITY=a_class(USER.caller), NAME="read",
        RECEIVER=Named("made", f"sqlalchemy.orm.Query@{place.path}:3:4"),
    )  # fmt: skip
    found = data(SHOP, [ORDER_MODELS, USER_MODELS, place], ORDER, USER, query, joined)

    assert found.joins == (TableJoin(ORDERS, USERS, "orders", joined.at, "f"),)


def test_a_declared_owner_wins_within_reach() -> None:
    found = data(SHOP, [ORDER_MODELS, USER_MODELS], ORDER, USER, owns={"users": ("ord*",), "orders": ("nothing",)})
    apart = data(
        APART,
        [module("orders.models", "orders", ("A", "Base"))],
        model("orders.models.A", "orders/models.py", TABLE="log"),
        owns={"users": ("log",)},
    )

    assert owners(found)["orders"] == ("users", "declared")
    assert owners(apart) == {"log": ("orders", "the only one that defines it")}


def test_two_that_declare_one_table_disagree() -> None:
    found = data(SHOP, [ORDER_MODELS], ORDER, owns={"users": ("orders",), "orders": ("orders",)})

    assert owners(found) == {"orders": ("", "declared by `orders`, `users`")}


def test_a_collection_is_never_the_table_of_a_name() -> None:
    place = module("shop.orders.service", "orders")
    find = use(Activity.QUERY, "pymongo.collection.Collection.find", "f", place.path, TABLE="orders", NAME="read")
    found = data(SHOP, [ORDER_MODELS, place], ORDER, find)

    assert [(one.table, one.by) for one in found.accesses] == [(Table("orders", service="mongo of shop"), "client")]
    assert [one.component for one in found.owners] == ["", "orders"]


def test_uses_in_tests_and_outside_components_do_not_count() -> None:
    tests = module("shop.orders.tests", "orders", role=Role.TEST)
    query = use(Activity.QUERY, "psycopg.Cursor.execute", "f", tests.path, STATEMENT="delete from orders")
    stray = Use(
        Activity.QUERY, "psycopg.Cursor.execute", "f", Location("x.py"), ((Part.STATEMENT, (Text(("vacuum",)),)),)
    )

    assert data(SHOP, [tests], query, stray) == Data()
