"""Units: the pieces of code that are deployed, or at least built, on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from archfit.discover.images import OTHER_BASES, base_name, evidence, image_folders
from archfit.discover.layout import Layout, folder_of, inside, join, name_of, outwards
from archfit.discover.processes import separate_applications
from archfit.discover.roles import EXAMPLES, TESTS, skeletons
from archfit.discover.servers import server_places
from archfit.model import Deployable, Evidence, Location, ManifestFacts, ModuleFacts, Role, SourceRoot


class Strength(IntEnum):
    """How well a unit is known to be deployed."""

    PROJECT = 0
    """Built, not deployed: a library until something else is known."""
    SCRIPT = 1
    """Installs commands, or makes a web application."""
    STARTED = 2
    """Starts a server, or is managed like an application."""
    DEPLOYED = 3
    """A manifest builds or runs it."""


@dataclass(slots=True)
class Unit:
    """A folder (or file) of code with all that speaks for it."""

    folder: str
    strength: Strength = Strength.PROJECT
    evidence: list[Evidence] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    built: bool = False
    """It has a project file."""
    project: str = ""
    """The name of the project it is."""
    packages: tuple[str, ...] = ()
    """For a project: the folders it says its packages are found in."""
    starts: tuple[str, ...] = ()
    """For a project: the top-level packages that hold its entry points."""
    processes: list[Deployable] = field(default_factory=list)
    """What is built from it and run."""
    serves: bool = False
    """It starts a server or makes a web application."""

    def add(self, strength: Strength, evidence: Evidence, name: str = "") -> None:
        """Note one more thing that speaks for the unit."""
        self.strength = max(self.strength, strength)
        self.evidence.append(evidence)
        if name:
            self.names.append(name)

    def take(self, around: Unit) -> None:
        """Take all that speaks for a unit around this one, which has no source of its own."""
        self.strength = max(self.strength, around.strength)
        self.evidence += around.evidence
        self.names += around.names
        self.built = self.built or around.built
        self.project = self.project or around.project
        self.serves = self.serves or around.serves


ENTRY_FILES = ("app.py", "handler.py", "lambda_function.py", "main.py", "server.py", "worker.py")
"""Customary names of the files that a service is started from."""


class Units:
    """The units of a run, by folder."""

    def __init__(self) -> None:
        self.found: dict[str, Unit] = {}

    def at(self, folder: str) -> Unit:
        """Return the unit of a folder, a new one when there is none."""
        return self.found.setdefault(folder, Unit(folder))

    def around(self, path: str, least: Strength = Strength.PROJECT) -> Unit | None:
        """Return the innermost unit that a path stands in."""
        for folder in outwards(path):
            unit = self.found.get(folder)
            if unit and unit.strength >= least:
                return unit
        return None


def find_units(
    layout: Layout,
    roots: tuple[SourceRoot, ...],
    manifests: Mapping[str, ManifestFacts],
    facts: Mapping[str, ModuleFacts],
) -> dict[str, Unit]:
    """Return the units by folder: first what manifests deploy, then what starts servers, then mere projects."""
    units = Units()
    deployables = [item for path in counted(layout, manifests) for item in manifests[path].deployables]
    for folder, shown in sorted(image_folders(layout, deployables).items()):
        for deployable in shown:
            units.at(folder).add(Strength.DEPLOYED, evidence(deployable), deployable.name)
        units.at(folder).processes += shown
    _add_hosted(units, layout, deployables)
    _add_started(units, layout, deployables, roots)
    _add_managed(units, layout)
    for server in server_places(layout, roots, facts):
        unit = units.around(server.evidence.at.path, Strength.STARTED) or units.at(server.place)
        unit.add(Strength.STARTED if server.started else Strength.SCRIPT, server.evidence)
        unit.serves = True
    _add_installed(units, layout)
    _add_projects(units, layout, deployables)
    _separate(units, layout, facts)
    return units.found


def counted(layout: Layout, manifests: Iterable[str]) -> list[str]:
    """Return the manifests of the system itself, in order."""
    begun = skeletons(layout.files)
    return [path for path in sorted(manifests) if not _is_aside(layout, path) and begun.isdisjoint(outwards(path))]


def _separate(units: Units, layout: Layout, facts: Mapping[str, ModuleFacts]) -> None:
    """Where one image holds several applications, make each a unit and leave the rest as what they share."""
    for folder, unit in sorted(units.found.items()):
        for package, shown in separate_applications(layout, folder, unit.processes, facts).items():
            unit.strength = Strength.PROJECT
            for proof in shown:
                units.at(package).add(Strength.DEPLOYED, proof)


def _is_aside(layout: Layout, path: str) -> bool:
    """Tell whether a manifest is for tests, documentation or an example beside the system."""
    folders = set(folder_of(path.lower()).split("/"))
    words = set(name_of(path.lower()).replace("-", ".").replace("_", ".").split("."))
    examples = EXAMPLES if Role.EXAMPLE in layout.roles.values() else frozenset[str]()
    return bool(folders & (TESTS | {"docs", "doc"} | examples) or words & {"test", "tests", "ci", "docs", "lint"})


def _add_hosted(units: Units, layout: Layout, deployables: Iterable[Deployable]) -> None:
    """Processes of a Procfile and functions as a service: deployed from the folder they name."""
    for deployable in deployables:
        if deployable.what in ("Procfile process", "serverless service", "SAM function"):
            folder = deployable.context
            if folder in layout.source_folders:
                name = "" if deployable.what == "Procfile process" else deployable.name
                units.at(folder).add(Strength.DEPLOYED, evidence(deployable), name)
                units.at(folder).processes.append(deployable)


def _add_started(
    units: Units, layout: Layout, deployables: Iterable[Deployable], roots: tuple[SourceRoot, ...]
) -> None:
    """Containers of an image that is not built here: known by the module they start, or by the image's name."""
    by_name = _folders_by_name(layout)
    for deployable in deployables:
        if deployable.dockerfile or not deployable.image or deployable.what == "Dockerfile":
            continue
        folder = _started_folder(layout, deployable, roots)
        if folder is None:
            named = by_name.get(_plain(base_name(deployable.image)), [])
            folder = named[0] if len(named) == 1 and base_name(deployable.image) not in OTHER_BASES else None
        if folder is not None:
            unit = units.around(folder, Strength.DEPLOYED) or units.at(folder)
            unit.add(Strength.DEPLOYED, evidence(deployable), deployable.name)


def _started_folder(layout: Layout, deployable: Deployable, roots: tuple[SourceRoot, ...]) -> str | None:
    """Return the only source root (without its `src`) that holds a module the command names."""
    for word in deployable.command.split():
        dotted, colon, _ = word.partition(":")
        if "." not in dotted and not colon:
            continue
        module = dotted.removesuffix(".py").lstrip("/") if dotted.endswith(".py") else dotted.replace(".", "/")
        places = [root.path for root in roots if join(root.path, module) in layout.modules]
        if len(places) == 1 and module:
            return folder_of(places[0]) if name_of(places[0]) == "src" else places[0]
    return None


def _folders_by_name(layout: Layout) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for folder in sorted(layout.source_folders):
        if folder and not layout.is_package(folder_of(folder)):
            found[_plain(name_of(folder))].append(folder)
    return found


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _add_managed(units: Units, layout: Layout) -> None:
    """A `manage.py` is how a Django project is run."""
    for path in layout.python:
        if name_of(path) == "manage.py" and not layout.is_package(folder_of(path)):
            proof = Evidence("`manage.py`", Location(path))
            unit = units.around(folder_of(path), Strength.DEPLOYED) or units.at(folder_of(path))
            unit.add(Strength.STARTED, proof)


def _add_installed(units: Units, layout: Layout) -> None:
    """Folders with requirements and an entry of their own, in repositories where no manifest says what is deployed."""
    deployed = {layout.repository(folder) for folder, unit in units.found.items() if unit.strength is Strength.DEPLOYED}
    for path in sorted(layout.files):
        folder = folder_of(path)
        if name_of(path) not in ("requirements.txt", "Pipfile") or folder in layout.repositories:
            continue
        own = set(layout.folders.get(folder, ())) & {join(folder, name) for name in ENTRY_FILES} - set(layout.roles)
        if own and layout.repository(folder) not in deployed and not layout.is_package(folder):
            proof = Evidence("requirements beside an entry", Location(min(own)))
            units.at(folder).add(Strength.STARTED, proof)


def _add_projects(units: Units, layout: Layout, deployables: Iterable[Deployable]) -> None:
    for deployable in deployables:
        if deployable.what == "project" and deployable.context in layout.source_folders:
            strength = Strength.SCRIPT if deployable.scripts else Strength.PROJECT
            unit = units.at(deployable.context)
            unit.add(strength, evidence(deployable), deployable.name)
            unit.built = True
            unit.packages += deployable.packages
            unit.starts += tuple(script.partition("=")[2].strip().partition(".")[0] for script in deployable.scripts)
            unit.project = unit.project or deployable.name


def nested(units: Iterable[Unit], folder: str) -> Iterator[Unit]:
    """Yield the units inside a folder, other than its own."""
    return (unit for unit in units if unit.folder != folder and inside(unit.folder, folder))
