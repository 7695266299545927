"""Configuration files that code reads by itself."""

from __future__ import annotations

import pytest

from archfit.extract.manifests import extract, is_manifest

MANY = range(40_000)


def settings(path: str, content: str) -> list[tuple[str, str, int]]:
    (group,) = extract(path, content.encode()).groups
    assert (group.what, group.name) == ("configuration file", path)
    return [(one.name, str(one.value), one.at.line) for one in group.settings]


@pytest.mark.parametrize(
    "path",
    [
        "app.ini", "orders/logging.cfg", "config.yml", "orders/settings.yaml", "application-dev.yml", "local.json",
        "default.toml", "config/orders.yml", "conf/dev/db.json", "settings/production.toml",
    ],
)  # fmt: skip
def test_what_is_read_by_its_name(path: str) -> None:
    assert is_manifest(path)


@pytest.mark.parametrize(
    "path", ["tox.ini", "pytest.ini", "data/orders.json", "orders.yml", "config.py", "config", "config/a/b/c.json"]
)
def test_what_is_not_read(path: str) -> None:
    assert not is_manifest(path)


def test_yaml_is_dotted() -> None:
    content = "db:\n  url: postgresql://app:s3cret@db/shop\n  port: 5432\nlist: [a]\nnothing: null\nhost: ${HOST:-a}\n"
    assert settings("config/app.yml", content) == [
        ("host", "${HOST:-a}", 6), ("db.url", "postgresql://app:***@db/shop", 2), ("db.port", "5432", 3),
    ]  # fmt: skip


def test_options_are_dotted_by_their_section() -> None:
    content = "[DEFAULT]\nhost = db\n# url = none\n[db]\nURL: postgresql://%(host)s\n  /shop\n[a]\n"
    assert settings("app.ini", content) == [
        ("db.host", "db", 2), ("db.url", "postgresql://{host}\n/shop", 5), ("a.host", "db", 2),
    ]  # fmt: skip


def test_toml_is_dotted() -> None:
    content = 'debug = true\n[db]\nurl = "redis://cache/1"\n[services.orders]\nport = 80\n'
    assert settings("config.toml", content) == [
        ("debug", "true", 1), ("db.url", "redis://cache/1", 3), ("services.orders.port", "80", 5),
    ]  # fmt: skip


def test_json_is_dotted() -> None:
    assert settings("settings.json", '{\t"db": {\n\t"url": "mongodb://m/a"}}') == [("db.url", "mongodb://m/a", 2)]


def test_what_a_template_or_a_tag_makes_is_not_known() -> None:
    assert settings("config.yml", "a: '{{ host }}'\nb: !ENV ${HOST}\n") == [("a", "{}", 1), ("b", "{!ENV}", 2)]


def test_secrets_are_hidden_wherever_their_name_stands() -> None:
    content = "db: {password: a1, api_key: a2}\npasswords: {orders: a3}\nsecret: {db: {url: a4}}\n"
    (group,) = extract("config.yml", content.encode()).groups
    assert {(one.name, one.value) for one in group.settings} == {
        ("db.password", None), ("db.api_key", None), ("passwords.orders", None), ("secret.db.url", None),
    }  # fmt: skip
    assert all(one.digest for one in group.settings)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("config.yml", "a: [\n"), ("config.yml", "{% if a %}\nb: {{ c }}\n"), ("config.json", '{"a" "b"'),
        ("config.toml", "a = \n"), ("config.toml", "\udcff"), ("config.yml", "- a\n"),
        ("config.yml", "a: 1\n---\nb: 2\n"),
        ("config.yml", "a: " * 200), ("config.json", '{"a":' * 200), ("config.toml", "a=" + "[" * 5000),
        ("config.yml", "a: b\n" * (1 << 18)),
    ],
)  # fmt: skip
def test_what_cannot_be_read_may_be_no_configuration_and_says_nothing(path: str, content: str) -> None:
    found = extract(path, content.encode(errors="surrogateescape"))
    assert (found.groups, found.flaws) == ((), ())


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.ini", "[DEFAULT]\n" + "".join(f"a{n}=1\n" for n in MANY) + "".join(f"[s{n}]\n" for n in MANY)),
        ("a.ini", "[s]\n" + "=x\n" * (1 << 17)),
        ("a.ini", "[s]\na=1\n" + " b\n" * (1 << 17)),
        ("config.toml", "".join(f"a{n} = 1\n" for n in MANY)),
        ("config.yml", "a0: &a0 1\n" + "".join(f"a{n}: &a{n} {{k: *a{n - 1}, l: *a{n - 1}}}\n" for n in range(1, 99))),
    ],
)  # fmt: skip
def test_much_is_bounded(path: str, content: str) -> None:
    (group,) = extract(path, content.encode()).groups
    assert len(group.settings) <= 2000
