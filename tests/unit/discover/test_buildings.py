from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.model import Held, Image, Landscape, Location

Discover = Callable[..., Landscape]

COMPOSE = "services:\n" + "".join(
    f"  {name}:\n    build:\n      context: .\n      dockerfile: {name}/Dockerfile\n" for name in ("orders", "billing")
)


def images(discover: Discover, orders: str, **more: str) -> dict[str, list[tuple[str, str]]]:
    """What the images of each component hold of others."""
    found = discover({
        "compose.yml": COMPOSE,
        "orders/Dockerfile": f"FROM python\n{orders}\nCMD python -m orders.main\n", "orders/main.py": "",
        "billing/Dockerfile": "FROM python\nCOPY billing .\n", "billing/main.py": "",
        "money/amounts.py": "", "money/pyproject.toml": '[project]\nname = "money"',
        **more,
    })  # fmt: skip
    return {
        " ".join(image.components): [(held.service, held.source) for held in image.held]
        for image in found.packages.images
    }


@pytest.mark.parametrize("copy", ["COPY orders money ./", "COPY orders/main.py .", "ADD orders requirements.txt ./"])
def test_its_own_code_and_libraries_are_its_own(discover: Discover, copy: str) -> None:
    assert images(discover, copy) == {"orders": [], "billing": []}


@pytest.mark.parametrize(
    ("copy", "source"), [("COPY orders billing ./", "billing"), ("COPY orders billing/main.py ./", "billing/main.py")]
)
def test_code_of_a_sibling_is_held(discover: Discover, copy: str, source: str) -> None:
    assert images(discover, copy)["orders"] == [("billing", source)]


def test_the_whole_context_holds_all_but_what_is_left_out(discover: Discover) -> None:
    assert images(discover, "COPY . .\nWORKDIR orders")["orders"] == [("billing", "")]
    assert images(discover, "COPY . .", **{".dockerignore": "**/*.pyc\n/billing\n"})["orders"] == []
    assert images(discover, "COPY . .", **{".dockerignore": "*\n!orders/\n"})["orders"] == []
    assert images(discover, "COPY . .", **{".dockerignore": "*\n!orders\n!billing\n"})["orders"] == [("billing", "")]


def test_the_file_of_the_dockerfile_comes_before_that_of_the_folder(discover: Discover) -> None:
    ignored = {".dockerignore": "money\n", "orders/Dockerfile.dockerignore": "billing\n"}
    assert images(discover, "COPY . .", **ignored)["orders"] == []


def test_a_copy_says_where_it_stands(discover: Discover) -> None:
    found = discover({
        "compose.yml": COMPOSE,
        "orders/Dockerfile": "FROM python\nCOPY orders .\nCOPY billing .\n", "orders/main.py": "",
        "billing/Dockerfile": "FROM python\nCOPY billing .\n", "billing/main.py": "",
    })  # fmt: skip
    at = "orders/Dockerfile"
    held = Held("billing", "billing", Location(at, 3))
    assert Image(("orders",), Location(at, 1), (held,)) in found.packages.images


def test_an_image_of_several_services_holds_what_runs_from_it(discover: Discover) -> None:
    found = discover({
        "compose.yml": (
            "services:\n"
            "  admin:\n    build: .\n    command: uvicorn shop.admin:app\n"
            "  public:\n    build: .\n    command: uvicorn shop.public:app\n"
        ),
        "Dockerfile": "FROM python\nCOPY . .\n", "shop/__init__.py": "",
        "shop/admin/__init__.py": "from fastapi import FastAPI\napp = FastAPI()\n",
        "shop/public/__init__.py": "from fastapi import FastAPI\napp = FastAPI()\n",
    })  # fmt: skip
    assert [(image.components, image.held) for image in found.packages.images] == [(("admin", "public"), ())]


def test_where_nobody_says_the_context_it_is_the_nearest_folder_that_has_what_is_copied(discover: Discover) -> None:
    found = discover({
        "src/cart/Dockerfile": "FROM python\nCOPY . .\nCMD python main.py\n", "src/cart/main.py": "",
        "src/cart/debug/Dockerfile": "FROM mcr.microsoft.com/dotnet\nCOPY . .\n", "src/cart/debug/Program.cs": "",
        "src/mail/docker/Dockerfile": "FROM python\nCOPY src/mail .\nCOPY src/cart .\n", "src/mail/main.py": "",
    })  # fmt: skip
    assert {image.at.path: [held.service for held in image.held] for image in found.packages.images} == {
        "src/cart/Dockerfile": [],
        "src/mail/docker/Dockerfile": ["cart"],
    }


def test_several_services_of_one_image_with_different_commands_are_one_component(discover: Discover) -> None:
    """So that no rule takes a service and its worker for two that share a database or a lock file."""
    found = discover({
        "compose.yml": (
            "services:\n"
            "  web:\n    build: orders\n    command: uvicorn orders.main:app\n"
            "  worker:\n    build: orders\n    command: celery -A orders.tasks worker\n"
            "  beat:\n    image: shop/orders\n    command: celery -A orders.tasks beat\n"
            "  migrate:\n    build: orders\n    image: shop/orders\n    command: alembic upgrade head\n"
        ),
        "orders/Dockerfile": "FROM python\nCOPY . .\n", "orders/orders/main.py": "", "orders/orders/tasks.py": "",
        "billing/Dockerfile": "FROM python\nCOPY . .\n", "billing/main.py": "",
    })  # fmt: skip
    (installation,) = found.installations
    assert {service.name: service.component for service in installation.services} == {
        "web": "orders", "worker": "orders", "beat": "orders", "migrate": "orders",
    }  # fmt: skip
    assert [component.name for component in found.components] == ["billing", "orders"]
