from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Scalar

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]
Asked = Callable[..., list[str]]


def test_a_client_is_told_apart_by_what_it_is_made_with(requests_of: Asked) -> None:
    assert requests_of("""
        class Client:
            def __init__(self, base):
                self.base = base

            def fetch(self, path):
                return requests.get(self.base + path)

        users = Client("http://users")
        orders = Client(base="http://orders")

        def everyone():
            return users.fetch("/all")

        def recent():
            return orders.fetch("/recent")
    """) == ["shop.everyone: GET http://users/all", "shop.recent: GET http://orders/recent"]


def test_clients_without_a_path(requests_of: Asked) -> None:
    assert requests_of("""
        class Client:
            def __init__(self, base):
                self.base = base

            def ping(self):
                return requests.get(f"{self.base}/ping")

        def check():
            Client("http://users").ping()
            Client("http://orders").ping()
    """) == ["shop.check: GET http://users/ping", "shop.check: GET http://orders/ping"]


def test_a_client_whose_base_ends_in_a_slash(asked: Asked) -> None:
    assert asked("""
        class Client:
            def __init__(self, base):
                self.base = base.rstrip("/")

            def fetch(self, path):
                return requests.get(f"{self.base}/{path.lstrip('/')}")

        client = Client("http://users/")

        def everyone():
            return client.fetch("/all")
    """) == ["http://users/all"]


def test_a_class_per_service(requests_of: Asked) -> None:
    assert requests_of("""
        class Client:
            def __init__(self, base):
                self.base = base

            def fetch(self, path):
                return requests.get(self.base + path)

        class Users(Client):
            def __init__(self):
                super().__init__("http://users")

            def everyone(self):
                return self.fetch("/all")

        class Orders(Client):
            def __init__(self):
                super().__init__(base="http://orders")

            def recent(self):
                return self.fetch("/recent")
    """) == ["shop.Users.everyone: GET http://users/all", "shop.Orders.recent: GET http://orders/recent"]


def test_a_client_that_is_injected_by_the_constructor(requests_of: Asked) -> None:
    assert requests_of("""
        class Client:
            def __init__(self, base: str):
                self.base = base

            def fetch(self, path):
                return requests.get(self.base + path)

        class Users:
            def __init__(self, client: Client):
                self.client = client

            def everyone(self):
                return self.client.fetch("/all")

        users = Users(Client("http://users"))
    """) == ["shop.Users.everyone: GET http://users/all"]


def test_a_url_that_is_injected_by_the_constructor(asked: Asked) -> None:
    assert asked("""
        import os

        class Users:
            def __init__(self, url):
                self.url = url

            def everyone(self):
                return requests.get(self.url)

        users = Users(os.environ["USERS_URL"])
    """) == ["${USERS_URL}"]


def test_a_client_that_is_injected_by_its_protocol(asked: Asked) -> None:
    assert asked("""
        from typing import Protocol

        class Fetches(Protocol):
            def fetch(self, path: str): ...

        class Client:
            def fetch(self, path: str):
                return requests.get("http://users" + path)

        def everyone(client: Fetches):
            return client.fetch("/all")
    """) == ["http://users/all"]


@pytest.mark.parametrize(
    "parameter",
    [
        "client: Client = Depends(get_client)",
        "client=Depends(get_client)",
        "client: Annotated[Client, Depends(get_client)]",
        "client: ClientDep",
    ],
)
def test_a_client_that_fastapi_injects(requests_of: Asked, parameter: str) -> None:
    assert requests_of(f"""
        from typing import Annotated

        from fastapi import Depends, FastAPI

        class Client:
            def __init__(self, base: str):
                self.base = base

            def fetch(self, path):
                return requests.get(self.base + path)

        def get_client() -> Client:
            return Client("http://users")

        ClientDep = Annotated[Client, Depends(get_client)]
        app = FastAPI()

        @app.get("/")
        def everyone({parameter}):
            return client.fetch("/all")
    """) == ["shop.everyone: GET http://users/all"]


def test_a_setting_that_fastapi_injects(asked: Asked) -> None:
    assert asked("""
        from fastapi import Depends
        from pydantic_settings import BaseSettings

        class Settings(BaseSettings):
            users_url: str = "http://users"

        def get_settings() -> Settings:
            return Settings()

        def everyone(settings: Settings = Depends(get_settings)):
            return requests.get(f"{settings.users_url}/all")
    """) == ["${USERS_URL:-http://users}/all"]


def test_a_session_that_an_object_keeps(requests_of: Asked) -> None:
    assert requests_of("""
        class Users:
            def __init__(self):
                self.session = requests.Session()

            def everyone(self):
                return self.session.get("http://users/all")
    """) == ["shop.Users.everyone: GET http://users/all"]


@pytest.mark.parametrize(
    "made",
    [
        "httpx.Client(base_url='http://users')",
        "httpx.AsyncClient(base_url=BASE)",
        "make()",
        "Holder().client",
    ],
)
def test_the_base_of_a_client_of_a_library(uses: Uses, made: str) -> None:
    (use,) = uses({
        "shop.py": f"""
            import httpx

            BASE = "http://users"

            def make():
                return httpx.Client(base_url=BASE)

            class Holder:
                def __init__(self):
                    self.client = httpx.Client(base_url=BASE)

            client = {made}

            def everyone():
                return client.get("/all")
        """
    })  # fmt: skip

    assert (use.caller, str(use.value(Role.BASE)), str(use.value(Role.URL))) == (
        "shop.everyone", "http://users", "/all",
    )  # fmt: skip


def test_a_client_in_a_with_statement(requests_of: Asked) -> None:
    assert requests_of("""
        def everyone():
            with requests.Session() as session:
                return session.get("http://users")
    """) == ["shop.everyone: GET http://users"]


def test_a_client_that_is_derived_from_one_of_a_library(requests_of: Asked) -> None:
    assert requests_of("""
        class Users(requests.Session):
            def everyone(self):
                return self.get("http://users")
    """) == ["shop.Users.everyone: GET http://users"]


def test_an_override_of_a_method_of_a_library(requests_of: Asked) -> None:
    assert requests_of("""
        class Users(requests.Session):
            def request(self, method, url, **kwargs):
                return super().request(method, "http://users" + url, **kwargs)

        def everyone():
            return Users().request("GET", "/all")
    """) == ["shop.everyone: GET http://users/all"]


def test_attributes_of_a_configuration_that_is_handed_over(asked: Asked) -> None:
    assert asked("""
        class Config:
            users = "http://users"

        class Users:
            def __init__(self, config):
                self.config = config

            def everyone(self):
                return requests.get(self.config.users)

        Users(Config()).everyone()
    """) == ["http://users"]


def test_what_only_the_object_knows_is_called_after_its_attribute(asked: Asked) -> None:
    assert asked("""
        import elsewhere

        class Users:
            def __init__(self):
                configuration = elsewhere.secrets.get("users", {})
                self.url = configuration.get("url")
                self.root = configuration.get("USERS_URL")
                self.host = elsewhere.USERS_HOST

            def all(self):
                return requests.get(self.url + "/all")

            def names(self):
                return requests.get(self.root + "/names")

            def ages(self):
                return requests.get(self.host + "/ages")
    """) == ["{self.url}/all", "{USERS_URL}/names", "{USERS_HOST}/ages"]


@pytest.mark.parametrize(
    ("given", "parameters"),
    [
        ("request.app.state.http", "request: Request"),
        ("request.state.http", "request: Request"),
        ("app.state.http", ""),
        ("http", "http=Depends(client)"),
    ],
)
@pytest.mark.parametrize(
    "begin",
    [
        "async def begin(app: FastAPI):\n  async with httpx.AsyncClient(timeout=3) as it:\n    app.state.http = it",
        "@app.on_event('startup')\nasync def begin():\n    app.state.http = httpx.AsyncClient(timeout=3)",
    ],
)
def test_a_client_that_an_application_keeps(uses: Uses, begin: str, given: str, parameters: str) -> None:
    api = f"""
import httpx
from fastapi import Depends, FastAPI, Request
from users import Users

app = FastAPI()

{begin}

def client(request: Request):
    return request.app.state.http

def users({parameters}):
    return Users({given})

@app.get("/orders/{{key}}")
async def order(key, users=Depends(users)):
    return await users.one(key)
"""
    client = """
        class Users:
            def __init__(self, http):
                self.http = http

            async def one(self, key):
                return await self.http.get(f"http://users/users/{key}")
    """
    (use,) = (one for one in uses({"api.py": api, "users.py": client}) if one.activity is Activity.REQUEST)

    assert (use.caller, str(use.value(Role.URL)), use.value(Role.TIMEOUT)) == (
        "users.Users.one", "http://users/users/{key}", Scalar(3)
    )  # fmt: skip
