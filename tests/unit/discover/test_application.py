from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.model import Component, ComponentKind, Evidence, Landscape, Location

Discover = Callable[..., Landscape]

SHAPES = {
    "shapes/__init__.py": "", "shapes/errors.py": "",
    "shapes/round/__init__.py": "", "shapes/round/circle.py": "", "shapes/round/oval.py": "",
    "shapes/flat/__init__.py": "", "shapes/flat/square.py": "", "shapes/flat/line.py": "from shapes.round import oval",
}  # fmt: skip
PROJECT = '[project]\nname = "{}"\n'


def whole(landscape: Landscape) -> list[tuple[str, str, tuple[str, ...]]]:
    found = (item for item in landscape.components if item.kind is not ComponentKind.MODULE)
    return [(item.name, item.root, item.holds) for item in found]


def modules(landscape: Landscape) -> list[str]:
    return [item.name for item in landscape.components if item.kind is ComponentKind.MODULE]


def under(folder: str) -> dict[str, str]:
    return {f"{folder}/{path}": text for path, text in SHAPES.items()}


@pytest.mark.parametrize("name", ["shapes", "Shapes", "sha-pes", "sha.pes"])
def test_the_package_called_like_the_project_is_the_application(discover: Discover, name: str) -> None:
    found = discover(SHAPES | {
        "pyproject.toml": PROJECT.format(name),
        "measure/__init__.py": "from shapes.flat import line", "chores/__init__.py": "import shapes",
    })  # fmt: skip
    assert whole(found) == [("shapes", "shapes", ("",))]
    assert modules(found) == ["shapes.flat", "shapes.round"]


def test_the_package_that_commands_start_in_is_the_application(discover: Discover) -> None:
    scripts = '[project.scripts]\ndraw = "shapes.flat.line:main"\n'
    files = SHAPES | {"measure/__init__.py": "", "chores/__init__.py": ""}
    assert whole(discover(files | {"pyproject.toml": PROJECT.format("drawing") + scripts})) == [
        ("shapes", "shapes", ("",))
    ]
    assert modules(discover(files | {"pyproject.toml": PROJECT.format("drawing")})) == ["chores", "measure", "shapes"]


def test_the_only_package_where_the_project_says_it_has_its_packages_is_the_application(discover: Discover) -> None:
    where = '[tool.setuptools.packages.find]\nwhere = ["src"]\n'
    found = discover(under("src") | {
        "pyproject.toml": PROJECT.format("drawing") + where,
        "chores/__init__.py": "", "chores/clean.py": "import shapes",
    })  # fmt: skip
    assert whole(found) == [("shapes", "src/shapes", ("",))]
    assert modules(found) == ["shapes.flat", "shapes.round"]


def test_a_package_with_nearly_all_of_the_source_is_the_application_by_whatever_name(discover: Discover) -> None:
    many = {f"shapes/round/r{number}.py": "" for number in range(10)}
    found = discover(SHAPES | many | {"pyproject.toml": PROJECT.format("drawing"), "chores/__init__.py": ""})
    assert whole(found) == [("shapes", "shapes", ("",))]
    assert modules(found) == ["shapes.flat", "shapes.round"]


def test_packages_of_about_one_size_are_modules_whatever_the_project_is_called(discover: Discover) -> None:
    found = discover({
        "manage.py": "", "pyproject.toml": PROJECT.format("site"),
        "site/__init__.py": "", "site/settings.py": "", "site/urls.py": "", "site/a/__init__.py": "",
        "site/b/__init__.py": "", "polls/__init__.py": "", "polls/models.py": "", "polls/views.py": "",
    })  # fmt: skip
    assert modules(found) == ["polls", "site"]


def test_what_the_application_needs_beside_its_package_belongs_to_it(discover: Discover) -> None:
    found = discover(SHAPES | {
        "pyproject.toml": PROJECT.format("shapes"), "shapes/errors.py": "import colours",
        "colours/__init__.py": "", "chores/__init__.py": "from shapes import errors",
    })  # fmt: skip
    assert modules(found) == ["colours", "shapes.flat", "shapes.round"]


def test_what_the_application_names_by_text_belongs_to_it(discover: Discover) -> None:
    found = discover(SHAPES | {
        "pyproject.toml": PROJECT.format("shapes"),
        "shapes/settings.py": 'INSTALLED_APPS = ["colours.apps.ColoursConfig"]\n',
        "colours/__init__.py": "", "colours/apps.py": "", "chores/__init__.py": "",
    })  # fmt: skip
    assert modules(found) == ["colours", "shapes.flat", "shapes.round"]


def test_all_packages_in_a_folder_for_packages_belong_to_the_application(discover: Discover) -> None:
    found = discover(under("src") | {
        "pyproject.toml": PROJECT.format("shapes"), "src/easel/__init__.py": "import shapes", "chores/__init__.py": "",
    })  # fmt: skip
    assert modules(found) == ["easel", "shapes.flat", "shapes.round"]


def test_a_main_package_without_inner_packages_stands_beside_the_others(discover: Discover) -> None:
    found = discover({
        "pyproject.toml": PROJECT.format("tidy"),
        **{f"src/tidy/m{number}.py": "from grammar import tokens" for number in range(9)}, "src/tidy/__init__.py": "",
        "src/grammar/__init__.py": "", "src/grammar/tokens.py": "", "src/tidyd/__init__.py": "import tidy.m1",
    })  # fmt: skip
    assert [(item.name, item.service) for item in found.components] == [
        ("tidy-library", ""), ("grammar", "tidy-library"), ("tidy", "tidy-library"), ("tidyd", "tidy-library"),
    ]  # fmt: skip


def test_a_package_that_is_all_but_a_shell_is_looked_through(discover: Discover) -> None:
    inner = {path.replace("shapes", "kit/_internal", 1): text for path, text in SHAPES.items()}
    inner |= {f"kit/_internal/m{number}.py": "" for number in range(3)}
    found = discover(inner | {"pyproject.toml": PROJECT.format("kit"), "kit/__init__.py": ""})
    assert whole(found) == [("kit", "kit", ("",))]
    assert modules(found) == ["kit._internal.flat", "kit._internal.round"]
    loose = {f"kit/m{number}.py": "" for number in range(3)}
    assert modules(discover(inner | loose | {"pyproject.toml": PROJECT.format("kit"), "kit/__init__.py": ""})) == []


def test_a_server_that_one_command_can_start_does_not_rename_the_project(discover: Discover) -> None:
    found = discover(SHAPES | {
        "pyproject.toml": PROJECT.format("shapes") + '[project.scripts]\nshapes = "shapes.flat:main"\n',
        "shapes/flat/show/__init__.py": "", "shapes/flat/show/run.py": "import uvicorn\nuvicorn.run(app, host=h)\n",
        "measure/__init__.py": "", "chores/__init__.py": "",
    })  # fmt: skip
    assert found.components[0] == Component(
        "shapes", ComponentKind.SERVICE, "shapes", paths=("",),
        evidence=(
            Evidence('project "shapes"', Location("pyproject.toml", 1)),
            Evidence("uvicorn.run(...)", Location("shapes/flat/show/run.py", 2)),
        ),
    )  # fmt: skip


def test_what_only_makes_a_web_application_beside_what_is_deployed_is_no_library(discover: Discover) -> None:
    found = discover({
        "Dockerfile": "FROM python\nCOPY shop /shop\n", "shop/__init__.py": "", "shop/cart.py": "",
        "gen-code/main.py": "from fastapi import FastAPI\nfrom shop import cart\n", "gen-code/write.py": "",
    })  # fmt: skip
    assert [item.name for item in found.components] == ["shop"]


def test_the_skeleton_of_a_project_that_a_package_keeps_is_no_service(discover: Discover) -> None:
    skeleton = {
        "Dockerfile": "FROM python\nCOPY . /app\n", "manage.py": "", "home/__init__.py": "", "home/models.py": "",
    }  # fmt: skip
    found = discover(SHAPES | {"setup.py": "setup(name='shapes')"} | {
        f"shapes/project_template/{path}": text for path, text in skeleton.items()
    })  # fmt: skip
    assert whole(found) == [("shapes", "shapes", ("",))]
    assert modules(found) == ["shapes.flat", "shapes.round"]


def test_a_deployed_package_that_is_nearly_all_of_its_project_is_the_project(discover: Discover) -> None:
    many = {f"shapes/round/r{number}.py": "" for number in range(20)}
    files = SHAPES | many | {
        "Dockerfile": "FROM python\nCOPY shapes /app/shapes\n", "setup.py": "setup(name='easel')",
        "chores/__init__.py": "", "chores/clean.py": "import shapes",
    }  # fmt: skip
    assert whole(discover(files)) == [("shapes", "shapes", ("",))]
    heavy = {f"chores/c{number}.py": "" for number in range(10)}
    assert whole(discover(files | heavy)) == [("shapes", "shapes", ("shapes",)), ("chores", "chores", ("",))]
