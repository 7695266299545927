from __future__ import annotations

from collections.abc import Callable

from archfit.model import Installation, Landscape, Port, Service

Discover = Callable[..., Landscape]

IMAGE = "FROM python:3.12\nCOPY . /app\n"
CODE = {"orders/Dockerfile": IMAGE, "orders/main.py": "", "billing/Dockerfile": IMAGE, "billing/main.py": ""}


def workload(name: str, container: str = "", kind: str = "Deployment", namespace: str = "") -> str:
    return f"""
apiVersion: apps/v1
kind: {kind}
metadata: {{name: {name}, namespace: {namespace or '""'}}}
spec:
  template:
    metadata: {{labels: {{app: {name}}}}}
    spec:
      containers:
        - {{name: main, image: "registry.test/{name}:1"{container}}}
---
"""


def service(name: str, ports: str = "[{port: 80, targetPort: web}]", namespace: str = "") -> str:
    return f"""
apiVersion: v1
kind: Service
metadata: {{name: {name}, namespace: {namespace or '""'}}}
spec: {{selector: {{app: {name}}}, ports: {ports}}}
---
"""


def settings(kind: str, name: str, entries: str) -> str:
    return f"apiVersion: v1\nkind: {kind}\nmetadata: {{name: {name}}}\ndata: {{{entries}}}\n---\n"


def environment(found: Service) -> dict[str, str]:
    return {one.name: str(one.value) for one in found.environment}


def one(landscape: Landscape) -> Installation:
    (found,) = landscape.installations
    return found


def test_a_workload_has_its_names_ports_and_component(discover: Discover) -> None:
    text = workload("orders", ", ports: [{name: web, containerPort: 8000}]") + service("orders")
    found = one(discover({**CODE, "k8s/orders.yaml": text}))
    assert (found.name, found.what) == ("k8s", "Kubernetes namespace")
    (orders,) = found.running("orders")
    assert orders.names == ("orders", "orders.default", "orders.default.svc", "orders.default.svc.cluster.local")
    assert orders.ports == (Port(8000, 80),)


def test_config_maps_and_secrets_give_an_environment(discover: Discover) -> None:
    sources = (
        ", envFrom: [{configMapRef: {name: shared}, prefix: S_}, {configMapRef: {name: gone}}]"
        ", env: [{name: URL, value: 'http://$(HOST):$(S_PORT)/$(NONE)'},"
        " {name: HOST, valueFrom: {configMapKeyRef: {name: shared, key: HOST}}},"
        " {name: DB, valueFrom: {secretKeyRef: {name: private, key: url}}},"
        " {name: LOST, valueFrom: {secretKeyRef: {name: elsewhere, key: url}}}]"
    )
    found = one(discover({
        **CODE,
        "k8s/orders.yaml": workload("orders", sources),
        "k8s/billing.yaml": workload("billing", sources),
        "k8s/config.yaml": settings("ConfigMap", "shared", "HOST: db, PORT: '80'")
        + settings("Secret", "private", "url: c2FtZQ=="),
    }))  # fmt: skip
    (orders,), (billing,) = found.running("orders"), found.running("billing")
    assert environment(orders) == {
        "S_HOST": "db", "S_PORT": "80", "HOST": "db", "DB": "None", "LOST": "None", "URL": "http://db:80/{NONE}",
    }  # fmt: skip
    assert orders.missing == ("ConfigMap gone",)
    for name in ("DB", "LOST"):
        mine, theirs = orders.setting(name), billing.setting(name)
        assert mine is not None
        assert theirs is not None
        assert mine.digest == theirs.digest != ""


def test_a_kustomization_is_an_installation_with_all_it_is_made_of(discover: Discover) -> None:
    found = discover({
        **CODE,
        "k8s/base/kustomization.yaml": "resources: [orders.yaml]\n",
        "k8s/base/orders.yaml": workload("orders", ", env: [{name: A, value: base}, {name: B, value: base}]")
        + service("orders"),
        "k8s/dev/kustomization.yaml": "resources: [../base]\nnamePrefix: dev-\nnamespace: dev\n"
        "patches: [{path: patch.yaml}]\nconfigMapGenerator: [{name: shared, envs: [dev.env]}]\n",
        "k8s/dev/patch.yaml": workload(
            "orders", ", env: [{name: B, value: dev}], envFrom: [{configMapRef: {name: shared}}]"
        ),
        "k8s/dev/dev.env": "C=dev\n",
        "k8s/prod/kustomization.yaml": "resources: [../base]\n",
    }).installations  # fmt: skip
    assert [(one.name, one.what) for one in found] == [("k8s/dev", "kustomization"), ("k8s/prod", "kustomization")]
    (dev,), (prod,) = (one.running("orders") for one in found)
    assert environment(dev) == {"A": "base", "B": "dev", "C": "dev"}
    assert environment(prod) == {"A": "base", "B": "base"}
    assert (dev.names[1], prod.names[1]) == ("dev-orders", "orders.default")


def test_namespaces_are_apart_and_so_are_copies_of_the_same(discover: Discover) -> None:
    found = discover({
        **CODE,
        "k8s/dev/orders.yaml": workload("orders"), "k8s/dev/more/billing.yaml": workload("billing"),
        "k8s/prod/orders.yaml": workload("orders"),
        "k8s/shop.yaml": workload("orders", namespace="shop"),
    }).installations  # fmt: skip
    assert [(one.name, [each.name for each in one.services]) for one in found] == [
        ("k8s/dev", ["billing", "orders"]), ("k8s/prod", ["orders"]), ("k8s (shop)", ["orders"]),
    ]  # fmt: skip


def test_an_ingress_leads_into_an_installation(discover: Discover) -> None:
    ingress = (
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec: {rules: [{host: shop.test, http: {paths:"
        " [{path: /, backend: {service: {name: orders, port: {number: 80}}}}]}}]}\n"
    )
    found = one(discover({**CODE, "k8s/all.yaml": workload("orders") + service("orders") + ingress}))
    assert [(route.host, str(route.target)) for route in found.routes] == [("shop.test", "http://orders:80")]


def test_infrastructure_in_a_cluster(discover: Discover) -> None:
    text = workload("orders") + workload("postgres", kind="StatefulSet")
    found = one(discover({**CODE, "k8s/all.yaml": text}))
    assert [(one.name, one.component, one.infrastructure) for one in found.services] == [
        ("orders", "orders", ""), ("postgres", "", "postgres"),
    ]  # fmt: skip


def test_kustomizations_in_a_circle_end(discover: Discover) -> None:
    files = {"k8s/a/kustomization.yaml": "resources: [../b]\n", "k8s/b/kustomization.yaml": "resources: [../a]\n"}
    start = {"k8s/c/kustomization.yaml": "resources: [../a, x.yaml]\n", "k8s/c/x.yaml": workload("orders")}
    assert [one.name for one in discover({**CODE, **files, **start}).installations] == ["k8s/c"]
