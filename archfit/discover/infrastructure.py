"""What an image is that everybody knows: databases, brokers, proxies."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN: Mapping[str, str] = {
    name: what
    for what, names in {
        "activemq": "activemq activemq-artemis activemq-classic artemis",
        "adminer": "adminer",
        "caddy": "caddy",
        "cassandra": "cassandra dse-server",
        "chroma": "chroma chromadb",
        "clickhouse": "clickhouse clickhouse-server",
        "cockroachdb": "cockroach cockroachdb",
        "consul": "consul",
        "couchbase": "couchbase",
        "couchdb": "couchdb",
        "dynamodb": "dynamodb-local",
        "elasticsearch": "elasticsearch elasticsearch-oss",
        "envoy": "envoy",
        "etcd": "etcd",
        "fluentd": "fluentd fluent-bit",
        "grafana": "grafana grafana-oss loki tempo promtail",
        "graphite": "graphite graphite-statsd statsd",
        "haproxy": "haproxy",
        "httpd": "httpd apache",
        "influxdb": "influxdb",
        "jaeger": "jaeger all-in-one jaeger-all-in-one",
        "kafka": "kafka cp-kafka cp-server cp-enterprise-kafka redpanda strimzi-kafka kafka-native",
        "kafka-connect": "cp-kafka-connect kafka-connect",
        "keycloak": "keycloak",
        "kibana": "kibana opensearch-dashboards",
        "kong": "kong",
        "localstack": "localstack localstack-pro",
        "logstash": "logstash",
        "mailhog": "mailhog mailpit mailcatcher smtp4dev",
        "mariadb": "mariadb mariadb-galera",
        "memcached": "memcached",
        "meilisearch": "meilisearch",
        "milvus": "milvus",
        "minio": "minio",
        "mongo": "mongo mongodb mongodb-community-server percona-server-mongodb mongodb-sharded",
        "mongo-express": "mongo-express",
        "mosquitto": "eclipse-mosquitto mosquitto",
        "mssql": "mssql/server azure-sql-edge mssql-server-linux",
        "mysql": "mysql mysql-server percona percona-server mysql/mysql-server",
        "nats": "nats nats-streaming",
        "neo4j": "neo4j",
        "nginx": "nginx nginx-unprivileged openresty",
        "opensearch": "opensearch",
        "opentelemetry": "opentelemetry-collector opentelemetry-collector-contrib",
        "oracle": "oracle-free oracle-xe database/free database/enterprise database/express",
        "pgadmin": "pgadmin4 pgadmin",
        "pgbouncer": "pgbouncer",
        "postgres": "postgres postgresql postgis pgvector timescaledb timescaledb-ha postgresql-repmgr spilo",
        "prometheus": "prometheus pushgateway alertmanager",
        "pulsar": "pulsar",
        "qdrant": "qdrant",
        "rabbitmq": "rabbitmq",
        "redis": "redis redis-stack redis-stack-server redis-cluster valkey keydb dragonfly",
        "schema-registry": "schema-registry cp-schema-registry",
        "scylla": "scylla",
        "selenium": "standalone-chrome standalone-firefox",
        "solr": "solr",
        "temporal": "auto-setup temporal",
        "traefik": "traefik",
        "typesense": "typesense",
        "vault": "vault",
        "weaviate": "weaviate",
        "zipkin": "zipkin",
        "zookeeper": "zookeeper cp-zookeeper",
    }.items()
    for name in names.split()
}
"""The last part of the name of an image, or the last two, and what it is."""


def infrastructure(image: str) -> str:
    """
    Return what is known to be in an image, or nothing.

    Registry, tag and digest do not count, nor does who built it: `bitnami/postgresql:16` is `postgres`.
    """
    parts = plain_image(image).lower().split("/")
    return KNOWN.get("/".join(parts[-2:])) or KNOWN.get(parts[-1], "")


def plain_image(image: str) -> str:
    """Return the name of an image without tag and digest."""
    folder, slash, name = image.partition("@")[0].rpartition("/")
    return f"{folder}{slash}{name.partition(':')[0]}"
