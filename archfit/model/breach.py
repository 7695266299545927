"""How chains of imports that must not be are reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archfit.model.finding import Violation
from archfit.model.imports import Chain, ImportEdge, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """What must not depend on what, in the words of one contract."""

    source: str
    target: str
    group: str = ""
    """What findings are rolled up by instead of the source."""
    what: str = ""
    """What both are, before their names: `layer `."""
    label: str
    """A few words under a direct import."""
    why: str = ""
    help: str
    """The way out for a direct import, in which `{taken}` stands for what it takes."""

    def violations(self, chains: Iterable[Chain]) -> Iterator[Violation]:
        """
        Yield one violation for every import that enters the target.

        A direct one is known by its two modules, an indirect one by source, target and the import at
        its end: which module the source leaves by may change from day to day. Names taken by one
        statement are one violation.
        """
        found = tuple(_one_per_statement(chains))
        indirect = [chain for chain in found if len(chain) > 1]
        shared = Counter(pair for chain in indirect for pair in pairs(chain))
        for chain in found:
            if len(chain) == 1:
                yield self._direct(chain[0])
            else:
                yield self._indirect(chain, _where_to_cut(chain, shared, len(indirect)))

    def _direct(self, edge: ImportEdge) -> Violation:
        taken = f"`{edge.name}`" if edge.name not in ("", "*") else "what it takes"
        return Violation(
            at=edge.at,
            message=f"{self._source} must not import {self._target}",
            subject=edge.arrow,
            label=self.label,
            why=self.why,
            help=self.help.replace("{taken}", taken),
            source=self.group or self.source,
            target=self.target,
        )

    def _indirect(self, chain: Chain, way_out: str) -> Violation:
        return Violation(
            at=chain[0].at,
            message=f"{self._source} must not depend on {self._target}, not even through `{chain[-1].importer}`",
            subject=f"{self.source} -> {self.target} via {chain[-1].arrow}",
            label="the chain starts here",
            steps=steps(chain),
            why=self.why,
            help=way_out,
            source=self.group or self.source,
            target=self.target,
        )

    @property
    def _source(self) -> str:
        return f"{self.what}`{self.source}`"

    @property
    def _target(self) -> str:
        return f"{self.what}`{self.target}`"


def pairs(chain: Chain) -> Iterator[tuple[str, str]]:
    """Yield the two modules of every import of a chain."""
    return ((edge.importer, edge.imported) for edge in chain)


def _one_per_statement(chains: Iterable[Chain]) -> Iterator[Chain]:
    seen = set()
    for chain in chains:
        key = (tuple(pairs(chain)), chain[0].at.line if len(chain) == 1 else 0)
        if key not in seen:
            seen.add(key)
            yield chain


def _where_to_cut(chain: Chain, shared: Counter[tuple[str, str]], total: int) -> str:
    """Name the import of a chain that most of the chains go through, of several the last."""
    importer, imported = max(reversed(tuple(pairs(chain))), key=shared.__getitem__)
    chains = shared[importer, imported]
    if chains > 1:
        return f"cut `{importer} -> {imported}`: it is in {chains} of the {total} chains"
    return f"cut one of its {len(chain)} imports, best `{importer} -> {imported}`"
