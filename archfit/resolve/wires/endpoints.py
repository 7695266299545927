"""The routes that components answer at, with the prefixes of everything they are mounted in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import Landscape, Project, library
from archfit.model import Role as FileRole
from archfit.model.library import Activity
from archfit.model.use import Use
from archfit.model.value import Named, Scalar, Text, Value
from archfit.model.wires import Endpoint, shown_path
from archfit.resolve.wires.patterns import normal
from archfit.resolve.wires.procedures import is_grpc
from archfit.resolve.wires.types import is_typed

_DEEPEST = 6
"""Routers in routers that are followed; more are a circle."""
_REPLACES = ("flask", "quart", "flask_smorest", "sanic")
"""Frameworks in which the prefix of a mount takes the place of the router's own (Flask 3.1, `register_blueprint`)."""
_ROUTERS = "rest_framework.routers."
"""What a router registers answers at the prefix and, for one of its objects, below it (DRF 3.18, "Routers")."""
_ACTION = "rest_framework.decorators.action"
_VERBS_ONLY = "rest_framework.decorators."
"""Decorators that say which verbs a view takes, and not where it is."""
_Role = library.Role


class Endpoints:
    """Puts together routes and what they are mounted in."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._mounts: dict[str, list[Use]] = defaultdict(list)
        self._lists: dict[str, list[Use]] = defaultdict(list)
        """Mounts by the place of what they mount: of routes in a list, `include([path(...), ...])`."""
        self._modules: dict[str, list[Use]] = defaultdict(list)
        self._included: dict[str, list[Use]] = defaultdict(list)
        self._registered: dict[str, list[Use]] = defaultdict(list)
        self._listed: dict[str, list[Use]] = defaultdict(list)
        self._source = {one.path for one in project.modules.values() if one.role is FileRole.SOURCE}
        for use in project.uses:
            if use.activity is Activity.MOUNT:
                self._note(use)
            elif use.activity is Activity.ROUTE:
                for value in use.values(_Role.HANDLER):
                    if isinstance(value, Named) and use.function.startswith(_ROUTERS):
                        self._registered[value.name].append(use)
                    elif isinstance(value, Named) and value.kind == "made":
                        self._included[value.name.rpartition("@")[2]].append(use)

    def _note(self, use: Use) -> None:
        for value in use.values(_Role.ROUTER):
            if isinstance(value, Named) and value.kind == "made":
                self._mounts[value.name].append(use)
                self._listed[value.name.rpartition("@")[2]].append(use)
                self._lists[value.name.rpartition("@")[2]].append(use)
            elif isinstance(value, Named) and value.kind == "module":
                self._modules[value.name].append(use)
            elif isinstance(value, Text) and value.exact:
                self._modules[value.exact].append(use)

    def all(self) -> Iterator[Endpoint]:
        """Yield the endpoints of all routes of the program that lead to a function or class, gRPC services apart."""
        for use in self._project.uses:
            if use.activity is Activity.ROUTE and use.at.path in self._source:
                component = self._project.component_at(use.at.path)
                component = component and (self._project.service_of(component) or component)
                if component and use.function == _ACTION:
                    yield from self._of_action(use, component)
                elif component and not _is_elsewhere(use):
                    yield from self._of(use, component)

    def _of(self, use: Use, component: str) -> Iterator[Endpoint]:
        verbs = [_word(one).upper() for one in use.values(_Role.VERB)] or [""]
        handler = next((one.name for one in use.values(_Role.HANDLER) if isinstance(one, Named)), "")
        service = next((_word(one) for one in use.values(_Role.SERVICE)), "")
        for verb in dict.fromkeys("" if "{" in verb else verb for verb in verbs):
            if verb == "RPC":
                yield Endpoint(component, "", service or handler, handler, use.at, "rpc")
                continue
            own = use.values(_Role.PATH) or use.values(_Role.PREFIX)
            for path in dict.fromkeys(one for value in own for one in _paths(use, _word(value))) or ("",):
                for prefix in self._prefixes(use):
                    yield Endpoint(component, verb, joined(prefix, path), handler, use.at, typed=is_typed(use, verb))

    def _of_action(self, use: Use, component: str) -> Iterator[Endpoint]:
        """Yield the further route of a view set where that is registered; with `detail` below one of its objects."""
        name = next((one.name for one in use.values(_Role.HANDLER) if isinstance(one, Named)), "")
        view, _, method = name.rpartition(".")
        own = next((_word(one) for one in use.values(_Role.PATH)), method)
        below = f"{{pk}}/{own}" if Scalar(value=True) in use.values(_Role.KEY) else own
        verbs = [_word(one).upper() for one in use.values(_Role.VERB)] or ["GET"]
        for registered in self._registered.get(view, ()):
            path = joined(next((_word(one) for one in registered.values(_Role.PREFIX)), ""), below)
            for prefix in self._prefixes(registered):
                for verb in verbs:
                    yield Endpoint(component, verb, joined(prefix, path), name, use.at)

    def _prefixes(self, use: Use, depth: int = 0) -> list[str]:
        """Return what stands before a route: of its router, of all that it is mounted in."""
        if depth > _DEEPEST:
            return [""]
        own = next((_word(one) for one in use.values(_Role.PREFIX)), "") if use.values(_Role.PATH) or depth else ""
        receivers = [one.name for one in use.values(_Role.RECEIVER) if isinstance(one, Named)]
        mounts = [mount for name in receivers for mount in self._mounts.get(name, ())]
        mounts += self._lists.get(f"{use.at.path}:{use.at.line}:{use.at.column}", ())
        mounts += (*self._listed.get(_place(use), ()), *self._mounts_of_module(use))
        if not mounts:
            return [own]
        found = []
        for mount in mounts:
            given = next((_word(one) for one in mount.values(_given(mount))), "")
            inner = given if given and mount.function.startswith(_REPLACES) else joined(given, own)
            found += [joined(before, inner) for before in self.around(mount, depth)]
        return list(dict.fromkeys(found))

    def around(self, mount: Use, depth: int = 0) -> list[str]:
        """Return what stands before a mount: the route that includes it, and the router it is mounted on."""
        including = self._included.get(_place(mount), ())
        if including:
            return [
                joined(before, next((_word(one) for one in route.values(_Role.PATH)), ""))
                for route in including
                for before in self._prefixes(route, depth + 1)
            ]
        bare = mount._replace(arguments=tuple(one for one in mount.arguments if one[0] is not _given(mount)))
        return self._prefixes(bare, depth + 1)

    def _mounts_of_module(self, use: Use) -> list[Use]:
        """Return what mounts the module that a route is in; by its dotted name only in its own component."""
        module = self._project.modules_at.get(use.at.path)
        exact, dotted = (self._modules.get(one, []) for one in ((module.name, module.dotted) if module else ("", "")))
        component = self._project.component_at(use.at.path)
        own = [mount for mount in dotted if self._project.component_at(mount.at.path) == component]
        return list(dict.fromkeys((*exact, *own)))


def of_functions(landscape: Landscape) -> Iterator[Endpoint]:
    """Yield the routes that manifests give the functions of serverless services."""
    for installation in landscape.installations:
        for service in installation.services:
            for function in service.functions if service.component else ():
                yield Endpoint(service.component, "", function.name, function.handler, function.at, "rpc")
                for trigger in function.triggers:
                    if trigger.kind.startswith("http"):
                        verb = "" if trigger.verb.upper() in ("ANY", "*") else trigger.verb.upper()
                        yield Endpoint(service.component, verb, trigger.source, function.handler, function.at)


def _given(mount: Use) -> library.Role:
    """Return the role of what a mount puts before routes: the prefix, unless that is what the router has itself."""
    return _Role.PATH if mount.values(_Role.PATH) or mount.function.startswith(_REPLACES) else _Role.PREFIX


def _place(use: Use) -> str:
    return f"{use.at.path}:{use.at.line}:{use.at.column}"


def _paths(use: Use, path: str) -> tuple[str, ...]:
    return (path, f"{path}/{{pk}}") if use.function.startswith(_ROUTERS) else (path,)


def _is_elsewhere(use: Use) -> bool:
    """Tell whether another use says it all: the handler is a list of routes, `path("api/", include(...))`; or gRPC."""
    handlers = use.values(_Role.HANDLER)
    return (
        is_grpc(use)
        or use.function.startswith(_VERBS_ONLY)
        or any(
            isinstance(one, Named) and one.kind == "made" and one.name.startswith("django.urls.URLResolver")
            for one in handlers
        )
    )


def joined(before: str, after: str) -> str:
    """Join a prefix and a path with one slash."""
    if not before:
        return after
    return f"{before.rstrip('/')}/{after.lstrip('/')}" if after else before


def _word(value: Value) -> str:
    return normal(shown_path(value)) if isinstance(value, Text) else ""
