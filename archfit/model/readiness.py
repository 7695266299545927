"""
Whether a component is ready to be a service of its own, or should have been one: five questions and their answers.

Who owns it, can it be deployed alone, are its internals free to change, has it a contract, is it stable. All must be
yes; what cannot be told from the code is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.architecture import ComponentKind
from archfit.model.delivery import Task
from archfit.model.finding import Step
from archfit.model.history import CommitFilter
from archfit.model.owners import is_everybody
from archfit.model.releases import lockstep

if TYPE_CHECKING:
    from archfit.model.project import Project

_SHOWN = 5
_RESTLESS = 1 / 3
"""From this share of changes on that change others too, a component is not stable."""
_FEW = 10
"""Fewer changes tell nothing."""


class Reply(Enum):
    """What can be said to a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Answer(NamedTuple):
    """The answer to one question."""

    question: str
    reply: Reply
    reason: str
    evidence: tuple[Step, ...] = ()


def readiness(project: Project, component: str) -> tuple[Answer, ...]:
    """Return the five answers for a component; KeyError where there is none of this name."""
    project.component(component)
    asked = (_owned, _deployed_alone, _free_to_change, _contract, _stable)
    return tuple(one(project, component) for one in asked)


def _owned(project: Project, component: str) -> Answer:
    question = "does a named team own it?"
    owner = project.owners.of(component)
    if owner is None:
        if project.owners.known:
            return Answer(question, Reply.NO, "nobody is named")
        return Answer(question, Reply.UNKNOWN, "nothing says who owns what")
    step = Step(f"{', '.join(owner.names)}, by {owner.said_by}", owner.at)
    if owner.catch_all or all(map(is_everybody, owner.names)):
        return Answer(question, Reply.NO, "only a line for everything, or a name for everybody, is about it", (step,))
    return Answer(question, Reply.YES, f"`{owner.names[0]}` does", (step,))


def _deployed_alone(project: Project, component: str) -> Answer:
    question = "can it be deployed alone?"
    if project.component(component).kind is not ComponentKind.SERVICE:
        cycle = next((one for one in project.tangles() if component in one.members), None)
        if cycle is not None:
            steps = tuple(Step(edge.arrow, edge.at) for edge in cycle.cycle)
            return Answer(question, Reply.NO, "it is part of a cycle of imports", steps)
        return Answer(question, Reply.YES, "no cycle of imports ties it to others")
    bound = [one for one in lockstep(project) if component in one.services]
    if bound:
        steps = tuple(Step(f"with {', '.join(one.services)}: {one.why}", one.at) for one in bound)
        return Answer(question, Reply.NO, "it is released together with others", steps)
    work = (one for one in project.delivery.work if one.components == (component,))
    own = [one for one in work if not {Task.BUILD, Task.DEPLOY}.isdisjoint(one.tasks)]
    if own:
        return Answer(question, Reply.YES, "it has jobs of its own", (Step(f"`{own[0].job.name}`", own[0].job.at),))
    return Answer(question, Reply.UNKNOWN, "no pipeline was found that deploys it")


def _free_to_change(project: Project, component: str) -> Answer:
    question = "are its internals free to change?"
    steps = tuple(_intrusions(project, _parts(project, component)))
    if steps:
        places = f"{len(steps)} place{'s' if len(steps) > 1 else ''}"
        return Answer(question, Reply.NO, f"others reach into it at {places}", steps[:_SHOWN])
    if _unread(project, component):
        return Answer(question, Reply.UNKNOWN, _unread(project, component))
    return Answer(question, Reply.YES, "nobody is known to reach past what it offers")


def _parts(project: Project, component: str) -> frozenset[str]:
    """Return a component with what is deployed in it."""
    return frozenset({component, *(one.name for one in project.components if one.service == component)})


def _unread(project: Project, component: str) -> str:
    """Say why nothing that is not found of a component is no proof; or nothing."""
    language = project.component(component).language
    return "" if language == "python" else f"it is written in {language or 'another language'}"


def _intrusions(project: Project, parts: frozenset[str]) -> Iterator[Step]:
    """Yield where others import internals, or use or point at tables, of a component, given with its parts."""
    for (source, target), edges in project.dependencies().items():
        if target in parts and source not in parts:
            yield from (Step(edge.arrow, edge.at) for edge in edges if project.boundaries.trespasses(edge))
    tables = project.tables
    for access in tables.accesses:
        owner = tables.owner_elsewhere(access.table, access.component, access.model)
        if owner is not None and owner.component in parts and access.component not in parts:
            yield Step(f"`{access.component}` {'writes' if access.writes else 'reads'} `{access.table}`", access.at)
    for one in tables.references:
        owner = tables.owner_elsewhere(one.target, one.component)
        if owner is not None and owner.component in parts and one.component not in parts:
            yield Step(f"a foreign key of `{one.component}` points at `{one.target}`", one.at)


def _contract(project: Project, component: str) -> Answer:
    question = "has it a contract?"
    parts = _parts(project, component)
    own = [one for one in project.wires.endpoints if one.component in parts]
    judged = [one for one in own if one.typed is not None]
    surface = project.boundaries.surface(component)
    if judged:
        loose = [one for one in judged if not one.typed]
        steps = tuple(Step(f"`{one.verb} {one.path}`", one.at) for one in loose[:_SHOWN])
        reason = f"{len(judged) - len(loose)} of {len(judged)} endpoints say what they take and return"
        return Answer(question, _reply(2 * len(loose) < len(judged)), reason, steps)
    if surface.declared:
        return Answer(question, Reply.YES, "it declares what it offers")
    if surface.exists:
        return Answer(question, _reply(project.boundaries.holds(component)), "modules mark what it offers")
    if own:
        reason = f"it has {len(own)} endpoints, and it is not known what they take and return"
        return Answer(question, Reply.UNKNOWN, reason)
    if _unread(project, component):
        return Answer(question, Reply.UNKNOWN, _unread(project, component))
    return Answer(question, Reply.NO, "nothing says what it offers, and what not")


def _stable(project: Project, component: str) -> Answer:
    question = "is it stable?"
    if project.history.missing:
        return Answer(question, Reply.UNKNOWN, f"there is no history to tell: {project.history.missing}")
    own = [one for one in project.evolution.changes(CommitFilter()) if component in one.parts]
    if len(own) < _FEW:
        return Answer(question, Reply.UNKNOWN, f"it changed {len(own)} times in two years: too seldom to tell")
    others = [one for one in own if any(project.apart(component, name) for name in one.parts)]
    reason = f"{len(others)} of {len(own)} changes in two years changed another component too"
    return Answer(question, _reply(len(others) < _RESTLESS * len(own)), reason)


def ready(answers: Iterable[Answer]) -> Reply:
    """Return the answer to all questions: no where one is no, unknown where one is unknown."""
    found = {one.reply for one in answers}
    return next((reply for reply in (Reply.NO, Reply.UNKNOWN) if reply in found), Reply.YES)


def _reply(holds: bool) -> Reply:  # noqa: FBT001 - what it turns into words
    return Reply.YES if holds else Reply.NO
