"""A Python file could not be read or understood, so what it does was not checked.

## Why

Every rule works on what the files say. A file that cannot be read says nothing, and "not checked" must
never look like "passed": its imports may cross any boundary. All other files are checked all the same.

## A slip of the keyboard

`shop/__init__.py`:

```python
```

`shop/orders.py`:

```python
total = = sum  # expect: unparsed-file
```

## A sound file, and a broken one among the tests

Tests, examples and generated files are not held to the architecture: one that cannot be read is told at the
end of the report and fails nothing.

`shop/orders.py`:

```python
def total(prices: list[int]) -> int:
    return sum(prices)
```

`tests/fixtures/broken.py`:

```python
total = = sum
```

## When it is wrong

Templates and fixtures that are called `.py` but are no Python: name them in `exclude`.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, ProblemKind, Project, Role, Rule, Severity, Violation

_KINDS = frozenset({
    ProblemKind.SYNTAX, ProblemKind.ENCODING, ProblemKind.UNREADABLE, ProblemKind.TOO_LARGE, ProblemKind.SYMLINK,
    ProblemKind.PARSER,
})  # fmt: skip


def check(project: Project, _options: NoOptions) -> Iterator[Violation]:
    aside = {module.path for module in project.modules.values() if module.role is not Role.SOURCE}
    for problem in project.problems:
        path = problem.at.path
        if problem.kind in _KINDS and path.endswith(".py") and path not in aside:
            yield Violation(
                at=problem.at,
                message=f"`{path}` {problem.message}",
                subject=path,
                why="what a file that cannot be read imports was not checked",
                help="repair it, or name it in `exclude` if it is not part of the system",
            )


RULE = Rule(
    code="AF000",
    name="unparsed-file",
    family=Family.HYGIENE,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.CODE,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
