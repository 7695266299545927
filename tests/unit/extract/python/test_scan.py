from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archfit.extract.python import extract
from archfit.extract.python.scan import scan

STATEMENTS = (
    "import a", "import a.b as c, d", "from a import b", "from . import (b, c as d)", "from ..a.b import *",
    "from a import (\n{0}b,  # not ) the end\n{0}c,\n{0})", "from a import b; import c", "import a \\\n{0}  as b",
    "x = 1; from a import b", "x = [\n1, 2]", "x = 'import a'", 'x = """\nimport a\n  from b import c"""',
    "x = rb'''\\''\nimport a\n'''", 'x = f"{y["import a"]!r:>{z}}"', "x = '\\\nimport a'", "# import a", "#'''",
    "pass  # from a import b", "important = imports = 1", "x = y \\\n{0}  + 1", "x = {'from': 'import'}",
    "x = (\n# import a\n1)", "lazy = 1", "lazy import a", "x = 'ä'; import c", "from ä import b", "", "import_(1)",
)  # fmt: skip
HEADERS = (
    "def f():", "async def g(a,\n{0}    b=(1, 2),\n{0}):", "class A:", "class B(\n{0}    C, D\n{0}):  # so", "if x:",
    "if TYPE_CHECKING:", "if typing.TYPE_CHECKING :", "if (\n{0}    x\n{0}):", "for i in x:", "while x:",
    "with x as y:",
    "@d(1)\n{0}def h(self) -> int:", "if x == ':':", "if TYPE_CHECKING and x:", "async def k(): # k",
    "try:\n{0}    import t\n{0}except (\n{0}    E, F\n{0}):", "try:\n{0}    pass\n{0}finally:",
    "if x:\n{0}    pass\n{0}else:",
    "match x:\n{0}    case 1:\n{0}        import m\n{0}    case _:\n{0}        pass\n{0}if y:",
    "class G[T]:", "def p(x=':',\n{0}y=1):", "if x:\n{0}    pass\n{0}elif TYPE_CHECKING:",
)  # fmt: skip
STEPS = ("    ", "  ", "\t")


@st.composite
def blocks(draw: st.DrawFn, indent: str = "", depth: int = 0) -> str:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        if depth < 4 and draw(st.integers(0, 2)) == 0:
            step = draw(st.sampled_from(STEPS if not indent else (indent[:1] * 4,)))
            lines.append(indent + draw(st.sampled_from(HEADERS)).replace("{0}", indent))
            lines.append(draw(blocks(indent + step, depth + 1)))
        else:
            lines.append(indent + draw(st.sampled_from(STATEMENTS)).replace("{0}", indent))
    return "\n".join([*lines, f"{indent}pass"])


@settings(max_examples=400, deadline=None)
@given(blocks(), st.sampled_from(("\n", "\r\n", "\r")), st.sampled_from(("", "\f\n", "#!x\n")))
def test_the_scanner_says_what_the_parser_says_or_nothing(block: str, ending: str, beginning: str) -> None:
    source = (beginning + block).replace("\n", ending).encode()
    parsed = extract("m.py", source)
    scanned = scan(source, references=False)
    assert scanned is None or parsed.flaws or scanned == parsed.imports


@pytest.mark.parametrize(
    "source",
    [
        "import a\r\n",
        "import a\f",
        "x = 1; import a",
        "if x: import a",
        "def f(): x = 1; \\\nimport a",
        "import a \\\n    as b",
        "lazy import a",
        "import (a)",
        "import 1",
        "from 1a import b",
        "import ä",
        "import a as b as c",
        "\timport a",
        "x = '''\nimport a",
        "x = (\n    import a",
        "what is this:\n    import a",
        "if x\n    import a",
        "if x: \\\n    import a",
        "if (\n    x\n) and y\n    import a",
        "    import a",
        "    ):\n        import a",
        "def f():\n  def g():\n\tpass\n  import a",
        "app.run(1)\nimport a",
        "import a\nserve(app, port=5)",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(source: str) -> None:
    assert scan(source.encode(), references=False) is None


@pytest.mark.parametrize(
    "source", ["import_module('a')", "models.OneToOneField('a.B')", "ROOT_URLCONF = 'a'", "ASGI_APPLICATION = 'a'"]
)
def test_what_may_name_code_by_strings_is_left_to_the_parser_when_that_counts(source: str) -> None:
    answers = [scan(source.encode(), references=counts) for counts in (True, False)]
    assert answers == [None, ()]


def test_what_follows_the_last_import_is_not_looked_at() -> None:
    source = textwrap.dedent("""
        import a
        x = "never closed
        reimport = 1
    """)
    found = scan(source.encode(), references=False)
    assert [item.module for item in found or ()] == ["a"]


def test_thousands_of_imports_in_one_block_are_read() -> None:
    body = "".join(f"    import a{number}\n    x = '''\n  '''\n" for number in range(20_000))
    found = scan(f"def f():\n{body}".encode(), references=False)
    assert [(item.module, item.scope) for item in found or ()] == [(f"a{number}", "f") for number in range(20_000)]


def test_an_import_below_a_string_without_end_is_left_to_the_parser() -> None:
    source = 'if x:\n    import a\n    y = """\n    import b\n'
    assert scan(source.encode(), references=False) is None
