"""Who answers for what: CODEOWNERS of GitHub and GitLab, and the catalog of Backstage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.extract.manifests.bounded_yaml import documents, line_of
from archfit.extract.manifests.places import folder_of
from archfit.model import Location
from archfit.model.delivery import CatalogEntry, OwnerLine

_HOMES = frozenset({".github", ".gitlab", "docs"})
_SECTION = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?P<owners>.*)")
"""A section of GitLab: `[Backend][2] @default`."""
_COMMENT = re.compile(r"(?:^|\s)#.*")
_CATALOG = frozenset({"catalog-info.yaml", "catalog-info.yml"})


def is_owners_file(path: str) -> bool:
    """Tell by its name whether a file says who owns code."""
    name = path.rpartition("/")[2]
    return name == "CODEOWNERS" or name in _CATALOG


def read(path: str, content: bytes) -> Iterator[OwnerLine | CatalogEntry]:
    """Yield the lines of a CODEOWNERS file, or the components of a catalog."""
    if path.rpartition("/")[2] in _CATALOG:
        yield from _catalog(path, content)
        return
    folder = folder_of(path)
    above, _, last = folder.rpartition("/")
    repository = above if last in _HOMES else folder
    title, default = "", ()
    for number, line in enumerate(re.split(r"\r\n|\n|\r", content.decode("utf-8-sig", "replace")), 1):
        text = _COMMENT.sub("", line).strip()
        section = _SECTION.fullmatch(text)
        if section:
            title, default = section["name"].strip().lower(), tuple(section["owners"].split())
        elif text:
            pattern, *owners = re.split(r"(?<!\\)\s+", text)
            excluded = pattern.startswith("!")  # GitLab: owned by nobody
            plain = pattern.removeprefix("!").replace("\\ ", " ").replace("\\#", "#")
            names = () if excluded else tuple(owners) or default
            yield OwnerLine(plain, names, Location(path, number), repository, title)


def _catalog(path: str, content: bytes) -> Iterator[CatalogEntry]:
    for document in documents(content):
        if isinstance(document, dict) and document.get("kind") in ("Component", "API", "System", "Resource"):
            metadata, spec = document.get("metadata"), document.get("spec")
            name = metadata.get("name") if isinstance(metadata, dict) else None
            owner = spec.get("owner") if isinstance(spec, dict) else None
            if isinstance(name, str):
                at = Location(path, line_of(name))
                yield CatalogEntry(name, owner if isinstance(owner, str) else "", folder_of(path), at)
