"""Small systems of common shapes: who calls whom, what is told of it, and what is not."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

UVICORN = 'FROM python:3.12\nCOPY . .\nCMD ["uvicorn", "app.main:app"]\n'
GUNICORN = 'FROM python:3.12\nCOPY . .\nCMD ["gunicorn", "main:app"]\n'
FLASK = """from flask import Flask

app = Flask(__name__)


@app.get("{path}")
def one(key): ...
"""

CLIENT_WITH_A_SECRET = {
    "compose.yml": "services:\n  robot:\n    build: robot\n  issues:\n    build: issues\n",
    "robot/Dockerfile": GUNICORN,
    "robot/client.py": """from urllib.parse import urljoin

import requests
from vault import secrets


class Issues:
    def __init__(self):
        settings = secrets.get("issues", {})
        self.url = settings.get("url")

    def of_change(self, change):
        return list(self.pages(f"/v1/change/{change}/issues/"))

    def of_file(self, name):
        return list(self.pages(f"/v1/file/{name}/"))

    def pages(self, path):
        url = urljoin(self.url, path)
        while url:
            answer = requests.get(url).json()
            yield from answer["results"]
            url = answer["next"]

    def create(self, path, issues):
        return requests.post(urljoin(self.url, path), json=issues, timeout=5)
""",
    "robot/main.py": """from client import Issues

issues = Issues()


def look(change, names):
    known = issues.of_change(change)
    for name in names:
        known += issues.of_file(name)
    return known


def publish(path, batches):
    for one in batches:
        issues.create(path, one)


app = look(1, []), publish("", [])
""",
    "issues/Dockerfile": GUNICORN,
    "issues/main.py": """from fastapi import FastAPI

app = FastAPI()


@app.get("/v1/change/{change}/issues/")
def of_change(change): ...


@app.get("/v1/file/{name}/")
def of_file(name): ...


@app.post("/v1/change/")
def create(): ...
""",
}

REGISTRY_AND_GATEWAY = {
    "compose.yml": """services:
  nginx:
    image: nginx:1.27
    volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]
  users:
    build: users
  catalog:
    build: catalog
  reports:
    build: reports
  web:
    build: web
    environment:
      GATEWAY: http://nginx/api
""",
    "nginx.conf": """server {
  listen 80;
  location /api/users/ { proxy_pass http://users:8000/users/; }
  location /api/catalog { proxy_pass http://catalog:8000; }
}
""",
    "users/Dockerfile": GUNICORN,
    "users/main.py": FLASK.format(path="/users/<key>"),
    "catalog/Dockerfile": GUNICORN,
    "catalog/main.py": FLASK.format(path="/api/catalog/<key>"),
    "reports/Dockerfile": GUNICORN,
    "reports/main.py": FLASK.format(path="/reports/<key>"),
    "web/Dockerfile": GUNICORN,
    "web/main.py": """import os

import requests
from flask import Flask

app = Flask(__name__)
app.config["GATEWAY"] = os.environ["GATEWAY"]
SERVICES = {"users": "http://users:8000", "catalog": "http://catalog:8000", "reports": "http://reports:8000"}


class Registry:
    def __init__(self, services):
        self.services = services

    def url(self, name):
        return self.services[name]


registry = Registry(SERVICES)


def call(service, path, **options):
    options.setdefault("timeout", 2)
    return requests.get(registry.url(service) + path, **options).json()


@app.get("/a/<key>")
def through_the_gateway(key):
    return requests.get(f"{app.config['GATEWAY']}/users/{key}", timeout=1).json()


@app.get("/b/<key>")
def by_name(key):
    for attempt in range(3):
        sku = call("users", f"/users/{key}")
        if sku:
            return call("catalog", f"/api/catalog/{sku}")
""",
}

CLIENTS_OF_A_LIFESPAN = {
    "compose.yml": """services:
  api:
    build: api
    environment:
      STOCK_URL: http://stock:8080
      PRICING__BASE_URL: http://pricing:8080
  stock:
    build: stock
  pricing:
    build: pricing
""",
    "api/Dockerfile": UVICORN,
    "api/app/__init__.py": "",
    "api/app/settings.py": """from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class Pricing(BaseModel):
    base_url: str = "http://localhost:9000"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_nested_delimiter="__")
    stock_url: str = "http://localhost:8080"
    pricing: Pricing = Pricing()


settings = Settings()
""",
    "api/app/clients.py": """from contextlib import asynccontextmanager

import httpx

from .settings import settings


class Client:
    def __init__(self, base_url: str, http: httpx.AsyncClient):
        self.base_url = str(base_url).rstrip("/")
        self.http = http

    async def request(self, verb, path, **options):
        answer = await self.http.request(verb, f"{self.base_url}{path}", **options)
        return answer.json()


class Stock(Client):
    async def of(self, sku):
        return await self.request("GET", f"/v1/stock/{sku}")


class Prices(Client):
    async def of(self, sku):
        return await self.request("GET", f"/prices/{sku}")


@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient(timeout=5) as http:
        app.state.stock = Stock(settings.stock_url, http)
        app.state.prices = Prices(settings.pricing.base_url, http)
        yield
""",
    "api/app/main.py": """from typing import Annotated

from fastapi import Depends, FastAPI, Request

from .clients import Prices, Stock, lifespan

app = FastAPI(lifespan=lifespan)


def stock(request: Request) -> Stock:
    return request.app.state.stock


def prices(request: Request) -> Prices:
    return request.app.state.prices


@app.get("/products/{sku}")
async def product(sku: str, left: Annotated[Stock, Depends(stock)], price: Annotated[Prices, Depends(prices)]):
    return await left.of(sku), await price.of(sku)
""",
    "stock/Dockerfile": UVICORN,
    "stock/app/__init__.py": "",
    "stock/app/main.py": """from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/stock")


@router.get("/{sku}")
def one(sku): ...


app = FastAPI()
app.include_router(router, prefix="/v1")
""",
    "pricing/Dockerfile": UVICORN,
    "pricing/app/__init__.py": "",
    "pricing/app/main.py": """from starlette.applications import Starlette
from starlette.routing import Mount, Route


async def price(request): ...


app = Starlette(routes=[Mount("/prices", routes=[Route("/{sku}", price, methods=["GET"])])])
""",
}


def edges(archfit: Archfit, system: Path) -> set[tuple[str, str, str]]:
    """Return who calls whom, and over what."""
    document = json.loads(archfit("wires", "--output-format", "json", cwd=system).stdout)
    return {(one["source"], one["target"], one["channel"]) for one in document["edges"]}


def findings(archfit: Archfit, system: Path) -> set[tuple[str, str, int]]:
    """Return what is told of calls in loops, of calls without a timeout and of routes that nobody has."""
    codes = ("NET003", "RES001", "CON001", "CON002")
    select = [word for code in codes for word in ("--select", code)]
    result = archfit("check", "--no-cache", "--output-format", "json", *select, cwd=system)
    return {(one["code"], one["path"], one["line"]) for one in json.loads(result.stdout)["findings"]}


def test_a_client_whose_address_is_a_secret(archfit: Archfit, write: Write) -> None:
    system = write(CLIENT_WITH_A_SECRET)

    assert edges(archfit, system) == {("robot", "issues", "http")}
    assert findings(archfit, system) == {("RES001", "robot/client.py", 21), ("NET003", "robot/client.py", 16)}


def test_services_by_name_and_behind_a_gateway(archfit: Archfit, write: Write) -> None:
    system = write(REGISTRY_AND_GATEWAY)

    assert edges(archfit, system) == {("web", "users", "http"), ("web", "catalog", "http")}
    assert findings(archfit, system) == set()


def test_clients_that_a_framework_provides(archfit: Archfit, write: Write) -> None:
    system = write(CLIENTS_OF_A_LIFESPAN)

    assert edges(archfit, system) == {("api", "stock", "http"), ("api", "pricing", "http")}
    assert findings(archfit, system) == set()
