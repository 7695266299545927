"""Pipelines: the workflows of GitHub Actions and the jobs of GitLab CI, as far as they are written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archfit.extract.manifests.bounded_yaml import YamlError, documents, line_of
from archfit.extract.manifests.places import folder_of, one_line, resolve
from archfit.model import Location
from archfit.model.delivery import Job

_MOST_STEPS = 200
_MOST_COMMANDS = 200
_MOST_JOBS = 500
"""Of one pipeline; more are refused, as they are by GitLab on its free tier (GitLab instance limits)."""
_MOST_ABOVE = 100
"""So many jobs one may extend, whatever stands between."""
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
    """
    Yield the jobs of a pipeline; what an include or another repository adds is not read.

    Raises `YamlError` for what is not YAML, and for more than 500 jobs.
    """
    for document in documents(content):
        if isinstance(document, dict):
            yield from _workflow(path, document) if _WORKFLOW.search(path) else _gitlab(path, document)


# -- GitHub Actions: workflow syntax reference ----------------------------------------------------------------


def _workflow(path: str, document: dict[str, Any]) -> Iterator[Job]:
    root = folder_of(folder_of(folder_of(path)))
    paths = tuple(_rooted(root, _triggers(document.get("on"))))
    jobs = document.get("jobs")
    whole = _directory(document)
    for name, job in _few(jobs if isinstance(jobs, dict) else {}):
        if isinstance(job, dict):
            steps = [job, *(one for one in _list(job.get("steps"))[:_MOST_STEPS] if isinstance(one, dict))]
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
        for value in _list(values)[:_MOST_COMMANDS] if name != "exclude" else ():
            if isinstance(value, dict):
                yield from (f"matrix {name} {text}" for text in value.values() if isinstance(text, str))
            elif isinstance(value, str):
                yield f"matrix {name} {value}"


def _commands(step: dict[str, Any]) -> Iterator[str]:
    """Yield what a step runs, or a job that is a workflow of its own: `uses` stands in both."""
    if isinstance(step.get("run"), str):
        yield from _lines(step["run"])
    if isinstance(step.get("uses"), str):
        given = step.get("with")
        inputs = given.items() if isinstance(given, dict) else ()
        yield " ".join((step["uses"], *(f"{key}={one_line(value)}" for key, value in inputs if isinstance(value, str))))


# -- GitLab CI/CD: YAML syntax reference ----------------------------------------------------------------------


def _gitlab(path: str, document: dict[str, Any]) -> Iterator[Job]:
    root = folder_of(path)
    stages = [".pre", *(_strings(document.get("stages")) or ["build", "test", "deploy"]), ".post"]
    written = {name: job for name, job in document.items() if name not in _GITLAB and not name.startswith(".")}
    jobs = {name: _extended(document, name) for name, job in _few(written) if isinstance(job, dict)}
    for name, job in jobs.items():
        paths, gated = _rules(job)
        yield Job(
            path,
            str(name),
            Location(path, line_of(name)),
            needs=tuple(_needs(job, jobs, stages)),
            paths=tuple(_rooted(root, paths)),
            places=tuple(_resolved(root, _changed_into(job))),
            commands=tuple(_bounded(_script(job))),
            gated=gated,
        )


def _extended(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a job with what it takes from those it extends: of two the later one counts, and what is nearer."""
    found: dict[str, Any] = {}
    pending, left = [name], _MOST_ABOVE
    while pending and left:
        left -= 1
        job = document.get(pending.pop(0))
        if isinstance(job, dict):
            found = job | found
            pending[:0] = reversed(_strings(job.get("extends"))[:_MOST_ABOVE])
    return found


def _rules(job: dict[str, Any]) -> tuple[list[str], bool]:
    """Return the globs of the changes that start a job, none where others do too; and whether there is a condition."""
    written = [one for part in _list(job.get("rules")) for one in _list(part)]
    rules = [one for one in written if isinstance(one, dict) and one.get("when") != "never"]
    changes = [_changes(one) for one in rules] + [[] for one in written if isinstance(one, str)]  # `!reference`
    only = job.get("only")
    if isinstance(only, dict):
        changes.append(_changes(only))
    by_hand = job.get("when") == "manual" or any(one.get("when") == "manual" or "if" in one for one in rules)
    chosen = "except" in job or ("only" in job and not (isinstance(only, dict) and set(only) == {"changes"}))
    globs = [glob for found in changes for glob in found] if all(changes) else []
    return list(dict.fromkeys(globs)), by_hand or chosen


def _changes(holder: dict[str, Any]) -> list[str]:
    given = holder.get("changes")
    return _strings(given.get("paths") if isinstance(given, dict) else given)


def _needs(job: dict[str, Any], jobs: Mapping[str, dict[str, Any]], stages: Sequence[str]) -> Iterator[str]:
    """Yield the jobs that one waits for: those it names or, without any, all of the stages before."""
    if "needs" in job:
        for one in _list(job["needs"]):
            name = one.get("job") if isinstance(one, dict) and "project" not in one else one
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
        for part in _list(job.get(key)):  # a part that an alias brings is a list itself
            for text in _strings(part):
                yield from _lines(text)
    trigger = job.get("trigger")
    for one in _list(trigger.get("include") if isinstance(trigger, dict) else None):
        place = one.get("local") if isinstance(one, dict) else one
        if isinstance(place, str):
            yield f"trigger {place}"


def _changed_into(job: dict[str, Any]) -> Iterator[str]:
    for line in _script(job):
        words = line.split()
        if len(words) > 1 and words[0] == "cd":
            yield words[1].strip("\"';&")


# -- both -----------------------------------------------------------------------------------------------------


def _lines(text: str) -> list[str]:
    """Return the commands of a script, each on one line."""
    return text.replace("\\\n", " ").splitlines()


def _few(jobs: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    if len(jobs) > _MOST_JOBS:
        message = f"more than {_MOST_JOBS} jobs"
        raise YamlError(message)
    return jobs.items()


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
