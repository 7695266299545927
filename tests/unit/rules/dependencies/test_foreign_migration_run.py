from __future__ import annotations

import pytest

from archfit.model import Component, ComponentKind, Installation, Location, NoOptions, Project, Service
from archfit.rules.dependencies.foreign_migration_run import check

COMPONENTS = (
    Component("orders", ComponentKind.SERVICE, "services/orders/app", paths=("services/orders",)),
    Component("billing", ComponentKind.SERVICE, "services/billing"),
    Component("schema", ComponentKind.LIBRARY, "schema"),
)


def messages(command: str, components: tuple[Component, ...] = COMPONENTS, runs: str = "orders") -> list[str]:
    service = Service("web", "compose service", runs, Location("compose.yml", 2), ("web",), command=command)
    installation = Installation("compose.yml", "compose project", ("compose.yml",), (service, service))
    found = check(Project(components=components, installations=(installation,)), NoOptions())
    return [one.message for one in found]


@pytest.mark.parametrize(
    "command",
    [
        "alembic -c billing/alembic.ini upgrade head",
        "alembic --config=/srv/billing/alembic.ini upgrade head",
        "sh -c 'cd ../billing && alembic upgrade head'",
        'bash -c "cd /app/billing; cd db; alembic upgrade head; cd /; uvicorn app:app"',
        "python /code/billing/manage.py migrate --noinput && gunicorn shop.wsgi",
        "flask --app shop db upgrade -d services/billing/migrations",
        "yoyo apply --batch ./billing/migrations",
        "cd /billing && aerich upgrade",
    ],
)
def test_migrations_of_another_service(command: str) -> None:
    assert messages(command) == ["`web`, which runs `orders`, runs the migrations of `billing`"]


@pytest.mark.parametrize(
    "command",
    [
        "alembic upgrade head",
        "alembic -c /app/alembic.ini upgrade head",
        "alembic -c /srv/orders/alembic.ini upgrade head",
        "alembic -c billing/orders/alembic.ini upgrade head",
        "alembic -c schema/alembic.ini upgrade head",
        "cd billing && python main.py",
        "cd billing && alembic current",
        "python billing/manage.py runserver",
        "",
    ],
)
def test_its_own_migrations_a_library_and_other_commands(command: str) -> None:
    assert messages(command) == []


def test_a_folder_that_two_services_have_is_nobodys() -> None:
    two = tuple(Component(name, ComponentKind.SERVICE, f"{name}/db") for name in ("billing", "shipping"))
    assert messages("alembic -c db/alembic.ini upgrade head", (*COMPONENTS[:1], *two)) == []


def test_what_runs_no_component_is_not_asked() -> None:
    assert messages("alembic -c billing/alembic.ini upgrade head", runs="") == []


def test_a_long_command_costs_little() -> None:
    assert messages("alembic -c flask db yoyo apply " * 100_000) == []
