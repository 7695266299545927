"""Interfaces as files write them down: OpenAPI documents, and the services of `.proto` files."""

from __future__ import annotations

from typing import NamedTuple

from archfit.model.location import Location

GENERATED = "_pb2_grpc"
"""What the names of modules end with that are made of `.proto` files (gRPC 1.85, "Generated code reference")."""


class Operation(NamedTuple):
    """What an OpenAPI document says of one verb at one path."""

    verb: str
    """In capitals; empty for any, where the document says them elsewhere."""
    path: str
    """Below the base of the document, what varies in braces: `/orders/{order_id:int}`."""
    handler: str
    """The `operationId`; empty where there is none."""
    controller: str
    """What the name of the handler is relative to (`x-openapi-router-controller`); or empty."""
    takes_body: bool
    """It describes what is sent along."""
    answers: tuple[str, ...]
    """The status codes that it describes an answer for, `default` among them."""
    at: Location


class ApiDescription(NamedTuple):
    """An OpenAPI document, or a part that is to be joined to one: routes that are described, not yet served."""

    version: str
    """`2.0`, `3.1.0`; empty for a part."""
    base: str
    """The path before all others: `basePath`, or that of the first of the `servers`; or empty."""
    operations: tuple[Operation, ...]
    at: Location


class RpcMethod(NamedTuple):
    """One method of a gRPC service."""

    name: str
    request: str
    """The message type as it is written."""
    response: str
    streams_request: bool
    streams_response: bool
    at: Location


class RpcService(NamedTuple):
    """One service of a `.proto` file."""

    name: str
    """With its package: `shop.Users`."""
    methods: tuple[RpcMethod, ...]
    at: Location

    @property
    def file(self) -> str:
        """The name of its file as modules that are made of it begin with it: `my_users` for `my-users.proto`."""
        return self.at.path.rpartition("/")[2].removesuffix(".proto").replace("-", "_").replace(".", "_")
