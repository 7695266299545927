"""
Compare the contract rules with import-linter on random packages and random contracts.

    python -m tests.nightly.differential_contracts --cases 2000

Prints how many contracts were compared and exits non-zero at the first difference, with the smallest
package and contract that show it. With `--seed` the cases are the same every time.
"""

from __future__ import annotations

import argparse
import copy
import importlib
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import grimp
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from importlinter import configuration
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract
from importlinter.domain.contract import InvalidContractOptions

from archfit.extract.python.module import extract
from archfit.model import ArchfitError, Contract, Landscape, Mode, Project, SourceRoot, Violation
from archfit.resolve.link import link
from archfit.rules.contracts.dependent_modules import Independence
from archfit.rules.contracts.dependent_modules import check as check_independence
from archfit.rules.contracts.forbidden_import import Forbidden
from archfit.rules.contracts.forbidden_import import check as check_forbidden
from archfit.rules.contracts.import_cycle import Acyclic
from archfit.rules.contracts.import_cycle import check as check_acyclic
from archfit.rules.contracts.layer_violation import Layers
from archfit.rules.contracts.layer_violation import check as check_layers
from archfit.rules.contracts.protected_import import Protected
from archfit.rules.contracts.protected_import import check as check_protected
from tests.nightly.random_contracts import (
    ROOT,
    acyclic,
    forbidden,
    ignores,
    independence,
    layers,
    packages,
    protected,
)


class Verdict(NamedTuple):
    """What a tool says: the set of what breaks the contract, or that the contract itself is wrong."""

    broken: frozenset[Any]
    mistake: str = ""


# --- their verdict -----------------------------------------------------------------------------------


def theirs(kind: Kind, options: dict[str, Any], graph: grimp.ImportGraph) -> Verdict:
    """Return what import-linter says."""
    given_options = {"unmatched_ignore_imports_alerting": "none"} | {
        key: str(value) if isinstance(value, bool | int) else value for key, value in options.items()
    }
    try:
        contract = kind.theirs(
            "compared", {"root_packages": [ROOT], "include_external_packages": "True"}, given_options
        )
        result = contract.check(copy.deepcopy(graph), verbose=False)
    except InvalidContractOptions as error:
        return Verdict(frozenset(), f"options: {error.errors}")
    except (ValueError, grimp.exceptions.GrimpException) as error:
        return Verdict(frozenset(), f"{type(error).__name__}: {error}")
    found = frozenset(kind.their_findings(result.metadata))
    if result.kept == bool(found):
        message = f"{kind.theirs.__name__}: kept is {result.kept}, but it found {found}"
        raise AssertionError(message)
    return Verdict(found)


def _their_layers(metadata: dict[str, Any]) -> Iterator[Any]:
    yield from ((found["importer"], found["imported"]) for found in metadata["invalid_dependencies"])
    yield from metadata["undeclared_modules"]


def _their_forbidden(metadata: dict[str, Any]) -> Iterator[Any]:
    if metadata["invalid_chains"]:
        yield "broken"


def _their_independence(metadata: dict[str, Any]) -> Iterator[Any]:
    yield from ((found["downstream_module"], found["upstream_module"]) for found in metadata["invalid_chains"])


def _their_protected(metadata: dict[str, Any]) -> Iterator[Any]:
    for found in metadata["illegal_imports"]:
        yield from (f"{link['importer']} -> {link['imported']}" for link in found.illegal_links)


# --- our verdict -------------------------------------------------------------------------------------


def ours(kind: Kind, options: dict[str, Any], project: Project) -> Verdict:
    """Return what archfit says."""
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in options.items()}
    values |= {"scope": "siblings"} if kind.ours is Acyclic else {}
    try:
        contract = kind.ours(type="compared", name="compared", **values)
        return Verdict(frozenset(kind.our_findings(list(kind.check(project, contract)))))
    except (ArchfitError, ValueError) as error:
        codes = {mistake.code for mistake in error.mistakes} if isinstance(error, ArchfitError) else {"options"}
        return Verdict(frozenset(), ", ".join(sorted(codes)))


def _our_pairs(found: list[Violation]) -> Iterator[Any]:
    yield from ((each.source, each.target) if each.target else each.subject for each in found)


def _our_forbidden(found: list[Violation]) -> Iterator[Any]:
    if found:
        yield "broken"


def _our_protected(found: list[Violation]) -> Iterator[Any]:
    yield from (each.subject for each in found)


def _our_acyclic(found: list[Violation]) -> Iterator[Any]:
    yield from (each.source.rpartition(".")[0] for each in found)


# --- the comparison ----------------------------------------------------------------------------------


class Kind(NamedTuple):
    """One contract type on both sides."""

    options: Callable[[list[str]], st.SearchStrategy[dict[str, Any]]]
    theirs: Callable[..., Any]
    their_findings: Callable[[dict[str, Any]], Iterable[Any]]
    ours: Callable[..., Contract]
    check: Callable[[Project, Any], Iterable[Violation]]
    our_findings: Callable[[list[Violation]], Iterable[Any]]


KINDS = {
    "layers": Kind(layers, LayersContract, _their_layers, Layers, check_layers, _our_pairs),
    "forbidden": Kind(forbidden, ForbiddenContract, _their_forbidden, Forbidden, check_forbidden, _our_forbidden),
    "independence": Kind(
        independence, IndependenceContract, _their_independence, Independence, check_independence, _our_pairs
    ),
    "protected": Kind(protected, ProtectedContract, _their_protected, Protected, check_protected, _our_protected),
    "acyclic_siblings": Kind(
        acyclic,
        AcyclicSiblingsContract,
        lambda metadata: metadata["cycle_breakers_by_package"],
        Acyclic,
        check_acyclic,
        _our_acyclic,
    ),
}


def deviation(kind: str, options: dict[str, Any], their: Verdict, our: Verdict) -> str:
    """Name the documented deviation (docs/deviations.md) that explains a difference, or nothing."""
    if our.mistake == "empty-contract" and not their.mistake:
        return "deviation: a contract that checks nothing"
    if kind == "layers" and our.mistake == "overlapping-modules" and not their.mistake:
        return "deviation: layers inside each other"
    if kind == "protected" and our.mistake == "unknown-module" and not options["as_packages"] and not their.mistake:
        return "deviation: importers that do not exist"
    if (
        kind == "forbidden"
        and our.broken
        and not their.mistake
        and {"json.*", "xml.*"} & {*options["forbidden_modules"]}
    ):
        return "deviation: what is below an external package"
    if kind == "acyclic_siblings" and "did not match any modules" in their.mistake and not our.mistake:
        return "deviation: one of several wildcards that matches nothing"
    return ""


def compare(kind: str, options: dict[str, Any], graph: grimp.ImportGraph, project: Project) -> str:
    """Return how the comparison ended: `kept`, `broken`, `mistake`, or the deviation that explains the difference."""
    their = theirs(KINDS[kind], options, graph)
    our = ours(KINDS[kind], options, project)
    if their.broken == our.broken and bool(their.mistake) == bool(our.mistake):
        return "mistake" if our.mistake else "broken" if our.broken else "kept"
    known = deviation(kind, options, their, our)
    assert known, f"{kind} {options}\n  theirs: {their}\n  ours:   {our}\n  {project.imports}"
    return known


def project_of(files: dict[str, str]) -> Project:
    """Return the project that the files make."""
    facts = {path: extract(path, text.encode()) for path, text in files.items()}
    landscape = Landscape(source_roots=(SourceRoot("", ""),), components=(), mode=Mode.MONOLITH)
    return link(facts, landscape)[0]


def built(files: dict[str, str], folder: str) -> grimp.ImportGraph:
    """Write a package and return its graph."""
    for path, text in files.items():
        target = Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    try:
        return grimp.build_graph(ROOT, include_external_packages=True, cache_dir=None)
    finally:
        sys.path.remove(folder)


def run(cases: int, *, fixed: int | None, contracts: int) -> Counter[str]:
    """Compare random contracts on random packages and return how often each type ended how."""
    counts: Counter[str] = Counter()
    configuration.configure()

    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(files=packages(), data=st.data())
    def one(files: dict[str, str], data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder:
            graph = built(files, folder)
        project = project_of(files)
        modules = sorted(project.modules)
        for kind, (strategy, *_) in KINDS.items():
            for _ in range(contracts):
                options = data.draw(strategy(modules), kind) | {"ignore_imports": data.draw(ignores(modules))}
                counts[f"{kind}: {compare(kind, options, graph, project)}"] += 1

    (one if fixed is None else seed(fixed)(one))()
    return counts


def main() -> None:
    """Compare and print what was compared."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--cases", type=int, default=2000, help="how many packages")
    parser.add_argument("--contracts", type=int, default=1, help="how many contracts of each type for each package")
    parser.add_argument("--seed", type=int, help="the same cases every time")
    given_arguments = parser.parse_args()
    counts = run(given_arguments.cases, fixed=given_arguments.seed, contracts=given_arguments.contracts)
    for line, count in sorted(counts.items()):
        sys.stdout.write(f"{count:6}  {line}\n")
    sys.stdout.write(f"{counts.total():6}  contracts compared on {given_arguments.cases} packages, no difference\n")


if __name__ == "__main__":
    main()
