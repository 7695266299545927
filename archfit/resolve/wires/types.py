"""Whether a route says what it takes and what it gives."""

from __future__ import annotations

from archfit.model.library import Role
from archfit.model.use import Use
from archfit.model.value import Named, Scalar, Text, Value

_READING = frozenset({"fastapi", "litestar", "ninja"})
"""Frameworks that take requests apart as the parameters of a handler say."""
_LEAVING = frozenset({
    "aiohttp", "bottle", "django", "falcon", "flask", "flask_restful", "flask_restx", "flask_smorest", "quart",
    "rest_framework", "sanic", "starlette", "tornado",
})  # fmt: skip
"""Frameworks that leave it to handlers, and to decorators and classes that are known."""
_BODIES = frozenset({"PATCH", "POST", "PUT"})
_UNTOLD = frozenset({"DELETE", "HEAD", "OPTIONS", "TRACE", "WEBSOCKET"})
"""Verbs that are answered without content, or in a way that has none of one type."""
_STREAMS = frozenset({
    "EventSourceResponse", "FileResponse", "HTMLResponse", "PlainTextResponse", "RedirectResponse", "StreamResponse",
    "StreamingHttpResponse", "StreamingResponse", "UploadFile",
})  # fmt: skip
"""Classes of what has no type of its own: files, streams, pages, by their last name."""
_ANYTHING = frozenset({"HttpResponse", "Response"})


def is_typed(use: Use, verb: str) -> bool | None:
    """Tell whether the types of request and response are declared; None where that is not known, or of no use."""
    framework = use.function.partition(".")[0]
    reads = framework in _READING
    request, response = use.values(Role.REQUEST), use.values(Role.RESPONSE)
    if not response or verb in _UNTOLD or not (reads or framework in _LEAVING):
        return None
    named = {_last(one) for one in (*request, *response)}
    if named & _STREAMS or (reads and named & _ANYTHING):
        return None
    # Where nothing is left open, a framework that reads signatures knows all that it takes.
    takes = verb not in _BODIES or _is_declared(request, reads=reads) or (reads and not request)
    return takes and _is_declared(response, reads=reads)


def _is_declared(values: tuple[Value, ...], *, reads: bool) -> bool:
    """Tell whether a class of the program is named, by a decorator too; classes of others count where they are read."""
    named = [one for one in values if one != Scalar(None)]
    return any(reads or isinstance(one, Text) or (isinstance(one, Named) and one.kind == "class") for one in named)


def _last(value: Value) -> str:
    return value.name.rpartition(".")[2] if isinstance(value, Named) else ""
