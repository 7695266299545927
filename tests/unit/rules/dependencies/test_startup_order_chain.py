from __future__ import annotations

from archfit.model import Installation, Location, Project, Service
from archfit.rules.dependencies.startup_order_chain import Options, check


def installation(*services: tuple[str, str, tuple[str, ...]], name: str = "compose.yml") -> Installation:
    """Each service by its name, the component it runs, and what it is started after."""
    listed = (
        Service(service, "compose service", component, Location(name), (service,), needs=needs)
        for service, component, needs in services
    )
    return Installation(name, "compose project", (name,), tuple(listed))


def chains(*installations: Installation, services: int = 3) -> list[str]:
    found = check(Project(installations=installations), Options(services))
    return [one.subject for one in found]


def test_the_longest_chain_is_reported() -> None:
    found = installation(
        ("shop", "shop", ("users", "orders")), ("orders", "orders", ("users", "db")), ("users", "users", ("db",)),
        ("db", "", ()),
    )  # fmt: skip
    assert chains(found) == ["shop -> orders -> users"]
    assert chains(found, services=4) == []


def test_processes_of_one_component_are_one_link() -> None:
    found = installation(
        ("web", "orders", ("migrate",)), ("migrate", "orders", ("users",)), ("users", "users", ("gone",))
    )
    assert chains(found) == []
    assert chains(found, services=2) == ["migrate -> users"]


def test_infrastructure_between_two_services_is_no_link() -> None:
    found = installation(("a", "a", ("proxy",)), ("proxy", "", ("b",)), ("b", "b", ("c",)), ("c", "c", ()))
    assert chains(found, services=2) == ["b -> c"]


def test_a_circle_ends() -> None:
    found = installation(("a", "a", ("b",)), ("b", "b", ("c",)), ("c", "c", ("a",)))
    assert chains(found) == ["a -> b -> c"]


def test_a_long_chain_needs_no_deep_stack() -> None:
    links = [(f"s{n:04}", f"s{n:04}", (f"s{n + 1:04}",)) for n in range(1500)]
    (chain,) = chains(installation(*links))
    assert chain.count(" -> ") == 1499


def test_the_same_chain_of_two_files_is_reported_once() -> None:
    services = (("a", "a", ("b",)), ("b", "b", ("c",)), ("c", "c", ()))
    assert chains(installation(*services), installation(*services, name="compose.prod.yml")) == ["a -> b -> c"]
