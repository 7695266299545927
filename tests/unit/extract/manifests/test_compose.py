from __future__ import annotations

from archfit.extract.manifests import extract
from archfit.model import Assembly, Deployable, Location, Port, SettingSource, Volume


def services(text: str, path: str = "docker-compose.yml") -> dict[str, Deployable]:
    manifest = extract(path, text.encode())
    assert manifest.flaws == ()
    return {one.name: one for one in manifest.deployables}


def environment(service: Deployable) -> dict[str, str]:
    return {one.name: str(one.value) for one in service.environment}


def test_the_environment_is_a_list_or_a_mapping() -> None:
    found = services("""
services:
  web:
    image: web
    environment:
      - HOST=db
      - URL=http://a?x=1
      - FROM_SHELL
      - EMPTY=
  worker:
    image: web
    environment:
      HOST: ${DB_HOST:-db}
      PORT: 5432
      DEBUG: true
      FROM_SHELL:
      EMPTY: ""
""")
    assert environment(found["web"]) == {
        "HOST": "db", "URL": "http://a?x=1", "FROM_SHELL": "${FROM_SHELL}", "EMPTY": "",
    }  # fmt: skip
    assert environment(found["worker"]) == {
        "HOST": "${DB_HOST:-db}", "PORT": "5432", "DEBUG": "true", "FROM_SHELL": "${FROM_SHELL}", "EMPTY": "",
    }  # fmt: skip
    assert [one.at.line for one in found["web"].environment] == [6, 7, 8, 9]


def test_merge_keys_bring_their_environment() -> None:
    found = services("""
x-shared: &shared {DB: one, CACHE: redis}
services:
  web: {image: a, environment: {<<: *shared, DB: two}}
""")
    assert environment(found["web"]) == {"DB": "two", "CACHE": "redis"}


def test_ports_short_long_ranged_and_exposed() -> None:
    (web,) = services("""
services:
  web:
    image: a
    ports:
      - "8000"
      - 5001:8001
      - 127.0.0.1:5002:8002/tcp
      - 6000-6001:7000-7001
      - ${PORT:-5003}:8003
      - ${PORT}:8004
      - {target: 8005, published: "5005"}
      - odd:port
    expose: [9000]
""").values()
    assert web.ports == (
        Port(8000), Port(8001, 5001), Port(8002, 5002), Port(7000, 6000), Port(7001, 6001), Port(8003, 5003),
        Port(8004), Port(8005, 5005), Port(0), Port(9000),
    )  # fmt: skip


def test_volumes_are_paths_of_the_repository_or_named() -> None:
    (web,) = services(
        """
services:
  web:
    image: a
    volumes:
      - ./src:/app:ro
      - ../data:/data
      - $PWD/code:/code
      - ${DATA:-./files}:/files
      - store:/var/lib
      - /anonymous
      - /etc/hosts:/etc/hosts
      - {type: volume, source: cache, target: /cache}
      - {type: bind, source: ./b, target: /b}
""",
        "deploy/docker-compose.yml",
    ).values()
    assert web.volumes == (
        Volume("deploy/src", "/app", named=False),
        Volume("data", "/data", named=False),
        Volume("code", "/code", named=False),
        Volume("deploy/files", "/files", named=False),
        Volume("store", "/var/lib", named=True),
        Volume("/etc/hosts", "/etc/hosts", named=False),
        Volume("cache", "/cache", named=True),
        Volume("deploy/b", "/b", named=False),
    )


def test_names_needs_profiles_and_what_is_extended() -> None:
    (web,) = services(
        """
services:
  web:
    image: a
    container_name: shop-web
    hostname: web.local
    networks:
      inner: {aliases: [shop]}
      outer:
    depends_on: {db: {condition: service_healthy}}
    links: ["cache:redis"]
    profiles: [dev]
    extends: {file: ../common.yml, service: base}
    env_file: [web.env, {path: ./local.env, required: false}]
""",
        "deploy/docker-compose.yml",
    ).values()
    assert web.aliases == ("shop-web", "web.local", "shop")
    assert web.needs == ("db", "cache:redis")
    assert web.profiles == ("dev",)
    assert web.extends == ("common.yml", "base")
    assert web.sources == (
        SettingSource("env file", "deploy/web.env", Location("deploy/docker-compose.yml", 14)),
        SettingSource("env file", "deploy/local.env", Location("deploy/docker-compose.yml", 14)),
    )


def test_a_file_may_only_add_to_another_or_include_others() -> None:
    manifest = extract("compose.yaml", b"include: [db/compose.yaml]\nservices: {web: {environment: [A=1]}}\n")
    assert [one.name for one in manifest.deployables] == ["web"]
    assert manifest.assemblies == (Assembly("compose include", Location("compose.yaml", 1), ("db/compose.yaml",)),)


def test_version_1_has_services_alone() -> None:
    assert list(services("web: {build: ., links: [db]}\ndb: {image: postgres}\n")) == ["web", "db"]
    assert services("test: {image: python, script: [pytest]}\n", "deploy/.ci.yml") == {}
