from __future__ import annotations

import pytest

from archfit.extract.manifests import extract, is_manifest
from archfit.model import Distribution, Location, ManifestFacts, PackageSource, Requirement
from archfit.model.packages import IgnoreFile, Lock, LockEntry, RequirementFile

INDEX, PATH, GIT, URL = PackageSource.INDEX, PackageSource.PATH, PackageSource.GIT, PackageSource.URL


def said(path: str, text: str) -> ManifestFacts:
    found = extract(path, text.encode())
    assert found.flaws == ()
    return found


def listed(text: str, path: str = "requirements.txt") -> list[tuple[str, ...]]:
    """Name, specifier, source, place, subdirectory and reference of each requirement of a file."""
    (found,) = said(path, text).requirement_files
    return [short(one) for one in found.requirements]


def short(one: Requirement) -> tuple[str, ...]:
    parts = (one.name, one.specifier, one.source.value, one.place, one.subdirectory, one.ref)
    return tuple(part for part in parts if part)


def required(text: str) -> list[Requirement]:
    (found,) = said("orders/pyproject.toml", text).distributions
    return list(found.requirements)


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt", "requirements.in", "a/requirements-dev.txt", "test-requirements.txt",
        "requirements/base.txt", "Pipfile", "Pipfile.lock",
        "poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", ".dockerignore",
        "orders/Dockerfile.dockerignore",
    ],
)  # fmt: skip
def test_files_about_packages_are_known_by_name(path: str) -> None:
    assert is_manifest(path)


@pytest.mark.parametrize("path", ["requirements.md", "yarn.lock", "docs/product-requirements.md", "robots.txt"])
def test_other_files_are_not_about_packages(path: str) -> None:
    assert not is_manifest(path)


def test_a_list_of_requirements() -> None:
    text = """# what orders needs
--index-url https://user:secret@index.example.com/simple
-r base.txt
-r ../shared/requirements.txt
-c constraints.txt
Shop_Money[fast] >=1.2, <2 ; python_version < "3.13"  # a comment
httpx==0.27.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
legacy==1.0-custom
"""
    (found,) = said("orders/requirements.txt", text).requirement_files
    at = "orders/requirements.txt"
    assert found == RequirementFile(
        Location(at),
        (
            Requirement("shop-money", "<2,>=1.2", INDEX, Location(at, 6)),
            Requirement("httpx", "==0.27.0", INDEX, Location(at, 7)),
            Requirement("legacy", "==1.0-custom", INDEX, Location(at, 10)),
        ),
        ("orders/base.txt", "shared/requirements.txt"),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("./libs/money", ("path", "./libs/money")),
        ("libs/money[fast]", ("path", "libs/money")),
        ("-e ../money", ("path", "../money")),
        ("--editable=../money", ("path", "../money")),
        ("-e .", ("path", ".")),
        ("money @ ./libs/money", ("money", "path", "./libs/money")),
        ("money @ file:../money", ("money", "path", "../money")),
        ("money @ file:///srv/money", ("money", "path")),
        ("./wheels/money-1.2-py3-none-any.whl", ("money", "path", "./wheels/money-1.2-py3-none-any.whl")),
        ("git+https://git.example.com/shop/money.git", ("git", "git.example.com/shop/money")),
        (
            "money @ git+https://user:secret@git.example.com/shop/shop.git@v1.2#subdirectory=libs/money",
            ("money", "git", "git.example.com/shop/shop", "libs/money", "v1.2"),
        ),
        (
            "-e git+ssh://git@git.example.com/shop/money.git@main#egg=Shop.Money&subdirectory=py",
            ("shop-money", "git", "git.example.com/shop/money", "py", "main"),
        ),
        ("git+git@git.example.com:shop/money.git@1f0c9aa", ("git", "git.example.com/shop/money", "1f0c9aa")),
        ("money @ https://example.com/money-1.2.zip", ("money", "url", "example.com/money-1.2.zip")),
        ("https://u:p@example.com/money-1.2.tar.gz", ("money", "url", "example.com/money-1.2.tar.gz")),
    ],
)
def test_where_a_requirement_leads(line: str, expected: tuple[str, ...]) -> None:
    assert listed(line) == [expected]


@pytest.mark.parametrize("ref", ["", "@main", "@feature-x", "@refs/heads/release"])
def test_a_branch_moves(ref: str) -> None:
    (found,) = said("requirements.txt", f"x @ git+https://h/o/x.git{ref}").requirement_files
    assert found.requirements[0].moves


@pytest.mark.parametrize("ref", ["@v1", "@1.2.3", "@1f0c9aa", "@deadbeef", "@refs/tags/stable", "@release-2026.04"])
def test_a_tag_or_a_commit_does_not_move(ref: str) -> None:
    (found,) = said("requirements.txt", f"x @ git+https://h/o/x.git{ref}").requirement_files
    assert not found.requirements[0].moves


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("requirements.txt", False), ("requirements/prod.txt", False), ("requirements-dev.txt", True),
        ("test-requirements.txt", True), ("requirements/tests.in", True),
    ],
)  # fmt: skip
def test_the_name_of_a_file_says_whether_it_is_for_development(path: str, *, expected: bool) -> None:
    (found,) = said(path, "pytest").requirement_files
    assert [one.development for one in found.requirements] == [expected]


def test_lines_that_require_nothing_are_passed_over() -> None:
    assert listed("-r\n-\n--\n[broken\n=1\n{{ cookiecutter.name }}\n@ x\n-f https://x\n") == []


def test_a_list_that_a_tool_wrote_is_a_lock_too() -> None:
    (lock,) = said("requirements.txt", "# autogenerated by uv\nhttpx==0.27.0\n    # via orders\n").locks
    assert lock == Lock(Location("requirements.txt"), (LockEntry("httpx", "0.27.0", INDEX),))
    assert said("requirements.txt", "httpx==0.27.0").locks == ()
    assert said("requirements.txt", "# autogenerated by uv\nhttpx>=0.27").locks == ()
    assert len(said("requirements.txt", "httpx==0.27.0 --hash=sha256:aa").locks) == 1


def test_a_project_and_its_lists() -> None:
    found = said(
        "orders/pyproject.toml",
        """[project]
name = "Shop_Orders"
version = "1.4"
dependencies = [
    "httpx>=0.27",
    "shop-money",
]
[project.optional-dependencies]
redis = ["redis"]
test = ["pytest"]
[dependency-groups]
lint = ["ruff", {include-group = "test"}]
[tool.pdm.dev-dependencies]
docs = ["sphinx", "-e file:///${PROJECT_ROOT}/../themes#egg=theme"]
[tool.hatch.envs.default]
dependencies = ["coverage"]
""",
    )
    (one,) = found.distributions
    at = "orders/pyproject.toml"
    assert (one.name, one.version, one.version_from, one.folder, one.at) == (
        "shop-orders", "1.4", "", "orders", Location(at, 2),
    )  # fmt: skip
    assert [(each.name, each.group, each.development, each.at.line) for each in one.requirements] == [
        ("httpx", "", False, 5),
        ("shop-money", "", False, 6),
        ("redis", "redis", False, 9),
        ("pytest", "test", True, 10),
        ("ruff", "lint", True, 12),
        ("sphinx", "docs", True, 14),
        ("theme", "docs", True, 1),
        ("coverage", "default", True, 16),
    ]
    assert one.requirements[6].place == "./../themes"


def test_uv_says_where_a_requirement_comes_from() -> None:
    found = required("""[project]
name = "orders"
version = "1"
dependencies = ["a", "b", "c", "d>=1", "e"]
[tool.uv.sources]
a = { path = "../a", editable = true }
b = { workspace = true }
c = [{ git = "https://git.example.com/shop/c", subdirectory = "py", tag = "v1", marker = "x" }]
d = { git = "ssh://git@git.example.com/shop/d.git", branch = "v2-next" }
e = { index = "internal" }
""")
    assert [short(one) for one in found] == [
        ("a", "path", "../a"),
        ("b", "workspace"),
        ("c", "git", "git.example.com/shop/c", "py", "v1"),
        ("d", ">=1", "git", "git.example.com/shop/d", "v2-next"),
        ("e", "index"),
    ]
    assert [one.moves for one in found] == [False, False, False, True, False]


def test_the_tables_of_poetry() -> None:
    found = required("""[tool.poetry]
name = "orders"
version = "1"
[tool.poetry.dependencies]
python = "^3.11"
httpx = "^0.27"
any = "*"
exact = "1.2.3"
money = { path = "../money", develop = true }
contracts = { git = "https://git@git.example.com/shop/contracts.git", rev = "main", subdirectory = "py" }
tagged = { git = "https://git.example.com/shop/tagged.git", tag = "stable" }
several = [{ version = "<2", python = "<3.12" }, { version = "^2" }]
[tool.poetry.extras]
http = ["httpx"]
[tool.poetry.group.dev.dependencies]
pytest = "*"
[tool.poetry.dev-dependencies]
black = "*"
""")
    assert [(*short(one), one.group) for one in found] == [
        ("httpx", "^0.27", "index", "http"),
        ("any", "index", ""),
        ("exact", "==1.2.3", "index", ""),
        ("money", "path", "../money", ""),
        ("contracts", "git", "git.example.com/shop/contracts", "py", "main", ""),
        ("tagged", "git", "git.example.com/shop/tagged", "stable", ""),
        ("several", "<2", "index", ""),
        ("black", "index", "dev"),
        ("pytest", "index", "dev"),
    ]
    assert [one.name for one in found if one.moves] == ["contracts"]
    assert [one.name for one in found if one.development] == ["black", "pytest"]


def test_poetry_may_say_where_a_requirement_of_the_project_comes_from() -> None:
    found = required("""[project]
name = "orders"
version = "1"
dependencies = ["money>=1"]
[tool.poetry.dependencies]
money = { path = "../money" }
""")
    assert [short(one) for one in found] == [("money", ">=1", "path", "../money")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('[tool.hatch.version]\npath = "src/orders/about.py"', "orders/src/orders/about.py"),
        ('[tool.hatch.version]\nsource = "vcs"', "vcs"),
        ('[tool.setuptools.dynamic]\nversion = {file = "../VERSION"}', "VERSION"),
        ('[tool.pdm.version]\nsource = "scm"', "vcs"),
        ("[tool.setuptools_scm]", "vcs"),
        ('[build-system]\nrequires = ["hatchling", "hatch-vcs>=0.4"]', "vcs"),
        ("", "elsewhere"),
    ],
)
def test_where_a_version_comes_from_that_is_not_written_out(table: str, expected: str) -> None:
    text = f'[project]\nname = "orders"\ndynamic = ["version"]\n{table}\n'
    (found,) = said("orders/pyproject.toml", text).distributions
    assert (found.version, found.version_from) == ("", expected)


def test_a_project_file_without_a_name_is_a_list() -> None:
    found = said("pyproject.toml", '[dependency-groups]\ndev = ["pytest"]')
    assert found.distributions == ()
    assert [short(one) for file in found.requirement_files for one in file.requirements] == [("pytest", "index")]
    assert said("pyproject.toml", "[tool.ruff]\nline-length = 100").requirement_files == ()


def test_a_setup_call_with_names_sums_and_files() -> None:
    text = """import os
from setuptools import setup

COMMON = ["httpx>=0.27", "money"]
__version__ = "2.1"
HERE = os.path.dirname(__file__)
read = open(os.path.join(HERE, "requirements.txt")).readlines()

setup(
    name="Orders",
    version=__version__,
    install_requires=COMMON + ["contracts==1"] + read + [f"lib @ file://{os.getcwd()}/../lib"],
    extras_require={"dev": ["pytest"], "fast": "orjson"},
    tests_require=["mock"],
)
"""
    (found,) = said("orders/setup.py", text).distributions
    assert (found.name, found.version, found.includes) == ("orders", "2.1", ("orders/requirements.txt",))
    assert [(*short(one), one.group, one.at.line) for one in found.requirements] == [
        ("httpx", ">=0.27", "index", "", 4),
        ("money", "index", "", 4),
        ("contracts", "==1", "index", "", 12),
        ("lib", "path", "./../lib", "", 12),
        ("mock", "index", "test", 14),
        ("pytest", "index", "dev", 13),
        ("orjson", "index", "fast", 13),
    ]


def test_a_setup_call_without_a_name_builds_nothing_that_is_known() -> None:
    assert said("setup.py", "setup(setup_requires=['pbr'], pbr=True)").distributions == ()


def test_a_setup_cfg() -> None:
    text = """[metadata]
name = orders
version = file: VERSION

[options]
install_requires =
    httpx>=0.27
    money @ file:../money

[options.extras_require]
test = pytest
"""
    (found,) = said("orders/setup.cfg", text).distributions
    assert (found.version, found.version_from) == ("", "orders/VERSION")
    assert [(*short(one), one.group, one.at.line) for one in found.requirements] == [
        ("httpx", ">=0.27", "index", "", 7),
        ("money", "path", "../money", "", 8),
        ("pytest", "index", "test", 1),
    ]


def test_pbr_reads_requirements_from_a_file() -> None:
    (found,) = said("nova/setup.cfg", "[metadata]\nname = nova\n[files]\npackages = nova\n").distributions
    assert found == Distribution(
        "nova", "", "nova", Location("nova/setup.cfg"), (), ("nova/requirements.txt",), "elsewhere"
    )


def test_a_pipfile() -> None:
    text = '[packages]\nhttpx = "*"\nmoney = {path = "../money", editable = true}\n[dev-packages]\npytest = "==8"\n'
    assert listed(text, "Pipfile") == [
        ("httpx", "index"),
        ("money", "path", "../money"),
        ("pytest", "==8", "index"),
    ]


def test_what_is_never_copied_into_an_image() -> None:
    assert said("orders/.dockerignore", "# not these\n*\n\n!orders\n").ignore_files == (
        IgnoreFile(Location("orders/.dockerignore"), ("*", "!orders")),
    )


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("pip install -r requirements.txt", ("requirements.txt",)),
        ("pip install -U pip && pip3 install -r /app/base.txt -r 'more.txt'", ("/app/base.txt", "more.txt")),
        ("uv pip install --system -r requirements.txt", ("requirements.txt",)),
        ("poetry install --without dev", ("poetry.lock",)),
        ("pip install poetry && poetry config x y && poetry install", ("poetry.lock",)),
        ("pip --no-cache-dir install poetry", ()),
        ("uv sync --frozen", ("uv.lock",)),
        ("pipenv install --system --deploy", ("Pipfile.lock",)),
        ("apt-get install -y gcc && rm -r /var/lib", ()),
        ("pip install --quiet /src/tools ./money[fast] -c /src/c.txt httpx", ("/src/tools", "money")),
        ("cd /src/tools && pip install .", ("/src/tools",)),
        ("cd /src && cd bot && python setup.py install", ("/src/bot",)),
        ("pip install --requirement=a.txt -rb.txt --target /x", ("a.txt", "b.txt")),
    ],
)  # fmt: skip
def test_what_an_image_installs(command: str, expected: tuple[str, ...]) -> None:
    (image,) = said("Dockerfile", f"FROM python\nRUN {command}\n").deployables
    assert image.installs == expected


def test_what_cannot_be_read_is_a_flaw() -> None:
    assert [flaw.message for flaw in extract("uv.lock", b"[[package]\n").flaws] != []
    assert [flaw.message for flaw in extract("Pipfile.lock", b"{").flaws] != []
    assert extract("uv.lock", b'package = 3\n[[x]]\ny = "' + b"z" * (2 << 20) + b'"').flaws == ()
