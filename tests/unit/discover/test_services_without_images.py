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


def test_one_file_services_are_told_apart_by_their_ports(discover: Discover) -> None:
    found = discover({
        "setup.py": "setup(name='theatre', packages=find_packages())",
        "services/__init__.py": "def root(): ...",
        "services/users.py": "from services import root\nfrom flask import Flask\napp.run(port=5000)\n",
        "services/films.py": "from services import root\nfrom flask import Flask\napp.run(port=5001)\n",
        "services/dates.py": "from services import root\napp.run(port=5002)\nprint 'python 2'\n",
    })  # fmt: skip
    assert services(found) == {
        "dates": "services/dates.py", "films": "services/films.py", "users": "services/users.py",
    }  # fmt: skip


def test_folders_that_each_start_a_server_are_services(discover: Discover) -> None:
    found = discover({
        "gateway/main.py": "import uvicorn\nuvicorn.run('main:app', port=8000)\n",
        "stock/main.py": "import uvicorn\nuvicorn.run('main:app', port=8000)\n",
        "stock/models.py": "",
    })  # fmt: skip
    assert services(found) == {"gateway": "gateway", "stock": "stock"}


def test_a_server_without_a_constant_port_makes_its_source_root_a_service(discover: Discover) -> None:
    run = "import uvicorn\nfrom src.web.main import app\nuvicorn.run(**settings)\n"
    found = discover({
        "Orders/__init__.py": "", "Orders/run.py": run, "Orders/src/__init__.py": "",
        "Orders/src/web/__init__.py": "", "Orders/src/web/main.py": "from ..core import x",
        "Payments/__init__.py": "", "Payments/run.py": run, "Payments/src/__init__.py": "",
        "Payments/src/web/__init__.py": "", "Payments/src/web/main.py": "from ..core import x",
        "__init__.py": "",
    })  # fmt: skip
    assert services(found) == {"Orders": "Orders", "Payments": "Payments"}


def test_running_something_is_not_starting_a_server(discover: Discover) -> None:
    found = discover({"shop/__init__.py": "", "shop/clean.py": "import asyncio\nasyncio.run(main())\napp.run()\n"})
    assert services(found) == {}


def test_a_project_that_installs_commands_is_a_service_where_nothing_is_deployed(discover: Discover) -> None:
    project = '[project]\nname = "shop"\n[project.scripts]\nshop = "shop:main"\n'
    files = {"tool/pyproject.toml": project, "tool/src/shop/__init__.py": ""}
    assert services(discover(files)) == {"shop": "tool/src/shop"}
    found = discover(files | {"orders/Dockerfile": IMAGE, "orders/main.py": ""})
    assert services(found) == {"orders": "orders"}
    assert libraries(found) == {"tool": "tool"}


def test_a_workspace_of_projects_has_services_and_libraries(discover: Discover) -> None:
    script = '[project.scripts]\nrun = "x:run"\n'
    found = discover({
        "pyproject.toml": '[project]\nname = "root"\n[tool.uv.workspace]\nmembers = ["packages/*"]\n',
        "packages/orders/pyproject.toml": f'[project]\nname = "orders"\n{script}',
        "packages/orders/src/orders/__init__.py": "from money.coins import Coin",
        "packages/billing/pyproject.toml": f'[project]\nname = "billing"\n{script}',
        "packages/billing/src/billing/__init__.py": "from money.coins import Coin",
        "packages/money/pyproject.toml": '[project]\nname = "money"\n',
        "packages/money/src/money/__init__.py": "", "packages/money/src/money/coins.py": "",
    })  # fmt: skip
    assert services(found) == {"billing": "packages/billing", "orders": "packages/orders"}
    assert libraries(found) == {"money": "packages/money"}
    assert [(root.path, root.prefix) for root in found.source_roots] == [
        ("packages/billing/src", "packages/billing"),
        ("packages/money/src", "packages/money"),
        ("packages/orders/src", "packages/orders"),
    ]


def test_each_folder_of_a_serverless_repository_is_a_service(discover: Discover) -> None:
    manifest = "service: x\nprovider: {name: aws}\nfunctions: {f: {handler: handler.main}}\n"
    found = discover({
        "create-order/serverless.yml": manifest, "create-order/handler.py": "import db", "create-order/db.py": "",
        "list-orders/serverless.yml": manifest, "list-orders/handler.py": "import db", "list-orders/db.py": "",
    })  # fmt: skip
    assert services(found) == {"create-order": "create-order", "list-orders": "list-orders"}
    assert [root.path for root in found.source_roots] == ["create-order", "list-orders"]


def test_an_image_in_a_cluster_is_the_folder_of_that_name(discover: Discover) -> None:
    workload = "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{image: %s}]}}}\n"
    found = discover({
        "k8s/orders.yaml": workload % "'registry/orders-service:1'", "orders_service/main.py": "",
        "k8s/billing.yaml": workload % "'registry/billing_service@sha256:0'", "billing-service/main.py": "",
    })  # fmt: skip
    assert services(found) == {"billing-service": "billing-service", "orders_service": "orders_service"}


def test_a_container_is_known_by_the_module_it_starts(discover: Discover) -> None:
    found = discover({
        "docker-compose.yml": "services:\n"
        "  a: {image: acme/search, command: 'gunicorn find.wsgi:app'}\n"
        "  b: {image: acme/other, command: 'python catalog_server.py'}\n",
        "search/setup.py": "setup(name='search', packages=find_packages())", "search/find/__init__.py": "",
        "search/find/wsgi.py": "",
        "catalog/setup.py": "setup(name='catalog')", "catalog/catalog_server.py": "",
    })  # fmt: skip
    assert services(found) == {"catalog": "catalog", "search": "search"}


def test_services_in_other_languages_are_named_with_their_language(discover: Discover) -> None:
    found = discover({
        "api/Dockerfile": IMAGE, "api/main.py": "",
        "web/Dockerfile": "FROM node\nCOPY . .\n", "web/package.json": "{}",
        "cart/src/Dockerfile": "FROM dotnet\nCOPY . .\n", "cart/src/cart.csproj": "",
        "proxy/Dockerfile": "FROM nginx\nCOPY nginx.conf /etc\n",
    })  # fmt: skip
    assert [(item.name, item.language) for item in found.components] == [
        ("api", "python"), ("cart", "csharp"), ("web", "javascript"),
    ]  # fmt: skip
    assert found.mode is Mode.MONOLITH


def test_what_is_not_the_system_is_no_component(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/main.py": "",
        "loadgenerator/Dockerfile": IMAGE, "loadgenerator/locustfile.py": "",
        "tests/docker-compose.yml": "services: {x: {build: ../helper}}\n", "helper/x.py": "",
        "examples/demo/Dockerfile": IMAGE, "examples/demo/app.py": "",
        "scripts/seed.py": "", "docker/Dockerfile.db": "FROM mysql\nCOPY init.sql /\n",
        "third_party/lib/setup.py": "setup(name='lib')", "third_party/lib/lib/__init__.py": "",
    })  # fmt: skip
    assert [item.name for item in found.components] == ["orders"]


def test_an_image_may_install_or_mount_the_code_beside_its_dockerfile(discover: Discover) -> None:
    mounting = "FROM acme/base\nRUN --mount=type=bind,target=/src pip install /src\nCOPY settings.toml /app\n"
    found = discover({
        "agents/fix/Dockerfile": mounting, "agents/fix/fix/__init__.py": "",
        "agents/web/Dockerfile": "FROM node:20\nCOPY package.json .\n", "agents/web/build.py": "",
        "Dockerfile": "FROM acme/base\n", "main.py": "",
    })  # fmt: skip
    assert services(found) == {"fix": "agents/fix/fix"}


def test_requirements_beside_an_entry_show_a_service_where_nothing_is_deployed(discover: Discover) -> None:
    files = {
        "functions/resolve/main.py": "", "functions/resolve/requirements.txt": "",
        "functions/remind/handler.py": "", "functions/remind/Pipfile": "",
        "requirements.txt": "", "main.py": "", "data/requirements.txt": "", "data/load.py": "",
    }  # fmt: skip
    assert services(discover(files)) == {"remind": "functions/remind", "resolve": "functions/resolve"}
    assert services(discover(files | {"api/Dockerfile": IMAGE, "api/app.py": ""})) == {"api": "api"}


def test_an_application_is_named_by_its_project_or_package_not_by_a_process(discover: Discover) -> None:
    compose = "services:\n  web: {build: .}\n  worker: {build: .}\n"
    files = {"Dockerfile": IMAGE, "docker-compose.yml": compose, "shop/__init__.py": "", "misc/x.py": ""}
    assert services(discover(files)) == {"shop": "shop"}
    files = {"Dockerfile": IMAGE, "docker-compose.yml": compose, "main.py": ""}
    assert services(discover(files)) == {"application": ""}
    assert services(discover(files | {"pyproject.toml": '[project]\nname = "store"\n'})) == {"store": ""}


def test_an_application_named_like_one_of_its_modules_leaves_it_the_name(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE, "pyproject.toml": '[project]\nname = "shop"\n',
        "shop/__init__.py": "", "plugins/__init__.py": "",
    })  # fmt: skip
    assert [item.name for item in found.components] == ["shop-service", "plugins", "shop"]


def test_services_with_the_same_name_take_as_much_of_their_path_as_tells_them_apart(discover: Discover) -> None:
    places = ("first/booking", "first/rooms", "second/booking")
    images = {f"{place}/Dockerfile": IMAGE for place in places}
    found = discover(images | {f"{place}/app/__init__.py": "" for place in places})
    assert services(found) == {
        "second/booking": "second/booking", "first/booking": "first/booking", "rooms": "first/rooms",
    }  # fmt: skip


def test_a_client_library_within_a_service_is_a_library(discover: Discover) -> None:
    found = discover({
        "index/Dockerfile": IMAGE, "index/indexer/__init__.py": "", "index/indexer/app.py": "",
        "index/client/pyproject.toml": '[project]\nname = "client"\n', "index/client/client/__init__.py": "",
    })  # fmt: skip
    assert services(found) == {"indexer": "index/indexer"}
    assert libraries(found) == {"client": "index/client"}


def test_several_repositories_are_a_workspace(discover: Discover) -> None:
    found = discover(
        {"a/Dockerfile": IMAGE, "a/src/alpha/__init__.py": "", "b/Dockerfile": IMAGE, "b/beta/__init__.py": ""},
        repositories=("a", "b"),
    )
    assert found.mode is Mode.WORKSPACE
    assert services(found) == {"a": "a", "b": "b"}
    assert [(root.path, root.prefix) for root in found.source_roots] == [("a/src", "a"), ("b", "b")]


def test_where_there_are_only_examples_they_are_the_system(discover: Discover) -> None:
    found = discover({"examples/shop/Dockerfile": IMAGE, "examples/shop/app.py": ""})
    assert services(found) == {"shop": "examples/shop"}


def test_nothing_is_found_in_nothing(discover: Discover) -> None:
    assert discover({}) == Landscape((), (), Mode.MONOLITH)
    assert discover({"analysis.ipynb": "{}"}) == Landscape((), (), Mode.MONOLITH)


def test_an_image_named_in_two_places_keeps_the_dockerfile_of_its_context(discover: Discover) -> None:
    compose = "services:\n  orders: {build: {context: ../gone/orders}}\n  other: {build: ../orders}\n"
    found = discover({"ops/docker-compose.yml": compose, "orders/main.py": "", "billing/main.py": ""})
    assert services(found) == {"orders": "orders"}
    assert found.components[0].evidence == (Evidence('compose service "other"', Location("ops/docker-compose.yml", 3)),)


def test_a_module_shared_without_a_package_is_a_library_too(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/main.py": "import money\nfrom .local import x\nimport json",
        "billing/Dockerfile": IMAGE, "billing/main.py": "import money",
        "money.py": "", "unused.py": "",
    })  # fmt: skip
    assert libraries(found) == {"money": "money.py"}
