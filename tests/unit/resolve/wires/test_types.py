from __future__ import annotations

import pytest

from archfit.model import Location
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import UNKNOWN, Named, Scalar, Value, text
from archfit.resolve.wires.types import is_typed

USER = Named("class", "users.User")
OPEN = Scalar(None)
FASTAPI, FLASK = "fastapi.APIRouter.post", "flask.Scaffold.route"


def typed(function: str, verb: str, request: tuple[Value, ...], response: tuple[Value, ...]) -> bool | None:
    said = ((Role.REQUEST, request), (Role.RESPONSE, response))
    arguments = tuple((role, values) for role, values in said if values)
    return is_typed(Use(Activity.ROUTE, function, "users", Location("users.py", 1), arguments), verb)


@pytest.mark.parametrize(
    ("verb", "request_", "response", "expected"),
    [
        ("GET", (), (USER,), True),
        ("GET", (), (OPEN,), False),
        ("GET", (OPEN,), (USER,), True),
        ("GET", (), (UNKNOWN, OPEN), True),
        ("POST", (USER,), (USER,), True),
        ("POST", (), (USER,), True),
        ("POST", (OPEN,), (USER,), False),
        ("POST", (OPEN, USER), (USER,), True),
        ("GET", (), (Named("library", "fastapi.responses.FileResponse"),), None),
        ("GET", (), (Named("library", "fastapi.Response"),), None),
        ("DELETE", (), (OPEN,), None),
        ("GET", (), (), None),
    ],
)
def test_a_framework_that_reads_signatures(
    verb: str, request_: tuple[Value, ...], response: tuple[Value, ...], *, expected: bool | None
) -> None:
    assert typed(FASTAPI, verb, request_, response) is expected


@pytest.mark.parametrize(
    ("verb", "request_", "response", "expected"),
    [
        ("GET", (), (text("response"), OPEN), True),
        ("POST", (text("arguments"),), (text("response"), OPEN), True),
        ("POST", (), (text("response"), OPEN), False),
        ("GET", (), (OPEN,), False),
        ("GET", (), (Named("library", "flask.typing.ResponseReturnValue"),), False),
        ("GET", (), (Named("library", "django.http.StreamingHttpResponse"),), None),
    ],
)
def test_a_framework_that_leaves_it_to_handlers(
    verb: str, request_: tuple[Value, ...], response: tuple[Value, ...], *, expected: bool | None
) -> None:
    assert typed(FLASK, verb, request_, response) is expected


def test_a_framework_that_is_not_known() -> None:
    assert typed("connexion.App.route", "GET", (), (OPEN,)) is None
