from __future__ import annotations

import pytest

from archfit.discover import roles
from archfit.model import Role


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tests/helpers.py", Role.TEST),
        ("shop/orders/tests/factories.py", Role.TEST),
        ("shop/test_orders.py", Role.TEST),
        ("shop/orders_test.py", Role.TEST),
        ("conftest.py", Role.TEST),
        ("tests/migrations/0001.py", Role.TEST),
        ("shop/migrations/0001_initial.py", Role.MIGRATION),
        ("stubs/orders_pb2.py", Role.GENERATED),
        ("stubs/orders_pb2_grpc.py", Role.GENERATED),
        ("shop/_vendor/six.py", Role.GENERATED),
        ("vendor/six.py", Role.GENERATED),
        ("generated/client.py", Role.GENERATED),
        ("examples/basic.py", Role.EXAMPLE),
        ("scripts/seed.py", Role.TOOLING),
        ("docs/conf.py", Role.TOOLING),
        ("docker/wait.py", Role.TOOLING),
        ("noxfile.py", Role.TOOLING),
        ("dev/release.py", Role.TOOLING),
        ("testing/factories.py", Role.TEST),
        ("loadgenerator/users.py", Role.TOOLING),
        ("perf/locustfile.py", Role.TOOLING),
        ("perf/load.py", Role.TOOLING),
        ("locust/users.py", Role.TOOLING),
    ],
)
def test_names_give_roles(path: str, expected: Role) -> None:
    assert roles((path, "shop/__init__.py")) == {path: expected}


@pytest.mark.parametrize("path", ["shop/orders.py", "shop/attest.py", "shop/queue_test_sender.py", "README.md"])
def test_other_files_are_source(path: str) -> None:
    assert roles((path, "shop/__init__.py")) == {}


def test_a_package_named_like_tooling_is_source() -> None:
    assert (
        roles(("src/tools/__init__.py", "src/tools/log.py", "shop/vendor/__init__.py", "shop/vendor/models.py")) == {}
    )


def test_a_package_named_like_a_tool_for_load_tests_is_source() -> None:
    assert roles(("perf/__init__.py", "perf/clock.py", "shop/__init__.py", "shop/locust/__init__.py")) == {}


def test_tooling_beside_packages_is_tooling_even_with_an_init() -> None:
    packages = ["scripts", "docs", "terraform", "shop", "shop/scripts", "tools"]
    assert roles(f"{package}/__init__.py" for package in packages) == {
        "scripts/__init__.py": Role.TOOLING,
        "docs/__init__.py": Role.TOOLING,
    }


def test_tooling_with_a_project_of_its_own_is_source() -> None:
    assert roles(("tools/setup.py", "tools/lint/__init__.py", "main.py")) == {}


def test_alembic_is_known_by_its_files() -> None:
    files = ("db/script.py.mako", "db/env.py", "db/versions/1.py", "other/env.py", "other/versions/2.py", "main.py")
    assert roles(files) == {
        "db/env.py": Role.MIGRATION, "db/versions/1.py": Role.MIGRATION, "other/versions/2.py": Role.MIGRATION,
    }  # fmt: skip


def test_examples_are_source_where_there_is_no_other() -> None:
    assert roles(("examples/a.py", "tests/test_a.py")) == {"tests/test_a.py": Role.TEST}


def test_python_beside_or_below_descriptions_of_behaviour_is_test_code() -> None:
    files = (
        "features/checkout.feature", "features/__init__.py", "features/environment.py", "features/steps/pay.py",
        "features/plugin/setup.py", "features/plugin/hooks.py", "shop/features/__init__.py",
    )  # fmt: skip
    assert roles(files) == {path: Role.TEST for path in files if path.startswith("features/") and path.endswith(".py")}


def test_a_project_is_not_test_code_for_a_description_in_its_folder() -> None:
    assert roles(("checkout.feature", "cart/pyproject.toml", "cart/cart.feature", "cart/main.py", "main.py")) == {}


def test_the_skeleton_of_a_project_that_a_package_keeps_is_an_example() -> None:
    inner = ("requirements.txt", "home/__init__.py", "home/models.py")
    kept = {f"shop/project_template/{path}" for path in inner}
    files = ("shop/__init__.py", *kept, "shop/templates/filters.py", *(f"templates/{path}" for path in inner))
    assert roles(files) == {path: Role.EXAMPLE for path in kept if path.endswith(".py")}
    assert roles((*files, "shop/project_template/__init__.py")) == {}
