"""Services in other languages: seen by their manifests, read no further."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archfit.discover.images import evidence
from archfit.discover.layout import Layout, folder_of, inside, name_of
from archfit.discover.naming import plain_name, unique_names
from archfit.model import Component, ComponentKind, Deployable, ManifestFacts

MARKS = {
    "package.json": "javascript",
    "go.mod": "go",
    "pom.xml": "java",
    "build.gradle": "java",
    "build.gradle.kts": "kotlin",
    "Cargo.toml": "rust",
    "Gemfile": "ruby",
    "composer.json": "php",
    "mix.exs": "elixir",
}
"""The files that say in which language a folder is written."""


def foreign_services(
    layout: Layout, manifests: Mapping[str, ManifestFacts], taken: Iterable[str]
) -> tuple[Component, ...]:
    """Return the folders with an image of their own that hold another language and no Python."""
    images = [item for path in sorted(manifests) for item in manifests[path].deployables if item.what == "Dockerfile"]
    languages = _languages(layout) if images else {}
    found: dict[str, tuple[str, list[Deployable]]] = {}
    for image in images:
        language = languages.get(image.context)
        if language and image.context and image.context not in layout.python_folders:
            found.setdefault(image.context, (language, []))[1].append(image)
    names = unique_names({folder: plain_name(folder) for folder in found}, taken)
    return tuple(
        Component(
            names[folder],
            ComponentKind.SERVICE,
            folder,
            language=found[folder][0],
            evidence=tuple(evidence(deployable) for deployable in found[folder][1]),
        )
        for folder in sorted(found)
        if not any(other != folder and inside(folder, other) for other in found)
    )


def _languages(layout: Layout) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(layout.files):
        name = name_of(path)
        language = MARKS.get(name) or ("csharp" if name.endswith((".csproj", ".sln")) else "")
        if language:
            found.setdefault(folder_of(path), language)
    return found
