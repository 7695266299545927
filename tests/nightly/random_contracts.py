"""Random packages that import at random, and random contracts about them."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st

ROOT = "shop"
EXTERNAL = ("json", "xml.dom", "xml.sax", "email.mime.text")
_NAMES = ("a", "b", "c")
_TAILS = [tail for length in (1, 2, 3) for tail in itertools.product(_NAMES, repeat=length)]
_PLACES = ("{}", "def work():\n    {}\n", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n")


@st.composite
def packages(draw: st.DrawFn) -> dict[str, str]:
    """Return the files of one package, by path."""
    tails = draw(st.lists(st.sampled_from(_TAILS), min_size=4, max_size=9, unique=True))
    modules = sorted({ROOT} | {f"{ROOT}.{'.'.join(tail[: depth + 1])}" for tail in tails for depth in range(len(tail))})
    lines: dict[str, list[str]] = {module: [] for module in modules}
    is_package = {module: any(other.startswith(f"{module}.") for other in modules) for module in modules}
    targets = st.sampled_from([*modules, *modules, *EXTERNAL])
    wanted = st.tuples(st.sampled_from(modules), targets, st.integers(0, 3), st.integers(0, 2))
    size = draw(st.integers(0, 24))
    for importer, imported, style, place in draw(st.lists(wanted, min_size=size, max_size=size)):
        statement = _statement(importer, imported, style, package=is_package[importer])
        lines[importer].append(_PLACES[place].format(statement))
    return {_path(module, package=is_package[module]): "\n".join(lines[module]) for module in modules}


def _path(module: str, *, package: bool) -> str:
    return module.replace(".", "/") + ("/__init__.py" if package else ".py")


def _statement(importer: str, imported: str, style: int, *, package: bool) -> str:
    parent, _, name = imported.rpartition(".")
    if style == 0 or not parent:
        return f"import {imported}"
    if style == 1:
        return f"from {parent} import {name}"
    if style == 2 or not imported.startswith(ROOT):
        return f"from {imported} import thing"
    here = importer.split(".") if package else importer.split(".")[:-1]
    there = imported.split(".")
    shared = next((at for at, (one, other) in enumerate(zip(here, there[:-1], strict=False)) if one != other), None)
    shared = min(len(here), len(there) - 1) if shared is None else shared
    return f"from {'.' * (len(here) - shared + 1)}{'.'.join(there[shared:-1])} import {name}"


@st.composite
def names(draw: st.DrawFn, modules: list[str]) -> str:
    """Return a module's name, most often one that exists, sometimes with wildcards."""
    name = draw(st.sampled_from(modules)) if draw(st.integers(0, 39)) else f"{ROOT}.z"
    parts = name.split(".")
    if len(parts) > 1 and not draw(st.integers(0, 3)):  # `*` alone matches external packages with import-linter
        parts[draw(st.integers(1, len(parts) - 1))] = draw(st.sampled_from(["*", "**"]))
    if parts[-1] != "**" and not draw(st.integers(0, 19)):
        parts.append("*")
    return ".".join(parts)


def lists(modules: list[str], *, least: int = 1, most: int = 3) -> st.SearchStrategy[list[str]]:
    """Return several module names."""
    return st.lists(names(modules), min_size=least, max_size=most, unique=True)


def ignores(modules: list[str]) -> st.SearchStrategy[list[str]]:
    """Return imports to ignore."""
    pair = st.tuples(names(modules), names(modules)).map(" -> ".join)
    return st.lists(pair, max_size=2, unique=True)


@st.composite
def siblings(draw: st.DrawFn, modules: list[str]) -> tuple[str, list[str]]:
    """Return a package and modules in it; now and then any modules in place of these."""
    parent = draw(st.sampled_from(sorted({name.rpartition(".")[0] for name in modules} - {""})))
    inside = [name for name in modules if name.rpartition(".")[0] == parent]
    among = inside if draw(st.integers(0, 9)) else modules
    size = draw(st.integers(min(2, len(among)), min(4, len(among))))
    return parent, draw(st.lists(st.sampled_from(among), min_size=size, max_size=size, unique=True))


@st.composite
def layers(draw: st.DrawFn, modules: list[str]) -> dict[str, Any]:
    """Return the options of a layers contract."""
    parent, chosen = draw(siblings(modules))
    inside = draw(st.booleans())
    tails = list(dict.fromkeys(name.rpartition(".")[2] if inside else name for name in chosen))
    written = [f"({name})" if draw(st.booleans()) else name for name in tails]
    cut = draw(st.integers(0, len(written)))
    joint = draw(st.sampled_from([" | ", " : "]))
    options: dict[str, Any] = {"layers": [joint.join(written[:cut]), *written[cut:]] if cut else written}
    if inside:
        options["containers"] = draw(st.one_of(st.just([parent]), lists(modules, most=2)))
        options["exhaustive"] = draw(st.booleans())
        options["exhaustive_ignores"] = draw(st.lists(st.sampled_from(_NAMES), max_size=1))
    return options


def forbidden(modules: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the options of a forbidden contract."""
    return st.fixed_dictionaries(
        {
            "source_modules": lists(modules),
            "forbidden_modules": lists([*modules, "json", "xml", "nowhere"]),
            "allow_indirect_imports": st.booleans(),
            "as_packages": st.booleans(),
        }
    )


def independence(modules: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the options of an independence contract."""
    chosen = st.one_of(siblings(modules).map(lambda drawn: drawn[1]), lists(modules))
    return st.fixed_dictionaries({"modules": chosen})


def protected(modules: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the options of a protected contract."""
    return st.fixed_dictionaries(
        {
            "protected_modules": lists(modules),
            "allowed_importers": lists(modules, least=0),
            "as_packages": st.booleans(),
        }
    )


def acyclic(modules: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return the options of an acyclic siblings contract."""
    return st.fixed_dictionaries(
        {
            "ancestors": lists(modules, most=2),
            "depth": st.integers(0, 3),
            "skip_descendants": lists(modules, least=0, most=1),
        }
    )
