"""Libraries that tie the code importing them to a technology."""

from __future__ import annotations

from collections.abc import Mapping

TECHNOLOGIES: Mapping[str, str] = {
    **dict.fromkeys(
        ("flask_sqlalchemy", "mongoengine", "peewee", "pony", "sqlalchemy", "sqlmodel", "tortoise"),
        "an object-relational mapper",
    ),
    **dict.fromkeys(("asyncpg", "psycopg", "psycopg2", "pymongo", "motor", "redis"), "a database driver"),
    **dict.fromkeys(
        ("aiohttp", "bottle", "falcon", "fastapi", "flask", "quart", "sanic", "starlette", "tornado"),
        "a web framework",
    ),
    **dict.fromkeys(
        ("aio_pika", "aiokafka", "celery", "confluent_kafka", "dramatiq", "kafka", "kombu", "pika"), "a broker"
    ),
    **dict.fromkeys(("boto3", "botocore", "httpx", "requests", "grpc"), "a remote client"),
}
"""
Top-level package -> what it is.

Django is not among them: its models are meant to be the domain.
"""


def technology(module: str) -> str:
    """Say what technology an external module belongs to, or nothing."""
    return TECHNOLOGIES.get(module.partition(".")[0], "")
