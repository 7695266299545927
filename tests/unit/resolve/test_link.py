from __future__ import annotations

from archfit.extract.python import extract
from archfit.model import (
    Component,
    ComponentKind,
    Landscape,
    Location,
    Mode,
    Module,
    ModuleFacts,
    Problem,
    ProblemKind,
    Role,
    SourceRoot,
)
from archfit.resolve import link

ROOT = (SourceRoot("", ""),)


def test_modules_carry_their_component_role_and_facts() -> None:
    components = (
        Component("shop", ComponentKind.MODULE, "shop"),
        Component("web", ComponentKind.MODULE, "shop/web.py"),
    )
    paths = ("shop/__init__.py", "shop/web.py", "shop/deep/x.py", "test_shop.py")
    facts = {path: extract(path, b"x = 1") for path in paths}
    landscape = Landscape(ROOT, components, Mode.SERVICES, {"test_shop.py": Role.TEST})
    project, problems = link(facts, landscape, composition_roots=("shop.wiring",))
    assert dict(project.modules) == {
        "shop": Module("shop", paths[0], package=True, role=Role.SOURCE, component="shop", facts=facts[paths[0]]),
        "shop.deep": Module(
            "shop.deep", "shop/deep", package=True, role=Role.SOURCE, component="shop", facts=ModuleFacts("shop/deep")
        ),
        "shop.deep.x": Module(
            "shop.deep.x", paths[2], package=False, role=Role.SOURCE, component="shop", facts=facts[paths[2]]
        ),
        "shop.web": Module(
            "shop.web", paths[1], package=False, role=Role.SOURCE, component="web", facts=facts[paths[1]]
        ),
        "test_shop": Module("test_shop", paths[3], package=False, role=Role.TEST, component="", facts=facts[paths[3]]),
    }
    assert (project.mode, project.components, project.composition_roots, problems) == (
        Mode.SERVICES,
        components,
        ("shop.wiring",),
        (),
    )


def test_imports_come_in_order_of_module_and_place_however_the_files_come() -> None:
    texts = {"b.py": "import a\nimport c", "a.py": "import c\nimport b\nimport json", "c.py": ""}
    orders = (sorted(texts), sorted(texts, reverse=True))
    projects = [
        link({path: extract(path, texts[path].encode()) for path in order}, Landscape(ROOT, (), Mode.MONOLITH))[0]
        for order in orders
    ]
    assert projects[0] == projects[1]
    assert [edge.arrow for edge in projects[0].imports] == ["a -> c", "a -> b", "b -> a", "b -> c"]
    assert [edge.arrow for edge in projects[0].external_imports] == ["a -> json"]


def test_clashes_are_problems_and_both_files_import() -> None:
    texts = {"shop/__init__.py": "import a", "shop.py": "import b"}
    facts = {path: extract(path, text.encode()) for path, text in texts.items()}
    project, problems = link(facts, Landscape(ROOT, (), Mode.MONOLITH))
    message = "is hidden by `shop/__init__.py`: both are the module `shop`"
    assert problems == (Problem(ProblemKind.CLASH, message, Location("shop.py")),)
    assert [(edge.arrow, edge.at.path) for edge in project.external_imports] == [
        ("shop -> b", "shop.py"),
        ("shop -> a", "shop/__init__.py"),
    ]


def test_a_namespace_package_is_for_what_its_files_are_for() -> None:
    paths = ("checks/deep/test_a.py", "mixed/test_b.py", "mixed/shop.py")
    facts = {path: extract(path, b"") for path in paths}
    roles = {paths[0]: Role.TEST, paths[1]: Role.TEST}
    project, _ = link(facts, Landscape(ROOT, (), Mode.MONOLITH, roles))
    assert {name: module.role for name, module in project.modules.items() if module.package} == {
        "checks": Role.TEST,
        "checks.deep": Role.TEST,
        "mixed": Role.SOURCE,
    }
