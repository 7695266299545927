"""Pure functions from a report to text, one file per format."""

from __future__ import annotations

from importlib import import_module

from archfit.model.errors import ArchfitError
from archfit.model.report import Report
from archfit.reporters.page import Page

__all__ = ["FORMATS", "Page", "render"]

FORMATS: tuple[str, ...] = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
"""The names of the output formats; each is a module here with a function `render`."""


def render(name: str, report: Report, page: Page) -> str:
    """
    Return the report in one of the `FORMATS`.

    The text ends with one newline, or is empty when a text format has nothing to say; equal reports
    give equal text, and all of it can be encoded as UTF-8. Only the module of that format is
    imported. Raises ArchfitError for an unknown name.
    """
    if name not in FORMATS:
        known = ", ".join(f"`{known}`" for known in FORMATS)
        message = f"unknown output format `{name}`, expected one of {known}"
        raise ArchfitError(message)
    text: str = import_module(f"{__name__}.{name}").render(report, page)
    return text
