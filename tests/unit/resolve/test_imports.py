from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.model import Component, ComponentKind, ImportEdge, ImportKind, Location, Project

Linked = Callable[..., Project]
Arrows = Callable[[Project], list[str]]

SHOP = {"shop/__init__.py": "", "shop/cart.py": "", "shop/web/__init__.py": "", "shop/web/views.py": ""}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("import shop", ["shop.web.api -> shop"]),
        ("import shop.cart", ["shop.web.api -> shop.cart"]),
        ("from shop import cart", ["shop.web.api -> shop.cart"]),
        ("from shop import Cart", ["shop.web.api -> shop (Cart)"]),
        ("from shop import *", ["shop.web.api -> shop (*)"]),
        ("from shop.cart import Cart", ["shop.web.api -> shop.cart (Cart)"]),
        ("from . import views", ["shop.web.api -> shop.web.views"]),
        ("from . import View", ["shop.web.api -> shop.web (View)"]),
        ("from .views import View", ["shop.web.api -> shop.web.views (View)"]),
        ("from ..cart import Cart", ["shop.web.api -> shop.cart (Cart)"]),
        ("from .. import cart, web", ["shop.web.api -> shop.cart", "shop.web.api -> shop.web"]),
        ("from ... import shop", []),
        ("from .... import shop", []),
        ("from .missing import x", []),
        ("import shop.web.api", ["shop.web.api -> shop.web.api"]),
        ("import shop.missing", ["shop.web.api -> shop (missing)"]),
        ("from shop.missing import x", ["shop.web.api -> shop (missing)"]),
        ("import shop.missing.deeper", []),
        ("import json", ["[shop.web.api -> json]"]),
        ("from requests import get", ["[shop.web.api -> requests (get)]"]),
        ("import cart", ["[shop.web.api -> cart]"]),
        ("import web.views", ["[shop.web.api -> web.views]"]),
    ],
)
def test_where_an_import_leads(statement: str, expected: list[str], linked: Linked, arrows: Arrows) -> None:
    assert arrows(linked({**SHOP, "shop/web/api.py": statement})) == expected


def test_dots_of_a_package_begin_at_itself(linked: Linked, arrows: Arrows) -> None:
    files = {**SHOP, "shop/web/__init__.py": "from .views import View\nfrom ..cart import Cart\nfrom . import views"}
    assert arrows(linked(files)) == [
        "shop.web -> shop.web.views (View)",
        "shop.web -> shop.cart (Cart)",
        "shop.web -> shop.web.views",
    ]


def test_an_edge_says_where_and_how(linked: Linked) -> None:
    files = {"a.py": "from b import x as y\ndef f():\n    import b as c, b\nfrom b import *", "b.py": ""}
    assert linked(files).imports == (
        ImportEdge("a", "b", "x", ImportKind.RUNTIME, Location("a.py", 1, 1, 1, 21), "", "y"),
        ImportEdge("a", "b", "", ImportKind.FUNCTION, Location("a.py", 3, 5, 3, 21), "f", "c"),
        ImportEdge("a", "b", "", ImportKind.FUNCTION, Location("a.py", 3, 5, 3, 21), "f", ""),
        ImportEdge("a", "b", "*", ImportKind.RUNTIME, Location("a.py", 4, 1, 4, 16), "", ""),
    )


def test_namespace_packages_are_imported_as_others(linked: Linked, arrows: Arrows) -> None:
    files = {"a/b/c.py": "from a.b import d\nfrom a import b", "a/b/d.py": "from . import c"}
    assert arrows(linked(files)) == ["a.b.c -> a.b.d", "a.b.c -> a.b", "a.b.d -> a.b.c"]


def test_what_is_hidden_by_a_package_of_its_name_imports_all_the_same(linked: Linked, arrows: Arrows) -> None:
    files = {"shop/cart.py": "", "shop.py": "from shop import cart"}
    assert arrows(linked(files)) == ["shop -> shop.cart"]


def test_the_importers_own_source_root_comes_first(linked: Linked, arrows: Arrows) -> None:
    files = {"a/main.py": "import models", "a/models.py": "", "b/main.py": "import models", "b/models.py": ""}
    assert arrows(linked(files, roots=("a:", "b:"))) == ["a:main -> a:models", "b:main -> b:models"]


def test_a_single_name_in_another_deployable_is_somebody_elses(linked: Linked, arrows: Arrows) -> None:
    files = {"a/main.py": "import models\nimport shop.cart", "b/models.py": "", "b/shop/cart.py": ""}
    assert arrows(linked(files, roots=("a:", "b:"))) == ["a:main -> b:shop.cart", "[a:main -> models]"]


def test_of_two_other_source_roots_the_nearer_counts(linked: Linked, arrows: Arrows) -> None:
    files = {"x/a/main.py": "import shop.cart", "b/shop/cart.py": "", "x/c/shop/cart.py": ""}
    assert arrows(linked(files, roots=("x/a:", "b:", "x/c:"))) == ["x/a:main -> x/c:shop.cart"]


def test_a_library_is_on_everybodys_path(linked: Linked, arrows: Arrows) -> None:
    components = (
        Component("a", ComponentKind.SERVICE, "a"),
        Component("libs", ComponentKind.LIBRARY, "libs"),
        Component("b", ComponentKind.SERVICE, "b"),
    )
    files = {"a/main.py": "import tax\nimport other", "libs/tax.py": "", "b/other.py": "", "b/tax.py": ""}
    project = linked(files, roots=("a:", "b:", "libs:"), components=components)
    assert arrows(project) == ["a:main -> libs:tax", "[a:main -> other]"]
    assert {name: module.component for name, module in project.modules.items()} == {
        "a:main": "a", "b:other": "b", "b:tax": "b", "libs:tax": "libs"
    }  # fmt: skip


def test_the_standard_library_is_not_looked_for_elsewhere(linked: Linked, arrows: Arrows) -> None:
    files = {"a/main.py": "import email.utils", "b/email/utils.py": ""}
    assert arrows(linked(files, roots=("a:", "b:"))) == ["[a:main -> email.utils]"]


def test_a_name_may_spell_the_path_from_a_folder_above(linked: Linked, arrows: Arrows) -> None:
    files = {"x/a/main.py": "import b.deep.models\nimport b", "x/b/deep/models.py": ""}
    assert arrows(linked(files, roots=("x/a:", "x/b:"))) == ["x/a:main -> x/b:deep.models", "[x/a:main -> b]"]


def test_names_do_not_start_inside_a_package(linked: Linked, arrows: Arrows) -> None:
    files = {"shop/__init__.py": "", "shop/a/__init__.py": "from b.models import x", "shop/b/models.py": ""}
    assert arrows(linked(files)) == ["[shop.a -> b.models (x)]"]
