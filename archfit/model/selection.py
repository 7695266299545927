"""The modules that a contract names."""

from __future__ import annotations

import difflib
import itertools
import sys
from collections.abc import Collection, Iterable, Mapping

from archfit.model.contract import Contract
from archfit.model.errors import ArchfitError, Mistake
from archfit.model.imports import ImportView
from archfit.model.pattern import has_wildcard, matches_any, outwards, within_any
from archfit.model.project import Project

STDLIB = "<stdlib>"
"""Stands for the standard library where external modules may be named."""
THIRD_PARTY = "<third-party>"
"""Stands for everybody else's packages."""
_SUGGESTIONS = 5
"""For more names than these, a comparison with every module takes too long."""


def selected(project: Project, contract: Contract, patterns: Iterable[str]) -> tuple[str, ...]:
    """
    Return the modules that a contract names and sees, in order.

    ArchfitError when a name without wildcards is no module of the checked code, all such names at once.
    """
    wanted = tuple(patterns)
    literal = [name for name in wanted if not has_wildcard(name)]
    missing = [name for name in literal if name not in project.names.spellings]
    if missing:
        raise ArchfitError(*unknown_modules(project, contract, missing))
    found = {module for name in literal for module in project.names.spellings[name]}
    if len(literal) < len(wanted):
        found.update(project.names.matching(name for name in wanted if has_wildcard(name)))
    return tuple(sorted(name for name in found if not matches_any(contract.exclude_modules, name)))


def required(project: Project, contract: Contract, patterns: Iterable[str]) -> tuple[str, ...]:
    """Return what `selected` does; ArchfitError too when that is nothing, for then nothing is checked."""
    modules = selected(project, contract, patterns)
    if not modules:
        raise ArchfitError(empty_contract(contract))
    return modules


def targets(project: Project, contract: Contract, patterns: Iterable[str]) -> tuple[str, ...]:
    """
    Return the modules of the checked code that globs of import targets name, in order.

    A name without wildcards whose first part is no top-level name of the checked code is external
    and left out: nobody need import it. ArchfitError for any other that is no module.
    """
    return selected(project, contract, (name for name in patterns if has_wildcard(name) or is_own(project, name)))


def is_own(project: Project, name: str) -> bool:
    """Tell whether a name without wildcards is meant for the checked code: its first part is at home there."""
    return ":" in name or name.partition(".")[0] in project.names.top_levels


def externals(project: Project, patterns: Iterable[str], view: ImportView) -> Mapping[str, str]:
    """
    Return the external names imported that globs of import targets stand for, each with the glob.

    `django.db` stands for all below it, so for `django.db.models`; the closest glob is the one returned.
    """
    wanted = tuple(patterns)
    globs = tuple(pattern for pattern in wanted if has_wildcard(pattern))
    plain = frozenset(wanted) - frozenset(globs)
    own = project.names.top_levels
    found = {}
    for name in view.externals:
        top = name.partition(".")[0]
        kind = "" if top in own else STDLIB if top in sys.stdlib_module_names else THIRD_PARTY
        named = [outer for outer in outwards(name) if outer in plain]
        named += [glob for glob in globs if within_any((glob,), name)]
        named += [kind] if kind in plain else []
        if named:
            found[name] = named[0]
    return found


def unknown_modules(project: Project, contract: Contract, names: Collection[str]) -> tuple[Mistake, ...]:
    """Say that a contract names modules that are not there, and for the first of them which may be meant."""
    known = sorted(project.names.spellings)
    close = [difflib.get_close_matches(name, known, n=1) for name in itertools.islice(names, _SUGGESTIONS)]
    return tuple(
        Mistake(
            f"contract `{contract.name}` names `{name}`, but there is no such module",
            "unknown-module",
            at=contract.at,
            help=f"did you mean `{near[0]}`?" if near else "",
        )
        for name, near in itertools.zip_longest(names, close)
    )


def empty_contract(contract: Contract) -> Mistake:
    """Say that no module is left for a contract to check."""
    return Mistake(
        f"contract `{contract.name}` checks nothing: no module matches",
        "empty-contract",
        at=contract.at,
        help="name modules that exist, or delete the contract",
    )


def overlaps(contract: Contract, modules: Iterable[str]) -> tuple[Mistake, ...]:
    """Say which of the modules lie inside another of them, where each must stand for itself."""
    named = sorted(modules)
    known = frozenset(named)
    nested = [(inner, outer) for inner in named for outer in outwards(inner) if outer != inner and outer in known]
    return tuple(
        Mistake(
            f"contract `{contract.name}` names `{inner}` and `{outer}`, but one is inside the other",
            "overlapping-modules",
            at=contract.at,
            help="name modules that stand beside each other",
        )
        for inner, outer in nested
    )
