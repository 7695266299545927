"""`pyproject.toml`: the project it describes, as the customary build backends read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.places import folder_of, resolve
from archfit.extract.manifests.tables import strings, table
from archfit.model import Deployable, Location


def read(path: str, document: dict[str, Any]) -> Iterator[Deployable]:
    """Yield the project, when the file describes one and not only the settings of tools."""
    project, poetry, flit = (table(document, *keys) for keys in (("project",), ("tool", "poetry"), ("tool", "flit")))
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
    for given in tables:
        for name, target in sorted(given.items()) if isinstance(given, dict) else ():
            if isinstance(target, str):
                yield f"{name} = {target}"


def _roots(document: dict[str, Any]) -> Iterator[str]:
    """Yield the folders in which packages are found, as far as a backend is told."""
    yield from _setuptools(table(document, "tool", "setuptools"))
    yield from _poetry(table(document, "tool", "poetry"))
    hatch = table(document, "tool", "hatch", "build", "targets", "wheel") or table(document, "tool", "hatch", "build")
    yield from (_parent(package) for package in strings(hatch.get("packages")))
    yield from (source or "." for source in strings(hatch.get("sources")))
    pdm, maturin = table(document, "tool", "pdm", "build"), table(document, "tool", "maturin")
    uv = table(document, "tool", "uv", "build-backend")
    yield from strings([pdm.get("package-dir"), maturin.get("python-source"), uv.get("module-root")])


def _setuptools(tool: dict[str, Any]) -> Iterator[str]:
    where = strings(table(tool, "packages", "find").get("where"))
    yield from where
    yield from strings([table(tool, "package-dir").get("")])
    listed = tool.get("packages")
    if not where and isinstance(listed, list) and listed and "package-dir" not in tool:
        yield "."


def _poetry(poetry: dict[str, Any]) -> Iterator[str]:
    packages = poetry.get("packages")
    for package in packages if isinstance(packages, list) else ():
        if isinstance(package, dict) and isinstance(package.get("include"), str):
            source = package.get("from", ".")
            yield source if isinstance(source, str) else "."


def _parent(package: str) -> str:
    return package.strip("/").rpartition("/")[0] or "."
