"""How images are built: for whom, from which folder, of which code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archfit.discover.images import context_of, copied_path, users_of_dockerfiles
from archfit.discover.layout import Layout, folder_of, inside, join, outwards, relative
from archfit.discover.running import Running
from archfit.model import Component, ComponentKind, Copy, Deployable
from archfit.model.architecture import owner_question
from archfit.model.packages import Held, IgnoreFile, Image
from archfit.model.paths import flaw, matches


@dataclass(frozen=True, slots=True)
class Building:
    """A Dockerfile, the components that run from it, and the folders it is built from."""

    dockerfile: Deployable
    components: tuple[str, ...]
    contexts: tuple[str, ...]

    def copied(self) -> Iterator[tuple[str, str, Copy]]:
        """Yield each path that is copied, with the folder it is copied from and the place that says so."""
        for context in self.contexts:
            for copy in self.dockerfile.copies:
                path = copied_path(context, copy)
                if not path.startswith(".."):
                    yield path, context, copy


def buildings(
    layout: Layout, deployables: Iterable[Deployable], components: Iterable[Component]
) -> tuple[Building, ...]:
    """Return how the images of components are built, in order of their Dockerfiles."""
    listed = tuple(deployables)
    running = Running(components, listed)
    users = users_of_dockerfiles(layout, listed)
    found = []
    for image in listed:
        if image.what == "Dockerfile":
            using = users.get(image.dockerfile, [])
            names = {name for one in (using or [image]) if (name := running.component([one, image]))}
            contexts = sorted({context_of(layout, one) for one in using}) or [_nearest(layout, image)]
            if names:
                found.append(Building(image, tuple(sorted(names)), tuple(contexts)))
    return tuple(found)


def _nearest(layout: Layout, image: Deployable) -> str:
    """Return the nearest folder around a Dockerfile that holds Python it names, where nobody says the context."""
    for tried in outwards(folder_of(image.dockerfile)):
        paths = {copied_path(tried, copy) for copy in image.copies} - {tried}
        if any(path in layout.files or path in layout.python_folders for path in paths):
            return tried
    return folder_of(image.dockerfile)


def images(
    layout: Layout,
    built: Iterable[Building],
    components: Iterable[Component],
    ignored: Mapping[str, IgnoreFile],
) -> tuple[Image, ...]:
    """Return the images, each with the services whose code it copies and that do not run from it."""
    listed = tuple(components)
    owner = owner_question(listed)
    services = {one.name: one for one in listed if one.kind is ComponentKind.SERVICE and one.language == "python"}
    found = []
    for one in built:
        held: dict[str, Held] = {}
        for path, context, copy in one.copied():
            if path not in layout.source_folders and path not in layout.source:
                continue
            patterns = _patterns(one.dockerfile, context, ignored)
            inner = (name for name, service in services.items() if inside(service.root, path))
            for name in dict.fromkeys((owner(path), *inner)):
                if name in services and name not in one.components:
                    place = max(services[name].root, path, key=len)
                    if not _is_left_out(patterns, place, context):
                        held.setdefault(name, Held(name, path, copy.at))
        found.append(Image(one.components, one.dockerfile.at, tuple(held.values())))
    return tuple(found)


def _patterns(image: Deployable, context: str, ignored: Mapping[str, IgnoreFile]) -> tuple[str, ...]:
    """Return what never gets into an image: the file of the Dockerfile's own comes before that of the folder."""
    found = ignored.get(f"{image.dockerfile}.dockerignore") or ignored.get(join(context, ".dockerignore"))
    return found.patterns if found else ()


def _is_left_out(patterns: Iterable[str], place: str, context: str) -> bool:
    """Tell whether the last pattern that matches a folder, or one around it, leaves it out."""
    path = "/".join(relative(place, context)) + "/"
    left_out = False
    for pattern in patterns:
        plain = pattern.removeprefix("!").strip("/").removeprefix("./")
        if plain and not flaw(plain) and matches(f"./{plain}", path):
            left_out = not pattern.startswith("!")
    return left_out
