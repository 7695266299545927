import pytest

from archfit.model import (
    ArchfitError,
    Contract,
    ImportEdge,
    ImportKind,
    ImportView,
    Location,
    Module,
    ModuleFacts,
    ModuleGlob,
    Project,
    Role,
    externals,
    is_own,
    overlaps,
    required,
    selected,
    targets,
)

CONTRACT = Contract(type="any", name="one")


def project(*names: str) -> Project:
    modules = (
        Module(name=name, path="", package=False, role=Role.SOURCE, component="", facts=ModuleFacts(""))
        for name in names
    )
    return Project(modules={module.name: module for module in modules})


def importing(*names: str) -> ImportView:
    edges = (ImportEdge("shop", name, "", ImportKind.RUNTIME, Location("shop.py")) for name in names)
    return ImportView(["shop"], edges)


def test_names_and_wildcards_select_in_order_and_once() -> None:
    system = project("shop", "shop.b", "shop.a", "shop.a.x")

    assert selected(system, CONTRACT, ["shop.b", "shop.*"]) == ("shop.a", "shop.b")
    assert selected(system, CONTRACT, ["shop.**"]) == ("shop.a", "shop.a.x", "shop.b")
    assert selected(system, CONTRACT, []) == ()


def test_a_name_selects_the_module_of_every_source_root() -> None:
    system = project("eu:shop.a", "us:shop.a")

    assert selected(system, CONTRACT, ["shop.a"]) == ("eu:shop.a", "us:shop.a")
    assert selected(system, CONTRACT, ["us:shop.a"]) == ("us:shop.a",)


def test_excluded_modules_exist_but_are_not_selected() -> None:
    hiding = Contract(type="any", name="one", exclude_modules=(ModuleGlob("shop.a"),))

    assert selected(project("shop.a", "shop.b"), hiding, ["shop.a", "shop.b"]) == ("shop.b",)


def test_only_the_first_of_many_unknown_names_get_a_suggestion() -> None:
    with pytest.raises(ArchfitError) as caught:
        selected(project("shop.orders"), CONTRACT, [f"shop.orders{number}" for number in range(7)])

    helps = [mistake.help for mistake in caught.value.mistakes]
    assert helps == ["did you mean `shop.orders`?"] * 5 + [""] * 2


def test_nothing_at_all_is_a_mistake_where_something_is_required() -> None:
    with pytest.raises(ArchfitError, match="contract `one` checks nothing: no module matches"):
        required(project("shop"), CONTRACT, ["shop.*"])


def test_targets_leave_external_names_out() -> None:
    system = project("shop", "shop.a")

    assert targets(system, CONTRACT, ["shop.*", "django", "<stdlib>"]) == ("shop.a",)
    assert [is_own(system, name) for name in ("shop.z", "eu:shop", "django.db")] == [True, True, False]


def test_external_names_come_with_what_stands_for_them_closest() -> None:
    view = importing("django.db.models", "django.http", "os.path", "shop.gone")
    system = project("shop")

    assert externals(system, ["django", "django.db", "<stdlib>"], view) == {
        "django.db.models": "django.db",
        "django.http": "django",
        "os.path": "<stdlib>",
    }
    assert externals(system, ["<third-party>", "*.path"], view) == {
        "django.db.models": "<third-party>",
        "django.http": "<third-party>",
        "os.path": "*.path",
    }


def test_modules_inside_others_overlap() -> None:
    found = overlaps(CONTRACT, ["shop.a.x", "shop.a", "shop.ab"])

    assert [mistake.message for mistake in found] == [
        "contract `one` names `shop.a.x` and `shop.a`, but one is inside the other"
    ]
