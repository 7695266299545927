from __future__ import annotations

from collections.abc import Callable

from archfit.model import Installation, Landscape, Location, Port, Service

Discover = Callable[..., Landscape]

IMAGE = "FROM python:3.12\nCOPY . /app\nENV REGION=eu LOG=info\nEXPOSE 8000\nCMD serve\n"
CODE = {"orders/Dockerfile": IMAGE, "orders/main.py": "", "billing/Dockerfile": IMAGE, "billing/main.py": ""}


def one(landscape: Landscape) -> Installation:
    (found,) = landscape.installations
    return found


def environment(service: Service | None) -> dict[str, str]:
    return {one.name: str(one.value) for one in service.environment} if service else {}


def test_a_service_runs_a_component_with_an_environment(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "docker-compose.yml": """
services:
  orders:
    build: orders
    environment: [DATABASE_URL=postgresql://app:pw@db/orders, LOG=debug]
    depends_on: [db]
    links: ["db:database"]
  db:
    image: bitnami/postgresql:16
    container_name: orders-db
""",
    }))  # fmt: skip
    assert (found.name, found.what, found.files) == ("docker-compose.yml", "compose project", ("docker-compose.yml",))
    (orders,) = found.running("orders")
    assert environment(orders) == {"REGION": "eu", "LOG": "debug", "DATABASE_URL": "postgresql://app:***@db/orders"}
    assert (orders.ports, orders.command, orders.needs) == ((Port(8000),), "serve", ("db",))
    database = found.called("orders-db")
    assert database is not None
    assert (database.names, database.infrastructure, database.component) == (
        ("db", "orders-db", "database"),
        "postgres",
        "",
    )
    assert found.called("elsewhere") is None


def test_variables_come_from_the_env_file_beside_the_project(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "deploy/.env": "DB_HOST=db\nEMPTY=\nURL=http://${DB_HOST}\n",
        "deploy/docker-compose.yml": """
services:
  orders:
    build: ../orders
    environment:
      HOST: ${DB_HOST:-none}
      BOTH: ${EMPTY:-${OTHER:-default}}
      URL:
      UNKNOWN: ${NOBODY}
      PASSED:
""",
    }))  # fmt: skip
    assert environment(found.called("orders")) == {
        "REGION": "eu", "LOG": "info",
        "HOST": "db", "BOTH": "default", "URL": "http://db", "UNKNOWN": "{NOBODY}", "PASSED": "{PASSED}",
    }  # fmt: skip


def test_a_password_that_is_put_into_a_url_is_masked_or_a_hole(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        ".env": "PW=s3cret\nDB_PASSWORD=s3cret\n",
        "docker-compose.yml": """
services:
  orders:
    build: orders
    environment: ["A=mysql://app:${PW}@db/x", "B=mysql://app:${DB_PASSWORD}@db/x", "C=${DB_PASSWORD}"]
""",
    }))  # fmt: skip
    orders = found.called("orders")
    assert "s3cret" not in repr(orders)
    assert {name: environment(orders)[name] for name in "ABC"} == {
        "A": "mysql://app:***@db/x", "B": "mysql://app:{DB_PASSWORD}@db/x", "C": "None",
    }  # fmt: skip


def test_env_files_give_way_to_each_other_and_to_the_environment(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "one.env": "A=1\nB=1\nC=1\n", "two.env": "B=2\nC=2\nD=${B}\n",
        "docker-compose.yml":
            "services: {orders: {build: orders, env_file: [one.env, two.env, gone.env], environment: {C: 3}}}",
    }))  # fmt: skip
    orders = found.called("orders")
    assert environment(orders) == {"REGION": "eu", "LOG": "info", "A": "1", "B": "2", "C": "3", "D": "2"}
    assert orders is not None
    assert orders.missing == ("gone.env",)


def test_an_override_is_merged_and_a_variant_that_is_no_whole_too(discover: Discover) -> None:
    base = "services: {orders: {build: orders, environment: {A: 1, B: 1}}, db: {image: postgres}}"
    found = discover({
        **CODE,
        "docker-compose.yml": base,
        "docker-compose.override.yml": "services: {orders: {environment: {B: 2}, ports: ['80:8000']}}",
        "docker-compose.prod.yml": "services: {orders: {command: gunicorn, environment: [B=3]}}",
        "docker-compose.all.yml": "services: {orders: {build: orders}}",
    }).installations  # fmt: skip
    assert [one.files for one in found] == [
        ("docker-compose.all.yml",),
        ("docker-compose.yml", "docker-compose.prod.yml"),
        ("docker-compose.yml", "docker-compose.override.yml"),
    ]
    _, variant, usual = (one.called("orders") for one in found)
    assert [environment(one)["B"] for one in (variant, usual)] == ["3", "2"]
    assert variant is not None
    assert variant.command == "gunicorn"
    assert usual is not None
    assert (usual.ports, usual.at) == ((Port(8000, 80),), Location("docker-compose.yml", 1))


def test_a_service_extends_another_of_its_own_or_of_another_file(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "common.yml": "",
        "compose/shared.yml": "services: {app: {build: ../orders, environment: {A: 1, B: 1}, depends_on: [x]}}",
        "docker-compose.yml": """
services:
  orders: {extends: {file: compose/shared.yml, service: app}, environment: {B: 2}}
  worker: {extends: orders, command: work, environment: {C: 3}}
  lost: {extends: {file: gone.yml, service: app}}
  round: {extends: about, image: x}
  about: {extends: round}
""",
    }))  # fmt: skip
    orders, worker = found.running("orders")
    assert (orders.name, orders.needs, worker.name, worker.command) == ("orders", (), "worker", "work")
    assert environment(worker) == {"REGION": "eu", "LOG": "info", "A": "1", "B": "2", "C": "3"}
    lost, about = found.called("lost"), found.called("about")
    assert lost is not None
    assert lost.missing == ("gone.yml: app",)
    assert about is not None
    assert about.image == "x"


def test_what_a_file_includes_belongs_to_its_project(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "compose.yaml": "include: [db/compose.db.yaml]\nservices: {orders: {build: orders}}",
        "db/compose.db.yaml": "services: {db: {image: mysql:8}}",
    }))  # fmt: skip
    assert [(one.name, one.infrastructure) for one in found.services] == [("db", "mysql"), ("orders", "")]


def test_one_component_has_several_services(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "docker-compose.yml": """
services:
  web: {build: orders, image: shop/orders:dev, environment: {ROLE: web}}
  worker: {image: "shop/orders:dev", command: work, environment: {ROLE: worker}}
  mounted: {image: "python:3", volumes: ["./billing:/app"]}
  misspelt: {build: biling}
  other: {image: shop/unknown}
""",
    }))  # fmt: skip
    assert [(one.name, one.component) for one in found.services] == [
        ("misspelt", "billing"), ("mounted", "billing"), ("other", ""), ("web", "orders"), ("worker", "orders"),
    ]  # fmt: skip
    assert [environment(one)["ROLE"] for one in found.running("orders")] == ["web", "worker"]


def test_what_is_built_from_a_known_image_is_infrastructure(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "docker/Dockerfile.cache": "FROM redis:7\nENV A=1\n",
        "docker-compose.yml":
            "services: {orders: {build: orders}, cache: {build: {context: docker, dockerfile: Dockerfile.cache}}}",
    }))  # fmt: skip
    assert [(one.name, one.component, one.infrastructure, environment(one).get("A")) for one in found.services] == [
        ("cache", "", "redis", "1"), ("orders", "orders", "", None),
    ]  # fmt: skip


def test_a_proxy_passes_on_with_its_own_environment(discover: Discover) -> None:
    found = one(discover({
        **CODE,
        "proxy/nginx.conf.template": "server { listen 80; location /orders { proxy_pass $ORDERS_URL; } }",
        "docker-compose.yml": """
services:
  orders: {build: orders}
  proxy:
    image: nginx
    environment: [ORDERS_URL=http://orders:8000]
    volumes: [./proxy:/etc/nginx/templates]
""",
    }))  # fmt: skip
    proxy = found.called("proxy")
    assert proxy is not None
    assert [(one.path, str(one.target)) for one in proxy.routes] == [("/orders", "http://orders:8000")]


def test_projects_are_worlds_of_their_own_and_those_of_tests_do_not_count(discover: Discover) -> None:
    found = discover({
        **CODE,
        "orders/docker-compose.yml": "services: {db: {image: postgres}}",
        "billing/docker-compose.yml": "services: {db: {image: postgres}}",
        "docker-compose.test.yml": "services: {db: {image: postgres}}",
    }).installations  # fmt: skip
    assert [one.name for one in found] == ["billing/docker-compose.yml", "orders/docker-compose.yml"]


def test_what_repeats_itself_without_end_is_left_out(discover: Discover) -> None:
    settings = "\n".join(f"A{n}=1" for n in range(5000))
    services = "".join(f"  s{n}: {{image: x, env_file: a.env}}\n" for n in range(500))
    found = one(discover({"a.env": settings, "docker-compose.yml": f"services:\n{services}"}))
    assert 0 < len(found.services) < 100


def test_a_long_chain_is_followed(discover: Discover) -> None:
    services = "".join(f"  s{n}: {{extends: s{n + 1}}}\n" for n in range(2000))
    found = one(discover({"docker-compose.yml": f"services:\n{services}  s2000: {{image: redis}}\n"}))
    assert {one.infrastructure for one in found.services} == {"redis"}
