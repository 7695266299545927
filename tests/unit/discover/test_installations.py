from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.discover.infrastructure import infrastructure
from archfit.model import ComponentConfig, Config, Landscape, Location

Discover = Callable[..., Landscape]


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("postgres", "postgres"),
        ("postgres:16-alpine", "postgres"),
        ("bitnami/postgresql:16@sha256:abc", "postgres"),
        ("postgis/postgis", "postgres"),
        ("confluentinc/cp-kafka:7.5.0", "kafka"),
        ("redis/redis-stack", "redis"),
        ("mcr.microsoft.com/mssql/server:2022-latest", "mssql"),
        ("localhost:5000/mysql", "mysql"),
        ("docker.elastic.co/elasticsearch/elasticsearch:8.0.0", "elasticsearch"),
        ("localstack/localstack", "localstack"),
        ("quay.io/keycloak/keycloak", "keycloak"),
        ("python:3.12", ""),
        ("shop/orders-redis", ""),
        ("", ""),
    ],
)
def test_images_that_everybody_knows(image: str, expected: str) -> None:
    assert infrastructure(image) == expected


def test_processes_of_a_procfile_have_the_env_file_beside_it(discover: Discover) -> None:
    found = discover({
        "shop/Procfile": "web: gunicorn shop.wsgi\nworker: celery worker\n", "shop/.env": "HOST=db\nURL=http://${HOST}\n",
        "shop/main.py": "",
    })  # fmt: skip
    (installation,) = found.installations
    assert (installation.name, installation.what) == ("shop/Procfile", "Procfile")
    assert [(one.name, one.component, str(one.environment[1].value)) for one in installation.services] == [
        ("web", "shop", "http://db"), ("worker", "shop", "http://db"),
    ]  # fmt: skip


def test_functions_share_what_all_of_them_have(discover: Discover) -> None:
    found = discover({
        "shop/serverless.yml": "service: shop\nprovider: {environment: {A: '${env:STAGE, ''dev''}'}}\n"
        "functions: {a: {handler: app.a, environment: {B: 1}}, b: {handler: app.b}}\n",
        "shop/app.py": "",
    })  # fmt: skip
    (shop,) = found.installations[0].services
    assert (shop.component, [(one.name, str(one.value)) for one in shop.environment]) == ("shop", [("A", "dev")])
    assert [one.name for one in shop.functions] == ["a", "b"]


def test_a_component_named_in_the_configuration_is_run_too(discover: Discover) -> None:
    config = Config(components=(ComponentConfig(name="sales", path="orders", at=Location("archfit.toml")),))
    found = discover(
        {
            "orders/Dockerfile": "FROM python\nCOPY . .\n", "orders/main.py": "",
            "docker-compose.yml": "services: {web: {build: orders}}",
        },
        config=config,
    )  # fmt: skip
    assert [one.component for one in found.installations[0].services] == ["sales"]


def test_settings_that_code_reads_itself_are_found_by_their_file(discover: Discover) -> None:
    found = discover({
        "orders/main.py": "", "orders/.env": "A=1", "orders/.env.example": "A=", "k8s/config.yaml":
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {A: b}\n",
        "orders/alembic.ini": "[alembic]\nsqlalchemy.url = sqlite:///x.db\n",
    })  # fmt: skip
    assert [(one.what, one.name) for one in found.groups] == [
        ("env file", "orders/.env"), ("env example", "orders/.env.example"), ("alembic.ini", "alembic"),
    ]  # fmt: skip
