from __future__ import annotations

from collections.abc import Callable

from archfit.model import Project

Linked = Callable[..., Project]


def test_without_stars_there_is_nothing(linked: Linked) -> None:
    assert linked({"a.py": "from b import x", "b.py": "x = 1"}).star_bindings == {}


def test_public_names_come_by_a_star(linked: Linked) -> None:
    files = {"a.py": "from b import *", "b.py": "x = _y = 1\ndef f(): ...\nimport c\nfrom c import z as w", "c.py": ""}
    assert linked(files).star_bindings == {("a", "f"): ("b", "f"), ("a", "w"): ("b", "w"), ("a", "x"): ("b", "x")}


def test_all_decides(linked: Linked) -> None:
    files = {"a.py": "from b import *", "b.py": "__all__ = ['_y', 'gone']\nx = _y = 1"}
    assert linked(files).star_bindings == {("a", "_y"): ("b", "_y")}


def test_own_names_hide_those_of_a_star(linked: Linked) -> None:
    files = {"a.py": "from b import *\nx = 2\nfrom c import y", "b.py": "x = y = z = 1", "c.py": "y = 1"}
    assert linked(files).star_bindings == {("a", "z"): ("b", "z")}


def test_chains_and_circles_of_stars_are_followed(linked: Linked) -> None:
    files = {"a.py": "from b import *", "b.py": "from c import *", "c.py": "from a import *\nx = 1"}
    assert linked(files).star_bindings == {("a", "x"): ("b", "x"), ("b", "x"): ("c", "x")}


def test_what_a_function_imports_is_not_passed_on(linked: Linked) -> None:
    files = {"a.py": "from b import *", "b.py": "def f():\n    from c import y", "c.py": "y = 1"}
    assert linked(files).star_bindings == {("a", "f"): ("b", "f")}


def test_a_star_binds_what_names_follow(linked: Linked) -> None:
    project = linked({"a.py": "from b import x", "b.py": "from c import *", "c.py": "x = 1"})
    assert project.origin(project.imports[0]) == ("c", "x")
