from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ImportKind, Role
from archfit.rules.imports.inward_layer_violation import Options, check

Make = Callable[..., Any]
SIDE_BY_SIDE = ("shop.domain.order", "shop.infrastructure.mail")


def placed(*modules: str) -> dict[str, dict[str, Any]]:
    return {module: {} for module in (*SIDE_BY_SIDE, *modules)}


def test_each_import_of_the_domain_is_found(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("shop.domain.order -> shop.infrastructure.mail:send"),
        edge("shop.domain.line -> shop.infrastructure.mail:send"),
    ]

    found = list(check(project(imports, [component("shop")]), Options()))

    assert [one.subject for one in found] == [
        "shop.domain.line -> shop.infrastructure.mail",
        "shop.domain.order -> shop.infrastructure.mail",
    ]
    assert found[1].message == (
        "`shop.domain.order` in layer `domain` imports `shop.infrastructure.mail.send` in layer `infrastructure`"
    )


def test_another_layer_has_one_finding_for_all_it_imports_of_one(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("shop.application.pay -> shop.infrastructure.mail"),
        edge("shop.application.buy -> shop.infrastructure.mail"),
        edge("shop.infrastructure.mail -> shop.api.routes"),
        edge("shop.api.routes -> shop.application.buy"),
    ]

    found = list(check(project(imports, [component("shop")], facts=placed()), Options()))

    assert [(one.subject, len(one.steps)) for one in found] == [
        ("shop.application -> shop.infrastructure", 2),
        ("shop.infrastructure -> shop.api", 0),
    ]
    assert found[0].message.endswith("in layer `infrastructure`, and 1 more import between them")


def test_layers_may_stand_at_the_top_of_a_source_root(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders:application.pay -> ", imported="orders:adapters.mail"),
        edge("orders:application.pay -> ", imported="orders:domain.order"),
    ]

    found = list(check(project(imports, [component("orders", root="")]), Options()))

    assert [one.subject for one in found] == ["orders:application -> orders:adapters"]


def test_the_domain_is_held_not_to_import_technology(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("shop.domain.order -> sqlalchemy.orm:Session", external=True),
        edge("shop.domain.order -> sqlalchemy:text", external=True),
        edge("shop.domain.order -> dataclasses:dataclass", external=True),
        edge("shop.domain.order -> django.db:models", external=True),
        edge("shop.infrastructure.mail -> requests", external=True),
    ]
    system = project(imports, [component("shop")], facts=placed())

    found = list(check(system, Options()))

    assert [(one.subject, one.message) for one in found] == [
        (
            "shop.domain.order -> sqlalchemy",
            "`shop.domain.order` in layer `domain` imports `sqlalchemy`, an object-relational mapper",
        )
    ]
    assert list(check(system, Options(framework=False))) == []


def test_what_is_no_violation(edge: Make, component: Make, project: Make) -> None:
    outward = "shop.domain.order -> shop.infrastructure.mail"

    systems = [
        project([edge(outward, ImportKind.TYPE_CHECKING)], [component("shop")]),
        project([edge(outward, ImportKind.DYNAMIC)], [component("shop")]),
        project([edge(outward)], [component("shop")], roles={"shop.domain.order": Role.TEST}),
        project([edge("shop.domain.container -> shop.infrastructure.mail")], [component("shop")]),
        project([edge("shop.application.pay -> shop.infrastructure.mail")], [component("shop")]),
        project([edge("shop.domain.order -> shop.database.rows")], [component("shop")]),
        project([edge("shop.domain.order -> stock.infrastructure.rows")], [component("shop")], facts=placed()),
    ]

    assert [list(check(system, Options())) for system in systems] == [[]] * len(systems)
