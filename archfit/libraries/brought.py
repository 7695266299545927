"""The library files that did not come with archfit, as they stand: what they say is read elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from archfit.libraries import plugins
from archfit.libraries.opening import opened


def texts(extra: Iterable[Path] = (), *, root: Path = Path()) -> tuple[tuple[str, str], ...]:
    """
    Return the files that did not come with archfit, plugins' and the user's, each as it is shown and its text.

    ArchfitError for one that cannot be opened.
    """
    brought = ((shown, path.read_text(encoding="utf-8")) for shown, path in plugins.files())
    return (*brought, *(opened(one, root) for one in extra))
