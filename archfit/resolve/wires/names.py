"""What components are called: in host names, in settings, in the names of packages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from archfit.model import ComponentKind, Project, Role

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+")
_SUFFIX = re.compile(r"(?<=[a-z]{3})(?:service|svc|server|api)$")
_GENERIC = frozenset({
    "address", "addr", "api", "app", "backend", "base", "client", "config", "default", "endpoint", "host", "hostname",
    "http", "https", "internal", "local", "port", "root", "self", "server", "service", "settings", "svc", "uri", "url",
})  # fmt: skip
"""Words that say what something is, and not which one."""
_PLAIN_PACKAGES = frozenset({
    "api", "app", "application", "apps", "backend", "bin", "cli", "client", "common", "config", "core", "db", "lib",
    "main", "manage", "models", "project", "scripts", "server", "service", "services", "settings", "setup", "shared",
    "src", "test", "tests", "tools", "utils", "web", "wsgi",
})  # fmt: skip
"""Packages that are called after what they are."""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others: `PRODUCT_CATALOG_SERVICE_URL` is product and catalog."""
    found = (word.lower() for word in _WORD.findall(name))
    return tuple(_SUFFIX.sub("", word) for word in found if word not in _GENERIC and not word.isdigit())


class Names:
    """Answers which services are called by a name."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def of(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """Service -> what it is called, each as words: its name, its folder, the packages that only it has."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for one in self._project.components:
            if one.kind is ComponentKind.SERVICE:
                named = (one.name, one.name.rpartition("/")[2], one.root.rpartition("/")[2])
                found[one.name] = {words(name) for name in named}
        owners: dict[str, set[str]] = defaultdict(set)
        for name, module in self._project.modules.items():
            package = name.rpartition(":")[2].partition(".")[0]
            if module.role is Role.SOURCE and module.component and package not in _PLAIN_PACKAGES:
                owners[package].add(self._project.service_of(module.component) or module.component)
        for package, having in owners.items():
            if len(having) == 1 and (owner := next(iter(having))) in found and self._is_package(package):
                found[owner].add(words(package))
        return {name: frozenset(said - {()}) for name, said in found.items()}

    def _is_package(self, package: str) -> bool:
        return package in self._packages

    @cached_property
    def _packages(self) -> frozenset[str]:
        modules = self._project.modules.items()
        return frozenset(name.rpartition(":")[2] for name, module in modules if module.package)

    def called(self, written: str) -> list[str]:
        """Return the services that are called just that, up to words such as service and url."""
        asked = "".join(words(written))
        return [name for name, own in self.of.items() if asked and any("".join(one) == asked for one in own)]

    def named_in(self, written: str) -> list[str]:
        """Return the services all of whose words a name has, those with the most of them: `{users_service_url}`."""
        exact = self.called(written)
        if exact:
            return exact
        asked = set(words(written))
        fits = {
            name: max((len(one) for one in own if asked.issuperset(one)), default=0) for name, own in self.of.items()
        }
        most = max(fits.values(), default=0)
        return [name for name, size in fits.items() if size == most] if most else []
