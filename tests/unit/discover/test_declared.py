from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.model import Component, ComponentConfig, ComponentKind, Config, Evidence, Landscape, Location, ModuleGlob

Discover = Callable[..., Landscape]

AT = Location("archfit.toml", 3)
SHOP = {
    "Dockerfile": "FROM python\nCOPY . .\n",
    "src/shop/__init__.py": "", "src/shop/main.py": "",
    "src/shop/orders/__init__.py": "", "src/shop/orders/models.py": "",
    "src/shop/billing/__init__.py": "", "src/shop/money.py": "",
}  # fmt: skip


def globs(*names: str) -> tuple[ModuleGlob, ...]:
    return tuple(ModuleGlob(name) for name in names)


def listed(landscape: Landscape) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(item.name, item.kind.value, item.holds) for item in landscape.components]


def test_a_declared_component_is_taken_as_it_is_and_inferred_modules_go(discover: Discover) -> None:
    entry = ComponentConfig(
        name="ordering", path="./src/shop/orders/", public=("shop.orders.api",), depends_on=(), owner="team-a", at=AT
    )
    found = discover(SHOP, config=Config(components=(entry,)))
    assert found.components[0] == Component(
        "ordering",
        ComponentKind.MODULE,
        "src/shop/orders",
        public=("shop.orders.api",),
        depends_on=(),
        owner="team-a",
        evidence=(Evidence("configuration", AT),),
        service="shop",
        declared=True,
    )
    assert [item.name for item in found.components[1:]] == ["shop"]


def test_packages_are_found_through_the_source_roots(discover: Discover) -> None:
    entry = ComponentConfig(name="core", packages=globs("shop.orders", "shop.money", "shop.gone"))
    found = discover(SHOP, config=Config(components=(entry,)))
    assert listed(found)[0] == ("core", "module", ("src/shop/orders", "src/shop/money.py"))


def test_packages_may_have_wildcards_and_a_source_root(discover: Discover) -> None:
    every = ComponentConfig(name="all", packages=globs("shop.*"))
    found = discover(SHOP, config=Config(components=(every,)))
    assert listed(found)[0][2] == ("src/shop/billing", "src/shop/main.py", "src/shop/money.py", "src/shop/orders")
    files = {"a-x/app/__init__.py": "", "b-x/app/__init__.py": ""}
    one = ComponentConfig(name="a", packages=globs("a-x:app"))
    assert listed(discover(files, config=Config(components=(one,))))[0][2] == ("a-x/app",)


def test_a_declared_component_in_the_place_of_an_inferred_one_takes_its_kind(discover: Discover) -> None:
    files = {"orders/Dockerfile": "FROM python\nCOPY . .", "orders/main.py": "", "billing/Procfile": "web: x\n"}
    files |= {"billing/main.py": ""}
    entry = ComponentConfig(name="ordering", path="orders")
    assert listed(discover(files, config=Config(components=(entry,)))) == [
        ("ordering", "service", ("orders",)), ("billing", "service", ("billing",)),
    ]  # fmt: skip


def test_an_inferred_component_goes_when_nothing_is_left_to_it(discover: Discover) -> None:
    entries = (ComponentConfig(name="everything", path=".", kind="library"),)
    assert listed(discover(SHOP, config=Config(components=entries))) == [("everything", "library", ("",))]


def test_an_inferred_component_gives_way_to_a_declared_name(discover: Discover) -> None:
    image = "FROM python\nCOPY . ."
    files = {f"{place}/orders/Dockerfile": image for place in "ab"} | {f"{place}/orders/m.py": "" for place in "ab"}
    entry = ComponentConfig(name="orders", path="c", kind="library")
    found = discover(files | {"c/x.py": ""}, config=Config(components=(entry,)))
    assert [item.name for item in found.components] == ["orders", "a/orders", "b/orders"]


def test_services_in_other_languages_stay_unless_declared(discover: Discover) -> None:
    files = {"web/Dockerfile": "FROM node\nCOPY . .", "web/package.json": "", "api/main.py": ""}
    api = ComponentConfig(name="api", path="api")
    web = ComponentConfig(name="site", path="web", kind="service")
    assert [item.name for item in discover(files, config=Config(components=(api,))).components] == ["api", "web"]
    assert [item.name for item in discover(files, config=Config(components=(api, web))).components] == ["api", "site"]


@pytest.mark.parametrize("kind", ["service", "module", "library"])
def test_a_declared_kind_is_kept(discover: Discover, kind: str) -> None:
    entry = ComponentConfig(name="x", path="src/shop/orders", kind=kind)  # type: ignore[arg-type]
    assert listed(discover(SHOP, config=Config(components=(entry,))))[0][1] == kind


def test_a_module_is_deployed_in_the_declared_service_around_it(discover: Discover) -> None:
    entries = (
        ComponentConfig(name="webshop", path="src/shop", kind="service"),
        ComponentConfig(name="ordering", path="src/shop/orders"),
    )
    found = discover(SHOP, config=Config(components=entries))
    assert [(item.name, item.service) for item in found.components] == [("webshop", ""), ("ordering", "webshop")]


def test_a_module_named_like_the_inferred_service_is_not_taken_for_it(discover: Discover) -> None:
    entries = (
        ComponentConfig(name="shop", path="src/shop/orders"),
        ComponentConfig(name="billing", path="src/shop/billing"),
    )
    found = discover(SHOP, config=Config(components=entries))
    assert [(item.name, item.kind.value, item.service) for item in found.components] == [
        ("shop", "module", "src/shop"), ("billing", "module", "src/shop"), ("src/shop", "service", ""),
    ]  # fmt: skip
