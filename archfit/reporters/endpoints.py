"""Endpoints and remote calls, for people and for programs."""

from __future__ import annotations

from typing import Any

from archfit.model.wires import Endpoint, RemoteCall
from archfit.reporters.phrases import line_place


def answers(endpoint: Endpoint) -> str:
    """Return what a component answers: `GET /orders/{id}`."""
    return f"{endpoint.verb} {endpoint.path or '/'}".strip()


def endpoint_document(endpoint: Endpoint) -> dict[str, Any]:
    """Return an endpoint, as JSON."""
    return {
        "component": endpoint.component,
        "protocol": endpoint.protocol,
        "verb": endpoint.verb or None,
        "path": endpoint.path,
        "handler": endpoint.handler or None,
        "at": line_place(endpoint.at),
    }


def call_document(call: RemoteCall) -> dict[str, Any]:
    """Return a remote call, as JSON."""
    return {
        "component": call.component,
        "function": call.caller,
        "at": line_place(call.at),
        "protocol": call.protocol,
        "target": call.target or None,
        "host": call.host or None,
        "verb": call.verb or None,
        "path": call.path or None,
        "timeout": call.timeout,
        "why": call.why or None,
        "confidence": call.confidence.value,
    }
