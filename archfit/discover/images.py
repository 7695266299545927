"""From which folder of code an image is built."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from archfit.discover.layout import Layout, folder_of, inside, join, name_of, outwards
from archfit.model import Copy, Deployable, Evidence

BUILDERS = ("compose service", "skaffold artifact")
IMAGE_FOLDERS = frozenset((".docker", "build", "containers", "deploy", "deployment", "docker", "dockerfiles", "images"))
"""Customary names of the folders that Dockerfiles are kept in, apart from the code."""
OTHER_BASES = frozenset(
    (
        "caddy",
        "dotnet",
        "golang",
        "haproxy",
        "httpd",
        "maven",
        "memcached",
        "mongo",
        "mysql",
        "nginx",
        "node",
        "openjdk",
        "php",
        "postgres",
        "rabbitmq",
        "redis",
        "ruby",
        "rust",
        "traefik",
    )
)
"""Official images that are for something else than Python."""
_VARIABLE = re.compile(r"^\$\{[^}]*\}|^\$\w+")


def image_folders(layout: Layout, deployables: Iterable[Deployable]) -> dict[str, list[Deployable]]:
    """Map each folder (or file) of code to the Dockerfiles, compose services and artifacts built from it."""
    listed = tuple(deployables)
    users = users_of_dockerfiles(layout, listed)
    images = [deployable for deployable in listed if deployable.what == "Dockerfile"]
    sources = {image.dockerfile: _sources(layout, image, users.get(image.dockerfile, ())) for image in images}
    shared = Counter(path for paths in sources.values() for path in set(paths))
    found: dict[str, list[Deployable]] = defaultdict(list)
    for image in images:
        using = users.pop(image.dockerfile, [])
        names = {_plain(item.name) for item in (image, *using)}
        folder = _Image(layout, image, using).folder(sources[image.dockerfile], shared, names)
        if folder is not None:
            found[folder].extend((image, *using))
    for without in users.values():
        for user in without:
            folder = context_of(layout, user)
            if folder and folder in layout.source_folders:
                found[folder].append(user)
    return dict(found)


def evidence(deployable: Deployable) -> Evidence:
    """Say what a manifest shows."""
    quoted = f' "{deployable.name}"' if deployable.name and deployable.what != "Dockerfile" else ""
    return Evidence(f"{deployable.what}{quoted}", deployable.at)


def base_name(image: str) -> str:
    """Return the name of an image without registry, tag and digest."""
    return name_of(image).partition("@")[0].partition(":")[0].lower()


def context_of(layout: Layout, deployable: Deployable) -> str:
    """Return the build context, looked for from the folders around the manifest when it is not where it says."""
    if deployable.context in layout.python_folders:
        return deployable.context
    candidates = (join(around, deployable.context) for around in outwards(folder_of(deployable.at.path)))
    return next((path for path in candidates if path in layout.python_folders), deployable.context)


def users_of_dockerfiles(layout: Layout, deployables: Iterable[Deployable]) -> dict[str, list[Deployable]]:
    """Map each Dockerfile to the compose services and artifacts that build with it."""
    found: dict[str, list[Deployable]] = defaultdict(list)
    for deployable in deployables:
        if deployable.what in BUILDERS and deployable.dockerfile:
            context = context_of(layout, deployable)
            moved = context != deployable.context and inside(deployable.dockerfile, deployable.context)
            rest = deployable.dockerfile[len(deployable.context) :].lstrip("/")
            found[join(context, rest) if moved else deployable.dockerfile].append(deployable)
    return found


def _sources(layout: Layout, image: Deployable, users: Iterable[Deployable]) -> tuple[str, ...]:
    """Return the source that is copied; where nobody says from which context, the nearest that holds any of it."""
    contexts = sorted({context_of(layout, user) for user in users})
    nearby = (contexts, [image.context], *([folder] for folder in outwards(folder_of(image.context))))
    for tried in nearby if not contexts else nearby[:1]:
        paths = (path for context in tried for path in _copied(layout, context, image.copies))
        found = tuple(dict.fromkeys(paths))
        if found or (tried == [image.context] and _copies_all(image) and name_of(image.context) not in IMAGE_FOLDERS):
            return found
    return ()


def copied_path(context: str, copy: Copy) -> str:
    """Return the path that a source of a copy is, seen from the root of the run; beginning with `..` outside of it."""
    written = _VARIABLE.sub("", copy.source.strip("\"'")).strip("/").rstrip("*")
    path = posixpath.normpath(join(context, written) or ".")
    return "" if path == "." else path


def _copied(layout: Layout, context: str, copies: Iterable[Copy]) -> Iterable[str]:
    for copy in copies:
        path = copied_path(context, copy)
        if path in layout.source_folders or (path in layout.files and path in layout.source):
            yield path


def _copies_all(image: Deployable) -> bool:
    return any(copy.source.strip("\"'./*") == "" for copy in image.copies)


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


class _Image:
    """One Dockerfile and what is built with it."""

    def __init__(self, layout: Layout, image: Deployable, users: Iterable[Deployable]) -> None:
        self.layout = layout
        self.image = image
        self.own = folder_of(image.dockerfile)
        self.contexts = {context_of(layout, user) for user in users} or {self.own}

    def folder(self, sources: tuple[str, ...], shared: Mapping[str, int], names: set[str]) -> str | None:
        """Return the folder (or file) of its code: its own folder when that is copied, or what it copies."""
        code = self.own in self.layout.source_folders
        if not sources:
            return self.own if code and self.may_hold_python() else None
        if code and any(inside(self.own, path) for path in sources):
            return self.own
        around = [path for path in sources if inside(self.own, path) and path not in self.contexts]
        if around:
            return max(around, key=len)
        if self.own and code and any(inside(path, self.own) for path in sources):
            return self.narrowed(sources)
        return self.chosen(sources, shared, names)

    def may_hold_python(self) -> bool:
        """
        Tell whether an image that copies no source may still be of the code beside its Dockerfile.

        It may install or mount what is there. In a repository's own folder it must say that it is for Python.
        """
        speaks = "python" in f"{self.image.image} {self.image.command}"
        return speaks or (self.own not in self.layout.repositories and base_name(self.image.image) not in OTHER_BASES)

    def chosen(self, sources: tuple[str, ...], shared: Mapping[str, int], names: set[str]) -> str | None:
        """Return what of several sources is the code: named like the image, or not copied into other images too."""
        named = [path for path in sources if _plain(name_of(path)) in names]
        own = [path for path in sources if shared[path] == min(shared[other] for other in sources)]
        among = named or own
        return posixpath.commonpath(among) if len(among) > 1 else among[0]

    def narrowed(self, sources: tuple[str, ...]) -> str:
        """Return the file alone where it is all that an image takes of its folder."""
        rest = set(self.layout.source_in(self.own)) - set(sources)
        single = len(sources) == 1 and sources[0].endswith(".py")
        return sources[0] if single and rest else self.own
