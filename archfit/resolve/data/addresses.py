"""Addresses of datastores, as URLs, DSNs and connection strings write them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from archfit.model.value import Text

UNKNOWN = "\ufffc"
"""Stands in a string for what is not known of a text."""

PORTS = {
    "cassandra": "9042",
    "clickhouse": "8123",
    "elasticsearch": "9200",
    "influxdb": "8086",
    "memcached": "11211",
    "mongo": "27017",
    "mssql": "1433",
    "mysql": "3306",
    "neo4j": "7687",
    "opensearch": "9200",
    "oracle": "1521",
    "postgres": "5432",
    "redis": "6379",
}
"""Where the servers of an engine listen unless told otherwise; the engines of stores that are reached at a host."""
FILES = frozenset({"duckdb", "sqlite"})
"""Engines whose store is a file."""
UNDIVIDED = frozenset({"elasticsearch", "memcached", "neo4j", "opensearch", "cassandra"})
"""Engines one server of which is one store; the others have databases in it."""
RELATIONAL = frozenset({"mssql", "mysql", "oracle", "postgres", "sqlite"})
"""What an engine-neutral library such as SQLAlchemy connects to."""

_ENGINES = {
    "bolt": "neo4j", "cockroachdb": "postgres", "elastic": "elasticsearch", "es": "elasticsearch", "file": "sqlite",
    "keydb": "redis", "mariadb": "mysql", "memcache": "memcached", "mongodb": "mongo", "mysqlgis": "mysql",
    "pgsql": "postgres", "postgis": "postgres", "postgresql": "postgres", "psql": "postgres", "rediss": "redis",
    "spatialite": "sqlite", "sqlite3": "sqlite", "sqlserver": "mssql", "unix": "redis", "valkey": "redis",
}  # fmt: skip
"""Another name of an engine, as URLs and images have it -> the one used here."""
_URL = re.compile(r"(?:jdbc:)?(?P<scheme>[A-Za-z][\w.+-]{0,40})://(?P<rest>.*)", re.DOTALL)
_WORD = re.compile(r"(\w+)\s*=\s*('[^']*'|[^\s']+)")
_NAME = re.compile(r"[\w.\-:\[\]{}/%$]+")
"""What may be a host, with or without a port; words of warning in the place of a secret are none (RFC 1123, 2.1)."""
_LIBPQ = frozenset({"dbname", "host", "hostaddr", "port", "user", "service"})
_ODBC = {
    "server": "host", "data source": "host", "address": "host", "addr": "host", "host": "host",
    "database": "database", "initial catalog": "database", "port": "port", "uid": "user", "user id": "user",
    "driver": "driver",
}  # fmt: skip
MAX_LENGTH = 2000


class Address(NamedTuple):
    """Where a datastore is; a part that is there and not known is `UNKNOWN`, one that is not there is empty."""

    engine: str
    host: str = ""
    port: str = ""
    database: str = ""
    user: str = ""

    @property
    def known(self) -> bool:
        """Something of where it is can be told."""
        place = self.database if self.engine in FILES else self.host
        return bool(self.engine and place) and UNKNOWN not in place


def family(engine: str) -> str:
    """Return the one name of an engine: `postgresql+asyncpg` is `postgres`."""
    name = engine.lower().partition("+")[0]
    return _ENGINES.get(name, name)


def is_store(engine: str) -> bool:
    """Tell whether an engine keeps data: brokers and cloud services without an address do not count."""
    return engine in PORTS or engine in FILES


def written(value: Text) -> str:
    """Return a text as a string, `UNKNOWN` for each part that is not known."""
    return "".join(part if isinstance(part, str) else UNKNOWN for part in value.parts)


def address(value: Text, engine: str = "") -> Address | None:
    """
    Return what a text says as an address; None for one that is not known to be the address of a datastore.

    URLs (RFC 3986; SQLAlchemy 2 "Database URLs", libpq 34.1.1.2, MongoDB and Redis URIs, JDBC), keyword texts of
    libpq (34.1.1.1) and of ODBC, and plain `host:port` where the engine is given.
    """
    said = written(value).strip()
    if not said.strip(UNKNOWN) or len(said) > MAX_LENGTH:
        return None
    url = _URL.fullmatch(said)
    if url:
        return _of_url(url["scheme"], url["rest"], engine)
    if ";" in said and "=" in said:
        return _of_odbc(said, engine)
    words = {name.lower(): given.strip("'") for name, given in _WORD.findall(said)}
    if words and words.keys() & _LIBPQ:
        user = words.get("user", "")
        host = words.get("host", words.get("hostaddr", ""))
        return Address("postgres", host, words.get("port", ""), words.get("dbname", user), user)
    if engine in FILES:
        return _of_file(engine, said)
    return _of_host(engine, said) if engine else None


def _of_url(scheme: str, rest: str, engine: str) -> Address | None:
    named = family(scheme)
    if named in ("http", "https", "tcp") and engine:
        named = engine
    if not is_store(named):
        return None
    if named in FILES:
        return _of_file(named, rest.partition("?")[0].removeprefix("/"))
    before, _, query = rest.partition("?")
    if "@" in query and "@" not in before:  # a password that is not encoded: what follows is not to be told from it
        return None
    login, _, where = before.rpartition("@")
    hosts, slash, path = where.partition("/")
    user = unquote(login.partition(":")[0])
    found = _of_host(named, hosts)
    if named in UNDIVIDED:
        return found._replace(user=user)
    database = unquote(path.partition("/")[0])
    if named == "mssql" and ";" in hosts:
        return _of_jdbc_words(found, hosts)
    asked = dict(item.partition("=")[::2] for item in query.split("&"))
    host = found.host or asked.get("host", "")
    database = database or (asked.get("dbname", "") if slash or query else "")
    if not database and named == "postgres":  # libpq: "defaults to be the same as the user name"
        database = user
    return found._replace(host=host, database=database, user=user)


def _of_jdbc_words(found: Address, hosts: str) -> Address:
    words = dict(item.partition("=")[::2] for item in hosts.split(";")[1:])
    plain = {name.lower(): given for name, given in words.items()}
    first = _of_host(found.engine, hosts.partition(";")[0])
    return first._replace(database=plain.get("databasename", ""), user=plain.get("user", ""))


def _of_host(engine: str, hosts: str) -> Address:
    """Return an address by host and port; of several hosts that are one cluster, all of them."""
    listed = sorted(one.strip() for one in hosts.lower().rpartition("@")[2].split(",") if _NAME.fullmatch(one.strip()))
    parted = [_host_and_port(one.rstrip("/")) for one in listed]
    ports = dict.fromkeys(port for _, port in parted if port)
    return Address(engine, ",".join(host for host, _ in parted), next(iter(ports), ""))


def _host_and_port(said: str) -> tuple[str, str]:
    if said.startswith("["):
        host, _, port = said[1:].partition("]")
        return host, port.removeprefix(":")
    host, _, port = said.partition(":")
    return host, port.partition("/")[0]


def _of_file(engine: str, path: str) -> Address | None:
    plain = path.removeprefix("file:").removeprefix("./")
    return None if plain in ("", "/") or ":memory:" in plain else Address(engine, database=plain)


def _of_odbc(said: str, engine: str) -> Address | None:
    pairs = (item.partition("=")[::2] for item in said.split(";"))
    words = {_ODBC[name.strip().lower()]: given.strip(" {}") for name, given in pairs if name.strip().lower() in _ODBC}
    driver = words.get("driver", "").lower()
    told = next((one for one in ("mysql", "mariadb", "postgresql", "sqlite", "oracle") if one in driver), "sqlserver")
    host, _, port = words.get("host", "").removeprefix("tcp:").partition(",")
    if not host:
        return None
    named = _of_host(engine or family(told), host)
    return named._replace(
        port=words.get("port", port) or named.port, database=words.get("database", ""), user=words.get("user", "")
    )
