from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.library import Activity, Role
from archfit.model.use import Use

Asked = Callable[..., list[str]]
Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]
READINGS = {
    "os.environ['USERS']": "${USERS}",
    "os.environ.get('USERS')": "${USERS}",
    "os.environ.get('USERS', 'http://users')": "${USERS:-http://users}",
    "os.environ.get('USERS', None)": "${USERS}",
    "os.getenv('USERS')": "${USERS}",
    "os.getenv('USERS', default='http://users')": "${USERS:-http://users}",
    "os.getenv('USERS', 'http://' + HOST)": "${USERS:-http://users}",
    "os.getenv('USERS', os.getenv('PEOPLE', 'http://users'))": "${USERS:-${PEOPLE:-http://users}}",
    "os.getenv(NAME)": "${USERS}",
    "os.getenv(f'{NAME}_URL')": "${USERS_URL}",
    "environ['USERS']": "${USERS}",
    "getenv('USERS')": "${USERS}",
    "str(os.environ['USERS'])": "${USERS}",
    "os.environ.get('USERS') or 'http://users'": "${USERS} | http://users",
    "os.environ['USERS'] if 'USERS' in os.environ else 'http://users'": "${USERS} | http://users",
    "config('USERS', default='http://users')": "${USERS:-http://users}",
    "config('USERS')": "${USERS}",
    "env.str('USERS', 'http://users')": "${USERS:-http://users}",
    "env('USERS')": "${USERS}",
    "starlette_config('USERS', default='http://users')": "${USERS:-http://users}",
    "starlette_config('USERS', cast=str, default='http://users')": "${USERS:-http://users}",
}


@pytest.mark.parametrize("written", READINGS)
def test_readings_with_and_without_default(asked: Asked, written: str) -> None:
    found = asked(f"""
        import os
        from os import environ, getenv

        from decouple import config
        from environs import Env
        from starlette.config import Config

        HOST = "users"
        NAME = "USERS"
        env = Env()
        starlette_config = Config(".env")
        URL = {written}

        def everyone():
            return requests.get(URL)
    """)

    assert found == [READINGS[written]]


def test_variables_are_parts_of_texts(asked: Asked) -> None:
    assert asked("""
        import os

        HOST = os.environ["HOST"]
        PORT = int(os.getenv("PORT", 8000))

        def everyone():
            return requests.get(f"http://{HOST}:{PORT}/users")
    """) == ["http://${HOST}:${PORT:-8000}/users"]


def test_a_function_that_reads_for_others(asked: Asked) -> None:
    assert asked("""
        import os

        def setting(name, default=""):
            return os.environ.get(f"SHOP_{name}", default)

        USERS = setting("USERS", "http://users")

        def everyone():
            return requests.get(USERS)
    """) == ["${SHOP_USERS:-http://users}"]


def test_a_variable_without_a_known_name_is_a_hole(asked: Asked) -> None:
    assert asked("""
        import os

        def fetch(name):
            return requests.get(f"http://{os.environ[name]}/all")
    """) == ["http://{}/all"]


def test_readings_are_uses_themselves(uses: Uses) -> None:
    found = uses({"settings.py": "import os\nUSERS = os.getenv('USERS', 'http://users')\n"})

    assert [(use.activity, use.caller, str(use.value(Role.NAME)), str(use.value(Role.DEFAULT))) for use in found] == [
        (Activity.ENVIRONMENT, "settings", "USERS", "http://users")
    ]


# -- settings classes ------------------------------------------------------------------------------

FIELDS = {
    "users_url: str = 'http://users'": "${USERS_URL:-http://users}",
    "users_url: str": "${USERS_URL}",
    "users_url: str | None = None": "${USERS_URL}",
    "users_url: str = Field('http://users')": "${USERS_URL:-http://users}",
    "users_url: str = Field(default='http://users')": "${USERS_URL:-http://users}",
    "users_url: str = Field(..., alias='USERS')": "${USERS}",
    "users_url: str = Field('http://users', validation_alias='USERS')": "${USERS:-http://users}",
    "users_url: str\n            model_config = SettingsConfigDict(env_prefix='SHOP_')": "${SHOP_USERS_URL}",
    "users_url: str\n            model_config = {'env_prefix': 'SHOP_'}": "${SHOP_USERS_URL}",
    "users_url: str\n            class Config:\n                env_prefix = 'SHOP_'": "${SHOP_USERS_URL}",
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "where", ["settings.users_url", "Settings().users_url", "get_settings().users_url", "Holder().settings.users_url"]
)
def test_fields_of_pydantic_settings(asked: Asked, field: str, where: str) -> None:
    found = asked(f"""
        from functools import lru_cache

        from pydantic import Field
        from pydantic_settings import BaseSettings, SettingsConfigDict

        class Settings(BaseSettings):
            {field}

        settings = Settings()

        @lru_cache
        def get_settings() -> Settings:
            return Settings()

        class Holder:
            def __init__(self):
                self.settings = settings

        def everyone():
            return requests.get({where})
    """)

    assert found == [FIELDS[field]]


def test_settings_below_settings(asked: Asked) -> None:
    assert asked("""
        from pydantic_settings import BaseSettings

        class Common(BaseSettings):
            users_url: str = "http://users"

        class Settings(Common):
            orders_url: str = "http://orders"

        settings = Settings()

        def fetch():
            requests.get(settings.users_url)
            requests.get(settings.orders_url)
    """) == ["${USERS_URL:-http://users}", "${ORDERS_URL:-http://orders}"]


def test_what_a_settings_class_computes(asked: Asked) -> None:
    assert asked("""
        from pydantic_settings import BaseSettings

        class Settings(BaseSettings):
            host: str = "users"
            port: int = 8000

            @property
            def url(self) -> str:
                return f"http://{self.host}:{self.port}"

        settings = Settings()

        def everyone():
            return requests.get(f"{settings.url}/users")
    """) == ["http://${HOST:-users}:${PORT:-8000}/users"]


# -- Django ----------------------------------------------------------------------------------------

CLIENT = """
    import requests
    from django.conf import settings

    def everyone():
        return requests.get(f"{settings.USERS_URL}/users")
"""


def test_the_settings_of_django_are_those_of_the_module_that_is_named(asked: Asked) -> None:
    assert asked(
        files={
            "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.config')\n",
            "shop/__init__.py": "",
            "shop/config.py": "USERS_URL = 'http://users'\n",
            "shop/settings.py": "USERS_URL = 'http://other'\n",
            "shop/client.py": CLIENT,
        }
    ) == ["http://users/users"]


def test_the_settings_of_django_are_in_the_module_of_that_name(asked: Asked) -> None:
    assert asked(
        files={
            "shop/__init__.py": "",
            "shop/settings.py": "import os\nUSERS_URL = os.environ.get('USERS_URL', 'http://users')\n",
            "shop/client.py": CLIENT,
        }
    ) == ["${USERS_URL:-http://users}/users"]


def test_the_settings_of_django_in_parts(asked: Asked) -> None:
    assert asked(
        files={
            "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.local')\n",
            "shop/__init__.py": "",
            "shop/settings/__init__.py": "",
            "shop/settings/common.py": "USERS_URL = 'http://users'\n",
            "shop/settings/local.py": "from shop.settings.common import *\n",
            "shop/client.py": CLIENT,
        }
    ) == ["http://users/users"]


def test_a_setting_that_is_asked_for_by_name(asked: Asked) -> None:
    assert asked(
        files={
            "shop/__init__.py": "",
            "shop/settings.py": "USERS_URL = 'http://users'\n",
            "shop/client.py": """
                import requests
                from django.conf import settings

                def everyone():
                    return requests.get(getattr(settings, "USERS_URL", "http://none"))
            """,
        }
    ) == ["http://users"]


def test_a_field_of_a_field_of_settings(asked: Asked) -> None:
    assert asked("""
        from pydantic import BaseModel
        from pydantic_settings import BaseSettings

        class Users(BaseModel):
            url: str = "http://localhost"
            path: str

        class Settings(BaseSettings):
            users: Users = Users()

        settings = Settings()

        def everyone():
            return requests.get(settings.users.url + settings.users.path)
    """) == ["${USERS__URL:-http://localhost}${USERS__PATH}"]
