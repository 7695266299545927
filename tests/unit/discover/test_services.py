from __future__ import annotations

from collections.abc import Callable

from archfit.model import ComponentKind, Evidence, Landscape, Location, Mode

Discover = Callable[..., Landscape]

IMAGE = "FROM python:3.12\nCOPY . /app\n"
FASTAPI = "from fastapi import FastAPI\n"


def services(landscape: Landscape) -> dict[str, str]:
    return {item.name: item.root for item in landscape.components if item.kind is ComponentKind.SERVICE}


def libraries(landscape: Landscape) -> dict[str, str]:
    return {item.name: item.root for item in landscape.components if item.kind is ComponentKind.LIBRARY}


def test_a_folder_with_its_own_dockerfile_is_a_service(discover: Discover) -> None:
    found = discover({
        "orders-service/Dockerfile": IMAGE, "orders-service/app/main.py": "",
        "billing-service/Dockerfile": IMAGE, "billing-service/app/main.py": "",
    })  # fmt: skip
    assert services(found) == {"billing-service": "billing-service", "orders-service": "orders-service"}
    assert found.mode is Mode.SERVICES
    assert found.components[0].evidence == (Evidence("Dockerfile", Location("billing-service/Dockerfile", 1)),)


def test_several_dockerfiles_of_one_folder_are_one_service(discover: Discover) -> None:
    found = discover({"orders/Dockerfile": IMAGE, "orders/Dockerfile.prod": IMAGE, "orders/main.py": ""})
    assert services(found) == {"orders": "orders"}


def test_a_dockerfile_in_a_folder_of_its_own_builds_the_folder_it_copies(discover: Discover) -> None:
    found = discover({
        "backend/docker/Dockerfile": "FROM python\nADD tools /src/tools\nADD backend /src/backend\n",
        "bot/docker/Dockerfile": "FROM python\nADD bot /src/bot\n",
        "backend/setup.py": "setup(name='backend')", "backend/shop/__init__.py": "",
        "bot/setup.py": "setup(name='bot')", "bot/robot/__init__.py": "",
        "tools/setup.py": "setup(name='tools')", "tools/lib/__init__.py": "",
    })  # fmt: skip
    assert services(found) == {"backend": "backend", "bot": "bot"}
    assert libraries(found) == {"tools": "tools"}


def test_an_image_of_everything_is_of_the_only_project_in_it(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE, "backend/setup.py": "setup(name='shop')", "backend/shop/__init__.py": "",
        "backend/shop/main.py": "", "tests/test_shop.py": "",
    })  # fmt: skip
    assert services(found) == {"shop": "backend/shop"}
    assert [proof.what for proof in found.components[0].evidence] == ["Dockerfile", 'project "shop"']


def test_a_folder_around_several_services_is_none(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE, "a/Dockerfile": IMAGE, "a/x.py": "", "b/Dockerfile": IMAGE, "b/x.py": "",
    })  # fmt: skip
    assert services(found) == {"a": "a", "b": "b"}


def test_dockerfiles_side_by_side_build_what_they_copy(discover: Discover) -> None:
    found = discover({
        "Dockerfile.search.public": "FROM python\nCOPY ./search/ /app\nCOPY requirements.txt /app\n",
        "Dockerfile.catalog.public": "FROM python\nCOPY ./catalog/ /app\n",
        "search/find/__init__.py": "", "catalog/list/__init__.py": "",
    })  # fmt: skip
    assert services(found) == {"catalog": "catalog", "search": "search"}


def test_of_several_copied_folders_the_one_not_shared_is_the_service(discover: Discover) -> None:
    found = discover({
        "docker/one.Dockerfile": "FROM python\nCOPY common common\nCOPY orders orders\n",
        "docker/two.Dockerfile": "FROM python\nCOPY common common\nCOPY billing billing\n",
        "orders/__init__.py": "", "orders/a.py": "from common.x import a",
        "billing/__init__.py": "", "billing/a.py": "from common.x import a",
        "common/__init__.py": "", "common/x.py": "",
    })  # fmt: skip
    assert services(found) == {"billing": "billing", "orders": "orders"}
    assert libraries(found) == {"common": "common"}


def test_a_variable_in_front_of_what_is_copied_is_the_context(discover: Discover) -> None:
    found = discover({
        "ci/images/agent/Dockerfile": "FROM python\nARG SRC=top\nCOPY ${SRC}/agent /app\nCOPY ${SRC}/agent/src /x\n",
        "docker-compose.yml": "services:\n  a:\n    build: {context: ., dockerfile: ci/images/agent/Dockerfile}\n",
        "agent/src/agent/__init__.py": "", "client/src/client/__init__.py": "",
    })  # fmt: skip
    assert services(found) == {"agent": "agent/src/agent"}


def test_a_context_of_everything_with_a_dockerfile_per_service(discover: Discover) -> None:
    found = discover({
        "docker-compose.yml": "services:\n"
        "  tea: {build: {context: ., dockerfile: services/tea-service/Dockerfile}}\n"
        "  cake: {build: {context: ., dockerfile: services/cake-service/Dockerfile}}\n",
        "services/tea-service/Dockerfile": "FROM python\nCOPY shared shared\nCOPY services/tea-service/ .\n",
        "services/cake-service/Dockerfile": "FROM python\nCOPY shared shared\nCOPY services/cake-service/ .\n",
        "services/post-service/Dockerfile": "FROM python\nCOPY services/post-service/ .\n",
        "services/tea-service/main.py": "from shared.bus import send", "services/tea-service/__init__.py": "",
        "services/cake-service/main.py": "from shared.bus import send", "services/post-service/main.py": "",
        "shared/bus.py": "", "shared/topics.py": "",
        "shared/Dockerfile": "FROM python\nCOPY topics.py .\nCMD python topics.py\n",
    })  # fmt: skip
    assert services(found) == {
        "post-service": "services/post-service",
        "tea-service": "services/tea-service",
        "cake-service": "services/cake-service",
    }
    assert libraries(found) == {"shared": "shared"}


def test_a_mistyped_context_does_not_hide_a_dockerfile(discover: Discover) -> None:
    found = discover({
        "compose/shop.yml": "services:\n  orders:\n    build: $PWD/ordres\n  billing:\n    build: $PWD/billing\n",
        "orders/Dockerfile": IMAGE, "orders/app/__init__.py": "",
        "billing/Dockerfile": IMAGE, "billing/app/__init__.py": "",
    })  # fmt: skip
    assert services(found) == {"billing": "billing", "orders": "orders"}


def test_several_processes_of_one_image_are_one_service(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE,
        "docker-compose.yml": "services:\n"
        "  api: {build: ., command: 'uvicorn shop.api.main:app'}\n"
        "  worker: {build: ., command: 'celery -A shop.worker worker'}\n"
        "  db: {image: 'postgres:16'}\n",
        "shop/__init__.py": "", "shop/api/__init__.py": "", "shop/api/main.py": FASTAPI,
        "shop/worker/__init__.py": "", "shop/worker/tasks.py": "from celery import Celery",
    })  # fmt: skip
    assert services(found) == {"shop": "shop"}
    assert found.mode is Mode.MONOLITH


def test_several_web_applications_of_one_image_are_services_if_each_has_its_process(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE,
        "docker-compose.yml": "services:\n"
        "  back: {build: ., command: run.sh admin}\n"
        "  front: {build: ., command: run.sh public}\n",
        "shop/__init__.py": "", "shop/db.py": "",
        "shop/admin/__init__.py": "", "shop/admin/base.py": "from flask import Flask\nimport shop.db",
        "shop/public/__init__.py": "", "shop/public/base.py": "from flask import Flask\nimport shop.db",
    })  # fmt: skip
    assert services(found) == {"admin": "shop/admin", "public": "shop/public"}
    assert libraries(found) == {"shop": "shop"}


def test_folders_of_one_image_may_be_services_started_by_their_path(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE,
        "docker-compose.yml": "services:\n"
        "  orders: {build: ., command: python cake-service/main.py}\n"
        "  billing: {build: ., command: uvicorn billing.main:app}\n"
        "  mail: {build: ., command: python mail/consumer.py}\n"
        "  shell: {build: ., command: bash}\n",
        "cake-service/main.py": FASTAPI, "billing/main.py": FASTAPI, "mail/consumer.py": "", "money/coins.py": "",
    })  # fmt: skip
    assert services(found) == {"billing": "billing", "mail": "mail", "cake-service": "cake-service"}


def test_an_image_of_a_database_is_not_the_package_of_that_name(discover: Discover) -> None:
    compose = "services:\n  cache: {image: 'redis:7'}\n  shop: {image: 'acme/shop:latest'}\n"
    found = discover({"docker-compose.yml": compose, "redis/client.py": "", "shop/__init__.py": "", "shop/a.py": ""})
    assert services(found) == {"shop": "shop"}


def test_the_processes_of_a_procfile_are_one_service(discover: Discover) -> None:
    found = discover({
        "Procfile": "web: gunicorn app:app\nworker: python worker.py\n", "app.py": "", "worker.py": "import app",
    })  # fmt: skip
    assert services(found) == {"application": ""}
    assert [proof.what for proof in found.components[0].evidence] == [
        'Procfile process "web"', 'Procfile process "worker"',
    ]  # fmt: skip
