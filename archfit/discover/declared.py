"""Components that the configuration names, and what they leave of the inferred ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archfit.discover.layout import Layout, inside, join, name_of
from archfit.discover.naming import unique_names
from archfit.discover.sharing import SHARED
from archfit.model import Component, ComponentConfig, ComponentKind, Evidence, ModuleGlob, SourceRoot
from archfit.model.pattern import has_wildcard, matches


def with_declared(
    layout: Layout,
    roots: tuple[SourceRoot, ...],
    declared: tuple[ComponentConfig, ...],
    *,
    inferred: tuple[Component, ...],
) -> tuple[Component, ...]:
    """
    Put declared components before the inferred ones they leave.

    As soon as one is declared, no inferred module stays: the user has drawn the inner boundaries.
    Inferred services and libraries stay for the source that no declared component holds, and go when
    nothing is left to them; one with a declared name is renamed.
    """
    if not declared:
        return inferred
    chosen = tuple(_declared(layout, roots, entry, inferred) for entry in declared)
    claimed = [path for component in chosen for path in component.holds]
    wanted = {item.root or item.name: item.name for item in inferred if item.kind is not ComponentKind.MODULE}
    names = unique_names(wanted, [component.name for component in chosen])
    others = tuple(
        replace(item, name=names[item.root or item.name]) for item in inferred if item.kind is not ComponentKind.MODULE
    )
    around = [item for item in (*chosen, *others) if item.kind is ComponentKind.SERVICE]
    deployed = (replace(component, service=_service_of(component, around)) for component in chosen)
    return (*deployed, *(item for item in others if _left(layout, item, claimed)))


def _declared(
    layout: Layout, roots: tuple[SourceRoot, ...], entry: ComponentConfig, inferred: tuple[Component, ...]
) -> Component:
    path = entry.path.strip().removeprefix("./").strip("/")
    paths = ("" if path == "." else path,) if entry.path else tuple(_package_paths(layout, roots, entry.packages))
    root = paths[0] if paths else entry.packages[0].rpartition(":")[2].replace(".", "/") if entry.packages else ""
    kind = ComponentKind(entry.kind) if entry.kind else _kind(root, inferred)
    shown = next((item.evidence for item in inferred if root == item.root or item.holds == (root,)), ())
    return Component(
        entry.name,
        kind,
        root,
        paths=paths if len(paths) > 1 else (),
        public=entry.public,
        depends_on=entry.depends_on,
        owner=entry.owner,
        # What shows the same place by itself tells which processes run its code.
        evidence=(Evidence("configuration", entry.at), *(shown if kind is ComponentKind.SERVICE else ())),
        declared=True,
    )


def _kind(root: str, inferred: Iterable[Component]) -> ComponentKind:
    """
    Take the kind of what was found at the same place; a module otherwise.

    What is a library only because others import it is a module once the team gives it a boundary.
    """
    same = next((item for item in inferred if root == item.root or item.holds == (root,)), None)
    if same is None or all(proof.what == SHARED for proof in same.evidence):
        return ComponentKind.MODULE
    return same.kind


def _service_of(component: Component, services: Iterable[Component]) -> str:
    """Name the innermost service that a module stands in, a declared one before an inferred one."""
    if component.kind is not ComponentKind.MODULE:
        return ""
    depths = [(len(path), item.name) for item in services for path in item.holds if inside(component.root, path)]
    return max(depths, key=lambda found: found[0], default=(0, ""))[1]


def _left(layout: Layout, component: Component, claimed: list[str]) -> bool:
    """Tell whether a component has source that no claimed path holds."""
    if component.language != "python":
        return not any(inside(component.root, path) for path in claimed)
    files = (file for path in component.holds for file in layout.source_in(path))
    return any(not any(inside(file, path) for path in claimed) for file in files)


def _package_paths(layout: Layout, roots: tuple[SourceRoot, ...], packages: tuple[ModuleGlob, ...]) -> Iterator[str]:
    """Yield the folders and files that dotted names stand for, in order of the names."""
    seen = set()
    for glob in packages:
        for path in sorted(_resolved(layout, roots, glob)):
            if path not in seen:
                seen.add(path)
                yield path


def _resolved(layout: Layout, roots: tuple[SourceRoot, ...], glob: ModuleGlob) -> set[str]:
    prefix, colon, dotted = glob.rpartition(":")
    among = [root for root in roots if not colon or root.prefix == prefix]
    if not has_wildcard(glob):
        candidates = {join(root.path, dotted.replace(".", "/")) for root in among}
    else:
        candidates = {
            module
            for root in among
            for module in layout.modules
            if module != root.path
            and name_of(module) != "__init__"
            and inside(module, root.path)
            and matches(dotted, module[len(root.path) :].strip("/").replace("/", "."))
        }
    folders = {path for path in candidates if path in layout.python_folders}
    return folders | {f"{path}.py" for path in candidates - folders if f"{path}.py" in layout.files}
