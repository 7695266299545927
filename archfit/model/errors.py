"""What is wrong with the question itself: the configuration or the command line."""

from __future__ import annotations

from dataclasses import dataclass

from archfit.model.location import Location


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing the user has to change before anything can be judged."""

    message: str
    code: str = "invalid-config"
    """A kebab-case name for the kind of mistake."""
    at: Location | None = None
    help: str = ""
    excerpt: str = ""
    """The line of the configuration that is meant, when there is one."""


class ArchfitError(Exception):
    """
    The run cannot judge: every mistake found, to be reported at once, exit code 2.

    Raised for mistakes of the user in the configuration or on the command line, never for what
    stands in the checked code.
    """

    def __init__(self, *mistakes: Mistake | str) -> None:
        self.mistakes = tuple(Mistake(item, "usage") if isinstance(item, str) else item for item in mistakes)
        super().__init__("; ".join(mistake.message for mistake in self.mistakes))
