from __future__ import annotations

from archfit.model import Component, ComponentKind, Held, Image, Location, NoOptions, Packages, Project, Violation
from archfit.rules.dependencies.sibling_build_context import check

SERVICES = tuple(Component(name, ComponentKind.SERVICE, name) for name in ("billing", "orders", "shipping"))


def violations(*images: Image) -> list[Violation]:
    return list(check(Project(components=SERVICES, packages=Packages(images=images)), NoOptions()))


def held(service: str, source: str, line: int = 3, path: str = "orders/Dockerfile") -> Held:
    return Held(service, source, Location(path, line))


def test_one_copy_of_several_services_is_one_finding() -> None:
    image = Image(("orders",), Location("orders/Dockerfile"), (held("shipping", ""), held("billing", "")))
    (found,) = violations(image)
    assert found.message == "the image of `orders` copies `.`, which holds the code of `billing` and `shipping`"
    assert (found.subject, found.at.line) == ("orders -> billing, shipping", 3)


def test_each_copy_is_a_finding_and_each_variant_of_an_image_is_not() -> None:
    copies = (held("billing", "billing", 3), held("shipping", "shipping", 4))
    images = (Image(("orders",), Location(path), copies) for path in ("orders/Dockerfile", "orders/Dockerfile.prod"))
    assert [one.subject for one in violations(*images)] == ["orders -> billing", "orders -> shipping"]


def test_an_image_that_holds_no_other_service_is_silent() -> None:
    assert violations(Image(("orders",), Location("orders/Dockerfile"), ())) == []
