from __future__ import annotations

from typing import Any

from archfit.model import Confidence, Project, Severity
from archfit.rules.data.direct_store_access_besides_owner import Options, check

MONGO = "mongo://mongo:27017/shop"


def messages(project: Project, **options: Any) -> list[str]:
    return [one.message for one in check(project, Options(**options))]


def test_services_that_share_a_store_without_a_schema(services: Any) -> None:
    services.uses(MONGO, "orders", "billing", "orders", source="MONGO_URL in compose.yml")

    (found,) = check(services.project(), Options())

    assert found.message == f"services `billing`, `orders` all reach into `{MONGO}`"
    assert [(step.text, step.at.line, step.note) for step in found.steps] == [
        ("`billing` uses it", 2, "MONGO_URL in compose.yml"),
        ("`orders` uses it", 1, "MONGO_URL in compose.yml"),
    ]
    assert (found.subject, found.source, found.target) == (f"{MONGO}: billing, orders", "orders", "billing")


def test_the_only_writer_is_taken_for_the_owner(services: Any) -> None:
    services.uses(MONGO, "orders", "billing")
    services.writes("orders", "carts", store=MONGO, by="client")
    services.reads("billing", "carts", store=MONGO, by="client")

    (found,) = check(services.project(), Options())

    assert (found.at.path, found.target, found.notes) == (
        "billing/db.py",
        "orders",
        ("`orders` alone is known to write it",),
    )


def test_an_index_with_one_writer_is_a_read_model(services: Any) -> None:
    services.uses("elasticsearch://search:9200", "orders", "billing")
    services.writes("orders", "carts", store="elasticsearch://search:9200", by="client")

    assert messages(services.project()) == []


def test_caches_guesses_and_databases_are_not_reported(services: Any) -> None:
    services.uses("memcached://cache:11211", "orders", "billing")
    services.uses("redis://cache:6379/0", "orders", "billing")
    services.uses("redis://guess:6379/0", "orders", "billing", confidence=Confidence.GUESS)
    services.uses("postgres://db:5432/shop", "orders", "billing")
    services.uses("redis://own:6379/0", "orders", "orders")

    assert messages(services.project(), caches=("redis://cache:*",)) == []


def test_what_expires_by_itself_is_a_cache(services: Any) -> None:
    services.uses("redis://keys:6379/0", "orders", "billing")
    store = services.stores[0]
    services.stores[0] = store._replace(uses=tuple(use._replace(transient=True) for use in store.uses))

    assert messages(services.project()) == []


def test_files_are_handed_over_on_purpose(services: Any) -> None:
    services.uses("s3://reports", "orders", "billing")

    assert [one.severity for one in check(services.project(), Options())] == [Severity.INFO]


def test_modules_of_one_application_share_its_store(system: Any) -> None:
    system.uses(MONGO, "orders", "billing")

    assert messages(system.project()) == []
