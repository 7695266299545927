from __future__ import annotations

import pytest

from archfit.model import (
    ClassFacts,
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
from archfit.model.calls import CallGraph, FunctionPlace
from archfit.model.history import Commit, Gap, GapKind, History
from archfit.model.metric import COMPONENT, SYSTEM
from archfit.model.metrics import measure
from archfit.model.wires import Endpoint, RemoteCall, Wire, Wires

COUNTS = ("modules", "afferent", "efferent")


def service(name: str) -> Component:
    return Component(name, ComponentKind.SERVICE, name)


def library(name: str) -> Component:
    return Component(name, ComponentKind.LIBRARY, name)


def part(name: str, of: str) -> Component:
    """Return a module that is deployed in a service."""
    return Component(f"{of}/{name}", ComponentKind.MODULE, f"{of}/{name}", service=of)


def modules(*names: str, role: Role = Role.SOURCE, **classes: tuple[ClassFacts, ...]) -> dict[str, Module]:
    """Return modules called `component.name`, with the classes given for a component."""
    found = {}
    for name in names:
        component, _, last = name.rpartition(".")
        path = f"{component}/{last}.py"
        facts = ModuleFacts(path, classes=classes.get(component, ()))
        found[name] = Module(name, path, package=False, role=role, component=component, facts=facts)
    return found


def imports(*pairs: tuple[str, str]) -> tuple[ImportEdge, ...]:
    return tuple(ImportEdge(one, other, "", ImportKind.RUNTIME, Location(f"{one}.py", 1)) for one, other in pairs)


def wires(*pairs: tuple[str, str], channel: str = "http") -> tuple[Wire, ...]:
    return tuple(Wire(source, target, channel, (Location(f"{source}/app.py", 7),)) for source, target in pairs)


def klass(name: str, *bases: str, abstract: bool = False) -> ClassFacts:
    return ClassFacts(name, bases, 1, 1, 1, 1, abstract=abstract)


def history(*changes: tuple[str, ...]) -> History:
    """Return a commit for every tuple of paths, the newest first."""
    found = (
        Commit("", f"{number:040}", "ann", "ann", 9_000 - number, "Charge", merge=False, paths=paths, size=len(paths))
        for number, paths in enumerate(changes)
    )
    return History(tuple(found))


def system(project: Project, *names: str) -> dict[str, float | None]:
    found = measure(project).system
    return {name: found[name] for name in names}


def of_component(project: Project, component: str, *names: str) -> dict[str, float | None]:
    found = measure(project).components[component]
    return {name: found[name] for name in names}


# -- all of them ----------------------------------------------------------------------------------------------


def test_every_metric_is_measured_and_nothing_else() -> None:
    found = measure(Project(components=(service("b"), service("a"))))

    assert tuple(found.system) == tuple(one.name for one in SYSTEM)
    assert {name: tuple(numbers) for name, numbers in found.components.items()} == {
        name: tuple(one.name for one in COMPONENT) for name in ("a", "b")
    }


def test_where_there_is_nothing_to_count_there_is_no_number() -> None:
    known = {name: value for name, value in measure(Project()).system.items() if value is not None}

    assert known == {"components": 0, "modules": 0}


def test_of_a_component_without_anything_only_counts_are_known() -> None:
    found = measure(Project(components=(library("shared"),))).components["shared"]

    assert {name: value for name, value in found.items() if value is not None} == dict.fromkeys(COUNTS, 0)


# -- the system -----------------------------------------------------------------------------------------------


def test_only_source_is_counted() -> None:
    project = Project(
        components=(service("a"),),
        modules=modules("a.x", "a.y") | modules("a.test", role=Role.TEST),
        imports=imports(("a.test", "a.x"), ("a.x", "a.test")),
    )

    assert system(project, "components", "modules", "cyclicity") == {"components": 1, "modules": 2, "cyclicity": 0}


def test_folders_without_a_file_are_not_counted() -> None:
    """A namespace package is a module that is imported, and nothing that somebody wrote."""
    folder = Module("a", "a", package=True, role=Role.SOURCE, component="a", facts=ModuleFacts("a"))
    project = Project(components=(service("a"),), modules=modules("a.x") | {"a": folder}, imports=imports(("a.x", "a")))

    assert system(project, "modules", "propagation-cost") == {"modules": 1, "propagation-cost": 1.0}
    assert of_component(project, "a", "modules") == {"modules": 1}


def test_cycles_and_what_is_reached() -> None:
    """`a.x` and `a.y` are a cycle; `b.x` leads into it, `b.y` stands alone."""
    project = Project(
        components=(service("a"), service("b")),
        modules=modules("a.x", "a.y", "b.x", "b.y"),
        imports=imports(("a.x", "a.y"), ("a.y", "a.x"), ("b.x", "a.x"), ("b.y", "b.y")),
    )

    assert system(project, "cyclicity", "propagation-cost") == {
        "cyclicity": 2 / 4,
        "propagation-cost": (2 + 2 + 3 + 1) / 16,
    }


def test_the_modularity_of_components_and_of_the_best_partition() -> None:
    """Two triangles joined by one import are the best partition; `c.x` is put to the wrong triangle here."""
    triangles = (("a.x", "a.y"), ("a.y", "c.x"), ("c.x", "a.x"), ("b.x", "b.y"), ("b.y", "b.z"), ("b.z", "b.x"))
    names = [name for pair in triangles for name in pair]
    owned = modules(*names)
    owned["c.x"] = Module("c.x", "b/c.py", package=False, role=Role.SOURCE, component="b", facts=ModuleFacts("b/c.py"))
    project = Project(
        components=(service("a"), service("b")), modules=owned, imports=imports(*triangles, ("a.x", "b.x"))
    )

    # 7 imports: within `a` 1, within `b` 3; degrees of `a` 3 + 2, of `b` 3 + 2 + 2 + 2.
    here = 1 / 7 + 3 / 7 - (5**2 + 9**2) / 14**2
    best = 6 / 7 - 2 * (7 / 14) ** 2
    assert system(project, "modularity", "modularity-gap") == {
        "modularity": round(here, 4),
        "modularity-gap": round(best - here, 4),
    }


def test_without_imports_there_is_no_modularity() -> None:
    project = Project(components=(service("a"),), modules=modules("a.x", ".loose"), imports=imports((".loose", "a.x")))

    assert system(project, "modularity", "modularity-gap") == {"modularity": None, "modularity-gap": None}


def test_who_waits_for_whom() -> None:
    found = (*wires(("a", "b"), ("b", "a"), ("b", "c")), *wires(("c", "a"), channel="event"))
    project = Project(components=(service("a"), service("b"), service("c")), wires=Wires(edges=found))

    assert system(project, "density", "two-way-pairs", "asynchronous") == {
        "density": 3 / 6,
        "two-way-pairs": 1,
        "asynchronous": 1 / 4,
    }


def test_what_a_part_of_a_service_does_the_service_does() -> None:
    inner = part("mail", of="a")
    found = wires((inner.name, "b"), ("a", inner.name))
    project = Project(components=(service("a"), service("b"), inner), wires=Wires(edges=found))

    assert system(project, "density", "asynchronous") == {"density": 1 / 2, "asynchronous": 0}


def test_of_one_service_nothing_is_said_about_services() -> None:
    project = Project(components=(service("a"), library("b")), wires=Wires(edges=wires(("a", "b"))))

    assert system(project, "density", "two-way-pairs", "asynchronous", "sync-depth") == dict.fromkeys(
        ("density", "two-way-pairs", "asynchronous", "sync-depth")
    )


def test_the_longest_chain_of_calls() -> None:
    routes = {name: Endpoint(name, "GET", "/", f"{name}.answer", Location(f"{name}/app.py", 1)) for name in "abc"}
    calls = tuple(
        RemoteCall(one, f"{one}.answer", Location(f"{one}/app.py", 2), "http", other, endpoint=routes[other])
        for one, other in ("ab", "bc")
    )
    places = tuple(FunctionPlace(f"{name}.answer", name, f"{name}/app.py", 1) for name in routes)
    project = Project(
        components=tuple(map(service, "abc")),
        wires=Wires(endpoints=tuple(routes.values()), calls=calls),
        calls=CallGraph(functions=places),
    )

    assert system(project, "sync-depth") == {"sync-depth": 2}
    assert system(Project(components=tuple(map(service, "abc"))), "sync-depth") == {"sync-depth": 0}


def test_changes_that_touch_several_components() -> None:
    project = Project(
        components=(service("a"), service("b"), service("c")),
        modules=modules("a.x", "a.y", "b.x", "c.x"),
        history=history(("a/x.py", "b/x.py"), ("a/x.py", "a/y.py"), ("a/y.py",), ("c/x.py",), ("gone.py",)),
    )

    assert system(project, "co-change") == {"co-change": 1 / 4}
    assert [of_component(project, name, "co-change")["co-change"] for name in "abc"] == [
        round(1 / 3, 4),
        1.0,
        0.0,
    ]


def test_a_change_of_a_part_is_one_of_the_whole_and_not_of_both() -> None:
    inner = part("mail", of="a")
    project = Project(
        components=(service("a"), service("b"), inner),
        modules=modules("a.x", "a/mail.x", "b.x"),
        history=history(("a/x.py", "a/mail/x.py"), ("a/mail/x.py", "b/x.py")),
    )

    assert system(project, "co-change") == {"co-change": 1 / 2}
    assert [of_component(project, name, "co-change")["co-change"] for name in ("a", "a/mail", "b")] == [0.5, 0.5, 1.0]


def test_without_a_history_nothing_is_said_of_changes() -> None:
    known = history(("a/x.py", "b/x.py"))
    missing = History(known.commits, (Gap("", GapKind.SHALLOW, "it is shallow"),))
    project = Project(components=(service("a"), service("b")), modules=modules("a.x", "b.x"), history=missing)

    assert system(project, "co-change") == {"co-change": None}
    assert of_component(project, "a", "co-change") == {"co-change": None}


def test_what_could_be_followed() -> None:
    counted = CallGraph(sites=(("a.x", 10), ("b.x", 6)), unresolved=(("a.x", 1), ("b.x", 3)))
    project = Project(
        components=(service("a"), service("b"), service("c")), modules=modules("a.x", "b.x"), calls=counted
    )

    assert system(project, "resolved") == {"resolved": (9 + 3) / 16}
    assert [of_component(project, name, "resolved")["resolved"] for name in "abc"] == [0.9, 0.5, None]


# -- a component ----------------------------------------------------------------------------------------------


def test_dependencies_are_imports_and_calls_that_wait_each_component_once() -> None:
    """`a` imports `shared` twice and calls `b`; `b` imports `shared`; the event of `c` is no dependency."""
    project = Project(
        components=(service("a"), service("b"), service("c"), library("shared")),
        modules=modules("a.x", "a.y", "b.x", "shared.x"),
        imports=imports(("a.x", "shared.x"), ("a.y", "shared.x"), ("b.x", "shared.x"), ("a.x", "a.y")),
        wires=Wires(edges=(*wires(("a", "b")), *wires(("c", "a"), channel="event"))),
    )

    numbers = {name: of_component(project, name, *COUNTS, "instability") for name in ("a", "b", "c", "shared")}

    assert {name: tuple(found.values()) for name, found in numbers.items()} == {
        "a": (2, 0, 2, 1.0),
        "b": (1, 1, 1, 0.5),
        "c": (0, 0, 0, None),
        "shared": (1, 2, 0, 0.0),
    }


def test_whole_and_part_do_not_depend_on_each_other() -> None:
    project = Project(
        components=(service("a"), part("mail", of="a")),
        modules=modules("a.x", "a/mail.x"),
        imports=imports(("a.x", "a/mail.x")),
    )

    assert of_component(project, "a", "afferent", "efferent") == {"afferent": 0, "efferent": 0}


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ((), None),
        ((klass("Order"),), 0.0),
        ((klass("Order"), klass("Port", abstract=True)), 0.5),
        ((klass("Port", "Protocol"), klass("Base", "abc.ABC"), klass("Order", "Base")), round(2 / 3, 4)),
        ((klass("Port", "typing_extensions.Protocol", abstract=True),), 1.0),
    ],
)
def test_abstractness(classes: tuple[ClassFacts, ...], expected: float | None) -> None:
    project = Project(components=(service("a"),), modules=modules("a.x", a=classes))

    assert of_component(project, "a", "abstractness") == {"abstractness": expected}


def test_the_distance_from_the_main_sequence() -> None:
    """`a` is unstable (2 of 2) and a quarter abstract; `shared` is stable and concrete; `b` has no classes."""
    ports = (klass("Port", abstract=True), klass("A"), klass("B"), klass("C"))
    project = Project(
        components=(service("a"), service("b"), library("shared")),
        modules=modules("a.x", "b.x", "shared.x", a=ports, shared=(klass("Money"),)),
        imports=imports(("a.x", "shared.x"), ("a.x", "b.x")),
    )

    assert [of_component(project, name, "distance")["distance"] for name in ("a", "b", "shared")] == [0.25, None, 1.0]


def test_the_blast_radius_goes_through_others_and_around_circles() -> None:
    """`a` waits for `b`, `b` and `c` for each other; `d` is called by nobody, `shared` is no service."""
    project = Project(
        components=(*map(service, "abcd"), library("shared")),
        wires=Wires(edges=wires(("a", "b"), ("b", "c"), ("c", "b"), ("d", "shared"))),
    )

    assert [of_component(project, name, "blast-radius")["blast-radius"] for name in ("a", "b", "c", "d", "shared")] == [
        0.0,
        round(2 / 3, 4),
        round(2 / 3, 4),
        0.0,
        None,
    ]


def test_the_order_of_modules_and_imports_does_not_matter() -> None:
    names = [f"{component}.{name}" for component in "abc" for name in "xyz"]
    pairs = [(one, other) for one in names for other in names if one < other or one[0] == other[0] != "c"]
    whole = {"components": tuple(map(service, "abc")), "wires": Wires(edges=wires(("a", "b"), ("b", "c")))}
    turned = Project(modules=modules(*reversed(names)), imports=imports(*reversed(pairs)), **whole)  # type: ignore[arg-type]

    assert measure(turned) == measure(Project(modules=modules(*names), imports=imports(*pairs), **whole))  # type: ignore[arg-type]
