"""What each Python file is for, by its name and the names around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archfit.discover.layout import folder_of, name_of, outwards
from archfit.model import Role

TESTS = frozenset(("test", "tests", "testing_data", "e2e", "integration_tests", "integration-tests", "unit_tests"))
FIXTURES = frozenset(("fixtures", "testing", "testdata", "test_data", "test-data", "__fixtures__", "__tests__"))
EXAMPLES = frozenset(("example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials", "cookbook"))
TOOLING = frozenset(
    (
        "docs",
        "doc",
        "scripts",
        "script",
        "tools",
        "tool",
        "bin",
        "ci",
        "hack",
        "benchmark",
        "benchmarks",
        "bench",
        "notebooks",
        "dev",
        "devtools",
        "etc",
        "releasenotes",
        "packaging",
        "contrib",
        "api-ref",
    )
)
MAY_BE_PACKAGES = frozenset(("contrib", "tool", "tools"))
"""Names among these that top-level packages of an application have too."""
INSTALLATION = frozenset(
    (
        "docker",
        "deploy",
        "deployment",
        "deployments",
        "infra",
        "infrastructure",
        "terraform",
        "ansible",
        "playbooks",
        "k8s",
        "kubernetes",
        "kustomize",
        "helm",
        "charts",
    )
)
LOAD = frozenset(("loadgenerator", "load-generator", "load_generator", "loadtest", "load-test", "load_test"))
LOAD_TESTS = LOAD | {"loadtests", "load-tests", "load_tests", "performance-tests"}
LOAD_TOOLS = frozenset(("locust", "perf"))
"""Names of tools for load tests, whose own packages are called so too."""
GENERATED = frozenset(("generated", "_generated", "__generated__"))
VENDORED = frozenset(("_vendor", "_vendored", "vendored", "third_party", "third-party", "thirdparty", "3rdparty"))
SKELETONS = frozenset(("app_template", "project_template", "scaffold", "skeleton", "template", "templates"))
"""Customary names of the folders that a package keeps the beginnings of other projects in."""
PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg", "Dockerfile", "Procfile")


def roles(files: Iterable[str]) -> dict[str, Role]:
    """
    Return the role of every Python file that is not plain source.

    Folders named like tooling or examples count only beside packages, not within them, and tooling only
    without a project of its own; examples count as source where there is no other. Python beside or below
    descriptions of behaviour (`*.feature`, Gherkin) tests them. The skeletons of projects are examples.
    """
    present = frozenset(files)
    python = [path for path in sorted(present) if path.endswith((".py", ".pyi"))]
    folders: dict[str, Role | None] = dict.fromkeys(_behaviours(present), Role.TEST)
    folders |= dict.fromkeys(skeletons(present), Role.EXAMPLE)
    found = {}
    for path in python:
        role = _file_role(name_of(path)) or _folder_role(folder_of(path), present, folders)
        if role:
            found[path] = role
    if len(found) == len(python):
        found = {path: role for path, role in found.items() if role is not Role.EXAMPLE}
    return found


def skeletons(present: Collection[str]) -> frozenset[str]:
    """Return the folders of templates, no packages themselves, in which a package keeps whole projects."""
    marks = (*PROJECT_FILES, "manage.py", "requirements.txt")
    around = (outwards(folder_of(path)) for path in present if name_of(path) in marks)
    named = {folder for folders in around for folder in folders if name_of(folder) in SKELETONS}
    return frozenset(
        folder
        for folder in named
        if f"{folder}/__init__.py" not in present and f"{folder_of(folder)}/__init__.py" in present
    )


def _behaviours(present: frozenset[str]) -> set[str]:
    """Return the folders, other than of whole projects, that hold descriptions of behaviour."""
    folders = {folder_of(path) for path in present if path.endswith(".feature")} - {""}
    return {folder for folder in folders if not any(f"{folder}/{file}" in present for file in PROJECT_FILES)}


def _file_role(name: str) -> Role | None:
    stem = name.rpartition(".")[0]
    if stem in ("conftest", "tests") or stem.startswith("test_") or stem.endswith(("_test", "_tests")):
        return Role.TEST
    if stem.endswith(("_pb2", "_pb2_grpc")):
        return Role.GENERATED
    if stem in ("noxfile", "locustfile", "fabfile"):
        return Role.TOOLING
    return None


def _folder_role(folder: str, present: frozenset[str], known: dict[str, Role | None]) -> Role | None:
    """Return the role that the innermost telling folder gives, tests before all."""
    pending = []
    role: Role | None = None
    for around in outwards(folder):
        if around in known:
            role = known[around]
            break
        pending.append(around)
    for around in reversed(pending):
        own = _own_role(around, present) if around else None
        if role is not Role.TEST and own is not None:
            role = own
        known[around] = role
    return role


def _own_role(folder: str, present: frozenset[str]) -> Role | None:
    name = name_of(folder)
    lower = name.lower()
    package = f"{folder}/__init__.py" in present and name.isidentifier()
    if lower in TESTS or (lower in FIXTURES and not package):
        return Role.TEST
    if _holds_migrations(folder, lower, present):
        return Role.MIGRATION
    if lower in GENERATED or lower in VENDORED or (lower == "vendor" and not package):
        return Role.GENERATED
    if lower in LOAD_TESTS or (lower in LOAD_TOOLS and not package) or f"{folder}/locustfile.py" in present:
        return Role.TOOLING
    within = package and f"{folder_of(folder)}/__init__.py" in present
    if within or (package and lower in MAY_BE_PACKAGES | INSTALLATION):
        return None
    return _aside_role(folder, lower, present)


def _aside_role(folder: str, lower: str, present: frozenset[str]) -> Role | None:
    """Return the role of a folder beside the packages, by what it is customarily called."""
    if lower in EXAMPLES:
        return Role.EXAMPLE
    if lower in INSTALLATION or (lower in TOOLING and not any(f"{folder}/{file}" in present for file in PROJECT_FILES)):
        return Role.TOOLING
    return None


def _holds_migrations(folder: str, lower: str, present: frozenset[str]) -> bool:
    if lower == "migrations":
        return True
    return f"{folder}/script.py.mako" in present or (lower == "versions" and f"{folder_of(folder)}/env.py" in present)
