"""What is known to keep nothing: of the standard library and of other people's packages, by their imports."""

from __future__ import annotations

import re
import sys

_KEEP = frozenset({
    "dbm", "ftplib", "imaplib", "mmap", "nntplib", "poplib", "shelve", "smtplib", "socket", "sqlite3", "subprocess",
    "telnetlib",
})  # fmt: skip
"""Modules of the standard library that reach something which lasts, or somebody else."""
_PURE = frozenset({
    # answer requests
    "aiohttp", "apispec", "asgiref", "bottle", "connexion", "falcon", "fastapi", "fastapi_utils", "flasgger", "flask",
    "flask_cors", "flask_restful", "flask_restx", "flask_smorest", "grpc", "grpc_health", "grpc_reflection",
    "gunicorn", "hypercorn", "litestar", "quart", "quart_cors", "sanic", "sanic_ext", "slowapi", "starlette", "tornado",
    "uvicorn", "uvloop", "waitress", "webargs", "werkzeug",
    # make requests
    "backoff", "circuitbreaker", "httpx", "pybreaker", "requests", "retry", "stamina", "tenacity", "urllib3",
    # say what values are
    "attr", "attrs", "cattrs", "email_validator", "jsonschema", "marshmallow", "msgspec", "phonenumbers", "pydantic",
    "pydantic_core", "pydantic_settings", "typing_extensions",
    # are told how to run, and what they do is watched
    "click", "decouple", "dotenv", "environs", "loguru", "opentelemetry", "prometheus_client",
    "prometheus_fastapi_instrumentator", "prometheus_flask_exporter", "pythonjsonlogger", "rich", "sentry_sdk",
    "structlog", "typer",
    # compute
    "babel", "bleach", "bs4", "dateutil", "docx", "fpdf", "jinja2", "lxml", "markdown", "markupsafe", "mpmath",
    "networkx", "numpy", "openpyxl", "orjson", "pendulum", "PIL", "pytz", "qrcode", "regex", "reportlab", "scipy",
    "shapely", "simplejson", "slugify", "sympy", "ujson", "unidecode", "weasyprint", "xmltodict", "yaml",
    # know secrets
    "argon2", "authlib", "bcrypt", "cryptography", "itsdangerous", "jose", "joserfc", "jwt", "nacl", "passlib",
})  # fmt: skip
"""Top-level names of packages that keep nothing by themselves; what is not named may. No models: they are heavy."""
_GENERATED = re.compile(r"\w*_pb2(?:_grpc)?|google\.protobuf\b.*")
_FILES = re.compile(
    r"(?:builtins|io|codecs|aiofiles)\.open|os\.(?:listdir|makedirs|mkdir|open|remove|rename|replace|scandir|unlink)"
    r"|(?:pathlib\.)?Path\.(?:glob|iterdir|mkdir|open|read_bytes|read_text|rglob|unlink|write_bytes|write_text)"
    r"|shutil\.\w+"
)


def keeps_nothing(imported: str) -> bool:
    """Tell whether a module from elsewhere is known to keep nothing between two requests."""
    top = imported.partition(".")[0]
    own = top in sys.stdlib_module_names and top not in _KEEP
    return own or top in _PURE or bool(_GENERATED.fullmatch(imported))


def reads_files(function: str) -> bool:
    """Tell whether a function reads or writes files; given by its dotted name."""
    return bool(_FILES.fullmatch(function))
