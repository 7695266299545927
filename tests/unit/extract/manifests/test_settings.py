from __future__ import annotations

import pytest

from archfit.extract.manifests.interpolation import shell
from archfit.extract.manifests.settings import setting
from archfit.model import Location
from archfit.model.value import UNKNOWN, text

AT = Location("x")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://app:s3cret@db:5432/orders", "postgresql://app:***@db:5432/orders"),
        ("redis://:s3cret@cache/0", "redis://:***@cache/0"),
        ("http://orders:8000/a@b", "http://orders:8000/a@b"),
        ("host=db user=app password=s3cret dbname=x", "host=db user=app password=*** dbname=x"),
        ("amqp://a:b@one,amqp://c:d@two", "amqp://a:***@one,amqp://c:***@two"),
        ("${URL:-mysql://app:s3cret@db/x}", "${URL:-mysql://app:***@db/x}"),
    ],
)
def test_passwords_in_values_are_masked(written: str, shown: str) -> None:
    assert str(setting("URL", shell(written), AT).value) == shown


def test_keys_of_services_are_holes() -> None:
    key = "fs5wgcer9qj819kfptdlp8gm227"
    assert str(setting("DSN", text(f"https://{key}@sentry.test/1"), AT).value) == "https://{}@sentry.test/1"
    bucket = "shop-prod-nightly-history-2024"
    assert str(setting("BUCKET", bucket, AT).value) == bucket


@pytest.mark.parametrize(
    "name", ["PASSWORD", "DB_PASSWORD", "dbPassword", "DB_PASS", "API_KEY", "SECRET_KEY", "a.token"]
)
def test_what_is_named_like_a_secret_is_hidden_but_comparable(name: str) -> None:
    one, same, other = (setting(name, value, AT) for value in ("s3cret", "s3cret", "else"))
    assert one.value is None
    assert one == same
    assert one.digest != other.digest


@pytest.mark.parametrize("name", ["TOKEN_URL", "SECRET_NAME", "COMPASS", "PASSTHROUGH", "KEY", "PWD_FILE"])
def test_other_names_are_no_secrets(name: str) -> None:
    assert str(setting(name, "http://auth/token", AT).value) == "http://auth/token"


def test_a_secret_that_is_a_variable_is_equal_to_no_other() -> None:
    hidden = setting("DB_PASSWORD", shell("${DB_PASSWORD}"), AT)
    assert (hidden.value, hidden.digest) == (None, "")


def test_a_whole_file_is_no_setting() -> None:
    assert setting("app.yaml", "x" * 5000, AT).value == UNKNOWN
