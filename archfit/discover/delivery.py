"""Which jobs of pipelines are for which components, and what they do for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from archfit.discover.layout import inside
from archfit.model import Component, ComponentKind, Installation, ManifestFacts
from archfit.model.delivery import Delivery, Job, OwnerLine, Task, Work, written_out

_TASKS = {
    Task.TEST: re.compile(
        r"\b(?:pytest|tox|nox|unittest|nosetests|coverage run|manage\.py test)\b"
        r"|\b(?:make|just|task|invoke|npm|yarn) (?:run )?(?:unit-?)?tests?\b"
    ),
    Task.BUILD: re.compile(
        r"\bdocker(?:-| )compose\b[^|;&\n]*\b(?:build|push)\b|\bdocker (?:buildx )?(?:build|push)\b"
        r"|\b(?:build-push-action|kaniko|buildah|pack build|gcloud builds|sam build)\b"
        r"|\b(?:poetry|hatch|uv|pdm|flit|python -m) build\b|\b(?:make|just|task) (?:docker-?)?(?:build|image)\b"
    ),
    Task.DEPLOY: re.compile(
        r"\bkubectl\b[^|;&\n]*\b(?:apply|set image|rollout|replace)\b|\bhelm\b[^|;&\n]*\b(?:upgrade|install)\b"
        r"|\b(?:helmfile|skaffold run|skaffold deploy|argocd app|terraform apply|pulumi up|ansible-playbook)\b"
        r"|\b(?:amazon-ecs-deploy|aws ecs (?:update-service|deploy)|ecs-deploy|copilot (?:svc )?deploy|eb deploy)\b"
        r"|\bgcloud (?:run|app|functions) deploy\b|\bdeploy-cloudrun\b|\baz (?:webapp|containerapp|functionapp)\b"
        r"|\b(?:serverless|sls|sam|cdk|chalice|zappa|flyctl|fly|railway|vercel|dokku) deploy\b|\bheroku\b"
        r"|\bdocker stack deploy\b|\bnomad (?:job )?run\b"
        r"|\bmake deploy\b|\bdeploy\.sh\b"
    ),
}
"""How the work of a job is told by the commands it runs."""
_UP = re.compile(r"\bdocker(?:-| )compose\b[^|;&\n]*\bup\b")
"""What deploys on a machine of one's own; in a pipeline it as often starts what tests need, so names must say which."""
_RELEASES = re.compile(r"(?:^|[^a-z])(?:cd|deploy(?:ment|s)?|prod(?:uction)?|publish|release|ship|staging)(?:$|[^a-z])")
_COMPOSE = re.compile(
    r"\bdocker(?:-| )compose\b[^|;&\n]*\b(?:up|build|push)\b(?: -\S+)*\s*$|\bskaffold (?:run|deploy)\b"
)
"""Commands that work on everything that a manifest starts, where they name nothing."""
_APPLY = re.compile(r"\b(?:kubectl|kustomize|helm|helmfile)\b")
"""Commands that work on all manifests of a folder."""
_YAML = (".yml", ".yaml")


def delivery(
    manifests: Mapping[str, ManifestFacts],
    components: Iterable[Component],
    installations: Iterable[Installation],
    repositories: Collection[str],
) -> Delivery:
    """
    Return what pipelines do for components, and what owners files say.

    A job is for the components in whose folders it works or whose changes start it; else for those that its commands
    name; in a repository that holds one only, for that one.
    """
    jobs = tuple(job for path in sorted(manifests) for job in manifests[path].jobs)
    linker = _Linker(tuple(components), tuple(installations), repositories, jobs)
    return Delivery(
        tuple(linker.work(job) for job in jobs),
        tuple(_first_owners(manifests, repositories)),
        tuple(entry for path in sorted(manifests) for entry in manifests[path].catalog),
    )


def _first_owners(manifests: Mapping[str, ManifestFacts], repositories: Collection[str]) -> Iterator[OwnerLine]:
    """Yield the lines of the one CODEOWNERS file of each repository that counts: GitHub looks in this order."""
    for repository in sorted(repositories):
        before = f"{repository}/" if repository not in ("", ".") else ""
        for place in (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"):
            found = manifests.get(before + place)
            if found is not None and found.owner_lines:
                yield from found.owner_lines
                break


class _Linker:
    def __init__(
        self,
        components: tuple[Component, ...],
        installations: tuple[Installation, ...],
        repositories: Collection[str],
        jobs: tuple[Job, ...],
    ) -> None:
        self._components = [one for one in components if one.kind is not ComponentKind.MODULE]
        self._installations = installations
        self._repositories = sorted((one for one in repositories if one not in ("", ".")), key=len, reverse=True)
        self._commands: dict[str, list[str]] = defaultdict(list)
        for job in jobs:
            self._commands[job.pipeline] += job.commands
        self._words: dict[str, set[str]] = defaultdict(set)
        for one in self._components:
            self._words[one.name] |= {_plain(one.name), _plain(one.root.rpartition("/")[2])} - {""}
        for installation in installations:
            for service in installation.services:
                if service.component:
                    self._words[service.component].add(_plain(service.name))

    def work(self, job: Job) -> Work:
        """Return what a job does for whom."""
        started = self._holding(written_out(one) for one in job.paths)
        placed = self._holding(job.places)
        near = [one for one in self._components if self._repository(one.root) == self._repository(job.pipeline)]
        found = placed or (started if len(started) == 1 else set()) or self._named(job, near) or started
        if not found and len([one for one in near if one.kind is ComponentKind.SERVICE]) == 1:
            found = {one.name for one in near if one.kind is ComponentKind.SERVICE}
        return Work(job, tuple(sorted(found)), self._tasks(job))

    def _tasks(self, job: Job) -> tuple[Task, ...]:
        """Return what a job does, and what the workflows of the same repository do that it calls."""
        text = "\n".join((*job.commands, *self._called(job)))
        up = _UP.search(text) and _RELEASES.search(f"{job.pipeline.rpartition('/')[2]} {job.name}".lower())
        return tuple(task for task, pattern in _TASKS.items() if pattern.search(text) or (up and task is Task.DEPLOY))

    def _called(self, job: Job) -> Iterator[str]:
        root = job.pipeline.partition(".github/")[0]
        for line in job.commands:
            called = line.split()[0]
            if called.startswith("./") and called.endswith(_YAML):
                yield from self._commands.get(root + called.removeprefix("./"), ())

    def _repository(self, path: str) -> str:
        return next((one for one in self._repositories if inside(path, one)), "")

    def _holding(self, places: Iterable[str]) -> set[str]:
        """Return the components that places are in, each in the innermost."""
        found = set()
        for place in places:
            around = [one for one in self._components if any(held and inside(place, held) for held in one.holds)]
            if around:
                found.add(max(around, key=lambda one: max(len(held) for held in one.holds if inside(place, held))).name)
        return found

    def _named(self, job: Job, near: Iterable[Component]) -> set[str]:
        text = _plain("\n".join((job.name, *job.commands)))
        words = set(re.findall(r"[\w-]+", text))
        found = {one.name for one in near if self._words[one.name] & words}
        return found or self._whole(job)

    def _whole(self, job: Job) -> set[str]:
        """Return the components of the installations that commands work on as a whole."""
        every = any(_COMPOSE.search(line) for line in job.commands)
        applied = (word for line in job.commands if _APPLY.search(line) for word in line.split())
        places = {word.removeprefix("./").rstrip("/") for word in applied if "/" in word or word.endswith(_YAML)}
        found: set[str] = set()
        for installation in self._installations:
            if every or any(inside(path, place) for path in installation.files for place in places - {"", "."}):
                found.update(one.component for one in installation.services)
        return found & self._words.keys()


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")
