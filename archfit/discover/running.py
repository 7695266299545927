"""Which component each service runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property

from archfit.discover.images import OTHER_BASES, base_name, evidence
from archfit.discover.infrastructure import infrastructure, plain_image
from archfit.discover.layout import folder_of, inside, name_of, outwards
from archfit.model import Component, ComponentKind, Deployable, Evidence, Route

SLIP = 0.9
"""How much alike two names are of which one is misspelt (ratio of difflib)."""
MAX_NAME = 128
MAX_ROUTES = 1000
"""How many routes of a folder are taken for those of one proxy."""


class Running:
    """Knows the components by what showed them, and the images by what builds them."""

    def __init__(
        self,
        components: Iterable[Component],
        deployables: Iterable[Deployable],
        *,
        files: Iterable[str] = (),
        routes: Iterable[Route] = (),
    ) -> None:
        self._files = files
        self.components = [one for one in components if one.kind is not ComponentKind.MODULE]
        self._routes: dict[str, list[Route]] = defaultdict(list)
        self._passed: dict[tuple[str, ...], tuple[Route, ...]] = {}
        for route in routes:
            for place in filter(None, outwards(route.at.path)) if route.what.startswith("nginx") else ():
                self._routes[place].append(route)
        self.dockerfiles: dict[str, Deployable] = {}
        self._images: dict[str, list[Deployable]] = defaultdict(list)
        self._shown: dict[Evidence, list[Component]] = defaultdict(list)
        for component in self.components:
            for proof in component.evidence:
                self._shown[proof].append(component)
        for deployable in deployables:
            if deployable.what == "Dockerfile":
                self.dockerfiles[deployable.dockerfile] = deployable
            elif deployable.dockerfile and deployable.image:
                for name in {plain_image(deployable.image), base_name(deployable.image)}:
                    self._images[name].append(deployable)

    def component(self, deployables: Iterable[Deployable]) -> str:
        """Return the component whose code runs, by any of the entries that describe a service; or nothing."""
        tries = (self._shown_by, self._built, self._placed, self._mounted, self._misspelt)
        listed = [one for one in deployables if one.dockerfile or not infrastructure(one.image)]
        return next((name for find in tries for one in listed if (name := find(one))), "")

    def builder(self, deployable: Deployable) -> Deployable | None:
        """Return the Dockerfile that makes the image of a service, its own or that of whoever builds the image."""
        own = self.dockerfiles.get(deployable.dockerfile)
        if own or deployable.dockerfile or not deployable.image:
            return own
        found = {one.dockerfile for one in self._makers(deployable)}
        return self.dockerfiles.get(found.pop()) if len(found) == 1 else None

    def stands_for(self, deployable: Deployable) -> str:
        """Return what a service is by its image, or by the image it is built from."""
        builder = self.builder(deployable)
        if builder:
            return infrastructure(builder.image)
        return "" if deployable.dockerfile else infrastructure(deployable.image)

    def passed_on(self, deployable: Deployable) -> tuple[Route, ...]:
        """Return the routes of a proxy: in files that are mounted, or that stand where its image is built."""
        mounted = {volume.source for volume in deployable.volumes if not volume.named and volume.source}
        places = tuple(sorted(mounted & self._routes.keys()))
        if not places and deployable.context in self._routes and self.stands_for(deployable) == "nginx":
            places = (deployable.context,)
        if places not in self._passed:
            found = (route for place in places for route in self._routes[place][:MAX_ROUTES])
            self._passed[places] = tuple(dict.fromkeys(found))
        return self._passed[places]

    def _of_others(self, deployable: Deployable) -> bool:
        builder = self.builder(deployable)
        return bool(builder and base_name(builder.image) in OTHER_BASES) or bool(self.stands_for(deployable))

    def _makers(self, deployable: Deployable) -> list[Deployable]:
        return self._images.get(plain_image(deployable.image)) or self._images.get(base_name(deployable.image), [])

    def _shown_by(self, deployable: Deployable) -> str:
        return _best(self._shown.get(evidence(deployable), ()))

    def _built(self, deployable: Deployable) -> str:
        if not deployable.dockerfile and deployable.image:
            names = {name for one in self._makers(deployable) if (name := self._shown_by(one))}
            if len(names) == 1:
                return names.pop()
        builder = self.builder(deployable)
        return self._shown_by(builder) if builder else ""

    def _placed(self, deployable: Deployable) -> str:
        """Return the component that stands where something is built, or that an image is named after."""
        if (deployable.context or deployable.dockerfile) and not self._of_others(deployable):
            around = [one for one in self.components if any(inside(deployable.context, path) for path in one.holds)]
            within = [one for one in self.components if inside(one.root, deployable.context)]
            found = [one for one in around if one.root] or (within if len(within) == 1 else [])
            return max(found, key=lambda one: len(one.root)).name if found else ""
        if deployable.image and not deployable.dockerfile:
            name = _plain(base_name(deployable.image))
            named = [one for one in self.components if name in (_plain(one.name), _plain(name_of(one.root)))]
            return named[0].name if len(named) == 1 else ""
        return ""

    def _mounted(self, deployable: Deployable) -> str:
        """Return the component whose folder is mounted into the container, as it is for development."""
        mounted = {volume.source for volume in deployable.volumes if not volume.named and volume.source}
        found = [one for one in self.components if one.root in mounted] if mounted else []
        services = [one for one in found if one.kind is ComponentKind.SERVICE] or found
        return services[0].name if len(services) == 1 else ""

    def _misspelt(self, deployable: Deployable) -> str:
        """Return the component in the folder that must be meant where there is none of the name that is written."""
        if not deployable.context or deployable.context in self._folders:
            return ""
        meant = [one for one in self.components if one.root and _is_misspelt(deployable.context, one.root)]
        return meant[0].name if len(meant) == 1 else ""

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(folder for folder in {folder_of(path) for path in self._files} for folder in outwards(folder))


def _is_misspelt(written: str, meant: str) -> bool:
    """Tell whether two paths differ in one part, and there by a slip of the fingers: not by a digit."""
    one, other = written.split("/"), meant.split("/")
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(apart) != 1 or max(map(len, apart[0])) > MAX_NAME:
        return False
    digits = [[letter for letter in name if letter.isdigit()] for name in apart[0]]
    return digits[0] == digits[1] and SequenceMatcher(None, *apart[0], autojunk=False).ratio() >= SLIP


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _best(components: Iterable[Component]) -> str:
    """Return the service among several, the innermost of them."""
    listed = sorted(components, key=lambda one: (one.kind is ComponentKind.SERVICE, len(one.root)))
    return listed[-1].name if listed else ""
