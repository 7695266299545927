"""What the code of a component is given where it runs: texts with the environment filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archfit.model import ComponentKind, Confidence, ImportKind, Installation, Landscape, Project, Role, SettingGroup
from archfit.model.architecture import owner_question
from archfit.model.deployment import Service, Setting
from archfit.model.value import Hole, Text, Variable, text
from archfit.resolve.configuration_files import WHAT, ConfigurationFiles, is_in

_LOADERS = frozenset({"decouple", "dotenv", "dynaconf", "environ", "environs", "pydantic_settings"})
"""Libraries that read `.env` files (python-dotenv 1, "find_dotenv"; python-decouple 3.8; django-environ 0.14; ...)."""


class Filled(NamedTuple):
    """A text as it is in one environment, and where what was not in the code comes from."""

    text: Text
    """Without variables: what is not known is a hole."""
    settings: tuple[Setting, ...] = ()
    """That say something of it."""
    default: bool = False
    """A default in the code says something of it."""

    @property
    def confidence(self) -> Confidence:
        """Literal in the code, or carried along."""
        return Confidence.DERIVED if self.settings or self.default else Confidence.DIRECT

    @property
    def secret(self) -> str:
        """The digest of the one setting that the whole text is; equal digests are equal values."""
        hidden = len(self.settings) == 1 and len(self.text.parts) == 1 and isinstance(self.text.parts[0], Hole)
        return self.settings[0].digest if hidden else ""

    @property
    def source(self) -> str:
        """Where it comes from in words: `DATABASE_URL in compose.yml`, `a default in the code`; or nothing."""
        said = tuple(dict.fromkeys(f"{one.name} in {one.at.path}" for one in self.settings))
        return ", ".join(said) or ("a default in the code" if self.default else "")


@dataclass(frozen=True, slots=True, eq=False)
class Process:
    """
    One way in which code runs: a service of an installation, or nothing that a manifest tells of.

    Compared by identity, as there is one of each.
    """

    component: str
    """Whose code it is: the service that a module is deployed in."""
    service: Service | None = None
    installation: Installation | None = None
    files: tuple[SettingGroup, ...] = ()
    """Env files that the code reads itself, the nearest first."""
    configuration: ConfigurationFiles | None = None
    """Files that the code may read itself, and says which."""

    def fill(self, value: Text) -> Filled:
        """
        Return a text with its variables filled in.

        From the environment, env files and configuration files before defaults; what configuration files do not agree
        on is not known.
        """
        parts: list[str | Hole | Text] = []
        settings: list[Setting] = []
        default = False
        for part in value.parts:
            if not isinstance(part, Variable):
                parts.append(part)
                continue
            said = self._said(part)
            if len(said) == 1:
                settings += said
                value_ = said[0].value
                parts.append(Hole(part.name) if value_ is None else _without_variables(value_))
            elif said:
                parts.append(Hole(part.name))
            elif part.default is not None and not (self.service and self.service.missing):
                inner = self.fill(part.default)
                settings += inner.settings
                default = True
                parts.append(inner.text)
            else:
                parts.append(Hole(part.name))
        return Filled(text(*parts), tuple(settings), default)

    def _said(self, variable: Variable) -> tuple[Setting, ...]:
        """Return what a variable is set to; several settings where files do not agree."""
        if not variable.files:
            setting = self.setting(variable.name)
            return () if setting is None else (setting,)
        paths = (self.fill(path).text for path in variable.files)
        return self.configuration.said(variable.name, paths) if self.configuration else ()

    def setting(self, name: str) -> Setting | None:
        """Return what a variable is set to, in the spelling of the code or, as settings classes allow, in another."""
        known = self._settings
        return known.get(name) or known.get(name.upper())

    @property
    def _settings(self) -> Mapping[str, Setting]:
        if self.service is not None:
            return {one.name: one for one in self.service.environment}
        return {one.name: one for group in reversed(self.files) for one in group.settings}


class Environments:
    """Answers in which environments a file runs."""

    def __init__(self, project: Project, landscape: Landscape) -> None:
        self._project = project
        self._landscape = landscape
        self._known: dict[tuple[str, str], tuple[Process, ...]] = {}
        self._configurations: dict[str, ConfigurationFiles] = {}

    def running(self, path: str) -> tuple[Process, ...]:
        """
        Return the processes that run the code of a file; none for code that belongs to no component.

        Shared code runs in the services that import it, with the environment of each.
        """
        owner = self._project.component_at(path)
        return tuple(one for name in self._deployed(owner, path) for one in self._processes(name, path))

    def _deployed(self, owner: str, path: str) -> tuple[str, ...]:
        if not owner:
            return ()
        component = self._project.component(owner)
        if component.kind is ComponentKind.LIBRARY and not component.service:
            module = self._project.modules_at.get(path)
            return tuple(sorted(self._services_importing(module.name if module else ""))) or (owner,)
        return (self._project.service_of(owner) or owner,)

    def _processes(self, component: str, path: str) -> tuple[Process, ...]:
        folder = "" if component in self._services else path.rpartition("/")[0]
        key = (component, folder)
        if key not in self._known:
            files = tuple(self._env_files(component, folder))
            alone = (Process(component, files=files, configuration=self._configuration(component)),)
            self._known[key] = tuple(self._services.get(component, ())) or alone
        return self._known[key]

    @cached_property
    def _services(self) -> Mapping[str, list[Process]]:
        found: dict[str, list[Process]] = defaultdict(list)
        for installation in self._landscape.installations:
            for service in installation.services:
                if service.component:
                    files = self._configuration(service.component)
                    found[service.component].append(
                        Process(service.component, service, installation, configuration=files)
                    )
        return found

    def _configuration(self, component: str) -> ConfigurationFiles:
        """Return the configuration files of a component and above it, those of other components left out."""
        if component not in self._configurations:
            folder = self._project.component(component).root
            groups = (one for one in self._landscape.groups if one.what == WHAT)
            mine = tuple(one for one in groups if self._may_read(component, self._owner(one.at.path)))
            self._configurations[component] = ConfigurationFiles(folder, mine)
        return self._configurations[component]

    def _may_read(self, component: str, owner: str) -> bool:
        """Tell whether the files of a component are for another: it is deployed in that, or holds it."""
        if not owner or component in (owner, self._project.service_of(owner)):
            return True
        return is_in(self._project.component(component).root, self._project.component(owner).root)

    @cached_property
    def _owner(self) -> Callable[[str], str]:
        return owner_question(self._project.components)

    def _env_files(self, component: str, folder: str) -> Iterator[SettingGroup]:
        """Yield the nearest `.env` above a folder, where the component uses a library that looks for one."""
        if component not in self._loading:
            return
        files = {one.at.path: one for one in self._landscape.groups if one.what == "env file"}
        parts = folder.split("/") if folder else []
        for depth in range(len(parts), -1, -1):
            found = files.get("/".join((*parts[:depth], ".env")))
            if found:
                yield found
                return

    @cached_property
    def _loading(self) -> frozenset[str]:
        loaders = (one for one in self._project.external_imports if one.imported.partition(".")[0] in _LOADERS)
        owners = {self._project.owner_of(one.importer) for one in loaders} - {""}
        return frozenset({self._project.service_of(one) or one for one in owners})

    # -- shared code -------------------------------------------------------------------------------

    @cached_property
    def _importers(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for edge in self._project.imports:
            if edge.kind is not ImportKind.TYPE_CHECKING and self._project.modules[edge.importer].role is Role.SOURCE:
                found[edge.imported].add(edge.importer)
        return found

    def _services_importing(self, module: str) -> set[str]:
        """Return the services with code that imports a module, itself or through others."""
        found, seen, pending = set[str](), {module}, [module]
        while pending:
            one = pending.pop()
            owner = self._project.owner_of(one)
            service = self._project.service_of(owner) if owner else ""
            if service:
                found.add(service)
                continue
            new = self._importers.get(one, set()) - seen
            seen |= new
            pending += new
        return found


def _without_variables(value: Text) -> Text:
    return text(*(Hole(part.name) if isinstance(part, Variable) else part for part in value.parts))
