"""Source roots: the folders from which top-level names are imported."""

from __future__ import annotations

from collections.abc import Mapping

from archfit.discover.layout import Layout, folder_of, inside, join, name_of, outwards, relative
from archfit.discover.votes import Votes, count_votes
from archfit.model import Config, ManifestFacts, ModuleFacts, SourceRoot, Tree

CONTAINERS = ("src", "lib", "python", "source")
"""Folders that hold packages and are none themselves."""
BUILD_FILES = frozenset(("Pipfile", "manage.py", "requirements.txt", "environment.yml", "uv.lock", "poetry.lock"))
BUILDS = frozenset(("project", "Dockerfile", "Procfile process", "serverless service", "SAM function"))
NO_FACTS: Mapping[str, ModuleFacts] = {}


def source_roots(
    tree: Tree, manifests: Mapping[str, ManifestFacts], config: Config, *, facts: Mapping[str, ModuleFacts] = NO_FACTS
) -> tuple[SourceRoot, ...]:
    """
    Return the source roots in order; every Python file stands below one.

    What the configuration names comes first, then what project files declare, then, where it names none,
    what the absolute imports in `facts` resolve from; the layout (packages, hyphens, `src`) decides the rest. A prefix
    is the root's path without a trailing `src`, or the whole path where two would share a name.
    """
    layout = Layout(tree, {})
    given = {_clean(path) for path in config.source_roots}
    builds = build_folders(layout, manifests)
    finder = _Finder(layout, Votes() if given else count_votes(layout, facts), builds, given)
    finder.roots |= {folder for folder in _declared(manifests) if folder in layout.python_folders}
    finder.settle()
    used = {finder.home(folder) for folder in layout.folders}
    return _named(layout, sorted(used | given))


def build_folders(layout: Layout, manifests: Mapping[str, ManifestFacts]) -> frozenset[str]:
    """Return the folders that are built or installed on their own."""
    by_name = frozenset(folder_of(path) for path in layout.files if name_of(path) in BUILD_FILES)
    return by_name | {
        folder_of(path)
        for path, manifest in manifests.items()
        if any(deployable.what in BUILDS for deployable in manifest.deployables)
    }


def _declared(manifests: Mapping[str, ManifestFacts]) -> set[str]:
    return {
        folder
        for manifest in manifests.values()
        for deployable in manifest.deployables
        for folder in deployable.packages
    }


class _Finder:
    """Settles for each folder with Python files from which root its modules are named."""

    def __init__(self, layout: Layout, votes: Votes, builds: frozenset[str], given: set[str]) -> None:
        self.layout = layout
        self.votes = votes
        self.builds = builds
        self.given = given
        self.roots = set(given) | {folder for folder in votes.folders if self.elected(folder)}

    def elected(self, folder: str) -> bool:
        """Tell whether imports start at a folder rather than pass through it."""
        ahead = self.votes.starting[folder] - self.votes.passing[folder]
        return ahead > 0 or (ahead == 0 and not self.layout.is_package(folder))

    def settle(self) -> None:
        """Add the roots that no declaration and no import names, outer folders first."""
        for folder in sorted(self.layout.folders):
            base = self.base(folder)
            around = self.enclosing(base)
            if around == base or (around is not None and around in self.given):
                continue
            if self.stands_alone(folder, base, around):
                self.roots.add(base)
            elif around is None:
                self.roots.add(self.reachable(base))

    def home(self, folder: str) -> str:
        """Return the root of a folder."""
        around = self.enclosing(self.base(folder))
        return around if around is not None else self.reachable(self.base(folder))

    def base(self, folder: str) -> str:
        """Return the folder around the outermost package, or the elected root within."""
        while folder not in self.roots and (self.layout.is_package(folder) or self.within_package(folder)):
            folder = folder_of(folder)
        return folder

    def within_package(self, folder: str) -> bool:
        """Tell whether a folder without `__init__` stands in a package, and nothing between is built on its own."""
        for around in outwards(folder):
            if around in self.builds or around in self.layout.repositories or not name_of(around).isidentifier():
                return False
            if self.layout.is_package(folder_of(around)):
                return True
        return False

    def enclosing(self, base: str) -> str | None:
        """Return the nearest root from which a folder has a dotted name."""
        for folder in outwards(base):
            if folder in self.roots:
                return folder
            if folder in self.layout.repositories or not name_of(folder).isidentifier():
                return None
        return None

    def stands_alone(self, folder: str, base: str, around: str | None) -> bool:
        """Tell whether a folder that is no package is a root of its own, not a namespace package."""
        if self.votes.passing[base]:
            return False
        if base in self.builds or (name_of(base) in CONTAINERS and around is None):
            return True
        return folder != base and (around is None or around in self.layout.repositories)

    def reachable(self, base: str) -> str:
        """Return the outermost folder from which a loose file still has a dotted name."""
        for folder in outwards(base):
            if folder in self.layout.repositories or folder in self.builds:
                return folder
            if not name_of(folder).isidentifier() or name_of(folder) in CONTAINERS:
                return folder
        return ""


def _named(layout: Layout, folders: list[str]) -> tuple[SourceRoot, ...]:
    taken: dict[str, set[str]] = {}
    found = []
    for folder in folders:
        names = {relative(module, folder)[0] for module in _tops(layout, folder)}
        prefix = folder_of(folder) if name_of(folder) == "src" else folder
        if taken.setdefault(prefix, set()) & names:
            prefix = folder
        taken.setdefault(prefix, set()).update(names)
        found.append(SourceRoot(folder, prefix))
    return tuple(found)


def _tops(layout: Layout, folder: str) -> list[str]:
    modules = [name for name, holders in layout.holders.items() if folder in holders]
    return [join(folder, name) for name in modules if inside(join(folder, name), folder)]


def _clean(path: str) -> str:
    plain = path.strip().removeprefix("./").strip("/")
    return "" if plain == "." else plain
