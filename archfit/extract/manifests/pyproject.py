"""`pyproject.toml`: the project it describes, as the customary build backends read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archfit.extract.manifests.places import folder_of, resolve
from archfit.model import Deployable, Location


def read(path: str, document: dict[str, Any]) -> Iterator[Deployable]:
    """Yield the project, when the file describes one and not only the settings of tools."""
    project, poetry, flit = (_table(document, *keys) for keys in (("project",), ("tool", "poetry"), ("tool", "flit")))
    if not (project or poetry or flit):
        return
    name = project.get("name") or poetry.get("name")
    folders = (resolve(folder_of(path), written) for written in _roots(document))
    yield Deployable(
        name if isinstance(name, str) else "",
        "project",
        Location(path),
        context=folder_of(path),
        packages=tuple(dict.fromkeys(folder for folder in folders if folder is not None)),
        scripts=tuple(_scripts(project.get("scripts"), project.get("gui-scripts"), poetry.get("scripts"))),
    )


def _scripts(*tables: Any) -> Iterator[str]:
    for table in tables:
        for name, target in sorted(table.items()) if isinstance(table, dict) else ():
            if isinstance(target, str):
                yield f"{name} = {target}"


def _roots(document: dict[str, Any]) -> Iterator[str]:
    """Yield the folders in which packages are found, as far as a backend is told."""
    yield from _setuptools(_table(document, "tool", "setuptools"))
    yield from _poetry(_table(document, "tool", "poetry"))
    hatch = _table(document, "tool", "hatch", "build", "targets", "wheel") or _table(document, "tool", "hatch", "build")
    yield from (_parent(package) for package in _strings(hatch.get("packages")))
    yield from (source or "." for source in _strings(hatch.get("sources")))
    pdm, maturin = _table(document, "tool", "pdm", "build"), _table(document, "tool", "maturin")
    uv = _table(document, "tool", "uv", "build-backend")
    yield from _strings([pdm.get("package-dir"), maturin.get("python-source"), uv.get("module-root")])


def _setuptools(table: dict[str, Any]) -> Iterator[str]:
    where = _strings(_table(table, "packages", "find").get("where"))
    yield from where
    yield from _strings([_table(table, "package-dir").get("")])
    listed = table.get("packages")
    if not where and isinstance(listed, list) and listed and "package-dir" not in table:
        yield "."


def _poetry(table: dict[str, Any]) -> Iterator[str]:
    packages = table.get("packages")
    for package in packages if isinstance(packages, list) else ():
        if isinstance(package, dict) and isinstance(package.get("include"), str):
            source = package.get("from", ".")
            yield source if isinstance(source, str) else "."


def _parent(package: str) -> str:
    return package.strip("/").rpartition("/")[0] or "."


def _strings(values: Any) -> Iterable[str]:
    if isinstance(values, str):
        return (values,)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _table(document: Any, *keys: str) -> dict[str, Any]:
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document if isinstance(document, dict) else {}
