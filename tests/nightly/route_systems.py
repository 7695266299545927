"""Systems of two services, written with one framework each: what one of them answers at, the other one calls."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_COMPOSE = """services:
  orders:
    build: orders
    environment:
      USERS_URL: http://users:8000
  users:
    build: users
"""
_DOCKERFILE = 'FROM python:3.12\nCOPY . .\nCMD ["python", "app.py"]\n'
_CALLER = """import os

import httpx
import requests

BASE = os.environ["USERS_URL"]
client = httpx.Client(base_url=BASE, timeout=2)


def fetch(path):
    return requests.get(f"{BASE}{path}", timeout=2).json()


def customer(key):
    return fetch(f"/customers/{key}")


def addresses():
    return requests.get("http://users:8000/addresses", timeout=2).json()


class Cards:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def add(self, card):
        return self.session.post(self.base + "/cards", json=card, timeout=2)


def add(card):
    return Cards(BASE).add(card)


def forget(key):
    return client.delete("/invoices/%s" % key)


def last_visit(key):
    return client.get("/visits/{}/last".format(key))
"""


class System(NamedTuple):
    """Two services, and what is written for each route of the one that is called."""

    name: str
    path: str
    """The file that says the routes."""
    before: str
    routes: Mapping[str, str]
    """The word that each route alone has in it -> what is written for it."""
    after: str = ""
    others: Mapping[str, str] = MappingProxyType({})

    def write(self, folder: Path, *, gone: str = "", renamed: str = "") -> None:
        """Write the system into an empty folder, without one of the routes, or with another word in one."""
        chunks = [
            text.replace(word, f"new{word}") if word == renamed else text
            for word, text in self.routes.items()
            if word != gone
        ]
        files = {
            "docker-compose.yml": _COMPOSE, "orders/Dockerfile": _DOCKERFILE, "users/Dockerfile": _DOCKERFILE,
            "orders/app.py": _CALLER, **self.others, self.path: self.before + "".join(chunks) + self.after,
        }  # fmt: skip
        for path, text in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")


_DJANGO_VIEWS = """from django.views import View

def customer(request, key): ...
def add(request): ...
def forget(request, key): ...
def last(request, key): ...
def up(request): ...

class Every(View):
    def get(self, request): ...
"""
_DJANGO_APP = """import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')
application = get_wsgi_application()
"""
_DRF_VIEWS = """from rest_framework import viewsets
from rest_framework.decorators import action

class Customers(viewsets.ViewSet):
    def retrieve(self, request, pk): ...

class Places(viewsets.ViewSet):
    def list(self, request): ...

class Cards(viewsets.ViewSet):
    def create(self, request): ...

class Invoices(viewsets.ViewSet):
    def destroy(self, request, pk): ...

class Visits(viewsets.ViewSet):
    @action(detail=True)
    def last(self, request, pk): ...
"""
_CONNEXION_APP = """import connexion

app = connexion.FlaskApp(__name__, specification_dir=".")
app.add_api("openapi.yaml")
"""
_CONNEXION_API = """def customer(key): ...
def every(): ...
def add(body): ...
def forget(key): ...
def last(key): ...
def up(): ...
"""
_GRPC_APP = """from concurrent import futures

import grpc
import users_pb2_grpc

class Users(users_pb2_grpc.UsersServicer):
    def Up(self, request, context): ...

server = grpc.server(futures.ThreadPoolExecutor())
users_pb2_grpc.add_UsersServicer_to_server(Users(), server)
server.add_insecure_port('[::]:50051')
server.start()
"""
_GRPC_CALLER = """import grpc
import users_pb2_grpc

stub = users_pb2_grpc.UsersStub(grpc.insecure_channel('users:50051'))


def order(request):
    stub.Customer(request, timeout=2)
    stub.AddCard(request, timeout=2)
    return stub.Addresses(request, timeout=2)


class Client:
    def __init__(self):
        self.stub = users_pb2_grpc.UsersStub(grpc.insecure_channel('users:50051'))

    def forget(self, request):
        self.stub.Forget(request, timeout=2)
        return self.stub.LastVisit(request, timeout=2)
"""
_FLASK = System(
    name="flask",
    path="users/app.py",
    before="""from flask import Blueprint, Flask

app = Flask(__name__)
parts = Blueprint('parts', __name__)

""",
    routes={
        "customers": "@app.route('/customers/<int:key>')\ndef customer(key): ...\n\n",
        "addresses": "@parts.get('')\ndef every(): ...\n\napp.register_blueprint(parts, url_prefix='/addresses')\n\n",
        "cards": "@app.post('/cards')\ndef add(): ...\n\n",
        "invoices": "app.add_url_rule('/invoices/<key>', view_func=lambda key: '', methods=['DELETE'])\n\n",
        "visits": "@app.get('/visits/<key>/last')\ndef last(key): ...\n\n",
    },
    after="@app.get('/up')\ndef up(): ...\n",
)
_FASTAPI = System(
    name="fastapi",
    path="users/app.py",
    before="""from fastapi import APIRouter, FastAPI

app = FastAPI()
parts = APIRouter()
visited = APIRouter()

""",
    routes={
        "customers": "@app.get('/customers/{key}')\ndef customer(key: int): ...\n\n",
        "addresses": "@parts.get('/addresses')\ndef every(): ...\n\n",
        "cards": "@parts.post('/cards')\nasync def add(card: dict): ...\n\n",
        "invoices": "@app.api_route('/invoices/{key}', methods=['DELETE'])\ndef forget(key: str): ...\n\n",
        "visits": """@visited.get('/{key}/last')
def last(key: int): ...

app.include_router(visited, prefix='/visits')

""",
    },
    after="app.include_router(parts)\n\n@app.get('/up')\ndef up(): ...\n",
)
_DJANGO = System(
    name="django",
    path="users/urls.py",
    before="from django.urls import include, path, re_path\n\nimport views\n\nurlpatterns = [\n",
    routes={
        "customers": "    path('customers/<int:key>/', views.customer),\n",
        "addresses": "    path('addresses/', views.Every.as_view()),\n",
        "cards": "    path('cards', views.add),\n",
        "invoices": "    re_path(r'^invoices/(?P<key>\\d+)$', views.forget),\n",
        "visits": "    path('visits/', include([path('<int:key>/last', views.last)])),\n",
    },
    after="    path('up', views.up),\n]\n",
    others={
        "users/views.py": _DJANGO_VIEWS,
        "users/settings.py": "ROOT_URLCONF = 'urls'\n",
        "users/app.py": _DJANGO_APP,
    },
)
_DRF = System(
    name="djangorestframework",
    path="users/urls.py",
    before="""from django.urls import include, path
from rest_framework import routers

import views

router = routers.DefaultRouter()
""",
    routes={
        "customers": "router.register('customers', views.Customers, basename='people')\n",
        "addresses": "router.register(r'addresses', views.Places, basename='places')\n",
        "cards": "router.register('cards', views.Cards, basename='plastic')\n",
        "invoices": "router.register('invoices', views.Invoices, basename='bills')\n",
        "visits": "router.register('visits', views.Visits, basename='calls')\n",
    },
    after="""router.register('ups', views.Customers, basename='ups')
urlpatterns = [path('', include(router.urls))]
""",
    others={
        "users/settings.py": "ROOT_URLCONF = 'urls'\n",
        "users/app.py": _DJANGO_APP,
        "users/views.py": _DRF_VIEWS,
    },
)
_CONNEXION = System(
    name="connexion",
    path="users/openapi.yaml",
    before="openapi: 3.0.0\ninfo:\n  title: users\n  version: '1'\npaths:\n",
    routes={
        "customers": "  /customers/{key}:\n    get:\n      operationId: api.customer\n",
        "addresses": "  /addresses:\n    get:\n      operationId: api.every\n",
        "cards": "  /cards:\n    post:\n      operationId: api.add\n",
        "invoices": "  /invoices/{key}:\n    delete:\n      operationId: api.forget\n",
        "visits": "  /visits/{key}/last:\n    get:\n      operationId: api.last\n",
    },
    after="  /up:\n    get:\n      operationId: api.up\n",
    others={
        "users/app.py": _CONNEXION_APP,
        "users/api.py": _CONNEXION_API,
    },
)
_GRPC = System(
    name="grpc",
    path="protos/users.proto",
    before='syntax = "proto3";\npackage shop;\n\nservice Users {\n',
    routes={
        "Customer": "  rpc Customer (Request) returns (Reply);\n",
        "Addresses": "  rpc Addresses (Request) returns (Reply);\n",
        "AddCard": "  rpc AddCard (Request) returns (Reply);\n",
        "Forget": "  rpc Forget (Request) returns (Reply);\n",
        "LastVisit": "  rpc LastVisit (Request) returns (Reply);\n",
    },
    after="  rpc Up (Request) returns (Reply);\n}\n\nmessage Request {}\nmessage Reply {}\n",
    others={
        "users/app.py": _GRPC_APP,
        "orders/app.py": _GRPC_CALLER,
    },
)
SYSTEMS = (_FLASK, _FASTAPI, _DJANGO, _DRF, _CONNEXION, _GRPC)
