from __future__ import annotations

from collections.abc import Callable

from archfit.model import Component, ComponentKind, Evidence, Landscape, Location

Discover = Callable[..., Landscape]

IMAGE = "FROM python:3.12\nCOPY . /app\n"


def modules(landscape: Landscape) -> dict[str, str]:
    return {item.name: item.root for item in landscape.components if item.kind is ComponentKind.MODULE}


def test_the_packages_of_one_application_are_its_modules(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE,
        "src/shop/__init__.py": "", "src/shop/main.py": "", "src/shop/settings.py": "",
        "src/shop/orders/__init__.py": "", "src/shop/orders/models.py": "",
        "src/shop/billing/invoice.py": "from shop.orders import models",
        "src/shop/tests/test_orders.py": "", "src/shop/static/logo.svg": "",
    })  # fmt: skip
    assert found.components == (
        Component(
            "shop", ComponentKind.SERVICE, "src/shop", paths=("",),
            evidence=(Evidence("Dockerfile", Location("Dockerfile", 1)),),
        ),
        Component(
            "shop.billing", ComponentKind.MODULE, "src/shop/billing", service="shop",
            evidence=(Evidence("package `shop.billing`", Location("src/shop/billing/invoice.py")),),
        ),
        Component(
            "shop.orders", ComponentKind.MODULE, "src/shop/orders", service="shop",
            evidence=(Evidence("package `shop.orders`", Location("src/shop/orders/__init__.py")),),
        ),
    )  # fmt: skip


def test_several_top_level_packages_are_the_modules_and_containers_are_opened(discover: Discover) -> None:
    found = discover({
        "pyproject.toml": '[tool.poetry]\nname = "market"\n',
        "src/api/__init__.py": "", "src/api/__main__.py": "import uvicorn\nfrom api.main import app\nuvicorn.run(app)",
        "src/api/main.py": "from modules.stock.queries import q\nfrom config.settings import s",
        "src/config/__init__.py": "", "src/config/settings.py": "",
        "src/modules/__init__.py": "NAME = 'x'", "src/modules/stock/__init__.py": "",
        "src/modules/stock/queries.py": "from kernel.domain.x import y", "src/modules/sales/commands.py": "",
        "src/kernel/__init__.py": "", "src/kernel/domain/x.py": "", "src/kernel/application/y.py": "",
    })  # fmt: skip
    assert modules(found) == {
        "api": "src/api", "config": "src/config", "modules.sales": "src/modules/sales",
        "modules.stock": "src/modules/stock", "kernel": "src/kernel",
    }  # fmt: skip
    assert [(item.name, item.root) for item in found.components if item.kind is ComponentKind.SERVICE] == [
        ("market", "src")
    ]


def test_a_container_within_the_application_is_opened(discover: Discover) -> None:
    found = discover({
        "manage.py": "", "shop/__init__.py": "", "shop/settings.py": "", "shop/core/__init__.py": "",
        "shop/apps/__init__.py": "", "shop/apps/orders/__init__.py": "", "shop/apps/billing/__init__.py": "",
        "shop/plugins/__init__.py": "", "shop/plugins/mail/__init__.py": "", "shop/plugins/sms/__init__.py": "",
    })  # fmt: skip
    assert list(modules(found)) == ["shop.apps.billing", "shop.apps.orders", "shop.core", "shop.plugins"]


def test_a_container_with_code_of_its_own_is_not_opened(discover: Discover) -> None:
    found = discover({
        "manage.py": "", "shop/__init__.py": "", "shop/core/__init__.py": "",
        "shop/apps/__init__.py": "from shop.apps.orders import Order", "shop/apps/orders/__init__.py": "Order = 1",
        "shop/modules/__init__.py": "", "shop/modules/registry.py": "", "shop/modules/billing/__init__.py": "",
    })  # fmt: skip
    assert list(modules(found)) == ["shop.apps", "shop.core", "shop.modules"]


def test_a_collection_of_many_packages_is_one_module(discover: Discover) -> None:
    plugins = {f"shop/features/f{number}/__init__.py": "" for number in range(80)}
    found = discover({"manage.py": "", "shop/__init__.py": "", "shop/core/__init__.py": ""} | plugins)
    assert list(modules(found)) == ["shop.core", "shop.features"]


def test_django_applications_beside_manage_py_are_modules(discover: Discover) -> None:
    found = discover({
        "backend/manage.py": "", "backend/config/__init__.py": "", "backend/config/settings.py": "",
        "backend/orders/__init__.py": "", "backend/orders/models.py": "",
        "backend/orders/migrations/0001_initial.py": "",
        "backend/billing/__init__.py": "", "backend/billing/models.py": "from orders.models import Order",
        "frontend/package.json": "{}",
    })  # fmt: skip
    assert list(modules(found)) == ["billing", "config", "orders"]
    assert [(root.path, root.prefix) for root in found.source_roots] == [("backend", "backend")]


def test_a_library_alone_has_modules_too(discover: Discover) -> None:
    found = discover({
        "pyproject.toml": '[project]\nname = "shapes"\n', "src/shapes/__init__.py": "",
        "src/shapes/round/__init__.py": "", "src/shapes/flat/__init__.py": "from shapes.round import x",
        "tests/test_shapes.py": "import shapes.flat", "docs/conf.py": "",
    })  # fmt: skip
    assert [(item.kind, item.name, item.service) for item in found.components] == [
        (ComponentKind.LIBRARY, "shapes", ""),
        (ComponentKind.MODULE, "shapes.flat", "shapes"),
        (ComponentKind.MODULE, "shapes.round", "shapes"),
    ]


def test_an_application_in_one_file_has_no_modules(discover: Discover) -> None:
    found = discover({"app.py": "from flask import Flask\napp = Flask(__name__)\napp.run()\n"})
    assert [(item.kind, item.root) for item in found.components] == [(ComponentKind.SERVICE, "")]


def test_a_package_alone_is_no_boundary(discover: Discover) -> None:
    assert modules(discover({"manage.py": "", "shop/__init__.py": "", "shop/orders/__init__.py": ""})) == {}


def test_a_project_within_the_application_is_a_library_not_a_module(discover: Discover) -> None:
    found = discover({
        "manage.py": "", "shop/__init__.py": "", "shop/orders/__init__.py": "", "shop/billing/__init__.py": "",
        "shop/client/setup.py": "setup(name='client')", "shop/client/shop_client/__init__.py": "",
    })  # fmt: skip
    assert list(modules(found)) == ["shop.billing", "shop.orders"]


def test_scripts_beside_a_package_are_not_its_modules(discover: Discover) -> None:
    found = discover({
        "Dockerfile": IMAGE, "src/shop/__init__.py": "", "src/shop/orders/__init__.py": "",
        "src/shop/billing/__init__.py": "", "util/seed.py": "from shop.orders import x",
    })  # fmt: skip
    assert list(modules(found)) == ["shop.billing", "shop.orders"]


def test_packages_of_templates_within_a_package_are_not_its_modules(discover: Discover) -> None:
    found = discover({
        "shop/__init__.py": "", "shop/core/__init__.py": "", "shop/web/__init__.py": "",
        "shop/templates/new-project/app/__init__.py": "", "shop/templates/new-project/app/main.py": "",
    })  # fmt: skip
    assert list(modules(found)) == ["shop.core", "shop.templates", "shop.web"]


def test_the_modules_of_several_services_are_left_alone(discover: Discover) -> None:
    found = discover({
        f"{name}/{file}": text
        for name in ("orders", "billing")
        for file, text in (("Dockerfile", IMAGE), ("app/__init__.py", ""), ("app/a/x.py", ""), ("app/b/y.py", ""))
    })  # fmt: skip
    assert modules(found) == {}
