from __future__ import annotations

import pytest

from archfit.extract.python import extract
from archfit.extract.python.binary import begin, read_module
from archfit.extract.python.cursor import FormatError
from archfit.model import Import, ImportKind, Location, ModuleFacts, Need, Problem, ProblemKind, Suppression

SCANNED = frozenset({Need.IMPORTS})


def taken(content: bytes) -> tuple[list[str], list[str]]:
    facts = extract("m.py", content)
    return [item.module for item in facts.imports], [flaw.message for flaw in facts.flaws]


def encoding(message: str) -> ModuleFacts:
    return ModuleFacts("m.py", flaws=(Problem(ProblemKind.ENCODING, message, Location("m.py")),))


def test_a_byte_order_mark_is_no_code() -> None:
    assert taken(b"\xef\xbb\xbfimport a") == (["a"], [])


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "iso-8859-15", "ISO_8859-1", "shift-jis"])
def test_declared_encodings_are_heeded(codec: str) -> None:
    assert taken(f'# -*- coding: {codec} -*-\nx = "'.encode() + "｡".encode("shift-jis") + b'"\nimport a') == (["a"], [])


@pytest.mark.parametrize("codec", ["utf-7", "rot13", "unicode_escape", "no-such-codec"])
def test_encodings_that_could_hide_code_are_refused(codec: str) -> None:
    source = f"# coding: {codec}\nimport a".encode()
    shown = codec.replace("_", "-")
    assert extract("m.py", source) == encoding(f"declares the encoding `{shown}`, which is not accepted")


@pytest.mark.parametrize("needs", [frozenset(Need), SCANNED])
def test_what_is_no_text_is_said_to_be_none(needs: frozenset[Need]) -> None:
    assert [
        extract("m.py", b"import a\0", needs),
        extract("m.py", b"# coding: ascii\nx = '\xff'\nimport a", needs),
        extract("m.py", b"\xef\xbb\xbf# coding: latin-1\nimport a", needs),
    ] == [
        encoding("contains NUL bytes"),
        encoding("is not text in its declared encoding `ascii`"),
        encoding("has a UTF-8 byte order mark but declares the encoding `latin-1`"),
    ]


def test_bytes_that_are_not_utf8_are_reported() -> None:
    assert extract("m.py", b"x = '\xff\xfe'\nimport a").flaws == encoding("is not UTF-8 text").flaws


def test_a_syntax_error_costs_only_what_stands_there() -> None:
    facts = extract("m.py", b"import a\nx = = 1\nimport b\n")
    assert [item.module for item in facts.imports] == ["a", "b"]
    assert [(flaw.kind, flaw.at.path, flaw.at.line) for flaw in facts.flaws] == [(ProblemKind.SYNTAX, "m.py", 2)]
    assert facts.flaws[0].message.startswith("is not valid Python: ")


@pytest.mark.parametrize(
    "source",
    [
        'x = f"{", ".join(f"{a["b"]}" for a in c)}"',
        "def f[T: int, *Ts, **P](x: T) -> list[T]: ...",
        "class A[T = int](B[T]): ...",
        "type Pair[T] = tuple[T, T]",
        'x = t"{a} and {b!r:>{c}}"',
        "try:\n    pass\nexcept A, B:\n    pass",
        "lazy import json\nlazy from shop import cart",
        "match x:\n    case {'a': 1}:\n        pass",
        "with (a as b, c as d):\n    pass",
        "def f(a, /, b: 'A | None' = None, *, c: Callable[[int], str], **d: Unpack[K]): ...",
        "x: dict[str, tuple[int, ...]]\ny: Literal['a', 1, True, None, b'x']\nz: {'a': int}\nw: f(1, k=2)",
        "x: int | None = 1\ny: 'list[Cart]' = []\nz: (1 + 2)",
        "x = 10**40 + 99999999999999999999999 + 0x_ff - 1.5e3 + 2j",
        "x = 'a' 'b' f'{c}' + rb'' b'\\xff'",
        "global a\ndef f():\n    nonlocal_ = 1\n    def g():\n        nonlocal nonlocal_",
        "x = ...\npass\nasync def f():\n    return [i async for i in a if await b]",
        "for i in a: break\nwhile b: continue",
    ],
)
def test_newer_and_rarer_syntax_is_read(source: str) -> None:
    assert taken(f"import before\n{source}\nimport after".encode()) == (
        ["before", "json", "shop", "after"] if "lazy" in source else ["before", "after"],
        [],
    )


def test_a_sum_of_thousands_of_terms_is_read() -> None:
    terms = " + ".join(["import_module('a.b')", *(f"x{number}" for number in range(5000))])
    facts = extract("m.py", f"y = {terms}".encode())
    assert ([one.text for one in facts.references], facts.flaws) == (["a.b"], ())


def test_what_is_nested_too_deeply_is_reported() -> None:
    chain = "x" + ".a()" * 3000
    assert taken(f"import a\n{chain}\n".encode())[1] == ["is nested too deeply to be read"]


def test_comments_for_type_checkers_hide_nothing() -> None:
    source = b"# mypy: ignore-errors\n# type: ignore\ndef f():\n    import a\n"
    assert taken(source) == (["a"], [])


def test_imports_are_scanned_unless_code_is_asked_for() -> None:
    source = b"from a import b  # archfit: ignore[x] -- so\nclass A: ...\n"
    assert extract("m.py", source, SCANNED) == ModuleFacts(
        "m.py",
        imports=(Import("a", 0, "b", "", ImportKind.RUNTIME, 1, 1, 1, 16),),
        suppressions=(Suppression(("x",), "so", "", 1, 1, 18, 44),),
    )


@pytest.mark.parametrize("data", [b"", b"\x03", b"\x03\x16\x00", b"\x03\x16\xa2\x04\x16a\x98\x16\x14\x14\x16\x00"])
def test_bytes_in_another_format_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_module(begin(data))


def test_long_names_are_read() -> None:
    name = "n" * 300
    facts = extract("m.py", f"class {name}({name}.{name}): {name}._private".encode())
    assert [(one.name, one.bases) for one in facts.classes] == [(name, (f"{name}.{name}",))]
    assert [use.dotted for use in facts.uses] == [f"{name}._private"]


def test_places_far_down_and_large_numbers_are_read() -> None:
    source = "\n" * 70_000 + " " * 400 + "import a; x = -(2**40); app.run(port=1234567890123)"
    facts = extract("m.py", f"if x:{source}".encode())
    assert [item[5:9] for item in facts.imports] == [(70_001, 401, 70_001, 409)]
    assert [(server.port, server.line) for server in facts.servers] == [(1234567890123, 70_001)]
