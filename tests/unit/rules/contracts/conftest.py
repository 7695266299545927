from collections.abc import Callable

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    Project,
    Role,
)

System = Callable[..., Project]


@pytest.fixture
def system() -> System:
    """Return what builds a project out of `a.b -> a.c.name?` lines: a module alone, or an import in order of lines."""

    def build(*lines: str, components: tuple[str, ...] = ()) -> Project:
        split = [tuple(part.strip() for part in line.split("->")) for line in lines]
        ends = {end for parts in split for end in parts if not end.startswith("!")}
        names = sorted({outer for end in ends for outer in _outer(end)})
        edges = [
            ImportEdge(
                importer=parts[0],
                imported=parts[1].removeprefix("!"),
                name="",
                kind=ImportKind.RUNTIME,
                at=Location(f"{parts[0]}.py", number),
                external=parts[1].startswith("!"),
            )
            for number, parts in enumerate(split, start=1)
            if len(parts) > 1
        ]
        owner = {name: next((each for each in components if f"{name}.".startswith(f"{each}.")), "") for name in names}
        return Project(
            modules={
                name: Module(
                    name=name,
                    path=f"{name}.py",
                    package=False,
                    role=Role.SOURCE,
                    component=owner[name],
                    facts=ModuleFacts(f"{name}.py"),
                )
                for name in names
            },
            components=tuple(Component(name, ComponentKind.MODULE, name) for name in components),
            imports=tuple(edge for edge in edges if not edge.external),
            external_imports=tuple(edge for edge in edges if edge.external),
        )

    return build


def _outer(name: str) -> list[str]:
    root, colon, dotted = name.rpartition(":")
    parts = dotted.split(".")
    return [f"{root}{colon}{'.'.join(parts[: end + 1])}" for end in range(len(parts))]
