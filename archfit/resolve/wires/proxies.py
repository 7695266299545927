"""Where proxies pass requests on to: nginx locations and rules of an Ingress."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archfit.model.deployment import Route
from archfit.resolve.wires.addresses import Address, address

_MOST_PATTERN = 200
"""Characters of a regular expression of a location that is matched."""


def passed_on(routes: Iterable[Route], where: Address) -> Address | None:
    """
    Return where a proxy passes a request on to, or nothing.

    As nginx chooses (ngx_http_core_module, `location`): an exact location, else the longest prefix if it is
    marked `^~`, else the first regular expression that matches, else the longest prefix. A target with a path
    takes the place of the prefix (ngx_http_proxy_module, `proxy_pass`).
    """
    route = _chosen([one for one in routes if _serves(one, where)], where.path or "/")
    if route is None:
        return None
    onward = address(route.target)
    if route.what == "Ingress" or not onward.path or _is_regex(route):
        return onward._replace(path=where.path)
    return onward._replace(path=onward.path + where.path[len(_plain(route)) :])


def _serves(route: Route, where: Address) -> bool:
    """Tell whether a route is for the port, and the host where the route names one."""
    port = route.port.exact
    return not (port and port.isdigit() and where.port.isdigit() and port != where.port)


def _chosen(routes: list[Route], path: str) -> Route | None:
    exact = [one for one in routes if one.path.startswith("=") and _plain(one) == path]
    if exact:
        return exact[0]
    prefixes = [
        one for one in routes if not _is_regex(one) and not one.path.startswith("=") and _is_below(path, _plain(one))
    ]
    longest = max(prefixes, key=lambda one: len(_plain(one)), default=None)
    if longest is not None and longest.path.startswith("^~"):
        return longest
    return next((one for one in routes if _is_regex(one) and _matches(one, path)), None) or longest


def _is_below(path: str, prefix: str) -> bool:
    return path.startswith(prefix) or f"{path}/" == prefix


def _is_regex(route: Route) -> bool:
    return route.path.startswith("~")


def _plain(route: Route) -> str:
    return route.path.lstrip("=^~ ") or "/"


def _matches(route: Route, path: str) -> bool:
    pattern = route.path.lstrip("~* ")
    if len(pattern) > _MOST_PATTERN or re.search(r"[*+}]\)?[*+{]", pattern):
        return False
    try:
        return re.search(pattern, path, re.IGNORECASE if route.path.startswith("~*") else 0) is not None
    except re.error:
        return False
