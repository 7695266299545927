from __future__ import annotations

import pytest

from archfit.extract.manifests import extract
from archfit.extract.manifests.bounded_yaml import YamlError, documents
from archfit.model import Deployable, Function, Location, ManifestFacts, Problem, ProblemKind


def found(path: str, text: str) -> tuple[Deployable, ...]:
    manifest = extract(path, text.encode())
    assert manifest.flaws == ()
    return manifest.deployables


def test_every_scalar_stays_text_and_keys_know_their_lines() -> None:
    (document,) = documents(b"a: 1\nb:\n  - yes\n  - 12:30\n  - !!python/name:os.system x\n")
    assert document == {"a": "1", "b": ["yes", "12:30", "x"]}
    assert document.lines == {"a": 1, "b": 2}


def test_aliases_and_merge_keys_are_read() -> None:
    (document,) = documents(b"x: &x {image: a, build: b}\ny: &y {user: u}\nz:\n  <<: [*x, *y]\n  image: c\n")
    assert document["z"] == {"image": "c", "build": "b", "user": "u"}


def test_several_documents_have_anchors_of_their_own() -> None:
    assert documents(b"&a x\n---\n- y\n") == ["x", ["y"]]
    with pytest.raises(YamlError):
        documents(b"&a x\n---\n*a\n")


def test_an_alias_bomb_does_not_grow() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)]
    (document,) = documents("\n".join(lines).encode())
    assert len(document["a19"]) == 10


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: &a [*a]", "the alias `a` names no value before it"),
        (b"[" * 200 + b"]" * 200, "nested more than 100 levels deep"),
        (b"[" + b"x," * 100_001 + b"]", "more than 100000 values"),
        (b"a: [", "not YAML: did not find expected node content"),
        (b"a: \x07", "not YAML: "),
        (b"\xff\xfe\xff", "not YAML: "),
    ],
)
def test_what_is_not_read_is_said(content: bytes, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        documents(content)
    assert str(caught.value).startswith(message)


def test_merging_counts_every_key_it_brings() -> None:
    wide = "{" + ", ".join(f"k{n}: v" for n in range(1000)) + "}"
    text = f"a: &a {wide}\n" + "\n".join(f"b{n}: {{<<: *a}}" for n in range(200))
    with pytest.raises(YamlError):
        documents(text.encode())


def test_compose_services_are_found_with_context_and_dockerfile() -> None:
    text = """
services:
  orders:
    build: ./orders
    command: uvicorn app:app
  billing:
    build:
      context: ..
      dockerfile: docker/billing.Dockerfile
    entrypoint: [python, -m]
    command: [billing]
  store:
    image: postgres:16
  shipping:
    build: $PWD/shipping
"""
    assert found("deploy/docker-compose.yml", text) == (
        Deployable(
            "orders",
            "compose service",
            Location("deploy/docker-compose.yml", 3),
            context="deploy/orders",
            dockerfile="deploy/orders/Dockerfile",
            command="uvicorn app:app",
        ),
        Deployable(
            "billing",
            "compose service",
            Location("deploy/docker-compose.yml", 6),
            dockerfile="docker/billing.Dockerfile",
            command="python -m billing",
        ),
        Deployable("store", "compose service", Location("deploy/docker-compose.yml", 12), image="postgres:16"),
        Deployable(
            "shipping",
            "compose service",
            Location("deploy/docker-compose.yml", 14),
            context="shipping",
            dockerfile="shipping/Dockerfile",
        ),
    )


def test_a_compose_context_outside_the_root_says_nothing() -> None:
    (service,) = found("compose.yaml", "services:\n  a:\n    build: ../other\n")
    assert (service.context, service.dockerfile) == ("", "")


def test_a_compose_service_takes_over_an_anchor() -> None:
    text = "x-base: &base\n  build: ./app\nservices:\n  web:\n    <<: *base\n    command: web\n"
    (web,) = found("docker-compose.yml", text)
    assert (web.context, web.command) == ("app", "web")


def test_odd_compose_files_are_survived() -> None:
    text = "services:\n  a: 3\n  b: {image: [1], build: [x]}\n  c: {build: {context: [y]}}\n  '': {image: x}\n"
    assert [item.name for item in found("docker-compose.yml", text)] == ["b", "c"]


def test_workloads_name_their_images() -> None:
    text = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: orders}
spec:
  template:
    spec:
      containers:
        - image: registry/orders:1
          command: [python]
          args: [-m, orders]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: report}
spec:
  jobTemplate: {spec: {template: {spec: {containers: [{image: report}]}}}}
---
apiVersion: v1
kind: Service
metadata: {name: orders}
spec: {ports: [{port: 80}]}
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: hello}
spec: {template: {spec: {containers: [{image: hello}, 3]}}}
"""
    assert [(item.name, item.what, item.image, item.command) for item in found("k8s/all.yaml", text)] == [
        ("orders", "Deployment", "registry/orders:1", "python -m orders"),
        ("report", "CronJob", "report", ""),
        ("hello", "Knative service", "hello", ""),
    ]


def test_odd_workloads_are_survived() -> None:
    text = "apiVersion: v1\nkind: Pod\nspec: 3\n---\napiVersion: [x]\nkind: Pod\n---\n- a\n---\njust text\n"
    assert found("k8s/odd.yaml", text) == ()


def test_skaffold_artifacts_have_contexts() -> None:
    text = """
apiVersion: skaffold/v3
build:
  artifacts:
    - image: registry/orders
      context: src/orders
    - image: billing
      docker: {dockerfile: billing.Dockerfile}
    - other: x
"""
    assert found("skaffold.yaml", text) == (
        Deployable(
            "orders",
            "skaffold artifact",
            Location("skaffold.yaml", 5),
            context="src/orders",
            dockerfile="src/orders/Dockerfile",
            image="registry/orders",
        ),
        Deployable(
            "billing",
            "skaffold artifact",
            Location("skaffold.yaml", 7),
            dockerfile="billing.Dockerfile",
            image="billing",
        ),
    )


def test_a_serverless_service_is_one_for_all_its_functions() -> None:
    text = "service: shop\nprovider: {name: aws}\nfunctions:\n  a: {handler: a.main}\n  b: {handler: b.main}\n  c: 3\n"
    assert found("shop/serverless.yml", text) == (
        Deployable(
            "shop",
            "serverless service",
            Location("shop/serverless.yml", 3),
            context="shop",
            command="a.main b.main",
            functions=(
                Function("a", "a.main", (), (), Location("shop/serverless.yml", 4)),
                Function("b", "b.main", (), (), Location("shop/serverless.yml", 5)),
            ),
        ),
    )


def test_sam_functions_have_their_own_folders() -> None:
    text = """
Resources:
  Create:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: functions/create/, Handler: app.handler}
  Table:
    Type: AWS::DynamoDB::Table
  Inline:
    Type: AWS::Serverless::Function
    Properties: !Include x
"""
    assert [(item.name, item.context, item.command) for item in found("template.yaml", text)] == [
        ("Create", "functions/create", "app.handler"),
        ("Inline", "", ""),
    ]


def test_a_broken_yaml_manifest_is_a_flaw_with_its_line() -> None:
    problem = Problem(
        ProblemKind.SYNTAX,
        "the manifest cannot be read: not YAML: did not find expected ',' or '}'",
        Location("docker-compose.yml", 2),
    )
    assert extract("docker-compose.yml", b"services: {\n  a: b: c\n") == ManifestFacts(
        "docker-compose.yml", flaws=(problem,)
    )


def test_a_template_is_no_flaw() -> None:
    content = b"{{- if .Values.x }}\nkind: Deployment\n{{- end }}\n"
    assert extract("chart/templates/deployment.yaml", content) == ManifestFacts("chart/templates/deployment.yaml")
