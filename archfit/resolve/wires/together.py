"""Which components run together: independent systems in one repository never reach each other."""

from __future__ import annotations

from collections import defaultdict

from archfit.model import Landscape


class Together:
    """
    Answers whether two components may reach each other.

    Two are apart when each is installed with others of this system, and never with one another. What is
    installed alone says nothing: services often have a manifest each, for development.
    """

    def __init__(self, landscape: Landscape) -> None:
        self._installed: dict[str, set[str]] = defaultdict(set)
        self._with_others: dict[str, set[str]] = defaultdict(set)
        for installation in landscape.installations:
            components = {service.component for service in installation.services} - {""}
            for component in components:
                self._installed[component].add(installation.name)
                if len(components) > 1:
                    self._with_others[component].add(installation.name)

    def __call__(self, one: str, other: str) -> bool:
        """Tell whether some installation runs both, or it is not known what either is installed with."""
        mine, theirs = self._with_others.get(one), self._with_others.get(other)
        return not mine or not theirs or not mine.isdisjoint(theirs)

    def share(self, one: str, other: str) -> bool:
        """Tell whether some installation runs both."""
        return not self._installed.get(one, set()).isdisjoint(self._installed.get(other, ()))
