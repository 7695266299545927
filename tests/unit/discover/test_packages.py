from __future__ import annotations

from collections.abc import Callable

from archfit.model import Confidence, Landscape, PackageFile, Packages

Discover = Callable[..., Landscape]

IMAGE = "FROM python:3.12\nCOPY . /app\n"


def project(name: str, *requirements: str) -> str:
    listed = ", ".join(f'"{one}"' for one in requirements)
    return f'[project]\nname = "{name}"\nversion = "1"\ndependencies = [{listed}]\n'


def built(packages: Packages) -> list[tuple[str, str, bool]]:
    return [(one.distribution.name, one.component, one.whole) for one in packages.built]


def dependencies(packages: Packages) -> list[tuple[str, str]]:
    return [(one.component, one.built.component) for one in packages.dependencies]


def installed(packages: Packages) -> list[tuple[str, str]]:
    return [(one.path, one.component) for one in packages.installed]


def test_a_distribution_is_built_from_the_component_in_its_folder(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/pyproject.toml": project("Shop_Orders"), "orders/app.py": "",
        "orders/client/pyproject.toml": project("orders-client"),
        "libs/money/setup.py": "setup(name='money')", "libs/money/money/__init__.py": "",
    })  # fmt: skip
    assert built(found.packages) == [
        ("money", "money", True), ("shop-orders", "orders", True), ("orders-client", "orders", False),
    ]  # fmt: skip


def test_the_files_of_one_project_describe_one_distribution(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/app.py": "",
        "orders/setup.cfg": "[metadata]\nname = orders\nversion = 2\n",
        "orders/setup.py": "setup(name='orders', install_requires=['httpx'])",
    })  # fmt: skip
    ((one, _, _),) = found.packages.built
    assert (one.version, [requirement.name for requirement in one.requirements]) == ("2", ["httpx"])


def test_requirements_lead_to_what_is_built_here(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/app.py": "",
        "orders/requirements.txt": "httpx\n./libs/money\ncontracts==1\n",
        "billing/Dockerfile": IMAGE, "billing/app.py": "",
        "billing/requirements.txt": "git+https://git.example.com/shop/shop.git@v1#egg=money&subdirectory=libs/money\n",
        "libs/money/pyproject.toml": project("money"), "libs/money/money.py": "",
        "contracts/pyproject.toml": project("contracts", "money"), "contracts/contracts.py": "",
    })  # fmt: skip
    assert [(one.component, one.built.component, one.confidence) for one in found.packages.dependencies] == [
        ("billing", "money", Confidence.DIRECT),
        ("contracts", "money", Confidence.DERIVED),
        ("orders", "money", Confidence.DIRECT),
        ("orders", "contracts", Confidence.DERIVED),
    ]


def test_what_is_not_known_to_be_the_same_leads_nowhere(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/app.py": "",
        "orders/requirements.txt": (
            "../money\n./nowhere\n/srv/money\n"
            "money @ git+https://git.example.com/other/other.git\n"
            "money @ git+https://git.example.com/shop/shop.git#subdirectory=packages/money\n"
            "twice\n"
        ),
        "libs/money/pyproject.toml": project("money"), "libs/money/money.py": "",
        "libs/one/pyproject.toml": project("twice"), "libs/one/one.py": "",
        "libs/two/pyproject.toml": project("twice"), "libs/two/two.py": "",
    })  # fmt: skip
    assert dependencies(found.packages) == []


def test_a_repository_of_the_workspace_is_known_by_the_name_it_builds(discover: Discover) -> None:
    found = discover(
        {
            "orders/Dockerfile": IMAGE, "orders/app.py": "",
            "orders/pyproject.toml": project("orders", "users @ git+https://git.example.com/fork/users-service@main"),
            "users-service/Dockerfile": IMAGE, "users-service/app.py": "",
            "users-service/pyproject.toml": project("users"),
        },
        repositories=("orders", "users-service"),
    )  # fmt: skip
    assert dependencies(found.packages) == [("orders", "users-service")]


def test_files_that_are_included_and_copied_belong_to_who_installs_them(discover: Discover) -> None:
    image = "FROM python:3.12\nCOPY base.txt requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY {0} {0}\n"
    found = discover({
        "compose.yml": "".join(
            f"{'services:' if name == 'orders' else ''}\n"
            f"  {name}:\n    build:\n      context: .\n      dockerfile: {name}/Dockerfile\n"
            for name in ("orders", "billing")
        ),
        "requirements.txt": "-r requirements/base.txt\nhttpx\n",
        "requirements/base.txt": "money\n",
        "orders/Dockerfile": image.format("orders"), "orders/app.py": "",
        "billing/Dockerfile": image.format("billing"), "billing/app.py": "",
        "money/pyproject.toml": project("money"), "money/money.py": "",
    })  # fmt: skip
    assert dependencies(found.packages) == [("billing", "money"), ("orders", "money")]
    assert installed(found.packages) == [("requirements.txt", "billing"), ("requirements.txt", "orders")]


def test_what_a_copied_folder_holds_is_installed_where_a_command_says_so(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": "FROM python\nCOPY . /app\nRUN cd /app && pip install -r /app/deps/prod-requirements.txt",
        "orders/app.py": "",
        "orders/deps/prod-requirements.txt": "httpx", "orders/deps/requirements.txt": "httpx",
        "billing/Dockerfile": "FROM python\nCOPY . /app\nRUN uv sync\n", "billing/app.py": "",
        "billing/uv.lock": '[[package]]\nname = "orders"\nversion = "3"\n',
        "billing/pyproject.toml": project("billing"),
        "orders/pyproject.toml": project("orders"),
    })  # fmt: skip
    assert [(one.path, one.component, one.kind) for one in found.packages.installed] == [
        ("billing/uv.lock", "billing", PackageFile.LOCK),
        ("orders/deps/prod-requirements.txt", "orders", PackageFile.REQUIREMENTS),
    ]
    assert [(one.component, one.entry.name, one.entry.version) for one in found.packages.locked] == [
        ("billing", "orders", "3")
    ]


def test_a_folder_that_an_image_copies_and_installs_is_required(discover: Discover) -> None:
    found = discover({
        "backend/docker/Dockerfile": "FROM x\nADD tools /t/tools\nADD backend /t/b\nRUN cd /t/tools && pip install .",
        "bot/docker/Dockerfile": "FROM python\nADD bot /src/bot\nADD tools /src/tools\nRUN pip install /src/bot",
        "backend/setup.py": "setup(name='backend')", "backend/shop/__init__.py": "",
        "bot/setup.py": "setup(name='bot')", "bot/robot/__init__.py": "",
        "tools/setup.py": "setup(name='tools')", "tools/lib/__init__.py": "",
    })  # fmt: skip
    assert [(one.component, one.requirement.at.line, one.built.component) for one in found.packages.dependencies] == [
        ("backend", 2, "tools")
    ]


def test_what_is_for_development_is_not_installed(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": "FROM python\nCOPY . /app\nRUN pip install -r requirements-dev.txt\n",
        "orders/app.py": "", "orders/requirements-dev.txt": "pytest",
    })  # fmt: skip
    assert installed(found.packages) == []


def test_the_project_file_of_another_is_only_copied_for_its_lock(discover: Discover) -> None:
    found = discover({
        "shop/Dockerfile": IMAGE, "shop/app.py": "", "shop/uv.lock": "",
        "shop/pyproject.toml": project("shop", "money"),
        "agent/Dockerfile": "FROM python\nCOPY shop/pyproject.toml shop/uv.lock .\nCOPY agent .\n", "agent/app.py": "",
        "compose.yml": "services:\n  agent:\n    build:\n      context: .\n      dockerfile: agent/Dockerfile\n",
        "money/pyproject.toml": project("money"), "money/money.py": "",
    })  # fmt: skip
    assert dependencies(found.packages) == [("shop", "money")]
    assert ("shop/uv.lock", "agent") in installed(found.packages)


def test_manifests_of_tests_and_examples_do_not_count(discover: Discover) -> None:
    found = discover({
        "orders/Dockerfile": IMAGE, "orders/app.py": "", "tests/requirements.txt": "money\n",
        "examples/shop/pyproject.toml": project("shop"), "examples/shop/app.py": "",
        "money/pyproject.toml": project("money"), "money/money.py": "",
    })  # fmt: skip
    assert built(found.packages) == [("money", "money", True)]
    assert dependencies(found.packages) == []
