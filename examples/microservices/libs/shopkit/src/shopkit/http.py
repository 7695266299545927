"""Calls to other services: with a time limit, and a second try."""

from typing import Any

import httpx

from shopkit.settings import required

TIMEOUT = httpx.Timeout(5.0, connect=1.0)


class Service:
    """Another service, known by the setting that holds its address."""

    def __init__(self, setting: str) -> None:
        self._client = httpx.Client(
            base_url=required(setting), timeout=TIMEOUT, transport=httpx.HTTPTransport(retries=1)
        )

    def get(self, path: str, **parameters: str) -> Any:
        return self._client.get(path, params=parameters).raise_for_status().json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self._client.post(path, json=body).raise_for_status().json()
