"""What runs, and what it is given: as manifests say it, and as they say it together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archfit.model.location import Location
from archfit.model.value import Text


class Setting(NamedTuple):
    """A name and what it is set to, such as one environment variable."""

    name: str
    value: Text | None
    """Passwords in it are masked; None when it is set to what is not to be shown, or not here to be read."""
    at: Location
    digest: str = ""
    """Where there is no value: equal digests are equal values."""


class SettingSource(NamedTuple):
    """Settings that stand elsewhere: an `env_file`, a ConfigMap, a Secret, or one key of these."""

    what: str
    """`env file`, `ConfigMap` or `Secret`."""
    name: str
    """For an env file its path, relative to the root of the run."""
    at: Location
    key: str = ""
    """The one key that is taken; empty for all."""
    into: str = ""
    """What the one key is set as; of all keys, what is put before each."""


class Port(NamedTuple):
    """Where something listens; 0 is unknown."""

    number: int
    published: int = 0
    """Where others reach it: on the host for a container, in the cluster for a Kubernetes Service."""
    name: str = ""


class Volume(NamedTuple):
    """A folder or file that a container shares with its host or with other containers."""

    source: str
    """A named volume, a claim, or a path; a path inside the repository is relative to the root of the run."""
    target: str
    named: bool
    """It is a volume or claim of this name, not a path on the host."""


class Trigger(NamedTuple):
    """What a function is called by."""

    kind: str
    """`http`, `sqs`, `sns`, `schedule`, ... as the manifest calls it, in lower case."""
    source: str
    """The path, or the name of the queue, topic or table as far as it is written out."""
    verb: str = ""


class Copy(NamedTuple):
    """A source of a COPY or ADD instruction of a Dockerfile."""

    source: str
    """As written, seen from the build context."""
    at: Location


class Function(NamedTuple):
    """One function of a serverless service."""

    name: str
    handler: str
    environment: tuple[Setting, ...]
    triggers: tuple[Trigger, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Deployable:
    """Something a manifest says is built, started or published."""

    name: str
    what: str
    """The manifest and the entry: `compose service`, `Dockerfile`, `Procfile process`, `project`, `Deployment`, ..."""
    at: Location
    context: str = ""
    """The folder it is built from or runs in, relative to the root of the run; empty when unknown."""
    dockerfile: str = ""
    """The Dockerfile it is built with, relative to the root of the run."""
    image: str = ""
    command: str = ""
    """What it starts, as one line."""
    packages: tuple[str, ...] = ()
    """For a project: the folders (relative to the root of the run) its import packages are found in."""
    scripts: tuple[str, ...] = ()
    """For a project: its entry points, `name = module:function`."""
    copies: tuple[Copy, ...] = ()
    """For a Dockerfile: the sources of its COPY and ADD instructions, each once."""
    installs: tuple[str, ...] = ()
    """For a Dockerfile: the requirements files, lock files and folders that its RUN instructions install."""
    environment: tuple[Setting, ...] = ()
    """As written here, variables not filled in."""
    sources: tuple[SettingSource, ...] = ()
    """Where more of its environment stands, what comes first giving way to what comes later."""
    ports: tuple[Port, ...] = ()
    volumes: tuple[Volume, ...] = ()
    aliases: tuple[str, ...] = ()
    """The host names it has besides its name: `container_name`, `hostname`, network aliases."""
    needs: tuple[str, ...] = ()
    """What it is started after, and `links` (`name:alias`)."""
    profiles: tuple[str, ...] = ()
    extends: tuple[str, str] = ("", "")
    """For a compose service: the file (empty for its own) and the service it extends."""
    namespace: str = ""
    labels: tuple[str, ...] = ()
    """For a Kubernetes workload: the labels of its pods, `app=orders`."""
    container: str = ""
    functions: tuple[Function, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings that stand together under a name, and belong to nobody yet."""

    what: str
    """
    What they are in.

    `env file`, `env example`, `ConfigMap`, `Secret`, `alembic.ini`, `Helm values`, `configuration file`, or a
    Terraform type.
    """
    name: str
    at: Location
    settings: tuple[Setting, ...]
    namespace: str = ""
    files: tuple[str, ...] = ()
    """Env files whose settings belong to it too, relative to the root of the run."""


class ClusterService(NamedTuple):
    """A Kubernetes Service: the host name of the pods it selects."""

    name: str
    namespace: str
    selector: tuple[str, ...]
    """The labels a pod must have, `app=orders`."""
    ports: tuple[tuple[int, str], ...]
    """The port, and the number or name of the port of the pod."""
    at: Location
    external: str = ""
    """The host outside the cluster that it stands for."""


class Route(NamedTuple):
    """Requests that are passed on: an nginx `location`, a rule of an Ingress."""

    what: str
    host: str
    """The host name it is for; empty for any."""
    port: Text
    path: str
    """As written: `/orders/`, `~ ^/api/`."""
    target: Text
    """The URL requests are passed to."""
    at: Location


class Assembly(NamedTuple):
    """Manifests put together by another one: a kustomization, or what a compose file includes."""

    what: str
    at: Location
    files: tuple[str, ...]
    """The files and folders it is made of, relative to the root of the run."""
    patches: tuple[str, ...] = ()
    namespace: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """What runs in an installation, with all that its manifests say together."""

    name: str
    what: str
    component: str
    """The component whose code it runs; empty for none, such as infrastructure."""
    at: Location
    names: tuple[str, ...]
    """The host names under which others in the installation reach it, its own name first."""
    infrastructure: str = ""
    """What it is instead of code of this system, by its image: `postgres`, `redis`, `nginx`, ..."""
    image: str = ""
    command: str = ""
    environment: tuple[Setting, ...] = ()
    """By name, each once; what is not known of a value is a `Hole`, never a `Variable`."""
    missing: tuple[str, ...] = ()
    """What sets more of its environment, and is not here to be read: env files, ConfigMaps, Secrets."""
    ports: tuple[Port, ...] = ()
    volumes: tuple[Volume, ...] = ()
    needs: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    routes: tuple[Route, ...] = ()
    """For a proxy: what it passes on to whom."""

    def setting(self, name: str) -> Setting | None:
        """Return what an environment variable is set to; None when nothing sets it."""
        return next((one for one in self.environment if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Installation:
    """What is started together, and reaches each other by host names that mean nothing elsewhere."""

    name: str
    """The manifest, folder or namespace that it is known by."""
    what: str
    """`compose project`, `kustomization`, `Kubernetes namespace`, `Procfile`, `serverless`."""
    files: tuple[str, ...]
    services: tuple[Service, ...]
    routes: tuple[Route, ...] = ()
    """What reaches it from outside: the rules of an Ingress."""

    def running(self, component: str) -> tuple[Service, ...]:
        """Return the services that run the code of a component: none, one, or several (web, worker)."""
        return tuple(service for service in self.services if service.component == component)

    def called(self, host: str) -> Service | None:
        """Return the service that a host name leads to."""
        return next((service for service in self.services if host in service.names), None)
