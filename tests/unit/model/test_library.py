from __future__ import annotations

import pytest

from archfit.model.library import Activity, Knowledge, Library, LibraryClass, LibraryFunction

SEND = LibraryFunction("web.Client.send")
GET = LibraryFunction("web.get")
KNOWN = Knowledge(
    functions={"web.Client.send": SEND, "web.get": GET},
    classes={
        "web.Root": LibraryClass("web.Root", attributes={"pool": "web.Pool"}, activity=Activity.MODEL),
        "web.Client": LibraryClass("web.Client", bases=("web.old.Base", "web.Root")),
        "web.Base": LibraryClass("web.Base", bases=("web.Client",), attributes={"pool": "web.Other"}),
        "web.aio.Client": LibraryClass("web.aio.Client", bases=("web.client",)),
    },
    aliases={"web.old": "web", "web.client": "web.Client", "old": "web.old", "web": "elsewhere", "a": "b", "b": "a"},
    instances={"web.current": "web.Client"},
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("web.get", "web.get"),
        ("web.old.get", "web.get"),
        ("old.get", "web.get"),
        ("old.client.send", "web.Client.send"),
        ("web.old.current.pool", "web.current.pool"),
        ("web.aio.Client.send", "web.aio.Client.send"),
        ("web.Client.nothing", "web.Client.nothing"),
        ("web.nothing", "web.nothing"),
        ("nothing", "nothing"),
        ("a.x", "a.x"),
        ("", ""),
    ],
)
def test_canonical_names(name: str, expected: str) -> None:
    assert expected == KNOWN.canonical(name)


def test_classes_come_nearest_first_and_once() -> None:
    assert [one.name for one in KNOWN.order("web.aio.Client")] == [
        "web.aio.Client",
        "web.Client",
        "web.Base",
        "web.Root",
    ]
    assert list(KNOWN.order("nothing")) == []


def test_what_is_inherited() -> None:
    assert KNOWN.method("web.aio.Client", "send") == SEND
    assert KNOWN.method("web.aio.Client", "nothing") is None
    assert KNOWN.attribute("web.aio.Client", "pool") == "web.Other"
    assert KNOWN.attribute("web.aio.Client", "nothing") == ""
    assert KNOWN.activity("web.aio.Client") is Activity.MODEL
    assert KNOWN.activity("nothing") is None


def test_what_a_later_library_says_replaces_what_an_earlier_one_said() -> None:
    first = Library("a", ("web",), {"web.get": SEND}, {}, {"x": "y"}, {"web.i": "web.A"})
    second = Library("b", ("web",), {"web.get": GET}, {"web.A": LibraryClass("web.A")}, {"x": "z"}, {"web.i": "web.B"})

    assert Knowledge.of([first, second]) == Knowledge(
        {"web.get": GET}, {"web.A": LibraryClass("web.A")}, {"x": "z"}, {"web.i": "web.B"}
    )
