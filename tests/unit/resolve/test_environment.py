from __future__ import annotations

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    ImportEdge,
    ImportKind,
    Installation,
    Landscape,
    Location,
    Mode,
    Module,
    ModuleFacts,
    Project,
    Role,
    SettingGroup,
)
from archfit.model.deployment import Service, Setting
from archfit.model.finding import Confidence
from archfit.model.value import Hole, Text, Variable, text
from archfit.resolve.environment import Environments, Filled, Process

COMPOSE = Location("compose.yml", 4)
URL = Text((Variable("DATABASE_URL", Text(("postgres://localhost/shop",))),))


def setting(name: str, value: str | None, digest: str = "") -> Setting:
    return Setting(name, None if value is None else Text((value,)), COMPOSE, digest)


def service(name: str, component: str, *settings: Setting, missing: tuple[str, ...] = ()) -> Service:
    return Service(name, "compose service", component, COMPOSE, (name,), environment=settings, missing=missing)


def module(name: str, path: str, component: str) -> Module:
    return Module(name, path, package=False, role=Role.SOURCE, component=component, facts=ModuleFacts(path))


def landscape(*services: Service, groups: tuple[SettingGroup, ...] = ()) -> Landscape:
    installations = (Installation("compose.yml", "compose project", ("compose.yml",), services),) if services else ()
    return Landscape((), (), Mode.SERVICES, installations=installations, groups=groups)


PROJECT = Project(
    modules={
        "orders.db": module("orders.db", "orders/db.py", "orders"),
        "users.db": module("users.db", "users/db.py", "users"),
        "shared.db": module("shared.db", "shared/db.py", "shared"),
        "shared": module("shared", "shared/__init__.py", "shared"),
    },
    components=(
        Component("orders", ComponentKind.SERVICE, "orders"),
        Component("users", ComponentKind.SERVICE, "users"),
        Component("shared", ComponentKind.LIBRARY, "shared"),
    ),
    imports=(
        ImportEdge("orders.db", "shared", "", ImportKind.RUNTIME, Location("orders/db.py")),
        ImportEdge("shared", "shared.db", "", ImportKind.RUNTIME, Location("shared/__init__.py")),
        ImportEdge("users.db", "shared.db", "", ImportKind.TYPE_CHECKING, Location("users/db.py")),
    ),
    external_imports=(
        ImportEdge("users.db", "dotenv", "load_dotenv", ImportKind.RUNTIME, Location("users/db.py"), external=True),
    ),
)


def test_the_environment_fills_in_variables() -> None:
    given = setting("DATABASE_URL", "postgres://db/shop")

    filled = Process("orders", service("web", "orders", given)).fill(URL)

    assert filled == Filled(Text(("postgres://db/shop",)), (given,))
    assert filled.source == "DATABASE_URL in compose.yml"
    assert filled.confidence is Confidence.DERIVED


def test_a_default_counts_where_nothing_sets_the_variable() -> None:
    filled = Process("orders", service("web", "orders")).fill(URL)

    assert filled == Filled(Text(("postgres://localhost/shop",)), default=True)
    assert filled.source == "a default in the code"


def test_a_default_says_nothing_where_more_of_the_environment_is_elsewhere() -> None:
    filled = Process("orders", service("web", "orders", missing=("secrets.env",))).fill(URL)

    assert filled == Filled(Text((Hole("DATABASE_URL"),)))


def configuration(path: str, url: str) -> SettingGroup:
    return SettingGroup("configuration file", path, Location(path), (Setting("db.url", text(url), Location(path, 2)),))


def in_files(*paths: str) -> Text:
    return text(Variable("db.url", text("sqlite:///a.db"), tuple(map(text, paths))))


@pytest.mark.parametrize(
    ("files", "value", "source"),
    [
        ({"orders/config.yml": "postgres://db/a"}, "postgres://db/a", "db.url in orders/config.yml"),
        ({"config.yml": "postgres://db/a"}, "postgres://db/a", "db.url in config.yml"),
        ({"users/config.yml": "postgres://db/a"}, "sqlite:///a.db", "a default in the code"),
        ({"orders/a/config.yml": "postgres://db/a", "orders/b/config.yml": "postgres://db/b"}, "{db.url}", ""),
    ],
)
def test_a_configuration_file_says_what_the_code_reads_in_it(files: dict[str, str], value: str, source: str) -> None:
    groups = tuple(configuration(path, url) for path, url in files.items())
    (process,) = Environments(PROJECT, landscape(service("web", "orders"), groups=groups)).running("orders/db.py")

    filled = process.fill(in_files("config.yml"))

    assert (str(filled.text), filled.source) == (value, source)


def test_the_environment_says_which_file() -> None:
    groups = (
        configuration("orders/dev.yml", "postgres://db/dev"),
        configuration("orders/prod.yml", "postgres://db/prod"),
    )
    web = service("web", "orders", setting("CONFIG", "/srv/prod.yml"))
    (process,) = Environments(PROJECT, landscape(web, groups=groups)).running("orders/db.py")
    asked = text(Variable("db.url", None, (text(Variable("CONFIG", text("dev.yml"))),)))

    assert str(process.fill(asked).text) == "postgres://db/prod"


def test_what_is_set_and_not_shown_is_known_by_its_digest() -> None:
    hidden = setting("DATABASE_URL", None, "8c1d")

    filled = Process("orders", service("web", "orders", hidden)).fill(URL)

    assert (filled.text, filled.secret) == (Text((Hole("DATABASE_URL"),)), "8c1d")


def test_a_literal_stays_as_it_is() -> None:
    filled = Process("orders").fill(Text(("postgres://db/shop",)))

    assert filled == Filled(Text(("postgres://db/shop",)))
    assert filled.confidence is Confidence.DIRECT


def test_a_variable_within_a_text() -> None:
    web = service("web", "orders", setting("DB_HOST", "db"))

    filled = Process("orders", web).fill(text("postgres://", Variable("DB_HOST"), "/", Variable("DB_NAME")))

    assert filled.text == text("postgres://db/", Hole("DB_NAME"))


def test_settings_classes_spell_variables_in_any_case() -> None:
    assert Process("orders", service("web", "orders", setting("DB_URL", "x"))).fill(
        Text((Variable("db_url"),))
    ).text == (Text(("x",)))


def test_services_of_one_component_may_differ() -> None:
    web, worker = service("web", "orders"), service("worker", "orders")

    found = Environments(PROJECT, landscape(web, worker, service("users", "users"))).running("orders/db.py")

    assert [one.service for one in found] == [web, worker]


def test_shared_code_runs_in_the_services_that_import_it() -> None:
    web = service("web", "orders")

    found = Environments(PROJECT, landscape(web, service("users", "users"))).running("shared/db.py")

    assert [(one.component, one.service) for one in found] == [("orders", web)]


def test_code_that_belongs_to_nothing_runs_nowhere() -> None:
    assert Environments(PROJECT, landscape()).running("scripts/load.py") == ()


def test_an_env_file_counts_for_code_that_loads_it_and_that_nothing_deploys() -> None:
    line = Setting("DATABASE_URL", Text(("postgres://db/users",)), Location("users/.env", 2))
    group = SettingGroup("env file", "users/.env", Location("users/.env"), (line,))
    environments = Environments(PROJECT, landscape(groups=(group,)))

    [loads] = environments.running("users/db.py")
    [does_not] = environments.running("orders/db.py")

    assert loads.fill(URL).source == "DATABASE_URL in users/.env"
    assert does_not.files == ()
