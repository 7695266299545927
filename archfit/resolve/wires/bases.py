"""Requests to one base: what some of them tell of where it is holds for the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archfit.model.wires import RemoteCall
from archfit.resolve.wires.addresses import Address
from archfit.resolve.wires.names import words
from archfit.resolve.wires.routes import Routes
from archfit.resolve.wires.targets import is_open

_ADDRESS = re.compile(r"url|uri|host|addr|endpoint|base|server|service|root|api", re.IGNORECASE)
"""What the name of an address has in it."""
_OWN = re.compile(r"base|api", re.IGNORECASE)
"""What the name has in it of the address that all requests of a client begin with."""

_OF_OBJECT = "self."
"""What the name of an attribute begins with that only the object itself knows."""


class Asked(NamedTuple):
    """What a call asks for, before it is known who answers."""

    where: Address
    verb: str
    protocol: str = "http"
    stripped: str = ""
    """What a proxy must have taken off the front of the path, where the target was found so."""


_Base = tuple[str, str, str]
"""The component, the scope in which a base has one meaning, what the code calls the base."""


def with_bases(calls: Iterable[tuple[RemoteCall, Asked]], routes: Routes) -> Iterator[RemoteCall]:
    """Yield calls; those of which only the base is known lead where others to the same base do, if these agree."""
    known = list(calls)
    leads: dict[_Base, set[tuple[str, str]]] = defaultdict(set)
    for call, asked in known:
        base = _base(call, asked)
        if base and call.target:
            leads[base].add((call.target, asked.stripped))
    for call, asked in known:
        base = None if call.target else _base(call, asked)
        found = leads.get(base, set()) if base else set()
        fits = [(target, off) for target, off in found if asked.where.path.startswith(f"{off}/")]
        if len(fits) == 1 and len({target for target, _ in found}) == 1:
            target, off = fits[0]
            endpoint = routes.find(target, asked.verb, asked.where.path[len(off) :])
            why = f"other requests to `{asked.where.host.strip('{}')}{off}` lead to `{target}`"
            yield call._replace(target=target, endpoint=endpoint, why=why)
        else:
            yield call


def _base(call: RemoteCall, asked: Asked) -> _Base | None:
    """
    Return the base of a call.

    A telling name holds in its whole component, one like `base_url` in its module, an attribute in its class: as it is
    for calls by methods of that class, through others of its own or of one above.
    """
    host = asked.where.host
    name = host.strip("{}")
    if not name or not is_open(host) or asked.protocol != "http" or not (name.isupper() or _ADDRESS.search(name)):
        return None
    if name.startswith(_OF_OBJECT):
        inner = call.via[-2].function if len(call.via) > 1 else call.caller
        return call.component, f"{_class_of(call.caller)} {_class_of(inner)}", name
    if words(name):
        return call.component, "", name
    return (call.component, call.at.path, name) if _OWN.search(name) else None


def _class_of(method: str) -> str:
    return method.rpartition(".")[0]
