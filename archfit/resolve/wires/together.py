"""Which components run together: independent systems in one repository never reach each other."""

from __future__ import annotations

from collections import defaultdict

from archfit.model import Landscape


class Together:
    """Answers whether two components may reach each other."""

    def __init__(self, landscape: Landscape) -> None:
        self._installed: dict[str, set[str]] = defaultdict(set)
        for installation in landscape.installations:
            for service in installation.services:
                if service.component:
                    self._installed[service.component].add(installation.name)

    def __call__(self, one: str, other: str) -> bool:
        """Tell whether some installation runs both, or it is not known what runs one of them."""
        mine, theirs = self._installed.get(one), self._installed.get(other)
        return not mine or not theirs or not mine.isdisjoint(theirs)
