"""Where a requirement leads that names no index: a path, a repository, a URL."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from archfit.model.packages import PackageSource

MAX_PLACE = 1024
_BRANCHES = frozenset(("main", "master", "develop", "development", "dev", "trunk", "next", "head", "staging"))
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_SCHEME = re.compile(r"(?:git\+)?(?P<scheme>[A-Za-z][\w+.\-]*)://(?P<rest>.*)", re.DOTALL)
_SHORT = re.compile(r"(?:git\+)?(?:[\w.\-]+@)(?P<host>[\w.\-]+):(?P<path>.*)", re.DOTALL)
_WHEEL = re.compile(r"(?P<name>[A-Za-z0-9][\w.]*)-\d.*\.(?:whl|zip|tar\.gz)$")


class Origin(NamedTuple):
    """Where a package comes from."""

    source: PackageSource
    place: str = ""
    subdirectory: str = ""
    ref: str = ""
    moves: bool = False
    name: str = ""
    """The name that a URL or the name of a file gives it."""


def origin(written: str) -> Origin:
    """
    Read what pip takes for a place (pip 25, VCS support; PEP 440, direct references).

    Users and passwords in a URL are dropped.
    """
    plain, _, fragment = written.strip()[:MAX_PLACE].partition("#")
    asked = dict(part.partition("=")[::2] for part in fragment.split("&") if part)
    name, subdirectory = asked.get("egg", "").partition("[")[0], asked.get("subdirectory", "").strip("/")
    if plain.startswith("file:"):
        plain = plain.removeprefix("file:").removeprefix("//localhost")
        plain = re.sub(r"^/+(?=[$.{])|^//", "", plain)
        return Origin(PackageSource.PATH, path(plain), subdirectory, name=name)
    if plain.startswith(("git+", "git@", "git:")) or plain.endswith(".git"):
        repository, ref = _with_ref(plain)
        return Origin(PackageSource.GIT, repository, subdirectory, ref, moves=_moves(ref), name=name)
    if _SCHEME.fullmatch(plain):
        found = _WHEEL.search(plain.rpartition("/")[2])
        return Origin(PackageSource.URL, place_of(plain), subdirectory, name=name or (found["name"] if found else ""))
    found = _WHEEL.search(plain.rpartition("/")[2])
    return Origin(PackageSource.PATH, path(plain), subdirectory, name=name or (found["name"] if found else ""))


def of_table(table: dict[str, Any]) -> Origin | None:
    """Read the table by which poetry 2, uv 0.8 and pipenv say where a package comes from; None for an index."""
    given = {key: value[:MAX_PLACE] for key, value in table.items() if isinstance(value, str)}
    subdirectory = given.get("subdirectory", "").strip("/")
    if "git" in given:
        ref = next((given[key] for key in ("tag", "branch", "rev", "ref") if key in given), "")
        moves = "tag" not in given and ("branch" in given or _moves(ref))
        return Origin(PackageSource.GIT, place_of(given["git"]), subdirectory, ref, moves)
    for key in ("path", "file"):
        if key in given:
            return origin(given[key])._replace(subdirectory=subdirectory)
    if "url" in given:
        return origin(given["url"])._replace(subdirectory=subdirectory)
    return Origin(PackageSource.WORKSPACE) if table.get("workspace") is True else None


def place_of(url: str) -> str:
    """Return host and path of a repository or URL: `github.com/shop/orders`."""
    plain = url.strip().partition("#")[0].partition("?")[0]
    found = _SCHEME.fullmatch(plain)
    short = _SHORT.fullmatch(plain)
    if found:
        host, _, rest = found["rest"].partition("/")
        place = f"{host.rpartition('@')[2]}/{rest}"
    else:
        place = f"{short['host']}/{short['path'].lstrip('/')}" if short else plain
    return place.rstrip("/").removesuffix(".git")


def path(written: str) -> str:
    """Return a path as it is seen from the file, or nothing where it begins at the root of some machine."""
    plain = re.sub(r"^(?:\$\{[^}]*\}|\$\w+|\{root:uri\})/*", "./", written.strip())
    plain = re.sub(r"^\{root:parent:uri\}", "..", plain).partition("[")[0]
    return "" if plain.startswith(("/", "~")) or re.match(r"[A-Za-z]:[\\/]", plain) else plain.rstrip("/") or "."


def _with_ref(url: str) -> tuple[str, str]:
    """Split `https://host/shop/orders.git@v1` into the repository and the reference."""
    head, _, tail = url.partition("?")[0].rpartition("@")
    known = "/" in head.rpartition("://")[2] and ":" not in tail.partition("/")[0]
    return (place_of(head), tail) if known else (place_of(url), "")


def _moves(ref: str) -> bool:
    """Tell by its looks whether a reference is none, or a branch: not a commit, and no digit in it."""
    lower = ref.lower().removeprefix("refs/heads/")
    if lower.startswith("refs/tags/") or _COMMIT.fullmatch(lower):
        return False
    return lower in _BRANCHES or not any(letter.isdigit() for letter in lower)
