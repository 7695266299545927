from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from archfit.extract.walk import walk
from archfit.model import Location, Problem, ProblemKind, Tree


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("", encoding="utf-8")


def test_files_are_listed_by_posix_path_in_order(tmp_path: Path) -> None:
    write(tmp_path, "shop/orders.py", "shop/__init__.py", "README.md")
    assert walk(tmp_path) == Tree(("README.md", "shop/__init__.py", "shop/orders.py"))


def test_only_the_repositories_are_listed(tmp_path: Path) -> None:
    write(tmp_path, "a/x.py", "b/y.py", "c/z.py")
    assert walk(tmp_path, ("b", "a")) == Tree(("a/x.py", "b/y.py"), ("b", "a"))


def test_repositories_within_each_other_list_a_file_once(tmp_path: Path) -> None:
    write(tmp_path, "a/x.py")
    assert walk(tmp_path, ("", "a")).files == ("a/x.py",)


def test_dot_directories_and_caches_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".git/x.py", "a/.hidden/x.py", "a/__pycache__/x.py", "node_modules/m/x.py", "a.egg-info/x.py")
    write(tmp_path, "a/x.py", ".env.example")
    assert walk(tmp_path).files == (".env.example", "a/x.py")


@pytest.mark.parametrize("mark", ["pyvenv.cfg", "conda-meta/history", "bin/activate", "Scripts/activate.bat"])
def test_a_virtual_environment_is_known_by_what_is_in_it(tmp_path: Path, mark: str) -> None:
    write(tmp_path, f"tools/{mark}", "tools/lib/python3.11/site-packages/django/x.py", "app.py")
    assert [path for path in walk(tmp_path).files if path.endswith(".py")] == ["app.py"]


def test_a_package_named_like_an_environment_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "venv/__init__.py", "env/models.py")
    assert walk(tmp_path).files == ("env/models.py", "venv/__init__.py")


def test_the_output_of_packaging_is_left_out_but_not_a_package_of_that_name(tmp_path: Path) -> None:
    write(tmp_path, "build/lib/shop/x.py", "dist/shop.whl", "src/build/__init__.py", "src/build/x.py")
    assert walk(tmp_path).files == ("src/build/__init__.py", "src/build/x.py")


def test_templates_are_left_out(tmp_path: Path) -> None:
    write(
        tmp_path, "{{ cookiecutter.name }}/x.py", "new/{{name}}.py", "new/{% if api %}api{% endif %}/x.py", "a{b}/x.py"
    )
    assert walk(tmp_path).files == ("a{b}/x.py",)


def test_excluded_paths_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "shop/x.py", "shop/legacy/y.py", "old/z.py", "shop/gen_a.py")
    assert walk(tmp_path, exclude=("legacy/", "/old", "gen_*.py")).files == ("shop/x.py",)


def test_a_link_to_a_file_inside_is_listed(tmp_path: Path) -> None:
    write(tmp_path, "a/x.py")
    (tmp_path / "y.py").symlink_to("a/x.py")
    assert walk(tmp_path) == Tree(("a/x.py", "y.py"))


def test_a_link_to_a_folder_of_python_is_not_followed_but_reported_where_it_can_be_imported(tmp_path: Path) -> None:
    write(tmp_path, "a/b/x.py", "a/y.py")
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "a/loop").symlink_to("..")
    message = "the link to a folder of Python files is not followed"
    assert walk(tmp_path) == Tree(
        ("a/b/x.py", "a/y.py"), problems=(Problem(ProblemKind.SYMLINK, message, Location("a/loop")),)
    )


def test_a_link_to_a_folder_without_python_is_silent(tmp_path: Path) -> None:
    write(tmp_path, "a/b/c/d/deep.txt")
    (tmp_path / "link").symlink_to("a")
    assert walk(tmp_path).problems == ()


def test_a_link_out_of_the_root_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.py", "root/x.py")
    (tmp_path / "root/leak.py").symlink_to("../outside/secret.py")
    (tmp_path / "root/.hidden").symlink_to("../outside")
    message = "the link leads out of the checked folder: not followed"
    assert walk(tmp_path / "root") == Tree(
        ("x.py",), problems=(Problem(ProblemKind.SYMLINK, message, Location("leak.py")),)
    )


def test_a_python_link_to_nowhere_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.py").symlink_to("gone.py")
    (tmp_path / "self.py").symlink_to("self.py")
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert [problem.at.path for problem in walk(tmp_path).problems] == ["a.py", "self.py"]


def test_excluded_links_are_silent(tmp_path: Path) -> None:
    (tmp_path / "a.py").symlink_to("gone.py")
    assert walk(tmp_path, exclude=("a.py",)).problems == ()


def test_what_is_not_a_regular_file_is_left_out_and_named_when_it_should_be_python(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.py"))
        found = walk(tmp_path)
    message = "is not a regular file"
    problems = tuple(Problem(ProblemKind.UNREADABLE, message, Location(path)) for path in ("pipe.py", "s.py"))
    assert found == Tree((), problems=problems)


def test_names_that_are_not_utf8_keep_their_bytes(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.py")).write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("the file system accepts UTF-8 names only")
    assert walk(tmp_path).files == ("caf\udce9.py",)


def test_a_folder_that_cannot_be_listed_is_a_problem(tmp_path: Path) -> None:
    tree = walk(tmp_path, ("gone",))
    message = "cannot list the folder: No such file or directory"
    assert tree == Tree((), ("gone",), (Problem(ProblemKind.UNREADABLE, message, Location("gone")),))


def test_too_many_files_are_cut_at_the_same_place_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[walk.__module__], "MAX_FILES", 2)
    write(tmp_path, "a/1.py", "a/2.py", "a/3.py", "b/4.py")
    message = "more than 2 files: the rest is not looked at"
    assert walk(tmp_path) == Tree(
        ("a/1.py", "a/2.py"), problems=(Problem(ProblemKind.TOO_LARGE, message, Location("a/3.py")),)
    )


def test_folders_nested_too_deeply_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[walk.__module__], "MAX_DEPTH", 2)
    write(tmp_path, "a/b/x.py", "a/b/c/y.py")
    message = "folders are nested more than 2 levels deep"
    assert walk(tmp_path) == Tree(("a/b/x.py",), problems=(Problem(ProblemKind.TOO_LARGE, message, Location("a/b/c")),))


def test_of_hidden_folders_those_are_entered_that_tell_of_pipelines_and_owners(tmp_path: Path) -> None:
    told = (
        ".github/CODEOWNERS",
        ".github/dependabot.yml",
        ".github/workflows/ci.yaml",
        ".gitlab/CODEOWNERS",
        "shop/.github/workflows/ci.yml",
    )
    write(tmp_path, *told, ".circleci/config.yml", ".idea/x.yml", ".githubx/CODEOWNERS")
    assert walk(tmp_path).files == told


def test_no_code_and_nothing_else_of_hidden_folders_is_listed(tmp_path: Path) -> None:
    write(tmp_path, ".github/check.py", ".github/__init__.py", ".github/workflows/check.py", ".github/notes.md")
    write(tmp_path, ".github/workflows/x.sh", ".github/workflows/deep/ci.yml", ".github/workflows/workflows/ci.yml")
    write(tmp_path, ".github/actions/build/action.yml", ".github/scripts/x.py", ".github/Dockerfile", "app.py")
    assert walk(tmp_path).files == ("app.py",)


def test_links_in_hidden_folders_are_followed_to_what_is_told_only(tmp_path: Path) -> None:
    write(tmp_path, "ci.yml", "code.py", "package/x.py")
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/ci.yml").symlink_to(tmp_path / "ci.yml")
    (tmp_path / ".github/workflows/code.py").symlink_to(tmp_path / "code.py")
    (tmp_path / ".github/package").symlink_to(tmp_path / "package")
    found = walk(tmp_path)
    assert (found.files, found.problems) == ((".github/workflows/ci.yml", "ci.yml", "code.py", "package/x.py"), ())


def test_hidden_folders_can_be_excluded(tmp_path: Path) -> None:
    write(tmp_path, ".github/workflows/ci.yml", ".github/CODEOWNERS")
    assert walk(tmp_path, exclude=(".github/workflows/",)).files == (".github/CODEOWNERS",)
    assert walk(tmp_path, exclude=(".github/",)).files == ()
