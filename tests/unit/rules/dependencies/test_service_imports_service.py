from __future__ import annotations

from archfit.model import (
    Component,
    ComponentKind,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    NoOptions,
    Project,
    Role,
    Severity,
)
from archfit.rules.dependencies.service_imports_service import check

ORDERS = Component("orders", ComponentKind.SERVICE, "orders")
PAYMENTS = Component("payments", ComponentKind.SERVICE, "payments")


def system(*imports: ImportEdge, components: tuple[Component, ...] = (ORDERS, PAYMENTS)) -> Project:
    names = sorted({end for one in imports for end in (one.importer, one.imported)})
    modules = {name: module(name, components) for name in names}
    return Project(modules, components, imports)


def module(name: str, components: tuple[Component, ...]) -> Module:
    folder = name.replace(".", "/").replace(":", "/")
    path = f"{folder}.py"
    owner = next((one.name for one in components if path.startswith(f"{one.root}/")), "")
    role = Role.GENERATED if name.endswith("_pb2") else Role.SOURCE
    return Module(name, path, package=False, role=role, component=owner, facts=ModuleFacts(path))


def imports(importer: str, imported: str, kind: ImportKind = ImportKind.RUNTIME) -> ImportEdge:
    return ImportEdge(importer, imported, "", kind, Location(f"{importer}.py", 1), bound=imported)


def test_each_pair_of_modules_is_a_finding() -> None:
    found = list(
        check(
            system(
                imports("orders.cart", "payments.gateway"),
                imports("orders.cart", "payments.gateway", ImportKind.FUNCTION),
                imports("orders.cart", "payments.rates"),
            ),
            NoOptions(),
        )
    )

    assert [(one.subject, one.source, one.target, one.severity) for one in found] == [
        ("orders.cart -> payments.gateway", "orders", "payments", None),
        ("orders.cart -> payments.rates", "orders", "payments", None),
    ]
    assert found[0].message == "service `orders` imports `payments.gateway`, code of service `payments`"


def test_modules_of_two_services_are_code_of_two_services() -> None:
    cart = Component("cart", ComponentKind.MODULE, "cart", service="orders")
    rates = Component("rates", ComponentKind.MODULE, "rates", service="payments")

    found = list(check(system(imports("cart.lines", "rates.vat"), components=(cart, rates)), NoOptions()))

    assert [(one.source, one.target, one.message) for one in found] == [
        ("cart", "rates", "service `orders` imports `rates.vat`, code of service `payments`")
    ]


def test_imports_across_source_roots_count_once_resolved() -> None:
    found = list(check(system(imports("orders:cart", "payments:gateway")), NoOptions()))

    assert [one.subject for one in found] == ["orders:cart -> payments:gateway"]


def test_a_composition_root_wires_its_own_service_only() -> None:
    found = list(check(system(imports("orders.main", "payments.gateway")), NoOptions()))

    assert [one.subject for one in found] == ["orders.main -> payments.gateway"]


def test_imports_for_the_type_checker_are_an_info() -> None:
    found = list(check(system(imports("orders.cart", "payments.rates", ImportKind.TYPE_CHECKING)), NoOptions()))

    assert [one.severity for one in found] == [Severity.INFO]


def test_what_services_may_import() -> None:
    library = Component("money", ComponentKind.LIBRARY, "money")
    part = Component("orders.lines", ComponentKind.MODULE, "orders/lines", service="orders")
    public = Component("payments", ComponentKind.SERVICE, "payments", public=("payments.events",))
    generated = imports("orders.cart", "payments.rates_pb2")

    systems = [
        system(imports("orders.cart", "payments.client")),
        system(imports("orders.cart", "payments.sdk.http"), imports("payments.app", "payments.sdk")),
        system(imports("orders.cart", "money.amount"), components=(ORDERS, library)),
        system(imports("money.amount", "orders.cart"), components=(ORDERS, library)),
        system(imports("orders.lines.one", "orders.cart"), components=(part, ORDERS)),
        system(imports("orders.cart", "payments.events"), components=(ORDERS, public)),
        system(imports("orders.cart", "payments.tasks", ImportKind.DYNAMIC)),
        system(generated),
    ]

    assert [list(check(each, NoOptions())) for each in systems] == [[]] * len(systems)
