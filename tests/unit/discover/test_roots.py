from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.discover import source_roots
from archfit.model import Config, Landscape, SourceRoot, Tree

Discover = Callable[..., Landscape]


def roots(landscape: Landscape) -> list[tuple[str, str]]:
    return [(root.path, root.prefix) for root in landscape.source_roots]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("shop/__init__.py", "shop/orders.py"), [("", "")]),
        (("src/shop/__init__.py", "tests/test_a.py"), [("", ""), ("src", "")]),
        (("a/__init__.py", "b/__init__.py", "main.py"), [("", "")]),
        (("orders-service/main.py", "orders-service/db.py"), [("orders-service", "orders-service")]),
        (("services/a-b/src/app/__init__.py",), [("services/a-b/src", "services/a-b")]),
        (("src/main.py",), [("src", "")]),
        (("scripts/seed.py", "shop/__init__.py"), [("", "")]),
        (("backend/app/__init__.py", "backend/app/x.py"), [("backend", "backend")]),
        (("deep/er/pkg/__init__.py", "deep/er/pkg/sub/__init__.py"), [("deep/er", "deep/er")]),
    ],
)
def test_the_layout_alone_shows_source_roots(files: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    found = source_roots(Tree(tuple(sorted(files))), {}, Config())
    assert found == tuple(SourceRoot(*each) for each in expected)


def test_configured_roots_hold_everything_below_them() -> None:
    tree = Tree(("app/a/x.py", "lib/pkg/__init__.py", "lib/plain.py", "tests/test_x.py"))
    assert source_roots(tree, {}, Config(source_roots=("./lib/", "app"))) == (
        SourceRoot("", ""), SourceRoot("app", "app"), SourceRoot("lib", "lib"),
    )  # fmt: skip
    assert source_roots(tree, {}, Config(source_roots=(".",))) == (SourceRoot("", ""),)


def test_files_that_import_each_other_by_bare_name_stand_in_a_root(discover: Discover) -> None:
    found = discover({
        "jobs/load.py": "from store import save", "jobs/store.py": "def save(): ...",
        "shop/__init__.py": "", "shop/orders.py": "import shop.billing", "shop/billing.py": "",
    })  # fmt: skip
    assert roots(found) == [("", ""), ("jobs", "jobs")]


def test_a_package_without_init_is_imported_from_the_root_around_it(discover: Discover) -> None:
    found = discover({
        "film/app/main.py": "from app.api.films import films", "film/app/api/films.py": "films = 1",
        "film/Dockerfile": "FROM python", "src/modules/stock/__init__.py": "",
        "src/modules/stock/x.py": "from modules.stock import y", "src/modules/stock/y.py": "",
    })  # fmt: skip
    assert roots(found) == [("film", "film"), ("src", "")]


def test_a_hyphenated_folder_is_never_a_package(discover: Discover) -> None:
    found = discover({
        "services/__init__.py": "", "services/tea-service/__init__.py": "",
        "services/tea-service/models.py": "class Dish: ...",
        "services/tea-service/main.py": "from models import Dish\nfrom shared.bus import send", "shared/bus.py": "",
    })  # fmt: skip
    assert ("services/tea-service", "services/tea-service") in roots(found)
    assert ("", "") in roots(found)


def test_a_folder_with_an_init_is_a_root_when_imports_start_in_it(discover: Discover) -> None:
    found = discover({
        "__init__.py": "", "Orders/__init__.py": "", "Orders/run.py": "from src.web.main import app",
        "Orders/src/__init__.py": "", "Orders/src/web/__init__.py": "",
        "Orders/src/web/main.py": "from ..core import x",
        "Orders/src/core/setup.py": "def configure(): ...",
    })  # fmt: skip
    assert roots(found) == [("", ""), ("Orders", "Orders")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("celery", "from celery import Celery\napp = Celery()"),
        ("collections", "from collections import deque"),
        ("redis", "import redis"),
        ("logging", "x = 1"),
    ],
)
def test_a_module_named_like_a_library_makes_no_root(discover: Discover, name: str, text: str) -> None:
    user = f"import {name}\nfrom {name} import thing"
    inside_package = discover({"shop/__init__.py": "", f"shop/{name}.py": text, "shop/tasks.py": user})
    assert roots(inside_package) == [("", "")]
    beside = discover({f"jobs/{name}.py": text, "jobs/tasks.py": f"from {name} import thing"})
    assert roots(beside) == [("", "")]


def test_tests_vote_for_the_root_of_what_they_import(discover: Discover) -> None:
    found = discover({
        "lib/names/shop/orders.py": "", "tests/test_orders.py": "from shop.orders import x",
    })  # fmt: skip
    assert roots(found) == [("", ""), ("lib/names", "lib/names")]


def test_an_import_that_may_mean_several_folders_is_no_vote(discover: Discover) -> None:
    found = discover({
        "a/shop/orders.py": "", "b/shop/orders.py": "", "tests/test_orders.py": "from shop.orders import x",
    })  # fmt: skip
    assert roots(found) == [("", "")]


def test_declared_folders_are_roots(discover: Discover) -> None:
    found = discover({
        "pyproject.toml": '[project]\nname = "x"\n[tool.setuptools.packages.find]\nwhere = ["code"]\n',
        "code/names/orders/__init__.py": "from . import models",
    })  # fmt: skip
    assert roots(found) == [("code", "code")]


def test_each_service_has_its_own_root_even_without_imports(discover: Discover) -> None:
    found = discover({
        f"{place}/{file}": text
        for place in ("first/orders", "first/billing")
        for file, text in (("requirements.txt", ""), ("app/__init__.py", ""), ("main.py", "from .app import x"))
    })  # fmt: skip
    assert roots(found) == [("first/billing", "first/billing"), ("first/orders", "first/orders")]


def test_two_roots_that_share_a_name_have_different_prefixes(discover: Discover) -> None:
    found = discover({
        "app/__init__.py": "", "app/x.py": "import app.x", "src/app/__init__.py": "", "src/main.py": "import app.y",
        "src/app/y.py": "",
    })  # fmt: skip
    assert roots(found) == [("", ""), ("src", "src")]


def test_folders_without_init_in_a_package_are_parts_of_it_at_any_depth(discover: Discover) -> None:
    files = {"shop/__init__.py": "", "shop/legacy/mail/tests/__init__.py": "", "shop/legacy/mail/tests/factory.py": ""}
    assert roots(discover(files)) == [("", "")]
    assert roots(discover(files | {"shop/legacy/mail/requirements.txt": ""})) == [
        ("", ""), ("shop/legacy/mail", "shop/legacy/mail"),
    ]  # fmt: skip
