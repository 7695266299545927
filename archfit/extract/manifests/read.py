"""Which files are manifests, and the reader of each kind."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterable

from archfit.extract.manifests import (
    bounded_yaml,
    compose,
    dockerfile,
    kubernetes,
    procfile,
    pyproject,
    serverless,
    setuptools_files,
)
from archfit.model import Deployable, Location, ManifestFacts, Problem, ProblemKind

MAX_BYTES = 1 << 20
_YAML_NAME = re.compile(
    r"compose|^docker|skaffold|serverless|^template\.|^sam\.|deploy|k8s|kube|statefulset|cronjob|knative"
)
_YAML_FOLDER = re.compile(r"k8s|kube|manifest|deploy|helm|chart|kustom|knative|compose|^docker$|^infra|gitops|argo")
_YAML_KINDS = (compose, kubernetes, serverless)
_FLAWS = (SyntaxError, ValueError, RecursionError, MemoryError, configparser.Error, bounded_yaml.YamlError)


def is_manifest(path: str) -> bool:
    """Tell by its name alone whether a file may say what is built, started or published."""
    folder, _, name = path.rpartition("/")
    if name in ("Procfile", "pyproject.toml", "setup.py", "setup.cfg"):
        return True
    if name.endswith(".py"):
        return False
    lower = name.lower()
    if lower.endswith((".yml", ".yaml")):
        return bool(_YAML_NAME.search(lower)) or any(map(_YAML_FOLDER.search, folder.lower().split("/")))
    return dockerfile.is_dockerfile(name)


def extract(path: str, content: bytes) -> ManifestFacts:
    """
    Read one manifest, at most 1 MiB; nothing in it is run, expanded or looked up.

    What cannot be read becomes a flaw, except templates of YAML (Helm), which no reader could parse.
    """
    if len(content) > MAX_BYTES:
        message = f"the manifest is larger than {MAX_BYTES >> 20} MiB"
        return ManifestFacts(path, flaws=(Problem(ProblemKind.TOO_LARGE, message, Location(path)),))
    try:
        return ManifestFacts(path, tuple(_deployables(path, content)))
    except _FLAWS as error:
        if isinstance(error, bounded_yaml.YamlError) and _is_template(path, content):
            return ManifestFacts(path)
        return ManifestFacts(path, flaws=(_flaw(path, error),))


def _deployables(path: str, content: bytes) -> Iterable[Deployable]:
    name = path.rpartition("/")[2]
    if name.lower().endswith((".yml", ".yaml")):
        return _yaml(path, content)
    text = content.decode("utf-8-sig")
    if name == "pyproject.toml":
        import tomli  # noqa: PLC0415 -- only where there is a project file

        return pyproject.read(path, tomli.loads(text))
    if name == "setup.py":
        return setuptools_files.read_setup_py(path, text)
    if name == "setup.cfg":
        return setuptools_files.read_setup_cfg(path, text)
    return procfile.read(path, text) if name == "Procfile" else dockerfile.read(path, text)


def _yaml(path: str, content: bytes) -> list[Deployable]:
    found: list[Deployable] = []
    for document in bounded_yaml.documents(content):
        for kind in _YAML_KINDS:
            if kind.applies(document):
                found.extend(kind.read(path, document))
                break
    return found


def _is_template(path: str, content: bytes) -> bool:
    return b"{{" in content or b"{%" in content or "templates" in path.split("/")


def _flaw(path: str, error: BaseException) -> Problem:
    line = getattr(error, "lineno", None) or getattr(error, "line", None)
    message = str(error.msg if isinstance(error, SyntaxError) else error).strip().splitlines()
    kind = ProblemKind.ENCODING if isinstance(error, UnicodeDecodeError) else ProblemKind.SYNTAX
    at = Location(path, line if isinstance(line, int) and line > 0 else 1)
    return Problem(kind, f"the manifest cannot be read: {message[0] if message else type(error).__name__}", at)
