"""What a library file may not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.libraries.reading import read
from archfit.model import ArchfitError, Location, Mistake

MistakesOf = Callable[[str], tuple[Mistake, ...]]


def test_a_mistake_carries_code_place_help_and_line(mistakes_of: MistakesOf) -> None:
    text = 'with module("shop"):\n    def gét(url: ULR): ...\n'

    expected = Mistake(
        message="unknown role `ULR`",
        code="invalid-library",
        at=Location("stubs/shop.pyi", 2, 18, 2, 21),
        help="did you mean `URL`?",
        excerpt="    def gét(url: ULR): ...",
    )
    assert (expected,) == mistakes_of(text)


def test_all_mistakes_come_at_once_in_the_order_of_the_text(mistakes_of: MistakesOf) -> None:
    text = """\
import os
with module("shop"):
    @requst(vreb="GET")
    @request(vreb="GET")
    def get(url: Ulr = ()) -> Anser: ...
    class Answer: ...
"""
    assert [(one.message, one.help, one.at.line, one.at.column) for one in mistakes_of(text) if one.at] == [
        ("only `with module(...)` may stand here", 'write `with module("requests", "requests.api"):`', 1, 1),
        ("unknown decorator `requst`", "did you mean `request`?", 3, 6),
        ("unknown role `vreb`", "did you mean `verb`?", 4, 14),
        ("unknown class `Ulr`", "known here: `Answer`", 5, 18),
        ("a default must be a string, a number, a truth value, `None`, or `...` for others", "", 5, 24),
        ("unknown class `Anser`", "did you mean `Answer`?", 5, 31),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1", "only `with module(...)` may stand here"),
        ("def f(): ...", "only `with module(...)` may stand here"),
        ("...\n'late'", "only `with module(...)` may stand here"),
        ("async with module('a'): ...", "only `with module(...)` may stand here"),
        ("with modul('a'): ...", "a block must begin with the names of its module"),
        ("with module(): ...", "a block must begin with the names of its module"),
        ("with module: ...", "a block must begin with the names of its module"),
        ("with module('a') as b: ...", "a block must begin with the names of its module"),
        ("with module('a'), module('b'): ...", "a block must begin with the names of its module"),
        ("with module(name='a'): ...", "a block must begin with the names of its module"),
        ("with module(a): ...", "a module is named by a string such as `requests.api`"),
        ("with module(*a): ...", "a module is named by a string such as `requests.api`"),
        ("with module('a-b'): ...", "a module is named by a string such as `requests.api`"),
        ("with module('a', ''): ...", "a module is named by a string such as `requests.api`"),
        ("with module('a', 'c'): ...\nwith module('b', 'c'): ...", "`c` is already another name of `a`"),
        ("with module('a', 'b'): ...\nwith module('b'): ...", "`b` is already another name of `a`"),
    ],
)
def test_blocks_that_are_refused(mistakes_of: MistakesOf, text: str, expected: str) -> None:
    assert [expected] == [one.message for one in mistakes_of(text)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("import os", "this means nothing in a module"),
        ("pass", "this means nothing in a module"),
        ("x = 1", "this means nothing in a module"),
        ("x = y = get", "this means nothing in a module"),
        ("x: int = 1", "this means nothing in a module"),
        ("x.y: int", "this means nothing in a module"),
        ("if x: ...", "this means nothing in a module"),
        ("x = gett", "nothing above is called `gett`"),
        ("x = x", "nothing above is called `x`"),
        ("x = shop.gett", "nothing above is called `shop.gett`"),
        ("def get(): ...", "`shop.get` is already said"),
        ("class get: ...", "`shop.get` is already said"),
        ("get: str", "`shop.get` is already said"),
        ("class A(Nothing): ...", "unknown class `Nothing`"),
        ("class A(metaclass=Meta): ...", "a class is said to have bases and nothing else"),
        ("@model(table='x')\n    class A: ...", "a class has one activity at most, without arguments"),
        ("@model\n    @settings\n    class A: ...", "a class has one activity at most, without arguments"),
        ("@dataclass\n    class A: ...", "unknown decorator `dataclass`"),
        ("class A: pass", "this means nothing in a class"),
        ("class A: x = 1", "this means nothing in a class"),
        ("class A: x: int = 1", "this means nothing in a class"),
        ("class A: x = shop.get", "this means nothing in a class"),
        ("class A: x = get", "nothing above is called `get`"),
        ("class A: x: TABEL", "unknown role `TABEL`"),
        ("class A:\n        x: int\n        def x(self): ...", "`shop.A.x` is already said"),
        ("class A:\n        def x(): ...", "`x` takes no `self`"),
        (
            "class A:\n        @property\n        @query\n        def x(self): ...",
            "a property is no call: it has no activity",
        ),
        ("class A:\n        @property()\n        def x(self): ...", "`property` cannot be said here"),
        ("class A:\n        @x.setter\n        def x(self): ...", "unknown decorator `x.setter`"),
        ("@property\n    def x(): ...", "unknown decorator `property`"),
        ("@query\n    @request\n    def x(): ...", "`request` cannot be said here"),
        ("@request('GET')\n    def x(): ...", "a role must be said by name"),
        ("@request(verb=1)\n    def x(): ...", "`verb` must be a string"),
        ("@request(**roles)\n    def x(): ...", "unknown role `**`"),
        ("@request(VERB='GET')\n    def x(): ...", "unknown role `VERB`"),
        ("def x(): return 1", "nothing is executed here: a function has no body but `...`"),
        ("def x(a, a): ...", "another parameter is already called `a`"),
        ("def x(a, *, b, **a): ...", "another parameter is already called `a`"),
        ("def x(a=f()): ...", "a default must be a string, a number, a truth value, `None`, or `...` for others"),
        ("def x(a=b''): ...", "a default must be a string, a number, a truth value, `None`, or `...` for others"),
        ("def x() -> TABLE: ...", "unknown role `TABLE`"),
        ("def x() -> Self: ...", "unknown class `Self`"),
        ("def x() -> shop.Nothing: ...", "unknown class `shop.Nothing`"),
        ("def x(a: Decorator): ...", "unknown class `Decorator`"),
        ("def x() -> 1: ...", "an annotation must be a class, or a role in capitals"),
        ("def x() -> f().a: ...", "an annotation must be a class, or a role in capitals"),
        ("def x() -> 'a b': ...", "an annotation must be a class, or a role in capitals"),
        ("def x() -> 'a = b': ...", "an annotation must be a class, or a role in capitals"),
        ("def x(a: URL | PATH): ...", "this can be `PATH` or `URL`"),
        ("def x() -> Twice: ...", "`Twice` can be `shop.aio.Twice` or `shop.sync.Twice`"),
    ],
)
def test_statements_that_are_refused(mistakes_of: MistakesOf, line: str, expected: str) -> None:
    text = f"""
with module("shop.sync"):
    class Twice: ...
with module("shop.aio"):
    class Twice: ...
with module("shop"):
    def get(): ...
    {line}
"""
    assert [expected] == [one.message for one in mistakes_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with module('a'):\n    def f(: ...", ("invalid syntax in `stubs/shop.pyi`: invalid syntax", 2)),
        ("with module('a'):\n    class A[T]: ...", ("invalid syntax in `stubs/shop.pyi`: ", 2)),
        ("\0", ("cannot read `stubs/shop.pyi`: it is not text", 1)),
        ("\ud800", ("cannot read `stubs/shop.pyi`: it is not text", 1)),
        ("x" * (1 << 18) + "x", ("cannot read `stubs/shop.pyi`: it is longer than 256 KiB", 1)),
        ("a" + ".b" * 100_000, ("cannot read `stubs/shop.pyi`: it is nested too deeply", 1)),
        ("-" * 100_000 + "1", ("cannot read `stubs/shop.pyi`: it is nested too deeply", 1)),
    ],
    ids=["syntax", "newer syntax", "NUL", "surrogate", "long", "deep", "deep parser"],
)
def test_texts_that_are_refused(mistakes_of: MistakesOf, text: str, expected: tuple[str, int]) -> None:
    ((message, line),) = [(one.message, one.at.line) for one in mistakes_of(text) if one.at]

    assert line == expected[1]
    assert message.startswith(expected[0])


def test_too_many_mistakes_end_the_reading(mistakes_of: MistakesOf) -> None:
    assert len(mistakes_of("x\n" * 1000)) == 200


PIECES = st.sampled_from(
    (
        *("with module('a'):", "with module('a', 'b'):", "class A:", "class B(A):", "def f(self, x: URL) -> A: ..."),
        *(
            "@request",
            "@property",
            "@request(verb='GET')",
            "x: A",
            "y = x",
            "y = f",
            "x: 'A | None'",
            "...",
            "'''doc'''",
        ),
        *("def f() -> ", "Self", "a.b.A", "async def g(*a: PART, **k): ...", "lambda: 1", "\\d", "é"),
    )
)
LINES = st.lists(st.tuples(st.integers(0, 3), PIECES), max_size=12)


@given(LINES)
def test_every_text_is_read_or_refused_in_its_place(lines: list[tuple[int, str]]) -> None:
    text = "".join("    " * depth + piece + "\n" for depth, piece in lines)
    places = [one.at or Location("") for one in refused(text)]

    assert all(at.path == "shop.pyi" and 1 <= at.line <= len(lines) + 1 for at in places)


def refused(text: str) -> tuple[Mistake, ...]:
    try:
        read("shop.pyi", text)
    except ArchfitError as error:
        return error.mistakes
    return ()
