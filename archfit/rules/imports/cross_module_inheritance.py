"""A class inherits from a concrete class of another component.

## Why

Inheritance is the strongest tie there is: the subclass depends on every method, attribute and call order
of its base, private ones included. Across components, any change inside the base may break the subclass.

Made to be inherited are abstract classes, protocols, exceptions, enumerations, typed dictionaries and
mixins; classes of libraries, of what a component stands in, and public ones; and a base that has an heir
at home, three elsewhere, or heirs in two other components. Unless the component of the base declares its
boundary, there is one finding for each pair of components, and none where at least half of all
components import that of the base: that is shared code in fact.

## An order item becomes an invoice line

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/lines.py`:

```python
class Line:
    def total(self) -> int: ...
```

`billing/invoice.py`:

```python
from orders.lines import Line

class InvoiceLine(Line):  # expect: cross-module-inheritance
    pass
```

## The base is made to be inherited

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/lines.py`:

```python
from abc import ABC
from typing import Protocol

class Priced(Protocol):
    def total(self) -> int: ...

class Line(ABC): ...

class OrderError(Exception): ...
```

`billing/invoice.py`:

```python
from orders.lines import Line, OrderError, Priced

class InvoiceLine(Line): ...

class InvoiceError(OrderError): ...

class InvoicePrice(Priced): ...
```

## When it is wrong

A base class of a home-made framework that so far has one user: declare its component with
`kind = "library"`, or the class as `public`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from archfit.model import (
    ClassFacts,
    ComponentKind,
    Family,
    ImportEdge,
    Location,
    Need,
    NoOptions,
    Project,
    Rule,
    Severity,
    Step,
    Violation,
)

MANY_HEIRS = 3
"""A base class with so many heirs outside its component is made to be inherited."""
MANY_USERS = 3
"""A component that so many others import, and at least half of all, is shared code."""
OPEN = frozenset(
    {
        "ABC",
        "BaseException",
        "BaseModel",
        "Enum",
        "Exception",
        "ExceptionGroup",
        "Flag",
        "IntEnum",
        "IntFlag",
        "NamedTuple",
        "Protocol",
        "StrEnum",
        "TextChoices",
        "TypedDict",
        "Warning",
    }
)
"""Bases that make a class one to inherit from, or a mere value."""
OPEN_ENDS = ("Base", "Choices", "Enum", "Error", "Exception", "Interface", "Mixin", "Protocol", "Warning")
OPEN_STARTS = ("Abstract", "Base")


class Inheritance(NamedTuple):
    """A class and the class of another component that it inherits from."""

    importer: str
    heir: ClassFacts
    module: str
    base: ClassFacts

    @property
    def arrow(self) -> str:
        """The key of this dependency, made of names."""
        return f"{self.importer}.{self.heir.name} -> {self.module}.{self.base.name}"


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each class where a boundary is declared, each pair of components where none is."""
    del options
    found: dict[tuple[str, str], list[Inheritance]] = defaultdict(list)
    for each in _inherited(project):
        found[project.owner_of(each.importer), project.owner_of(each.module)].append(each)
    shared = _shared(project, found) | _at_home(project, found)
    users = Counter(target for _, target in project.dependencies())
    for pair, inherited in sorted(found.items()):
        own = [each for each in inherited if (each.module, each.base.name) not in shared]
        if project.boundaries.surface(pair[1]).declared:
            yield from (_violation(project, pair, [each]) for each in own)
        elif own and users[pair[1]] < max(MANY_USERS, len(project.components) / 2):
            yield _violation(project, pair, own)


def _inherited(project: Project) -> Iterator[Inheritance]:
    for importer in sorted({edge.importer for edge in project.crossings}):
        if project.is_composition_root(importer):
            continue
        for heir in project.modules[importer].facts.classes:
            for dotted in heir.bases:
                found = _base(project, importer, dotted)
                if found and not _is_open(heir):
                    yield Inheritance(importer, heir, *found)


def _base(project: Project, importer: str, dotted: str) -> tuple[str, ClassFacts] | None:
    """Return the concrete, internal class of another component that a base is, and its module."""
    read = project.loading.read(importer, dotted)
    if read is None:
        return None
    taken, rest = read
    module, name = project.origin(taken)
    reached = taken._replace(imported=module, name=name)
    if not project.crosses(reached) or _is_public(project, taken) or _is_public(project, reached):
        return None
    wanted = ".".join(part for part in (name, rest) if part)
    found = next((each for each in project.modules[module].facts.classes if each.name == wanted), None)
    return (module, found) if found and _is_concrete(project, module, found) else None


def _is_public(project: Project, edge: ImportEdge) -> bool:
    """Tell whether a class is of a library, or taken from the surface or the very top of its component."""
    owner = project.owner_of(edge.imported)
    if not owner or project.component(owner).kind is ComponentKind.LIBRARY:
        return bool(owner)
    surface = project.boundaries.surface(owner)
    if edge.imported in surface.exports or project.encloses(owner, project.owner_of(edge.importer)):
        return True
    return surface.exists and not (
        project.boundaries.trespasses(edge) and not project.boundaries.public_alternative(edge)
    )


def _is_concrete(project: Project, module: str, found: ClassFacts) -> bool:
    """Tell whether a class and all it inherits from in the checked code are concrete."""
    todo, seen = [(module, found)], set()
    while todo:
        where, each = todo.pop()
        if (where, each.name) in seen:
            continue
        seen.add((where, each.name))
        if _is_open(each):
            return False
        todo += [above for dotted in each.bases if (above := _above(project, where, dotted))]
    return True


def _above(project: Project, module: str, dotted: str) -> tuple[str, ClassFacts] | None:
    """Return the class a base is, wherever it stands."""
    read = project.loading.read(module, dotted)
    where, name = project.origin(read[0]) if read else (module, dotted)
    facts = project.modules[where].facts
    return next(((where, each) for each in facts.classes if each.name == name), None)


def _is_open(found: ClassFacts) -> bool:
    bases = {base.rpartition(".")[2] for base in found.bases}
    name = found.name.rpartition(".")[2].lstrip("_")
    by_name = name.endswith(OPEN_ENDS) or name.startswith(OPEN_STARTS)
    return (
        found.abstract
        or by_name
        or not OPEN.isdisjoint(bases)
        or any(base.endswith(("Error", "Exception")) for base in bases)
    )


def _shared(project: Project, found: dict[tuple[str, str], list[Inheritance]]) -> set[tuple[str, str]]:
    """Return the bases with so many heirs that they are shared code."""
    heirs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for inherited in found.values():
        for each in inherited:
            heirs[each.module, each.base.name].append(project.owner_of(each.importer))
    return {base for base, owners in heirs.items() if len(owners) >= MANY_HEIRS or len(set(owners)) > 1}


def _at_home(project: Project, found: dict[tuple[str, str], list[Inheritance]]) -> set[tuple[str, str]]:
    """Return the bases that a class of their own component seems to inherit from, judged by name."""
    inherited: dict[str, set[str]] = {target: set() for _, target in found}
    for module in project.modules.values():
        if module.component in inherited:
            bases = (base for each in module.facts.classes for base in each.bases)
            inherited[module.component].update(base.rpartition(".")[2] for base in bases)
    return {
        (each.module, each.base.name)
        for (_, target), those in found.items()
        for each in those
        if each.base.name.rpartition(".")[2] in inherited[target]
    }


def _violation(project: Project, pair: tuple[str, str], inherited: list[Inheritance]) -> Violation:
    first = inherited[0]
    source, target = pair
    single = project.boundaries.surface(target).declared
    more = len(inherited) - 1
    others = f", and {more} more class{'es do' if more > 1 else ' does'} so in `{source}`" if more else ""
    return Violation(
        at=_place(project, first),
        message=f"`{first.importer}.{first.heir.name}` inherits from `{first.module}.{first.base.name}`, "
        f"a concrete class of `{target}`{others}",
        subject=first.arrow if single else f"{source} -> {target}",
        label=f"depends on every detail of `{first.base.name}`",
        steps=tuple(Step(each.arrow, _place(project, each)) for each in inherited) if more else (),
        steps_title="classes",
        why=f"any change inside `{first.base.name}` may break `{first.heir.name}`",
        help=f"hold a `{first.base.name}` instead of being one, or inherit from an abstract class or protocol",
        source=source,
        target=target,
    )


def _place(project: Project, each: Inheritance) -> Location:
    heir = each.heir
    return Location(project.modules[each.importer].path, heir.line, heir.column, heir.end_line, heir.end_column)


RULE = Rule(
    code="IMP013",
    name="cross-module-inheritance",
    family=Family.IMPORTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.IMPORTS, Need.CODE),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
