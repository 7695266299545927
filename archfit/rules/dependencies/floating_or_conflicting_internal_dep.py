"""A service takes a package of its own system in whatever version there is, or another than its neighbours.

## Why

What a service is made of should be decided in its own repository and change by a commit there. A branch, or a name
without a version, is another package after each push of others: yesterday's build cannot be made again, and a change
of the library is deployed by whoever happens to build next. And when services hold different major versions of a
library that both use to talk to each other, or to the same tables, one of them speaks a dialect of the past.

A branch in what a service installs is an error, and a warning where a lock file holds its commit until somebody
updates it. No version at all, and different major versions, are warnings.

## A branch

`archfit.toml`:

```toml
[components]
orders = {path = "orders", kind = "service"}
contracts = {path = "contracts", kind = "library"}
```

`orders/requirements.txt`:

```requirements
contracts @ git+https://git.example/s.git@main#subdirectory=contracts  # expect: floating-or-conflicting-internal-dep
```

`orders/main.py`:

```python
def place() -> None: ...
```

`contracts/pyproject.toml`:

```toml
project = {name = "contracts", version = "1.4"}
```

`contracts/events.py`:

```python
class OrderPlaced: ...
```

## Two services with different major versions

`archfit.toml`:

```toml
[components]
orders = {path = "orders", kind = "service"}
billing = {path = "billing", kind = "service"}
contracts = {path = "contracts", kind = "library"}
```

`orders/requirements.txt`:

```requirements
shop-contracts==2.0.1  # expect: floating-or-conflicting-internal-dep
```

`orders/main.py`:

```python
def place() -> None: ...
```

`billing/requirements.txt`:

```requirements
shop-contracts==1.4
```

`billing/main.py`:

```python
def bill() -> None: ...
```

`contracts/pyproject.toml`:

```toml
project = {name = "shop-contracts", version = "2.0.1"}
```

`contracts/events.py`:

```python
class OrderPlaced: ...
```

## A version, a tag, a path, and what only the tests need

`archfit.toml`:

```toml
[components]
orders = {path = "orders", kind = "service"}
contracts = {path = "contracts", kind = "library"}
money = {path = "money", kind = "library"}
fakes = {path = "fakes", kind = "library"}
```

`orders/requirements.txt`:

```requirements
shop-contracts ~= 1.4
../money
```

`orders/requirements-dev.txt`:

```requirements
shop-fakes
```

`orders/main.py`:

```python
def place() -> None: ...
```

`contracts/pyproject.toml`:

```toml
project = {name = "shop-contracts", version = "1.4"}
```

`contracts/events.py`:

```python
class OrderPlaced: ...
```

`money/pyproject.toml`:

```toml
project = {name = "money", version = "1.0"}
```

`money/amounts.py`:

```python
class Amount: ...
```

`fakes/pyproject.toml`:

```toml
project = {name = "shop-fakes", version = "1.0"}
```

`fakes/payments.py`:

```python
class FakePayments: ...
```

## When it is wrong

Where a constraints file, or the image that is built upon, decides the version, nothing floats: ignore it with that
reason. A package of an index is taken for the one of the checked code when it has the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from archfit.model import (
    Family,
    Location,
    NoOptions,
    PackageDependency,
    PackageSource,
    Project,
    Requirement,
    Rule,
    Severity,
    Step,
    Violation,
)

Holding = tuple[str, str, Location]
"""A service, the version that it holds, and where."""


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each service that takes whatever there is, and each package that services hold in different versions."""
    del options
    counted = [
        one
        for one in project.packages.dependencies
        if project.service_of(one.component) and not one.requirement.development
    ]
    for _, group in groupby(sorted(counted, key=_pair), key=_pair):
        yield from _floating(project, list(group))
    yield from _conflicts(project, counted)


def _pair(one: PackageDependency) -> tuple[str, str]:
    return one.component, one.built.distribution.name


def _floating(project: Project, found: list[PackageDependency]) -> Iterator[Violation]:
    """Yield what a service says of a package, unless one of its lists or a lock file holds the version."""
    component, name = _pair(found[0])
    locked = project.packages.held_at(component, name)
    branch = next((one for one in found if one.requirement.moves), None)
    if branch:
        ref = f"branch `{branch.requirement.ref}`" if branch.requirement.ref else "the default branch"
        yield _violation(branch, f"from {ref} of `{branch.requirement.place}`", locked=locked and locked.at)
    elif not locked and all(_floats(one.requirement) for one in found):
        specifier = found[0].requirement.specifier
        yield _violation(found[0], f"in any version, `{specifier}`" if specifier else "in any version", locked=None)


def _floats(requirement: Requirement) -> bool:
    return requirement.source is PackageSource.INDEX and requirement.floats


def _violation(one: PackageDependency, what: str, *, locked: Location | None) -> Violation:
    name, target = one.built.distribution.name, one.built.component
    branch = one.requirement.moves
    return Violation(
        at=one.requirement.at,
        message=f"`{one.component}` takes `{name}`, the package of `{target}`, {what}",
        subject=f"{one.component} -> {name}",
        label="another package after the next " + ("push" if branch else "release"),
        why=f"a change of `{target}` gets into `{one.component}` without a commit there, by whoever builds next",
        notes=(f"`{locked.path}` holds its commit until somebody updates the lock",) if locked else (),
        help=f"require a tag or a commit of `{name}`"
        if branch
        else f"require a version of `{name}`, or a range that ends before the next major version, or keep a lock file",
        source=one.component,
        target=target,
        confidence=one.confidence,
        severity=None if branch and not locked else Severity.WARNING,
    )


def _conflicts(project: Project, counted: Iterable[PackageDependency]) -> Iterator[Violation]:
    """Yield each package that services hold in different major versions."""
    holdings: dict[str, dict[str, Holding]] = defaultdict(dict)
    targets = {}
    for one in counted:
        component, name = _pair(one)
        locked = project.packages.held_at(component, name)
        version = locked.entry.version if locked else one.requirement.version
        if version:
            service = project.service_of(component)
            holdings[name].setdefault(service, (service, version, locked.at if locked else one.requirement.at))
            targets[name] = one.built.component
    for name, found in sorted(holdings.items()):
        ordered = sorted(found.values(), key=lambda holding: (_numbers(holding[1]), holding[0]))
        if len({_major(version) for _, version, _ in ordered}) > 1:
            yield _conflict(name, targets[name], ordered)


def _conflict(name: str, target: str, found: list[Holding]) -> Violation:
    (old, oldest, _), (new, newest, at) = found[0], found[-1]
    return Violation(
        at=at,
        message=f"`{new}` holds `{name}` at {newest}, `{old}` at {oldest}",
        subject=f"{name}: {', '.join(sorted(service for service, _, _ in found))}",
        label="another major version than its neighbour",
        steps=tuple(Step(f"`{service}` holds {version}", where) for service, version, where in found),
        steps_title="versions",
        why=f"what both take from `{target}`, such as contracts, does not mean the same in both",
        help=f"bring all of them to {newest}, or keep what must differ out of `{name}`",
        source=new,
        target=target,
        severity=Severity.WARNING,
    )


def _major(version: str) -> tuple[int, ...]:
    """Return what promises compatibility: the first number, and the second where the first is 0."""
    numbers = _numbers(version)
    return numbers[:1] if numbers[:1] != (0,) else numbers[:2]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.lstrip("v").split(".") if part.isdecimal())


RULE = Rule(
    code="DEP004",
    name="floating-or-conflicting-internal-dep",
    family=Family.DEPENDENCIES,
    severity=Severity.ERROR,
    since="0.1",
    doc=__doc__,
    options=NoOptions,
    check=check,
)
