from __future__ import annotations

from collections.abc import Mapping

import pytest

from archfit.discover.delivery import delivery
from archfit.extract import manifests
from archfit.model import Component, ComponentKind, Installation, Location
from archfit.model.delivery import Delivery, Task, Work
from archfit.model.deployment import Service

COMPONENTS = (
    Component("billing", ComponentKind.SERVICE, "services/billing"),
    Component("orders", ComponentKind.SERVICE, "services/orders"),
    Component("orders.api", ComponentKind.MODULE, "services/orders/api", service="orders"),
    Component("money", ComponentKind.LIBRARY, "libs/money"),
)
STARTED = Installation(
    "shop", "compose project", ("deploy/compose.yml",),
    tuple(Service(name, "", component, Location("deploy/compose.yml"), (name,)) for name, component in
          [("web-shop", "orders"), ("billing", "billing"), ("db", "")]),
)  # fmt: skip


def read(
    files: Mapping[str, str], components: tuple[Component, ...] = COMPONENTS, repositories: tuple[str, ...] = ("",)
) -> Delivery:
    found = {path: manifests.extract(path, text.encode()) for path, text in files.items()}
    return delivery(found, components, (STARTED,), repositories)


def work(job: str, *, on: str = "push", name: str = "job", file: str = "ci.yml") -> Work:
    """Return what one job of a workflow does."""
    (found,) = read({f".github/workflows/{file}": f"on: {on}\njobs:\n  {name}: {{{job}}}\n"}).work
    return found


def running(command: str, **place: str) -> Work:
    return work(f"steps: [run: '{command}']", **place)


# -- for whom -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("job", "on", "expected"),
    [
        ("steps: [{run: pytest, working-directory: services/orders}]", "push", ["orders"]),
        ("steps: [{run: pytest, working-directory: services/orders/api}]", "push", ["orders"]),
        ("steps: [{run: pytest, working-directory: services}]", "push", []),
        ("steps: [{uses: a/b@v1, with: {context: libs/money}}]", "push", ["money"]),
        ("steps: [run: pytest]", "{push: {paths: [services/orders/**]}}", ["orders"]),
        ("steps: [run: pytest]", "{push: {paths: [services/orders/**, services/billing/**]}}", ["billing", "orders"]),
        ("steps: [run: pytest billing]", "{push: {paths: [services/orders/**]}}", ["orders"]),
        ("steps: [run: pytest billing]", "{push: {paths: [services/orders/**, libs/money/**]}}", ["billing"]),
        ("steps: [run: pytest]", "{push: {paths: [services/**]}}", []),
        ("steps: [run: docker build services/orders]", "push", ["orders"]),
        ("steps: [run: helm upgrade web_shop chart]", "push", ["orders"]),
        ("steps: [run: helm upgrade reorders chart]", "push", []),
        ("steps: [run: make], strategy: {matrix: {service: [orders, billing]}}", "push", ["billing", "orders"]),
        ("uses: ./.github/workflows/x.yml, with: {service: orders}", "push", ["orders"]),
        ("steps: [run: pytest]", "push", []),
    ],
)
def test_a_job_is_for_those_in_whose_folders_it_works_that_start_it_or_that_it_names(
    job: str, on: str, expected: list[str]
) -> None:
    assert list(work(job, on=on).components) == expected


def test_a_job_is_for_those_that_its_name_names() -> None:
    assert running("make", name="deploy-orders").components == ()
    assert running("make", name="orders").components == ("orders",)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("docker compose build", ["billing", "orders"]),
        ("docker-compose -f deploy/compose.yml up -d", ["billing", "orders"]),
        ("kubectl apply -f deploy/", ["billing", "orders"]),
        ("kubectl apply -f ./deploy/compose.yml", ["billing", "orders"]),
        ("kubectl apply -f elsewhere/", []),
        ("docker compose up -d db", []),
        ("docker compose up billing", ["billing"]),
    ],
)
def test_commands_about_a_whole_installation_are_for_all_that_it_starts(command: str, expected: list[str]) -> None:
    assert list(running(command).components) == expected


def test_in_a_repository_of_one_service_a_job_is_for_that() -> None:
    text = "jobs: {job: {steps: [run: make]}}\n"
    one = (Component("orders", ComponentKind.SERVICE, "shop/src"), Component("till", ComponentKind.SERVICE, "till/src"))
    files = {"shop/.github/workflows/ci.yml": text, "till/.gitlab-ci.yml": "job: {script: make}\n"}
    found = read(files, one, ("shop", "till"))
    assert [(each.job.pipeline, each.components) for each in found.work] == [
        ("shop/.github/workflows/ci.yml", ("orders",)),
        ("till/.gitlab-ci.yml", ("till",)),
    ]


def test_names_mean_nothing_in_another_repository() -> None:
    two = (
        *(Component(name, ComponentKind.SERVICE, f"shop/{name}") for name in ("orders", "billing")),
        *(Component(name, ComponentKind.SERVICE, f"till/{name}") for name in ("till", "scale")),
    )
    found = read({"till/.gitlab-ci.yml": "job: {script: docker build orders}\n"}, two, ("shop", "till"))
    assert [one.components for one in found.work] == [()]


# -- what -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("pytest -q", [Task.TEST]),
        ("python manage.py test", [Task.TEST]),
        ("make unit-tests", [Task.TEST]),
        ("docker build -t orders .", [Task.BUILD]),
        ("docker compose -f a.yml build", [Task.BUILD]),
        ("docker buildx build --push .", [Task.BUILD]),
        ("kubectl -n shop apply -f x.yml", [Task.DEPLOY]),
        ("helm upgrade --install orders chart", [Task.DEPLOY]),
        ("kubectl get pods", []),
        ("helm lint chart; pip install x", []),
        ("helm lint chart | install", []),
        ("pip install pytest-cov", [Task.TEST]),
        ("echo deploy", []),
        ("gcloud run deploy orders", [Task.DEPLOY]),
        ("pytest && docker build . && fly deploy", [Task.TEST, Task.BUILD, Task.DEPLOY]),
    ],
)
def test_what_a_job_does_is_told_by_its_commands(command: str, expected: list[Task]) -> None:
    assert list(running(command).tasks) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("helm version\npip install -r requirements.txt\n", ()),
        ("helm \\\n  upgrade orders chart\n", (Task.DEPLOY,)),
        ("docker compose pull\nnpm run build\n", ()),
    ],
)
def test_a_command_ends_with_its_line(script: str, expected: tuple[Task, ...]) -> None:
    lines = "".join(f"          {line}\n" for line in script.splitlines())
    (found,) = read({".github/workflows/ci.yml": f"jobs:\n  job:\n    steps:\n      - run: |\n{lines}"}).work
    assert found.tasks == expected


@pytest.mark.parametrize(
    ("file", "name", "expected"),
    [
        ("ci.yml", "job", ()),
        ("ci.yml", "integration", ()),
        ("release.yml", "job", (Task.DEPLOY,)),
        ("ci.yml", "deploy-staging", (Task.DEPLOY,)),
        ("cd.yml", "job", (Task.DEPLOY,)),
        ("ci.yml", "reproduce", ()),
    ],
)
def test_compose_deploys_where_a_name_says_so(file: str, name: str, expected: tuple[Task, ...]) -> None:
    assert running("docker compose up -d", file=file, name=name).tasks == expected


def test_a_job_does_what_the_workflow_does_that_it_calls() -> None:
    found = read({
        "shop/.github/workflows/main.yml":
            "jobs:\n  orders: {uses: ./.github/workflows/ship.yml, with: {service: orders}}\n"
            "  else: {uses: else/where/.github/workflows/ship.yml@v1}\n  lost: {uses: ./.github/workflows/lost.yml}\n",
        "shop/.github/workflows/ship.yml": "on: workflow_call\njobs: {ship: {steps: [run: helm upgrade x y]}}\n",
        "till/.github/workflows/ship.yml": "on: workflow_call\njobs: {ship: {steps: [run: pytest]}}\n",
    })  # fmt: skip
    assert [(one.job.name, one.tasks) for one in found.work] == [
        ("orders", (Task.DEPLOY,)), ("else", ()), ("lost", ()), ("ship", (Task.DEPLOY,)), ("ship", (Task.TEST,)),
    ]  # fmt: skip


# -- who ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"], ".github/CODEOWNERS"),
        (["CODEOWNERS", "docs/CODEOWNERS"], "CODEOWNERS"),
        (["docs/CODEOWNERS", ".gitlab/CODEOWNERS"], "docs/CODEOWNERS"),
        (["services/orders/CODEOWNERS"], None),
    ],
)
def test_one_owners_file_of_each_repository_counts(places: list[str], expected: str | None) -> None:
    found = read(dict.fromkeys(places, "* @a\n"))
    assert [one.at.path for one in found.owner_lines] == ([expected] if expected else [])


def test_every_repository_has_its_own() -> None:
    found = read({"shop/CODEOWNERS": "* @a\n", "till/.github/CODEOWNERS": "* @b\n"}, (), ("till", "shop"))
    assert [(one.repository, one.owners) for one in found.owner_lines] == [("shop", ("@a",)), ("till", ("@b",))]


def test_catalogs_are_taken_as_they_are() -> None:
    entry = "kind: Component\nmetadata: {name: %s}\nspec: {owner: checkout}\n"
    found = read({"b/catalog-info.yaml": entry % "two", "a/catalog-info.yaml": entry % "one"})
    assert [(one.name, one.folder) for one in found.catalog] == [("one", "a"), ("two", "b")]
