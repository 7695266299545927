"""Which files are manifests, and the reader of each kind."""

from __future__ import annotations

import configparser
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from archfit.extract.manifests import (
    bounded_yaml,
    cluster,
    compose,
    configuration,
    dockerfile,
    dotenv,
    kubernetes,
    nginx,
    openapi,
    owners_files,
    plain_files,
    procfile,
    proto,
    pyproject,
    serverless,
    setuptools_files,
    terraform,
    workflows,
)
from archfit.extract.manifests.packages import pyproject_packages
from archfit.extract.manifests.packages import read as packages
from archfit.model import (
    Assembly,
    ClusterService,
    Deployable,
    Location,
    ManifestFacts,
    Problem,
    ProblemKind,
    Route,
    SettingGroup,
)
from archfit.model.delivery import CatalogEntry, Job, OwnerLine
from archfit.model.interface import ApiDescription, RpcService
from archfit.model.packages import Distribution, IgnoreFile, Lock, RequirementFile

Found = (
    Deployable
    | SettingGroup
    | ClusterService
    | Route
    | Assembly
    | ApiDescription
    | RpcService
    | Distribution
    | RequirementFile
    | Lock
    | IgnoreFile
    | Job
    | OwnerLine
    | CatalogEntry
)

MAX_BYTES = 1 << 20
MAX_FOUND = 1 << 23
"""How much one manifest may say, in characters: by its anchors it can say one thing a thousand times."""
_NAMES = frozenset(("Procfile", "pyproject.toml", "setup.py", "setup.cfg", "alembic.ini", "Kustomization"))
_YAML_NAME = re.compile(
    r"compose|^docker|skaffold|serverless|^template\.|^sam\.|deploy|k8s|kube|statefulset|cronjob|knative"
    r"|^kustomization\.|^values\."
)
_YAML_FOLDER = re.compile(r"k8s|kube|manifest|deploy|helm|chart|kustom|knative|compose|^docker$|^infra|gitops|argo")
_YAML_KINDS = (compose, kubernetes, cluster, serverless)
_FLAWS = (SyntaxError, ValueError, RecursionError, MemoryError, configparser.Error, bounded_yaml.YamlError)


def is_manifest(path: str) -> bool:
    """Tell by its name alone whether a file may say what is built, started, configured, published or promised."""
    return _is_plain(path) or openapi.may_be(path) or configuration.is_one(path)


def _is_plain(path: str) -> bool:
    """Tell by its name alone whether a file is a manifest, and not only perhaps one that describes an interface."""
    folder, _, name = path.rpartition("/")
    if name in _NAMES or packages.is_one(path) or workflows.is_pipeline(path) or owners_files.is_owners_file(path):
        return True
    lower = name.lower()
    if lower.endswith(".py"):
        return False
    if lower.endswith((".yml", ".yaml")):
        return bool(_YAML_NAME.search(lower)) or any(map(_YAML_FOLDER.search, folder.lower().split("/")))
    return (
        lower.endswith((".tf", ".proto"))
        or _is_nginx(folder, lower)
        or dotenv.is_env_file(folder, name)
        or dockerfile.is_dockerfile(name)
    )


def extract(path: str, content: bytes) -> ManifestFacts:
    """
    Read one manifest, at most 1 MiB; nothing in it is run, expanded or looked up.

    What cannot be read becomes a flaw, except templates of YAML (Helm), which no reader could parse.
    """
    if not _is_plain(path) and not openapi.is_one(path, content):
        return _configuration(path, content)
    if len(content) > MAX_BYTES and not packages.is_lock(path):
        message = f"the manifest is larger than {MAX_BYTES >> 20} MiB"
        return ManifestFacts(path, flaws=(Problem(ProblemKind.TOO_LARGE, message, Location(path)),))
    try:
        found = list(_bounded(_found(path, content)))
    except _FLAWS as error:
        if isinstance(error, bounded_yaml.YamlError) and _is_template(path, content):
            return ManifestFacts(path)
        return ManifestFacts(path, flaws=(_flaw(path, error),))
    return ManifestFacts(
        path,
        deployables=tuple(one for one in found if isinstance(one, Deployable)),
        groups=tuple(one for one in found if isinstance(one, SettingGroup)),
        cluster_services=tuple(one for one in found if isinstance(one, ClusterService)),
        routes=tuple(one for one in found if isinstance(one, Route)),
        assemblies=tuple(one for one in found if isinstance(one, Assembly)),
        descriptions=tuple(one for one in found if isinstance(one, ApiDescription)),
        procedures=tuple(one for one in found if isinstance(one, RpcService)),
        distributions=tuple(one for one in found if isinstance(one, Distribution)),
        requirement_files=tuple(one for one in found if isinstance(one, RequirementFile)),
        locks=tuple(one for one in found if isinstance(one, Lock)),
        ignore_files=tuple(one for one in found if isinstance(one, IgnoreFile)),
        jobs=tuple(one for one in found if isinstance(one, Job)),
        owner_lines=tuple(one for one in found if isinstance(one, OwnerLine)),
        catalog=tuple(one for one in found if isinstance(one, CatalogEntry)),
    )


def _configuration(path: str, content: bytes) -> ManifestFacts:
    """Read what may be a configuration file by its name; what cannot be read as one may well be none."""
    if not configuration.is_one(path) or len(content) > MAX_BYTES:
        return ManifestFacts(path)
    try:
        return ManifestFacts(path, groups=tuple(configuration.read(path, content)))
    except _FLAWS:
        return ManifestFacts(path)


def _bounded(found: Iterable[Found]) -> Iterator[Found]:
    """Pass on what is found; YamlError when it is far more than is written."""
    spent = 0
    for one in found:
        spent += len(repr(one))
        if spent > MAX_FOUND:
            message = f"it says more than {MAX_FOUND >> 20} MiB by repeating itself"
            raise bounded_yaml.YamlError(message)
        yield one


def _found(path: str, content: bytes) -> Iterable[Found]:
    folder, _, name = path.rpartition("/")
    lower = name.lower()
    by_path = next((read for is_one, read in _BY_PATH if is_one(path)), None)
    if by_path:
        return by_path(path, content)
    if openapi.is_one(path, content):
        return openapi.read(path, content)
    if lower.endswith((".yml", ".yaml")) or name == "Kustomization":
        return _yaml(path, content)
    if name == "pyproject.toml":
        import tomli  # noqa: PLC0415 -- only where there is a project file

        text = content.decode("utf-8-sig")
        document = tomli.loads(text)
        return chain(pyproject.read(path, document), pyproject_packages.read(path, document, text))
    if name in _STRICT or dockerfile.is_dockerfile(name):
        return _STRICT.get(name, dockerfile.read)(path, content.decode("utf-8-sig"))
    reader = _BY_ENDING.get(lower.rpartition(".")[2], nginx.read if _is_nginx(folder, lower) else dotenv.read)
    return reader(path, content.decode("utf-8-sig", "replace"))


_STRICT: dict[str, Callable[[str, str], Iterable[Found]]] = {
    "Procfile": procfile.read,
    "setup.py": setuptools_files.read_setup_py,
    "setup.cfg": setuptools_files.read_setup_cfg,
    "alembic.ini": plain_files.read_alembic,
}
_BY_PATH: tuple[tuple[Callable[[str], bool], Callable[[str, bytes], Iterable[Found]]], ...] = (
    (packages.is_one, packages.read),
    (workflows.is_pipeline, workflows.read),
    (owners_files.is_owners_file, owners_files.read),
)
_BY_ENDING: dict[str, Callable[[str, str], Iterable[Found]]] = {"tf": terraform.read, "proto": proto.read}


def _yaml(path: str, content: bytes) -> Iterator[Found]:
    name = path.rpartition("/")[2].lower()
    for document in bounded_yaml.documents(content):
        if name.startswith("kustomization"):
            yield from cluster.kustomization(path, document)
            continue
        kind = next((kind for kind in _YAML_KINDS if kind.applies(document)), None)
        if kind:
            yield from kind.read(path, document)
        elif name.startswith("values"):
            yield from plain_files.read_values(path, document)
        elif configuration.is_one(path):
            yield from configuration.of_document(path, document)


def _is_nginx(folder: str, name: str) -> bool:
    """Tell whether a file is of nginx: `nginx.conf`, `default.conf.template` in a folder for nginx."""
    words = name.split(".")
    return "conf" in words[1:] and ("nginx" in name or "nginx" in folder.lower())


def _is_template(path: str, content: bytes) -> bool:
    return b"{{" in content or b"{%" in content or "templates" in path.split("/")


def _flaw(path: str, error: BaseException) -> Problem:
    line = getattr(error, "lineno", None) or getattr(error, "line", None)
    message = str(error.msg if isinstance(error, SyntaxError) else error).strip().splitlines()
    kind = ProblemKind.ENCODING if isinstance(error, UnicodeDecodeError) else ProblemKind.SYNTAX
    at = Location(path, line if isinstance(line, int) and line > 0 else 1)
    return Problem(kind, f"the manifest cannot be read: {message[0] if message else type(error).__name__}", at)
