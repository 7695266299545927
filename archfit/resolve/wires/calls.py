"""The places that call something over the network."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Project
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Scalar, Text
from archfit.model.wires import RemoteCall, shown_path
from archfit.resolve.environment import Environments, Process
from archfit.resolve.wires.addresses import Address, address, urls
from archfit.resolve.wires.targets import Target, Targets

_PROTOCOLS = {"grpc": "grpc", "rpc": "rpc", "graphql": "graphql"}


def remote_calls(project: Project, environments: Environments, targets: Targets) -> Iterator[RemoteCall]:
    """Yield the remote calls of a system, each for every component that runs it and every target it may have."""
    for use in project.uses:
        if use.activity is Activity.REQUEST:
            seen = set()
            for process in environments.running(use.at.path):
                for target, verb in _targets(use, process, targets):
                    call = _call(use, process, target, verb)
                    if call not in seen:
                        seen.add(call)
                        yield call


def _targets(use: Use, process: Process, targets: Targets) -> Iterator[tuple[Target, str]]:
    verbs = [shown_path(one) for one in use.values(Role.VERB) if isinstance(one, Text)] or [""]
    known: list[Target] = []
    for url in urls(use):
        for verb in verbs:
            plain = verb.upper() if verb not in _PROTOCOLS and "{" not in verb else ""
            where = address(process.fill(url).text)
            target = targets.of(where, plain, process)
            if target not in known:
                known.append(target)
                yield target, plain
    if not known:
        where = Address(
            "", "", next((shown_path(one) for one in use.values(Role.SERVICE) if isinstance(one, Text)), "")
        )
        yield targets.of(where, "", process), ""


def _call(use: Use, process: Process, target: Target, verb: str) -> RemoteCall:
    fixed = next((one.exact for one in use.values(Role.VERB) if isinstance(one, Text) and one.exact), "")
    protocol = _PROTOCOLS.get(fixed, "http")
    inside = target.component if target.component != process.component else ""
    return RemoteCall(
        component=process.component,
        caller=use.caller,
        at=use.at,
        protocol=protocol,
        target=inside,
        host=target.host,
        verb=verb,
        path=target.path,
        endpoint=target.endpoint if inside else None,
        timeout=_timeout(use),
        function=use.function,
        via=use.via,
        around=use.around,
        awaited=use.awaited,
        confidence=target.confidence,
        why=target.why,
    )


def _timeout(use: Use) -> bool | None:
    """Tell whether a call ends by itself; None where its library does not say what it does without one."""
    values = use.values(Role.TIMEOUT)
    if not values:
        return None
    return not all(one == Scalar(None) for one in values)
