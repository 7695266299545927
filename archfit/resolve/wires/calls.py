"""The places that call something over the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archfit.model import Location, Project, Role, library
from archfit.model.library import Activity
from archfit.model.use import Hop, Use
from archfit.model.value import Scalar, Text
from archfit.model.wires import RemoteCall, shown_path
from archfit.resolve.environment import Environments, Process
from archfit.resolve.wires.addresses import Address, address, urls
from archfit.resolve.wires.bases import Asked
from archfit.resolve.wires.targets import Target, Targets

_Place = tuple[str, Location, str, tuple[Hop, ...]]
_PROTOCOLS = {"grpc": "grpc", "rpc": "rpc", "graphql": "graphql"}


def remote_calls(project: Project, environments: Environments, targets: Targets) -> Iterator[tuple[RemoteCall, Asked]]:
    """
    Yield the remote calls of a program, each for every component that runs it and every target it may have.

    Beside each is what it asks for. Tests, scripts and generated code are no part of the program.
    """
    source = {module.path for module in project.modules.values() if module.role is Role.SOURCE}
    for use in project.uses:
        if use.activity is Activity.REQUEST and use.at.path in source:
            owner = project.component_at(use.at.path)
            seen = set()
            for process in environments.running(use.at.path):
                for target, asked in _targets(use, process, owner, targets):
                    call = _call(use, process, target, asked)
                    if call not in seen:
                        seen.add(call)
                        yield call, asked


def _targets(use: Use, process: Process, owner: str, targets: Targets) -> Iterator[tuple[Target, Asked]]:
    verbs = [shown_path(one) for one in use.values(library.Role.VERB) if isinstance(one, Text)] or [""]
    protocol = next((_PROTOCOLS[verb] for verb in verbs if verb in _PROTOCOLS), "http")
    known: list[Target] = []
    for url in urls(use):
        where = address(process.fill(url).text)
        for verb in verbs if protocol == "http" else [""]:
            plain = "" if "{" in verb else verb.upper()
            target = targets.of(where, plain, process, owner)
            if protocol not in ("http", "graphql") and not target.component and "." not in target.host:
                target = _of_service(use, protocol, process, targets) or target
            if protocol == "grpc":
                target = targets.answering(target, next(iter(_services(use, process)), ""))
            if target not in known:
                known.append(target)
                yield target, Asked(where, plain, protocol, target.stripped)
    if not known:
        nowhere = Address("", "", next(iter(_services(use, process)), ""))
        yield _of_service(use, protocol, process, targets) or Target("", "", nowhere.path), Asked(nowhere, "", protocol)


def _services(use: Use, process: Process) -> list[str]:
    return [shown_path(process.fill(one).text) for one in use.values(library.Role.SERVICE) if isinstance(one, Text)]


def _of_service(use: Use, protocol: str, process: Process, targets: Targets) -> Target | None:
    found = [targets.of_procedure(protocol, service, process) for service in _services(use, process)]
    return next(filter(None, found), None)


def _call(use: Use, process: Process, target: Target, asked: Asked) -> RemoteCall:
    inside = target.component if target.component != process.component else ""
    return RemoteCall(
        component=process.component,
        caller=use.caller,
        at=use.at,
        protocol=asked.protocol,
        target=inside,
        host=target.host,
        verb=asked.verb,
        path=target.path,
        endpoint=target.endpoint if inside else None,
        timeout=_timeout(use),
        function=use.function,
        via=use.via,
        around=use.around,
        awaited=use.awaited,
        confidence=target.confidence,
        why=target.why,
        needs=use.needs,
        ignored=use.ignored,
    )


def _timeout(use: Use) -> bool | None:
    """Tell whether a call ends by itself; None where its library does not say what it does without one."""
    values = use.values(library.Role.TIMEOUT)
    if not values:
        return None
    return not all(one == Scalar(None) for one in values)


def telling(calls: Iterable[RemoteCall]) -> tuple[RemoteCall, ...]:
    """
    Return calls, of each place those that differ in what they ask of whom.

    Where something is known of where a call may lead, what is not known of it adds nothing; and where one of
    those it may lead to answers there, those that do not are others that the address is for at other times.
    """
    places: dict[_Place, dict[tuple[str, str, str, str], RemoteCall]] = defaultdict(dict)
    for call in calls:
        asks = (call.target, call.host, call.verb, call.path)
        places[call.component, call.at, call.function, call.via].setdefault(asks, call)
    return tuple(
        call
        for asked in places.values()
        for call in _answered([one for one in asked.values() if one.target or one.host] or list(asked.values()))
    )


def _answered(calls: list[RemoteCall]) -> list[RemoteCall]:
    answered = {(call.verb, call.path) for call in calls if call.endpoint}
    return [call for call in calls if call.endpoint or not call.target or (call.verb, call.path) not in answered]
