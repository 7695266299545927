from __future__ import annotations

from archfit.model import (
    Component,
    ComponentKind,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    Project,
    Role,
)

ORDERS = Component("orders", ComponentKind.MODULE, "orders")
PAYMENTS = Component("payments", ComponentKind.MODULE, "payments")


def edge(importer: str, imported: str, name: str = "") -> ImportEdge:
    return ImportEdge(importer, imported, name, ImportKind.RUNTIME, Location(f"{importer}.py"), bound=name)


def project(
    *imports: ImportEdge, components: tuple[Component, ...] = (ORDERS, PAYMENTS), **facts: ModuleFacts
) -> Project:
    told = {name.replace("__", "."): found for name, found in facts.items()}
    names = sorted({end for one in imports for end in (one.importer, one.imported)} | set(told))
    modules = {
        name: Module(
            name,
            f"{name}.py",
            package="." not in name,
            role=Role.SOURCE,
            component=name.partition(".")[0],
            facts=told.get(name, ModuleFacts(f"{name}.py")),
        )
        for name in names
    }
    return Project(modules, components, imports)


def test_a_customary_boundary_holds_where_nearly_all_heed_it() -> None:
    heeded = [edge(f"orders.part_{number}", "payments.api") for number in range(12)]
    inner = [edge("orders.cart", f"payments.part_{number}") for number in range(5)]

    assert project(*heeded, *inner[:4]).boundaries.holds("payments")
    assert not project(*heeded, *inner).boundaries.holds("payments")


def test_few_imports_of_internals_do_not_speak_against_a_public_module() -> None:
    listed = ModuleFacts("payments.py", exports=("pay",))
    two = [edge("orders.cart", "payments.rates"), edge("orders.cart", "payments.gateway")]

    assert project(*two, edge("payments.api", "payments.rates")).boundaries.holds("payments")
    assert project(two[0], payments=listed).boundaries.holds("payments")
    assert not project(*two, payments=listed).boundaries.holds("payments")


def test_a_declared_boundary_always_holds() -> None:
    declared = Component("payments", ComponentKind.MODULE, "payments", public=("payments.api",))
    inner = [edge("orders.cart", f"payments.part_{number}") for number in range(9)]

    assert project(*inner, components=(ORDERS, declared)).boundaries.holds("payments")
    assert not project(*inner).boundaries.holds("payments")


def test_the_same_name_may_be_offered_by_definition_or_passed_on() -> None:
    defines = ModuleFacts("api.py", definitions=frozenset({"charge"}))
    lists = ModuleFacts("api.py", exports=("charge",))
    wanted = edge("orders.cart", "payments.gateway", "charge")
    passed = edge("payments.api", "payments.gateway", "charge")
    module = edge("orders.cart", "payments.gateway")

    def alternative(*imports: ImportEdge, taken: ImportEdge = wanted, **facts: ModuleFacts) -> str:
        return project(wanted, *imports, components=(ORDERS, PAYMENTS), **facts).boundaries.public_alternative(taken)

    assert alternative(payments__api=defines) == "payments.api.charge"
    assert alternative(passed, payments__api=lists) == "payments.api.charge"
    assert alternative(passed) == "payments.api.charge"
    assert alternative(passed._replace(importer="payments.events")) == ""
    assert alternative(edge("payments", "payments.gateway", "charge")) == "payments.charge"
    assert alternative(payments__api=defines, taken=module) == ""
    assert alternative(payments__api=defines, taken=wanted._replace(name="*")) == ""
