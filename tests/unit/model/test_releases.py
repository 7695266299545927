from __future__ import annotations

import pytest

from archfit.model import Component, ComponentKind, Location, Project
from archfit.model.delivery import Delivery, Job, Task, Work
from archfit.model.packages import Built, Distribution, Image, Packages
from archfit.model.releases import Lockstep, is_release, lockstep

AT = Location("deploy.yml", 7)


def project(packages: Packages | None = None, *works: Work) -> Project:
    """Return two services, of one of which `api` is a part."""
    components = (
        Component("billing", ComponentKind.SERVICE, "billing"),
        Component("orders", ComponentKind.SERVICE, "orders"),
        Component("orders.api", ComponentKind.MODULE, "orders/api", service="orders"),
        Component("shared", ComponentKind.LIBRARY, "shared"),
    )
    return Project(components=components, packages=packages or Packages(), delivery=Delivery(work=works))


def built(component: str, version_from: str) -> Built:
    at = Location(f"{component}/pyproject.toml", 1)
    return Built(Distribution(component, "", component, at, version_from=version_from), component, whole=True)


def deploying(*components: str, name: str = "all", pipeline: str = "deploy.yml", tasks: tuple[Task, ...] = ()) -> Work:
    return Work(Job(pipeline, name, AT), components, tasks or (Task.DEPLOY,))


def test_services_of_one_image_are_released_together() -> None:
    packages = Packages(images=(Image(("billing", "orders.api"), Location("Dockerfile"), ()),))
    assert lockstep(project(packages)) == (
        Lockstep(("billing", "orders"), "image", "they run from one image", Location("Dockerfile")),
    )


@pytest.mark.parametrize("parts", [("orders", "orders.api"), ("orders", "shared"), ("orders",), ()])
def test_an_image_of_one_service_binds_nobody(parts: tuple[str, ...]) -> None:
    assert lockstep(project(Packages(images=(Image(parts, Location("Dockerfile"), ()),)))) == ()


def test_services_that_take_their_version_from_one_file_are_released_together() -> None:
    packages = Packages(built=(built("orders", "VERSION"), built("billing", "VERSION")))
    assert lockstep(project(packages)) == (
        Lockstep(("billing", "orders"), "version", "they take their version from `VERSION`",
                 Location("billing/pyproject.toml", 1)),
    )  # fmt: skip


@pytest.mark.parametrize("sources", [("a/VERSION", "b/VERSION"), ("", ""), ("vcs", "vcs"), ("elsewhere", "elsewhere")])
def test_versions_of_different_places_bind_nobody(sources: tuple[str, str]) -> None:
    one, other = sources
    assert lockstep(project(Packages(built=(built("orders", one), built("billing", other))))) == ()


def test_services_that_one_job_deploys_are_released_together() -> None:
    assert lockstep(project(None, deploying("billing", "orders"))) == (
        Lockstep(("billing", "orders"), "job", "the job `all` deploys them all", AT),
    )


def test_the_same_services_are_named_once_for_each_way() -> None:
    packages = Packages(images=(Image(("billing", "orders"), Location("Dockerfile"), ()),))
    found = lockstep(project(packages, deploying("billing", "orders"), deploying("billing", "orders.api")))
    assert [one.how for one in found] == ["image", "job"]


def test_a_job_under_a_condition_binds_nobody() -> None:
    gated = deploying("billing", "orders")
    assert lockstep(project(None, gated._replace(job=gated.job._replace(gated=True)))) == ()


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (deploying("orders"), True),
        (deploying("orders", tasks=(Task.BUILD, Task.DEPLOY)), True),
        (deploying("orders", tasks=(Task.BUILD,)), False),
        (deploying("orders", tasks=(Task.TEST, Task.DEPLOY)), False),
        (deploying("orders", name="deploy-preview"), False),
        (deploying("orders", pipeline=".github/workflows/e2e.yml"), False),
        (deploying("orders", name="pr-123"), False),
        (deploying("orders", name="latest"), True),
        (deploying("orders", name="deploy-print-shop"), True),
    ],
)
def test_a_release_deploys_for_good(work: Work, expected: bool) -> None:  # noqa: FBT001
    assert is_release(work) is expected
