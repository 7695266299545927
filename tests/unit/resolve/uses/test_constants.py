from __future__ import annotations

from collections.abc import Callable

import pytest

Asked = Callable[..., list[str]]


def test_a_literal_is_itself(asked: Asked) -> None:
    assert asked("requests.get('http://users/all')") == ["http://users/all"]


def test_a_constant_of_the_module(asked: Asked) -> None:
    assert asked("""
        USERS = "http://users"

        def everyone():
            return requests.get(USERS)
    """) == ["http://users"]


@pytest.mark.parametrize(
    "client",
    [
        "from settings import USERS\nrequests.get(USERS)",
        "import settings\nrequests.get(settings.USERS)",
        "from settings import USERS as BASE\nrequests.get(BASE)",
        "import settings as conf\nrequests.get(conf.USERS)",
        "from settings import *\nrequests.get(USERS)",
        "from package import USERS\nrequests.get(USERS)",
    ],
    ids=["name", "module", "alias", "module alias", "star", "re-export"],
)
def test_a_constant_of_another_module(asked: Asked, client: str) -> None:
    assert asked(
        files={
            "settings.py": "USERS = 'http://users'",
            "package/__init__.py": "from settings import USERS",
            "client.py": f"import requests\n{client}",
        }
    ) == ["http://users"]


def test_constants_of_constants(asked: Asked) -> None:
    assert asked("""
        HOST = "users"
        BASE = "http://" + HOST
        USERS = f"{BASE}/users"

        requests.get(USERS)
    """) == ["http://users/users"]


# -- classes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("owner", ["Users", "Users()", "cls"])
def test_class_attributes(asked: Asked, owner: str) -> None:
    assert asked(f"""
        class Users:
            url = "http://users"

            @classmethod
            def everyone(cls):
                return requests.get({owner}.url)
    """) == ["http://users"]


def test_attributes_of_a_class_above(asked: Asked) -> None:
    assert asked("""
        class Service:
            url = "http://users"

        class Users(Service):
            def everyone(self):
                return requests.get(self.url)
    """) == ["http://users"]


def test_attributes_set_by_the_constructor(asked: Asked) -> None:
    assert asked("""
        class Users:
            def __init__(self):
                self.url = "http://users"

            def everyone(self):
                return requests.get(self.url)
    """) == ["http://users"]


def test_properties(asked: Asked) -> None:
    assert asked("""
        class Users:
            host = "users"

            @property
            def url(self):
                return f"http://{self.host}"

            def everyone(self):
                return requests.get(self.url)
    """) == ["http://users"]


def test_members_of_enumerations(asked: Asked) -> None:
    assert asked("""
        from enum import Enum

        class Service(Enum):
            USERS = "http://users"

        requests.get(Service.USERS.value)
        requests.get(f"http://{Service.USERS.name}")
    """) == ["http://users", "http://USERS"]


def test_defaults_of_dataclasses(asked: Asked) -> None:
    assert asked("""
        from dataclasses import dataclass

        @dataclass
        class Config:
            users: str = "http://users"

        def everyone(config: Config):
            return requests.get(config.users)
    """) == ["http://users"]


def test_fields_of_dataclasses_as_they_are_given(asked: Asked) -> None:
    assert asked("""
        from dataclasses import dataclass

        @dataclass
        class Config:
            users: str

        config = Config(users="http://users")

        def everyone():
            return requests.get(config.users)
    """) == ["http://users"]


def test_defaults_of_fields_of_dataclasses(asked: Asked) -> None:
    assert asked("""
        from dataclasses import dataclass, field

        @dataclass
        class Config:
            users: str = field(default="http://users")

        requests.get(Config().users)
    """) == ["http://users"]


# -- containers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("taken", ["URLS['users']", "URLS.get('users')", "Conf.URLS['users']", "Conf().URLS['users']"])
def test_dictionaries_by_a_constant_key(asked: Asked, taken: str) -> None:
    assert asked(f"""
        URLS = {{"users": "http://users", "orders": "http://orders"}}

        class Conf:
            URLS = URLS

        requests.get({taken})
    """) == ["http://users"]


def test_a_default_behind_a_key_is_an_alternative(asked: Asked) -> None:
    assert asked("""
        URLS = {"users": "http://users"}

        requests.get(URLS.get("users", "http://people"))
    """) == ["http://users | http://people"]


def test_dictionaries_in_dictionaries(asked: Asked) -> None:
    assert asked("""
        CONFIG = {"services": {"users": {"url": "http://users"}}}

        requests.get(CONFIG["services"]["users"]["url"])
    """) == ["http://users"]


def test_keys_set_later(asked: Asked) -> None:
    assert asked("""
        urls = {}
        urls["users"] = "http://users"

        requests.get(urls["users"])
    """) == ["http://users"]


def test_an_unknown_key_may_be_any(asked: Asked) -> None:
    assert asked("""
        URLS = {"users": "http://users", "orders": "http://orders"}

        def fetch(service):
            return requests.get(URLS[service])
    """) == ["http://users | http://orders"]


def test_items_of_a_list_that_is_walked(asked: Asked) -> None:
    assert asked("""
        for url in ["http://users", "http://orders"]:
            requests.get(url)
    """) == ["http://users | http://orders"]


# -- alternatives and what is not known ------------------------------------------------------------


@pytest.mark.parametrize(
    "chosen",
    [
        "url = 'http://users' if old else 'http://people'",
        "if old:\n    url = 'http://users'\nelse:\n    url = 'http://people'",
        "try:\n    url = 'http://users'\nexcept OSError:\n    url = 'http://people'",
    ],
    ids=["expression", "branches", "handler"],
)
def test_alternatives_are_all_told(asked: Asked, chosen: str) -> None:
    assert asked(f"import requests\n{chosen}\nrequests.get(url)") == ["http://users | http://people"]


def test_a_default_behind_or(asked: Asked) -> None:
    assert asked("""
        def everyone(url=None):
            return requests.get(url or "http://users")
    """) == ["{url} | http://users"]


def test_none_is_not_put_into_a_text(asked: Asked) -> None:
    assert asked("""
        BASE = None

        def configure():
            global BASE
            BASE = "http://users"

        def everyone():
            return requests.get(f"{BASE}/users")
    """) == ["http://users/users"]


def test_the_default_of_a_parameter(asked: Asked) -> None:
    assert asked("""
        def everyone(base="http://users"):
            return requests.get(base + "/all")

        everyone()
    """) == ["http://users/all"]


def test_holes_have_the_names_of_the_code(asked: Asked) -> None:
    assert asked("""
        def user(user_id, order):
            requests.get(f"http://users/{user_id}")
            requests.get(f"http://users/{order.user_id}")
            requests.get(f"http://users/{order['user']}")
            requests.get(f"http://users/{abs(user_id)}")
            requests.get(order.address())
    """) == [
        "http://users/{user_id}",
        "http://users/{user_id}",
        "http://users/{user}",
        "http://users/{}",
        "{}",
    ]


def test_holes_have_the_names_of_what_is_imported(asked: Asked) -> None:
    assert asked("""
        import somewhere
        from somewhere import HOST

        def user():
            requests.get(f"http://{HOST}/{somewhere.USER}")
    """) == ["http://{HOST}/{USER}"]
