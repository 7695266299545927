from __future__ import annotations

import pytest

from archfit.extract.manifests import extract, is_manifest
from archfit.model import Copy, Deployable, Location, ManifestFacts, Problem, ProblemKind


def found(path: str, text: str) -> tuple[Deployable, ...]:
    manifest = extract(path, text.encode())
    assert manifest.flaws == ()
    return manifest.deployables


@pytest.mark.parametrize(
    "path",
    [
        "pyproject.toml", "a/setup.py", "setup.cfg", "Procfile", "Dockerfile", "a/Dockerfile.orders",
        "orders.Dockerfile", "Containerfile", "docker-compose.yml", "compose.yaml", "docker-stack.yml",
        "compose/orders.yml", "k8s/orders.yaml", "deploy/base/orders.yaml", "orders-deployment.yml",
        "serverless.yml", "template.yaml", "skaffold.yaml", "charts/shop/values.yaml",
    ],
)  # fmt: skip
def test_manifests_are_known_by_name(path: str) -> None:
    assert is_manifest(path)


@pytest.mark.parametrize("path", ["a.py", "mkdocs.yml", "Dockerfile.md", "docker.py", "Procfile.py"])
def test_other_files_are_not_manifests(path: str) -> None:
    assert not is_manifest(path)


def test_a_dockerfile_says_what_it_copies_and_starts() -> None:
    text = """# syntax=docker/dockerfile:1
FROM --platform=linux/amd64 node:20 AS web
COPY web /web
FROM python:3.12-slim
ARG SRC=.
COPY --from=web /web /static
COPY --chown=app ${SRC}/orders \\
     # a comment between
     shared /app/
ADD ["requirements.txt", "/app/"]
RUN pip install -r requirements.txt
ENTRYPOINT ["python", "-m"]
CMD ["orders"]
"""
    assert found("docker/Dockerfile.orders", text) == (
        Deployable(
            "orders",
            "Dockerfile",
            Location("docker/Dockerfile.orders", 2),
            context="docker",
            dockerfile="docker/Dockerfile.orders",
            image="python:3.12-slim",
            command="python -m orders",
            copies=(
                Copy("web", Location("docker/Dockerfile.orders", 3)),
                Copy("${SRC}/orders", Location("docker/Dockerfile.orders", 7)),
                Copy("shared", Location("docker/Dockerfile.orders", 7)),
                Copy("requirements.txt", Location("docker/Dockerfile.orders", 10)),
            ),
            installs=("requirements.txt",),
        ),
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Dockerfile", ""),
        ("orders.Dockerfile", "orders"),
        ("Dockerfile.orders.prod", "orders"),
        ("Dockerfile.dev", ""),
        ("Dockerfile.3.12", ""),
    ],
)
def test_the_name_of_a_dockerfile_may_say_what_it_builds(path: str, expected: str) -> None:
    (image,) = found(path, "FROM python\n")
    assert image.name == expected


def test_odd_dockerfiles_are_survived() -> None:
    assert found("Dockerfile", "RUN x\n") == ()
    (image,) = found("Dockerfile", "FROM\nCOPY\nCMD [broken\nCMD [1\nENTRYPOINT\n")
    assert (image.image, image.copies, image.command) == ("", (), "[1")


def test_a_procfile_names_its_processes() -> None:
    text = "# comment\nweb: gunicorn  shop.wsgi\n\nworker: celery -A shop worker\nnonsense\n"
    assert found("Procfile", text) == (
        Deployable("web", "Procfile process", Location("Procfile", 2), command="gunicorn shop.wsgi"),
        Deployable("worker", "Procfile process", Location("Procfile", 4), command="celery -A shop worker"),
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ()),
        ('[tool.setuptools.packages.find]\nwhere = ["src"]', ("orders/src",)),
        ('[tool.setuptools.package-dir]\n"" = "lib"', ("orders/lib",)),
        ('[tool.setuptools]\npackages = ["shop"]', ("orders",)),
        ('[tool.hatch.build.targets.wheel]\npackages = ["src/shop", "src/other"]', ("orders/src",)),
        ('[tool.hatch.build.targets.wheel]\npackages = ["shop"]', ("orders",)),
        ('[tool.poetry]\npackages = [{include = "shop", from = "src"}, {include = "b"}]', ("orders/src", "orders")),
        ('[tool.pdm.build]\npackage-dir = "code"', ("orders/code",)),
        ('[tool.uv.build-backend]\nmodule-root = ""', ("orders",)),
        ('[tool.maturin]\npython-source = "../py"', ("py",)),
        ('[tool.setuptools.packages.find]\nwhere = ["../../elsewhere", 3]', ()),
    ],
)
def test_a_project_says_where_its_packages_are(settings: str, expected: tuple[str, ...]) -> None:
    (project,) = found("orders/pyproject.toml", f'[project]\nname = "shop"\n{settings}\n')
    assert project.packages == expected


def test_a_project_has_scripts() -> None:
    text = '[project]\nname = "shop"\n[project.scripts]\nshop = "shop.cli:main"\nodd = 3\n'
    assert found("pyproject.toml", text) == (
        Deployable("shop", "project", Location("pyproject.toml"), scripts=("shop = shop.cli:main",)),
    )


def test_settings_of_tools_alone_are_no_project() -> None:
    assert found("pyproject.toml", "[tool.ruff]\nline-length = 100\n") == ()
    assert found("pyproject.toml", 'project = 3\ntool = "x"\n') == ()


def test_a_project_file_in_latin_1_is_a_flaw() -> None:
    (flaw,) = extract("pyproject.toml", b'[project]\nname = "caf\xe9"\n').flaws
    assert (flaw.kind, flaw.at) == (ProblemKind.ENCODING, Location("pyproject.toml"))


def test_a_broken_project_file_is_a_flaw_at_its_line() -> None:
    (flaw,) = extract("pyproject.toml", b"[project]\nname = \n").flaws
    assert (flaw.kind, flaw.at) == (ProblemKind.SYNTAX, Location("pyproject.toml", 2))


def test_setup_py_is_read_as_far_as_it_is_constant() -> None:
    text = """
import setuptools
VERSION = open("VERSION").read()
setuptools.setup(
    name="shop",
    version=VERSION,
    package_dir={"": "src"},
    packages=setuptools.find_packages("src"),
    entry_points={"console_scripts": ["shop = shop.cli:main", 3]},
)
"""
    assert found("a/setup.py", text) == (
        Deployable(
            "shop",
            "project",
            Location("a/setup.py", 4),
            context="a",
            packages=("a/src",),
            scripts=("shop = shop.cli:main",),
        ),
    )


@pytest.mark.parametrize(
    ("arguments", "packages", "scripts"),
    [
        ("packages=find_packages(where='lib')", ("lib",), ()),
        ("packages=['shop']", ("",), ()),
        ("packages=find_packages(), package_dir=WHERE", ("",), ()),
        ("entry_points='[console_scripts]', name=NAME", (), ()),
        ("entry_points={'console_scripts': 'a = b:c'}", (), ("a = b:c",)),
        ("**settings", (), ()),
    ],
)
def test_arguments_of_setup(arguments: str, packages: tuple[str, ...], scripts: tuple[str, ...]) -> None:
    (project,) = found("setup.py", f"setup({arguments})")
    assert (project.packages, project.scripts) == (packages, scripts)


def test_a_module_called_setup_is_no_project() -> None:
    assert found("core/setup.py", "def configure(): ...\nconfigure()\n") == ()


def test_a_broken_setup_py_is_a_flaw() -> None:
    problem = Problem(
        ProblemKind.SYNTAX,
        "the manifest cannot be read: invalid syntax. Perhaps you forgot a comma?",
        Location("setup.py", 1),
    )
    assert extract("setup.py", b"setup(a b)") == ManifestFacts("setup.py", flaws=(problem,))


def test_deeply_nested_setup_py_is_a_flaw_at_most() -> None:
    assert len(extract("setup.py", b"setup(" + b"-" * 90_000 + b"1)").flaws) == 1


def test_setup_cfg_of_setuptools() -> None:
    text = """[metadata]
name = shop
[options]
package_dir =
    = src
[options.packages.find]
where = src
[options.entry_points]
console_scripts =
    shop = shop.cli:main
[metadata]
version = 1
"""
    assert found("setup.cfg", text) == (
        Deployable("shop", "project", Location("setup.cfg"), packages=("src",), scripts=("shop = shop.cli:main",)),
    )


def test_setup_cfg_of_pbr() -> None:
    text = "[metadata]\nname = shop\n[files]\npackages =\n    shop\n[entry_points]\nconsole_scripts =\n    a = shop:b\n"
    (project,) = found("setup.cfg", text)
    assert (project.packages, project.scripts) == (("",), ("a = shop:b",))


def test_setup_cfg_without_a_name_is_no_project() -> None:
    assert found("setup.cfg", "[flake8]\nmax-line-length = 100\n") == ()


def test_a_broken_setup_cfg_is_a_flaw() -> None:
    (flaw,) = extract("setup.cfg", b"no section\n").flaws
    assert flaw.kind is ProblemKind.SYNTAX


def test_a_huge_manifest_is_not_read() -> None:
    problem = Problem(ProblemKind.TOO_LARGE, "the manifest is larger than 1 MiB", Location("Dockerfile"))
    assert extract("Dockerfile", b"#" * (1 << 21)) == ManifestFacts("Dockerfile", flaws=(problem,))


def test_warnings_about_the_text_of_a_setup_py_are_not_ours() -> None:
    (project,) = found("setup.py", "x = '\\d'\nsetup(name='shop')\n")
    assert project.name == "shop"
