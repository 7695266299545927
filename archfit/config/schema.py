"""The words that rules and contract types add to the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archfit.model import Contract


@dataclass(frozen=True, slots=True)
class Schema:
    """What may be said of rules and contracts; the rest of the configuration is `archfit.model.Config` itself."""

    rules: Mapping[str, type] = field(default_factory=dict)
    """The options of every rule, under its name and under its code."""
    contracts: Mapping[str, type[Contract]] = field(default_factory=dict)
    """The dataclass of every contract type, under its `type`."""
