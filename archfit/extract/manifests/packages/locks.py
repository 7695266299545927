"""Lock files: which version of each package is installed, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from archfit.extract.manifests.packages.requirement import MAX_REQUIREMENTS, normalised
from archfit.extract.manifests.packages.sources import Origin, of_table, path, place_of
from archfit.extract.manifests.tables import table
from archfit.model import Location
from archfit.model.packages import Lock, LockEntry, PackageSource

TOML = frozenset(("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml"))
JSON = "Pipfile.lock"


def read_toml(at: str, document: dict[str, Any]) -> Iterator[Lock]:
    """Yield the lock of poetry 2, uv 0.8, pdm 2 or PEP 751."""
    listed = document.get("package", document.get("packages"))
    entries = (_entry(one) for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict))
    yield Lock(Location(at), tuple(islice((one for one in entries if one), MAX_REQUIREMENTS)))


def read_json(at: str, content: str) -> Iterator[Lock]:
    """Yield the lock of pipenv 2024. Raises ValueError when it is no JSON."""
    document = json.loads(content)
    entries = (
        _entry({**given, "name": name, "version": str(given.get("version", "")).removeprefix("==")})
        for category in (document if isinstance(document, dict) else ())
        if category != "_meta"
        for name, given in table(document, category).items()
        if isinstance(given, dict)
    )
    yield Lock(Location(at), tuple(islice((one for one in entries if one), MAX_REQUIREMENTS)))


def _entry(package: dict[str, Any]) -> LockEntry | None:
    name, version = package.get("name"), package.get("version", "")
    if not isinstance(name, str):
        return None
    found = _source(package)
    return LockEntry(
        normalised(name), version if isinstance(version, str) else "",
        found.source, found.place, found.subdirectory, found.ref,
    )  # fmt: skip


def _source(package: dict[str, Any]) -> Origin:
    """Return where a package comes from, as each of the tools writes it."""
    source = {**table(package, "source"), **table(package, "vcs"), **table(package, "directory")}
    given = {key: value for key, value in source.items() if isinstance(value, str)}
    kind = given.get("type", "")
    if kind == "git":
        ref = given.get("reference") or given.get("requested-revision", "")
        return Origin(PackageSource.GIT, place_of(given.get("url", "")), given.get("subdirectory", ""), ref)
    if kind in ("directory", "file"):
        return Origin(PackageSource.PATH, path(given.get("url", "")))
    if "git" in given:
        return _of_uv(given["git"])
    for key in ("editable", "directory", "virtual", "path"):
        if key in given:
            return Origin(PackageSource.PATH, path(given[key]))
    return of_table(package) or Origin(
        PackageSource.URL if kind == "url" or ("url" in given and not kind) else PackageSource.INDEX
    )


def _of_uv(url: str) -> Origin:
    """Read `https://host/shop/x?subdirectory=y&rev=main#commit`."""
    asked = dict(part.partition("=")[::2] for part in url.partition("#")[0].partition("?")[2].split("&") if part)
    ref = next((asked[key] for key in ("tag", "branch", "rev") if key in asked), "")
    return Origin(PackageSource.GIT, place_of(url), asked.get("subdirectory", ""), ref)
