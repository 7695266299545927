from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from archfit.model import ArchfitError, ModuleGlob, Project
from archfit.rules.contracts.interface_bypass import Interfaces, check

System = Callable[..., Project]


def interface(modules: tuple[str, ...], expose: tuple[str, ...] = (), **options: Any) -> Interfaces:
    return Interfaces(type="interfaces", name="door", modules=_globs(modules), expose=_globs(expose), **options)


def _globs(names: tuple[str, ...]) -> tuple[ModuleGlob, ...]:
    return tuple(map(ModuleGlob, names))


def subjects(project: Project, contract: Interfaces) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def named(project: Project, *names: str) -> Project:
    """Return the project with its imports taking these names, in order."""
    imports = (edge._replace(name=name) for edge, name in zip(project.imports, names, strict=True))
    return replace(project, imports=tuple(imports))


def test_only_what_is_exposed_may_be_imported(system: System) -> None:
    project = system("web -> bill.api", "web -> bill.tables", "web -> bill", "bill.api -> bill.tables")

    (found,) = check(project, interface(("bill",), ("bill.api",)))

    assert found.subject == "web -> bill.tables"
    assert found.message == "`web` must not import `bill.tables` past the interface of `bill`"
    assert found.help == "import what it exposes (`bill.api`), or add `bill.tables` to `expose`"


def test_names_can_be_exposed(system: System) -> None:
    project = named(system("web -> bill", "web -> bill", "web -> bill"), "Money", "Ledger", "*")

    assert subjects(project, interface(("bill",), ("bill.Money",))) == ["web -> bill.Ledger", "web -> bill"]


def test_nothing_exposed_leaves_the_module_itself(system: System) -> None:
    (found,) = check(system("web -> bill", "web -> bill.tables"), interface(("bill",)))

    assert found.help == "import what it exposes (nothing), or add `bill.tables` to `expose`"


def test_it_may_bind_some_importers_only(system: System) -> None:
    project = system("web.pages -> bill.tables", "jobs -> bill.tables")

    assert subjects(project, interface(("bill",), importers=("web",))) == ["web.pages -> bill.tables"]


def test_mistakes_are_told(system: System) -> None:
    with pytest.raises(ArchfitError, match="no such module"):
        list(check(system("web"), interface(("bill",))))
    with pytest.raises(ValueError, match="is empty"):
        interface(())
