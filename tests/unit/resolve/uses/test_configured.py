from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import pytest

from archfit.extract.python.summary import summarise
from archfit.libraries.loading import load
from archfit.model import SourceRoot
from archfit.model.library import Knowledge
from archfit.resolve.calls import solved
from archfit.resolve.uses.configured import configured
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Literal, Reading


def told(text: str) -> list[dict[str, str]]:
    """Return the roles of what a file configures, as a person reads them."""
    summaries = {"settings.py": summarise("settings.py", dedent(text).encode())}
    engine = solved(summaries, [SourceRoot("", "")], {}, Knowledge.of(load({"os", "flask"}, ())))
    found = (one.roles for one in configured(Evaluator(engine)))
    return [{role.value: "|".join(_shown(said)) for role, said in sorted(roles.items())} for roles in found]


def _shown(said: Alternatives) -> Iterator[str]:
    for one in said:
        if isinstance(one, Reading):
            yield f"${one.variable}"
        yield str(one.value) if isinstance(one, Literal) else ""


DJANGO = """
    import os

    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "shop",
            "HOST": "db",
            "PORT": 5432,
            "USER": "app",
            "PASSWORD": "secret",
        },
        "reports": {"ENGINE": "django.db.backends.mysql", "NAME": "reports"},
    }
"""


def test_the_databases_of_django() -> None:
    assert told(DJANGO) == [
        {"DATABASE": "shop", "ENGINE": "postgresql", "HOST": "db", "PORT": "5432", "USER": "app"},
        {"DATABASE": "reports", "ENGINE": "mysql"},
    ]


def test_the_caches_of_django() -> None:
    text = """
        CACHES = {
            "default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://cache/1"},
            "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "here"},
        }
    """

    assert told(text) == [{"ENGINE": "redis", "URL": "redis://cache/1"}]


@pytest.mark.parametrize(
    "text",
    [
        'SQLALCHEMY_DATABASE_URI = "mysql://db/shop"',
        'class Config:\n    SQLALCHEMY_DATABASE_URI = "mysql://db/shop"',
        'from flask import Flask\napp = Flask("a")\napp.config["SQLALCHEMY_DATABASE_URI"] = "mysql://db/shop"',
        'from flask import Flask\napp = Flask("a")\napp.config.update(SQLALCHEMY_DATABASE_URI="mysql://db/shop")',
        'SQLALCHEMY_BINDS = {"other": "mysql://db/shop"}',
    ],
)
def test_where_flask_is_told(text: str) -> None:
    assert told(text) == [{"URL": "mysql://db/shop"}]


def test_what_only_has_the_name_of_a_setting() -> None:
    assert told('DATABASES = ["one", "two"]\nCACHES = {"default": "here"}') == []
