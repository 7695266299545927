from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from textwrap import dedent

from archfit.model import (
    Component,
    ComponentKind,
    Data,
    Datastore,
    Evidence,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    Project,
    Role,
    SourceRoot,
    StoreUse,
)
from archfit.reporters import Page
from archfit.reporters.system_map import render_map

ROOTS = (SourceRoot("", ""), SourceRoot("services/mail", "services/mail"))


def module(name: str, component: str, role: Role = Role.SOURCE) -> Module:
    path = f"{name.replace('.', '/')}.py"
    return Module(name, path, package=False, role=role, component=component, facts=ModuleFacts(path))


def edge(importer: str, imported: str, line: int) -> ImportEdge:
    at = Location(f"{importer.replace('.', '/')}.py", line)
    return ImportEdge(importer, imported, "", ImportKind.RUNTIME, at)


def project(components: Iterable[Component], names: Iterable[str], edges: Iterable[ImportEdge]) -> Project:
    modules = [module(name, name.split(".")[1]) for name in names]
    return Project(modules={one.name: one for one in modules}, components=tuple(components), imports=tuple(edges))


SHOP = project(
    [
        Component("web", ComponentKind.MODULE, "shop/web", declared=True),
        Component(
            "billing",
            ComponentKind.MODULE,
            "shop/billing",
            evidence=(Evidence("package", Location("shop/billing/__init__.py")),),
            owner="@billing",
            service="shop",
            public=("shop.billing.api",),
        ),
        Component(
            "shop",
            ComponentKind.SERVICE,
            "",
            ("shop", "manage.py"),
            evidence=tuple(Evidence(what, Location("compose.yml", 4)) for what in "abbcd"),
        ),
        Component("mail", ComponentKind.SERVICE, "services/mail", language="go"),
    ],
    ["shop.billing.service", "shop.billing.api", "shop.web.views", "shop.web.forms"],
    [
        edge("shop.web.views", "shop.billing.api", 10),
        edge("shop.web.views", "shop.billing.service", 9),
        edge("shop.web.forms", "shop.billing.api", 1),
        edge("shop.web.forms", "shop.billing.service", 1),
        edge("shop.billing.service", "shop.web.views", 3),
        edge("shop.billing.service", "shop.billing.api", 4),
    ],
)


def test_the_map_for_people(page: Page) -> None:
    assert render_map("text", SHOP, ROOTS, page) == dedent("""
        source roots: ., services/mail

        2 services  files  imports  imported by  in             found by
        mail            0        0            0  services/mail  its folder
        shop            0        0            0  .              a, b, c, …

        2 modules  files  imports  imported by  in            found by
        billing        2        1            4  shop/billing  package
        web            2        4            1  shop/web      configuration

        imports between components  imports  first at
        web → billing                     4  shop/web/forms.py:1
        billing → web                     1  shop/billing/service.py:3
    """).lstrip("\n")


def test_the_map_for_programs(page: Page) -> None:
    document = json.loads(render_map("json", SHOP, ROOTS, page))
    assert document["version"] == 1
    assert document["datastores"] == []
    assert document["source-roots"] == [
        {"path": "", "prefix": ""},
        {"path": "services/mail", "prefix": "services/mail"},
    ]
    assert [component["name"] for component in document["components"]] == ["billing", "mail", "shop", "web"]
    assert document["components"][0] == {
        "name": "billing",
        "kind": "module",
        "root": "shop/billing",
        "language": "python",
        "paths": ["shop/billing"],
        "public": ["shop.billing.api"],
        "owner": "@billing",
        "service": "shop",
        "evidence": [{"what": "package", "path": "shop/billing/__init__.py", "line": 1}],
    }
    assert document["components"][2]["paths"] == ["shop", "manage.py"]
    assert document["edges"] == [
        {
            "source": "billing",
            "target": "web",
            "channel": "import",
            "count": 1,
            "at": ["shop/billing/service.py:3"],
        },
        {
            "source": "web",
            "target": "billing",
            "channel": "import",
            "count": 4,
            "at": ["shop/web/forms.py:1", "shop/web/views.py:9", "shop/web/views.py:10"],
        },
    ]


def test_datastores_with_those_who_use_them(page: Page) -> None:
    at = Location("shop/billing/db.py", 3)
    uses = (
        StoreUse("billing", Location("shop/billing/jobs.py", 1)),
        StoreUse("billing", at),
        StoreUse("billing", at),
        StoreUse("web", Location("shop/web/db.py", 2)),
    )
    stores = (
        Datastore("postgres://app:secret@db:5432/shop", "postgres", uses=uses),
        Datastore("redis://cache:6379/0", "redis", uses=uses[-1:]),
    )
    shop = replace(SHOP, data=Data(stores=stores))

    assert json.loads(render_map("json", shop, ROOTS, page))["datastores"] == [
        {
            "id": "postgres://app:***@db:5432/shop",
            "engine": "postgres",
            "users": [
                {"component": "billing", "at": ["shop/billing/db.py:3", "shop/billing/jobs.py:1"]},
                {"component": "web", "at": ["shop/web/db.py:2"]},
            ],
        },
        {
            "id": "redis://cache:6379/0",
            "engine": "redis",
            "users": [{"component": "web", "at": ["shop/web/db.py:2"]}],
        },
    ]
    assert render_map("text", shop, ROOTS, page).endswith(
        dedent("""
            2 datastores                     used by       first at
            postgres://app:***@db:5432/shop  billing, web  shop/billing/db.py:3
            redis://cache:6379/0             web           shop/web/db.py:2
        """)
    )


def test_an_empty_project(page: Page) -> None:
    assert render_map("text", Project(), (), page) == ("source roots: none found\n\nno imports between components\n")


def test_a_large_system_fits_a_screen(page: Page) -> None:
    names = [f"part{number:02}" for number in range(30)]
    large = project(
        [Component(name, ComponentKind.LIBRARY, f"libs/{name}") for name in names],
        [f"libs.{name}.api" for name in names],
        [edge(f"libs.{name}.api", "libs.part00.api", 1) for name in names[1:]],
    )
    roots = tuple(SourceRoot(f"libs/{name}", "") for name in names)
    lines = render_map("text", large, roots, page).splitlines()
    assert len(lines) == 37
    assert lines[0].endswith("libs/part19, …")
    assert lines[2].startswith("30 libraries  files")
    assert lines[23] == "… and 10 more"
    assert lines[36] == "… and 19 more"


def test_plain_letters_and_colours(page: Page) -> None:
    text = render_map("text", SHOP, ROOTS, replace(page, unicode=False, color=True))
    assert text.isascii()
    assert "\x1b[1msource roots:\x1b[0m ., services/mail\n" in text
    assert "web -> billing " in text


def test_names_cannot_steer_anything(page: Page) -> None:
    evil = Component(
        "::error::\x1b[2J",
        ComponentKind.SERVICE,
        "\u202e",
        evidence=(Evidence("\x07", Location("\udcff", 1)),),
    )
    text = render_map("text", Project(components=(evil,)), (SourceRoot("\x9b", ""),), page)
    assert r"\x3a:error::\x1b[2J      0        0            0  \u202e  \x07" in text
    assert not set(text) & set("\x1b\x07\u202e\x9b")
    assert render_map("json", Project(components=(evil,)), (), page).encode()


def test_roots_of_tests_alone_are_not_told_to_people(page: Page) -> None:
    facts = ModuleFacts(path="checks/test_all.py")
    module = Module("checks:test_all", "checks/test_all.py", package=False, role=Role.TEST, component="", facts=facts)
    roots = (SourceRoot("", ""), SourceRoot("checks", "checks"))

    assert render_map("text", Project(modules={module.name: module}), roots[1:], page).startswith(
        "source roots: none found\n"
    )
