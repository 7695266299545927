"""The environment of what runs, put together from all that sets it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archfit.model import Setting
from archfit.model.masking import masked
from archfit.model.value import UNKNOWN, Hole, Text, Variable, text

MAX_LENGTH = 1 << 15
"""The longest value that is made of others: each could be twice the one before."""
Environment = dict[str, Setting]


def filled(value: Text, known: Mapping[str, Setting]) -> Text:
    """
    Return a value with its variables filled in: by what is known, else by their defaults, else by holes.

    An empty value gives way to a default, as `${NAME:-default}` says. A password that only now stands
    in a URL is masked.
    """
    found = text(*(_part(part, known) for part in value.parts))
    return masked(found) if sum(map(len, found.parts)) <= MAX_LENGTH else UNKNOWN


def _part(part: str | Hole | Variable, known: Mapping[str, Setting]) -> str | Hole | Text:
    if not isinstance(part, Variable):
        return part
    setting = known.get(part.name)
    if setting and setting.value is None:
        return Hole(part.name)
    if setting and setting.value is not None and (setting.value.parts or part.default is None):
        return setting.value
    return Hole(part.name) if part.default is None else filled(part.default, known)


def settled(setting: Setting, known: Mapping[str, Setting]) -> Setting:
    """Return a setting with its value filled in; one that is a hidden setting by another name is hidden too."""
    if setting.value is None:
        return setting
    if len(setting.value.parts) == 1 and isinstance(setting.value.parts[0], Variable):
        other = known.get(setting.value.parts[0].name)
        if other and other.value is None:
            return setting._replace(value=None, digest=other.digest)
    return setting._replace(value=filled(setting.value, known))


def add(environment: Environment, settings: Iterable[Setting], known: Mapping[str, Setting]) -> None:
    """Set more, over what is set already."""
    for setting in settings:
        environment[setting.name] = settled(setting, known)


def of_file(settings: Iterable[Setting]) -> Environment:
    """Return the environment an env file makes: each line may use the lines before it."""
    found: Environment = {}
    for setting in settings:
        found[setting.name] = settled(setting, found)
    return found
