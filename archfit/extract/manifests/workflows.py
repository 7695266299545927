"""Pipelines: the workflows of GitHub Actions and the jobs of GitLab CI, as far as they are written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archfit.extract.manifests.bounded_yaml import documents, line_of
from archfit.extract.manifests.places import folder_of, one_line, resolve
from archfit.model import Location
from archfit.model.delivery import Job

_MOST_COMMANDS = 200
_LONGEST = 2_000
_GITLAB = frozenset({"after_script", "before_script", "cache", "default", "image", "include", "pages", "services",
                     "spec", "stages", "variables", "workflow"})  # fmt: skip
"""Keys of a GitLab CI file that are no jobs (GitLab CI/CD YAML syntax reference, global keywords)."""
_WORKFLOW = re.compile(r"(?:^|/)\.github/workflows/[^/]+\.ya?ml$")
_ACTION_PLACES = ("working-directory", "context", "path", "directory", "chart", "workdir", "entry_point")
"""What inputs of actions call a folder."""


def is_pipeline(path: str) -> bool:
    """Tell by its name whether a file is a pipeline."""
    return bool(_WORKFLOW.search(path)) or path.rpartition("/")[2] in (".gitlab-ci.yml", ".gitlab-ci.yaml")


def read(path: str, content: bytes) -> Iterator[Job]:
    """Yield the jobs of a pipeline; what an include or another repository adds is not read."""
    for document in documents(content):
        if isinstance(document, dict):
            yield from _workflow(path, document) if _WORKFLOW.search(path) else _gitlab(path, document)


# -- GitHub Actions: workflow syntax reference ----------------------------------------------------------------


def _workflow(path: str, document: dict[str, Any]) -> Iterator[Job]:
    root = folder_of(folder_of(folder_of(path)))
    paths = tuple(_rooted(root, _triggers(document.get("on"))))
    jobs = document.get("jobs")
    whole = _directory(document)
    for name, job in jobs.items() if isinstance(jobs, dict) else ():
        if isinstance(job, dict):
            steps = [one for one in _list(job.get("steps")) if isinstance(one, dict)]
            given = _directory(job) or whole
            places = [given, *(place for step in steps for place in _places(step))]
            yield Job(
                path,
                str(name),
                Location(path, line_of(name)),
                needs=tuple(_strings(job.get("needs"))),
                paths=paths,
                places=tuple(_resolved(root, places)),
                commands=tuple(_bounded((*_matrix(job), *(line for step in steps for line in _commands(step))))),
                gated="if" in job,
            )


def _triggers(on: Any) -> list[str]:
    """Return the globs of changes that start a workflow; none where one event of a change has no filter."""
    found: list[str] = []
    for event in ("push", "pull_request", "pull_request_target"):
        if isinstance(on, dict) and event in on:
            filters = _strings(on[event].get("paths")) if isinstance(on[event], dict) else []
            if not filters:
                return []
            found += [one for one in filters if not one.startswith("!")]
    return list(dict.fromkeys(found))


def _directory(holder: dict[str, Any]) -> str:
    run = holder.get("defaults")
    run = run.get("run") if isinstance(run, dict) else None
    place = run.get("working-directory") if isinstance(run, dict) else None
    return place if isinstance(place, str) else ""


def _places(step: dict[str, Any]) -> Iterator[str]:
    given = step.get("with")
    for holder in (step, given if isinstance(given, dict) else {}):
        for key in _ACTION_PLACES:
            if isinstance(holder.get(key), str):
                yield holder[key]


def _matrix(job: dict[str, Any]) -> Iterator[str]:
    strategy = job.get("strategy")
    matrix = strategy.get("matrix") if isinstance(strategy, dict) else None
    for name, values in matrix.items() if isinstance(matrix, dict) else ():
        for value in _list(values):
            if isinstance(value, dict):
                yield from (f"matrix {name} {text}" for text in value.values() if isinstance(text, str))
            elif isinstance(value, str):
                yield f"matrix {name} {value}"


def _commands(step: dict[str, Any]) -> Iterator[str]:
    if isinstance(step.get("run"), str):
        yield from step["run"].splitlines()
    if isinstance(step.get("uses"), str):
        given = step.get("with")
        inputs = given.items() if isinstance(given, dict) else ()
        yield " ".join((step["uses"], *(f"{key}={one_line(value)}" for key, value in inputs if isinstance(value, str))))


# -- GitLab CI/CD: YAML syntax reference ----------------------------------------------------------------------


def _gitlab(path: str, document: dict[str, Any]) -> Iterator[Job]:
    root = folder_of(path)
    stages = _strings(document.get("stages")) or ["build", "test", "deploy"]
    jobs = {
        str(name): job
        for name, job in document.items()
        if isinstance(job, dict) and name not in _GITLAB and not str(name).startswith(".")
    }
    for name, job in jobs.items():
        full = _extended(document, job)
        paths, gated = _rules(full)
        yield Job(
            path,
            name,
            Location(path, line_of(name)),
            needs=tuple(_needs(full, jobs, stages)),
            paths=tuple(_rooted(root, paths)),
            places=tuple(_resolved(root, _changed_into(full))),
            commands=tuple(_bounded(_script(full))),
            gated=gated,
        )


def _extended(document: dict[str, Any], job: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return a job with what it takes from those it extends, at most eleven levels up as in GitLab itself."""
    found: dict[str, Any] = {}
    for name in _strings(job.get("extends")) if depth <= 10 else ():  # noqa: PLR2004
        above = document.get(name)
        if isinstance(above, dict):
            found |= _extended(document, above, depth + 1)
    return found | job


def _rules(job: dict[str, Any]) -> tuple[list[str], bool]:
    """Return the globs of the changes that start a job, and whether it runs under a condition."""
    rules = [one for one in _list(job.get("rules")) if isinstance(one, dict)]
    changes: list[str] = []
    for rule in rules:
        given = rule.get("changes")
        changes += _strings(given.get("paths") if isinstance(given, dict) else given)
    only = job.get("only")
    changes += _strings(only.get("changes")) if isinstance(only, dict) else []
    by_hand = job.get("when") == "manual" or any(one.get("when") == "manual" or "if" in one for one in rules)
    return list(dict.fromkeys(changes)), by_hand or "only" in job


def _needs(job: dict[str, Any], jobs: dict[str, Any], stages: Sequence[str]) -> Iterator[str]:
    """Yield the jobs that one waits for: those it names or, without any, all of the stages before."""
    if "needs" in job:
        for one in _list(job["needs"]):
            name = one.get("job") if isinstance(one, dict) else one
            if isinstance(name, str):
                yield name
        return
    stage = _stage(job)
    before = frozenset(stages[: stages.index(stage)]) if stage in stages else frozenset()
    yield from (name for name, other in jobs.items() if _stage(other) in before)


def _stage(job: dict[str, Any]) -> str:
    stage = job.get("stage", "test")
    return stage if isinstance(stage, str) else "test"


def _script(job: dict[str, Any]) -> Iterator[str]:
    for key in ("before_script", "script", "after_script"):
        for line in _strings(job.get(key)):
            yield from line.splitlines()
    trigger = job.get("trigger")
    if isinstance(trigger, dict) and isinstance(trigger.get("include"), str):
        yield f"trigger {trigger['include']}"


def _changed_into(job: dict[str, Any]) -> Iterator[str]:
    for line in _script(job):
        words = line.split()
        if len(words) > 1 and words[0] == "cd":
            yield words[1].strip("\"';&")


# -- both -----------------------------------------------------------------------------------------------------


def _rooted(root: str, globs: Iterable[str]) -> Iterator[str]:
    return (f"{root}/{one.lstrip('/')}" if root else one.lstrip("/") for one in globs)


def _resolved(root: str, written: Iterable[str]) -> Iterator[str]:
    found = (resolve(root, one) for one in written if one and "${{" not in one)
    return iter(dict.fromkeys(one for one in found if one))


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(one for one in lines if one.strip()):
        if number >= _MOST_COMMANDS:
            return
        yield " ".join(line[:_LONGEST].split())


def _strings(value: Any) -> list[str]:
    return [one for one in _list(value) if isinstance(one, str)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None or value == "" else [value]
