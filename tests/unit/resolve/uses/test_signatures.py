from __future__ import annotations

from typing import Any

import pytest

from archfit.model.library import Activity, Role

HEAD = """
from typing import Annotated, Any
from fastapi import Depends, FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel

app = FastAPI()

class User(BaseModel):
    name: str

class Answer(JSONResponse): ...

def session(): ...
"""


def types(uses: Any, source: str, role: Role) -> list[str]:
    found = uses({"shop.py": HEAD + source})
    return [str(value) for use in found if use.activity is Activity.ROUTE for value in use.values(role)]


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("@app.get('/')\ndef one() -> User: ...", ["shop.User"]),
        ("@app.get('/')\ndef one() -> list[User] | None: ...", ["shop.User"]),
        ("@app.get('/')\ndef one() -> dict[str, User]: ...", ["shop.User"]),
        ("@app.get('/')\ndef one() -> FileResponse: ...", ["fastapi.responses.FileResponse"]),
        ("@app.get('/')\ndef one() -> JSONResponse: ...", ["None"]),
        ("@app.get('/')\ndef one() -> Answer: ...", ["None"]),
        ("@app.get('/')\ndef one() -> dict: ...", ["None"]),
        ("@app.get('/')\ndef one() -> list[dict]: ...", ["None"]),
        ("@app.get('/')\ndef one() -> Any: ...", ["None"]),
        ("@app.get('/')\ndef one(): ...", ["None"]),
        ("@app.get('/', response_model=User)\ndef one(): ...", ["shop.User", "None"]),
    ],
)
def test_what_a_route_gives(uses: Any, handler: str, expected: list[str]) -> None:
    assert types(uses, handler, Role.RESPONSE) == expected


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("user: User", ["shop.User"]),
        ("key: int, user: User", ["shop.User"]),
        ("request: Request", ["None"]),
        ("user: dict", ["None"]),
        ("key: int", []),
        ("key", []),
        ("key: int, db: User = Depends(session)", []),
        ("db: Annotated[User, Depends(session)]", []),
    ],
)
def test_what_a_route_takes(uses: Any, parameters: str, expected: list[str]) -> None:
    assert types(uses, f"@app.post('/')\ndef one({parameters}): ...", Role.REQUEST) == expected


def test_a_decorator_that_names_a_schema(uses: Any) -> None:
    files = {
        "shop.py": """
            from flask import Flask, request
            from flask_smorest import Blueprint
            parts = Blueprint("parts", __name__)
            @parts.route("/parts", methods=["POST"])
            @parts.arguments(dict)
            @parts.response(201, dict)
            def added(part): ...
        """
    }
    (found,) = (use for use in uses(files) if use.activity is Activity.ROUTE)

    assert [str(one) for one in found.values(Role.REQUEST)] == ["arguments"]
    assert [str(one) for one in found.values(Role.RESPONSE)] == ["response"]


def test_nothing_is_said_where_the_handler_is_not_known(uses: Any) -> None:
    found = uses({"shop.py": HEAD + "import other\napp.add_api_route('/', other.handler)\n"})

    assert [one.values(Role.RESPONSE) for one in found if one.activity is Activity.ROUTE] == [()]
