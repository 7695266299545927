from __future__ import annotations

from archfit.model import Location, Problem, ProblemKind, SourceRoot
from archfit.resolve.modules import Place, name_modules

PLAIN = [SourceRoot("", "")]


def test_files_are_named_by_their_path_below_the_source_root() -> None:
    modules = name_modules(["shop/__init__.py", "shop/cart.py", "main.py"], PLAIN)
    assert dict(modules.by_name) == {
        "main": Place("main", "main.py", package=False, root=""),
        "shop": Place("shop", "shop/__init__.py", package=True, root=""),
        "shop.cart": Place("shop.cart", "shop/cart.py", package=False, root=""),
    }


def test_folders_without_init_that_lead_to_modules_are_packages() -> None:
    modules = name_modules(["a/b/c.py", "a/d.py"], PLAIN)
    assert modules.by_name["a"] == Place("a", "a", package=True, root="")
    assert sorted(modules.by_name) == ["a", "a.b", "a.b.c", "a.d"]


def test_the_nearest_source_root_counts_and_its_prefix_qualifies() -> None:
    roots = [SourceRoot("orders", "orders"), SourceRoot("orders/src", "orders/src"), SourceRoot("libs", "")]
    modules = name_modules(["orders/main.py", "orders/src/app.py", "libs/tax.py", "other/x.py"], roots)
    assert dict(modules.by_file) == {
        "orders/main.py": "orders:main",
        "orders/src/app.py": "orders/src:app",
        "libs/tax.py": "tax",
    }


def test_the_init_of_a_source_root_is_no_module() -> None:
    assert dict(name_modules(["__init__.py", "src/__init__.py"], [*PLAIN, SourceRoot("src", "")]).by_name) == {}


def test_a_package_hides_a_module_of_its_name() -> None:
    modules = name_modules(["shop.py", "shop/__init__.py"], PLAIN)
    assert modules.by_name["shop"].path == "shop/__init__.py"
    assert dict(modules.by_file) == {"shop.py": "shop", "shop/__init__.py": "shop"}
    message = "is hidden by `shop/__init__.py`: both are the module `shop`"
    assert modules.problems == (Problem(ProblemKind.CLASH, message, Location("shop.py")),)


def test_a_module_hides_a_folder_without_init() -> None:
    modules = name_modules(["shop.py", "shop/cart.py"], PLAIN)
    assert modules.by_name["shop"] == Place("shop", "shop.py", package=False, root="")
    assert modules.problems == ()


def test_plain_source_roots_may_claim_one_name() -> None:
    modules = name_modules(["a/x.py", "b/x.py"], [SourceRoot("b", ""), SourceRoot("a", "")])
    assert modules.by_name["x"].path == "a/x.py"
    assert [problem.at.path for problem in modules.problems] == ["b/x.py"]
