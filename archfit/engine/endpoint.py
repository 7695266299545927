"""Which endpoint or function a user means, and which functions answer at an endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archfit.engine.why import function_names
from archfit.model import ArchfitError, Project
from archfit.model.reach import Reach
from archfit.model.wires import FIELD, Endpoint
from archfit.model.wording import quoted

_REQUEST = re.compile(r"(?:(?P<component>\S+?):)?(?:(?P<verb>[A-Za-z]+) +)?(?P<path>/\S*)")
_SHOWN = 10


class Start(NamedTuple):
    """Where a request arrives."""

    component: str
    endpoint: Endpoint | None
    functions: tuple[str, ...]
    """That answer; none where they are not known."""


def named(project: Project, word: str) -> Start:
    """
    Return the endpoint or function that a word means.

    An endpoint is `GET /orders/{id}`, with or without the verb, behind `orders:` where several components have it;
    what stands in braces may have another name, or be filled in. ArchfitError for what means none, or several.
    """
    found = _meant(project.wires.endpoints, word)
    if len({_key(one) for one in found}) > 1:
        shown = ", ".join(f"`{spelled(one)}`" for one in sorted(found)[:_SHOWN])
        message = f"{quoted(word)} means {len(found)} endpoints: {shown}: name one of them in full"
        raise ArchfitError(message)
    wanted = _REQUEST.fullmatch(word.strip())
    verb = (wanted["verb"] or "").upper() if wanted else ""
    return start(project.reach, found, verb) if found else _function(project, word)


def spelled(endpoint: Endpoint) -> str:
    """Return an endpoint as a user names it: `orders:GET /orders/{id}`."""
    return f"{endpoint.component}:{endpoint.verb}{' ' if endpoint.verb else ''}{endpoint.path}"


def start(reach: Reach, endpoints: Sequence[Endpoint], verb: str = "") -> Start:
    """Return the start of a request to an endpoint, which may be registered more than once."""
    functions = {name for one in endpoints for name in reach.answering(one, verb)}
    return Start(endpoints[0].component, endpoints[0], tuple(sorted(functions)))


def _meant(endpoints: Iterable[Endpoint], word: str) -> list[Endpoint]:
    """Return the endpoints of a name; those that are written so before those that take anything there."""
    known = list(endpoints)
    exact = [one for one in known if word in (one.path, spelled(one))]
    wanted = _REQUEST.fullmatch(word.strip())
    if exact or wanted is None:
        return exact
    component, verb, path = wanted["component"], (wanted["verb"] or "").upper(), _open(wanted["path"])
    candidates = [
        one for one in known
        if component in (None, one.component) and (not verb or one.verb in ("", verb)) and one.protocol == "http"
    ]  # fmt: skip
    alike = [one for one in candidates if _open(one.path) == path]
    return alike or [one for one in candidates if _pattern(one.path).fullmatch(path)]


def _key(endpoint: Endpoint) -> tuple[str, str, str]:
    return endpoint.component, endpoint.verb, _open(endpoint.path)


def _open(path: str) -> str:
    """Return a path with what varies in it unnamed, without slashes at its ends."""
    return FIELD.sub("{}", path).strip("/")


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(map(re.escape, _open(path).split("{}"))))


def _function(project: Project, word: str) -> Start:
    if not project.calls.functions:
        message = "nothing is known here to be traced: no library is used that leads to data or over a network"
        raise ArchfitError(message)
    endpoints = project.wires.endpoints
    spellings = [text for one in endpoints for text in (f"{one.verb} {one.path}".strip(), one.path, spelled(one))]
    (name,) = function_names(project.calls, word, also=spellings, what="endpoint or function")
    handled = [one for one in endpoints if one.handler == name]
    if handled:
        return Start(handled[0].component, handled[0] if len(handled) == 1 else None, (name,))
    module = next((one.module for one in project.calls.functions if one.name == name), name)
    owner = project.owner_of(module)
    return Start((project.service_of(owner) or owner) if owner else "", None, (name,))
