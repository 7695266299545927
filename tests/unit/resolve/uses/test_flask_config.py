from __future__ import annotations

from collections.abc import Callable

import pytest

Asked = Callable[..., list[str]]

SETTINGS = """
import os

class Base:
    USERS = os.environ["USERS_URL"]

class Production(Base):
    DEBUG = False
"""
VIEW = """
import requests
from flask import Flask, current_app

def create():
    app = Flask(__name__)
    {said}
    return app

def everyone():
    return requests.get({asked} + "/all")
"""


@pytest.mark.parametrize(
    ("said", "asked_for", "expected"),
    [
        ('app.config["USERS"] = "http://users"', 'current_app.config["USERS"]', "http://users/all"),
        ('app.config["USERS"] = "http://users"', 'current_app.config.get("USERS")', "http://users/all"),
        ('app.config.update(USERS="http://users")', 'current_app.config["USERS"]', "http://users/all"),
        ('app.config.from_mapping(USERS="http://users")', 'current_app.config["USERS"]', "http://users/all"),
        ('app.config.from_object("settings.Production")', 'current_app.config["USERS"]', "${USERS_URL}/all"),
        ('app.config.from_object("elsewhere.Production")', 'current_app.config["USERS"]', "{USERS}/all"),
        ("pass", 'current_app.config["USERS"]', "{USERS}/all"),
        ("pass", 'current_app.config.get("USERS")', "{USERS}/all"),
    ],
)
def test_what_an_application_is_configured_with(asked: Asked, said: str, asked_for: str, expected: str) -> None:
    assert asked(files={"settings.py": SETTINGS, "shop.py": VIEW.format(said=said, asked=asked_for)}) == [expected]


def test_the_nearest_configuration(asked: Asked) -> None:
    files = {
        f"{name}/views.py": VIEW.format(
            said=f'app.config["USERS"] = "http://{name}"', asked='current_app.config["USERS"]'
        )
        for name in ("one", "two")
    }

    assert asked(files=files) == ["http://one/all", "http://two/all"]
