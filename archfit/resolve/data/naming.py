"""What a library calls the table of a class that does not say it."""

from __future__ import annotations

import re

_BEFORE_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SNAKE = frozenset({"flask_sqlalchemy", "piccolo", "mongoengine", "cassandra", "django_cassandra_engine"})
"""flask_sqlalchemy.model.camel_to_snake_case (3.1), piccolo.table (1.22), mongoengine (0.29), cqlengine (3.29)."""
_LOWER = frozenset({"sqlmodel", "peewee", "playhouse", "tortoise", "pony", "beanie"})
"""SQLModel (0.0.50), peewee with legacy names (4.5), Tortoise (0.25), Pony (0.7), Beanie (2.0)."""
_OF_DJANGO = {
    "admin_logentry": "django_admin_log",
    "contenttypes_contenttype": "django_content_type",
    "sessions_session": "django_session",
    "sites_site": "django_site",
}
"""What comes with Django 5.2 and says its table."""
_ENGINES = {
    "beanie": "mongo",
    "cassandra": "cassandra",
    "django_cassandra_engine": "cassandra",
    "elasticsearch": "elasticsearch",
    "elasticsearch_dsl": "elasticsearch",
    "gridfs": "mongo",
    "influxdb": "influxdb",
    "minio": "s3",
    "mongoengine": "mongo",
    "motor": "mongo",
    "neo4j": "neo4j",
    "opensearchpy": "opensearch",
    "pymongo": "mongo",
}


def snake(name: str) -> str:
    """`CaseCostType` -> `case_cost_type`."""
    return _BEFORE_CAPITAL.sub("_", name).lower().lstrip("_")


def conventional(library: str, name: str, label: str) -> str:
    """
    Return the table of a class by the convention of its library; nothing where there is none.

    `label` is the name of the Django application (`db_table` in the Django 5.2 reference of model options).
    """
    package = library.partition(".")[0]
    if package == "django":
        return f"{label}_{name.lower()}" if label else name.lower()
    if package in _SNAKE:
        return snake(name)
    return name.lower() if package in _LOWER else ""


def of_django(label: str, name: str) -> str:
    """Return the table of a model of Django that is not among the checked code."""
    table = f"{label}_{name}".casefold()
    return _OF_DJANGO.get(table, table)


def computed(name: str) -> tuple[str, ...]:
    """Return what a name that is made of the class's may be, the likeliest first."""
    one = snake(name)
    plural = f"{one[:-1]}ies" if one.endswith("y") else f"{one}es" if one.endswith(("s", "x", "ch")) else f"{one}s"
    return tuple(dict.fromkeys((one, plural, name.lower(), f"{name.lower()}s")))


def engine(function: str, said: str = "") -> str:
    """Return the engine that a function of a library talks to; nothing for any SQL database."""
    if said:
        return said
    package, _, rest = function.partition(".")
    if package in {"botocore", "aiobotocore", "boto3", "aioboto3"}:
        words = rest.lower()
        return "s3" if any(word in words for word in ("object", "bucket", "file", "upload", "copy")) else "dynamodb"
    return _ENGINES.get(package, "")
