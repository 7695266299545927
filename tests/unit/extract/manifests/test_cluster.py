from __future__ import annotations

from archfit.extract.manifests import extract
from archfit.model import (
    Assembly,
    ClusterService,
    Location,
    ManifestFacts,
    Port,
    Route,
    Setting,
    SettingGroup,
    SettingSource,
    Volume,
)
from archfit.model.value import text


def found(content: str, path: str = "k8s/all.yaml") -> ManifestFacts:
    manifest = extract(path, content.encode())
    assert manifest.flaws == ()
    return manifest


def test_a_container_has_its_environment_ports_volumes_and_labels() -> None:
    (web,) = found("""
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: orders, namespace: shop}
spec:
  template:
    metadata: {labels: {tier: web, app: orders}}
    spec:
      volumes:
        - {name: data, persistentVolumeClaim: {claimName: orders-data}}
        - {name: config, configMap: {name: x}}
        - {name: host, hostPath: {path: /srv}}
      containers:
        - name: main
          image: orders:1
          ports: [{name: http, containerPort: 8000}]
          volumeMounts: [{name: data, mountPath: /data}, {name: config, mountPath: /c}, {name: host, mountPath: /h}]
          envFrom: [{configMapRef: {name: shared}, prefix: S_}, {secretRef: {name: private}}]
          env:
            - {name: HOST, value: db}
            - {name: URL, value: "http://$(HOST)"}
            - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
            - {name: DB, valueFrom: {secretKeyRef: {name: db, key: url}}}
""").deployables
    at = Location("k8s/all.yaml", 18)
    assert [(one.name, str(one.value), one.at.line) for one in web.environment] == [
        ("HOST", "db", 20), ("URL", "http://${HOST}", 21), ("NODE", "None", 22),
    ]  # fmt: skip
    assert web.sources == (
        SettingSource("ConfigMap", "shared", at, into="S_"),
        SettingSource("Secret", "private", at),
        SettingSource("Secret", "db", Location("k8s/all.yaml", 23), "url", "DB"),
    )
    assert web.ports == (Port(8000, 0, "http"),)
    assert web.volumes == (Volume("orders-data", "/data", named=True), Volume("/srv", "/h", named=False))
    assert (web.namespace, web.labels, web.container) == ("shop", ("app=orders", "tier=web"), "main")


def test_config_maps_are_shown_and_secrets_are_not() -> None:
    one, other, third = found("""
apiVersion: v1
kind: ConfigMap
metadata: {name: shared, namespace: shop}
data: {DB_HOST: db, URL: "mysql://a:pw@db/x"}
---
apiVersion: v1
kind: Secret
metadata: {name: private}
data: {url: c2FtZQ==, other: "@@"}
---
apiVersion: v1
kind: Secret
metadata: {name: second}
stringData: {url: same}
""").groups
    assert one == SettingGroup(
        "ConfigMap", "shared", Location("k8s/all.yaml", 3),
        (
            Setting("DB_HOST", text("db"), Location("k8s/all.yaml", 5)),
            Setting("URL", text("mysql://a:***@db/x"), Location("k8s/all.yaml", 5)),
        ),
        "shop",
    )  # fmt: skip
    assert [(entry.name, entry.value) for entry in other.settings] == [("url", None), ("other", None)]
    assert other.settings[0].digest == third.settings[0].digest
    assert "same" not in repr(other) + repr(third)


def test_services_and_ingresses_lead_to_pods() -> None:
    manifest = found("""
apiVersion: v1
kind: Service
metadata: {name: orders, namespace: shop}
spec:
  selector: {app: orders}
  ports: [{port: 80, targetPort: http}, {port: 90}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front}
spec:
  rules:
    - host: shop.test
      http:
        paths:
          - {path: /orders, backend: {service: {name: orders, port: {number: 80}}}}
          - {path: /old, backend: {serviceName: old, servicePort: web}}
""")
    at = Location("k8s/all.yaml", 3)
    assert manifest.cluster_services == (
        ClusterService("orders", "shop", ("app=orders",), ((80, "http"), (90, "90")), at),
    )
    assert [(route.host, route.path, str(route.target)) for route in manifest.routes] == [
        ("shop.test", "/orders", "http://orders:80"),
        ("shop.test", "/old", "http://old:web"),
    ]
    assert all(isinstance(route, Route) for route in manifest.routes)


def test_a_kustomization_names_what_it_is_made_of() -> None:
    manifest = found(
        """
resources: [../../base, orders.yaml]
namespace: shop
namePrefix: dev-
patches: [{path: patch.yaml}]
configMapGenerator:
  - {name: shared, literals: [HOST=db], envs: [shared.env]}
secretGenerator:
  - {name: private, literals: ["url=mysql://x"]}
""",
        "k8s/dev/here/kustomization.yaml",
    )
    at = Location("k8s/dev/here/kustomization.yaml", 2)
    assert manifest.assemblies == (
        Assembly(
            "kustomization", at, ("k8s/base", "k8s/dev/here/orders.yaml"), ("k8s/dev/here/patch.yaml",), "shop", "dev-"
        ),
    )
    shared, private = manifest.groups
    assert (shared.what, shared.name, shared.files) == ("ConfigMap", "shared", ("k8s/dev/here/shared.env",))
    assert [(one.name, str(one.value)) for one in shared.settings] == [("HOST", "db")]
    assert private.settings[0].value is None


def test_odd_objects_are_survived() -> None:
    content = (
        "apiVersion: v1\nkind: Service\n---\n"
        "apiVersion: v1\nkind: Ingress\nspec: {rules: [3, {http: {paths: [x]}}]}\n---\n"
        "apiVersion: v1\nkind: [x]\n---\napiVersion: v1\nkind: ConfigMap\ndata: [1]\n---\n"
        "apiVersion: v1\nkind: Pod\n"
        "spec: {containers: [{env: [1, {name: A}, {value: b}], envFrom: x, ports: {a: b}}]}\n"
    )
    manifest = found(content)
    assert [(one.name, one.value) for one in manifest.deployables[0].environment] == [("A", text())]
