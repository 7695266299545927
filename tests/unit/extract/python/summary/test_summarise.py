from __future__ import annotations

import gc
import pickle
from collections.abc import Callable

import pytest

from archfit.extract.python.summary import summarise
from archfit.model.operations import Call, Imported, Literal, NewContainer, Read, SetItem, Template
from archfit.model.summary import Block, Summary, Symbol

Summarise = Callable[[str], Summary]


def only_call(summary: Summary) -> Call:
    (found,) = (one for one in summary.operations if isinstance(one, Call))
    return found


def called(summary: Summary, node: int) -> str:
    """The dotted name that a node was made from."""
    made = {one.to: one for one in summary.operations if isinstance(one, Read | Imported)}
    found = made[node]
    return f"{called(summary, found.of)}.{found.name}" if isinstance(found, Read) else found.module


def literals(summary: Summary) -> dict[int, str | float]:
    return {one.to: one.value for one in summary.operations if isinstance(one, Literal)}


def test_a_call_keeps_its_arguments_in_their_places(summary: Summarise) -> None:
    found = summary("import client\nclient.get('a', *rest, timeout=5, **more)\n")
    call = only_call(found)
    known = literals(found)

    assert called(found, call.function) == "client.get"
    assert (len(call.arguments), known[call.arguments[0]], call.starred) == (2, "a", (1,))
    assert [(name, known.get(node)) for name, node in call.keywords] == [("timeout", 5), ("", None)]
    assert (call.line, call.column) == (2, 1)


def test_a_call_knows_whether_it_is_awaited_and_in_which_blocks_it_stands(summary: Summarise) -> None:
    found = summary("""
        async def run(items):
            for item in items:
                with lock:
                    try:
                        if item:
                            await send(item)
                    except OSError as error:
                        pass
    """)
    call = only_call(found)
    kinds = []
    at = call.block
    while at >= 0:
        kinds.append(found.blocks[at].kind)
        at = found.blocks[at].outer

    assert call.awaited is True
    assert kinds == ["branch", "try", "with", "for"]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("while call(): pass", ["while"]),
        ("[call() for x in y]", ["comprehension"]),
        ("try:\n    pass\nexcept E:\n    call()", ["try", "handler"]),
        ("match x:\n    case 1: call()", ["branch"]),
        ("if x:\n    pass\nelse:\n    call()", ["branch", "branch"]),
    ],
)
def test_every_block_is_noted(summary: Summarise, source: str, kinds: list[str]) -> None:
    assert [block.kind for block in summary(source).blocks] == kinds


def test_blocks_end_where_their_statement_ends(summary: Summarise) -> None:
    found = summary("for x in y:\n    pass\ncall()\n")

    assert only_call(found).block == -1
    assert found.blocks == (Block("for", -1, found.blocks[0].node, 1),)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("f'a{x}b{y!r:>{w}}'", ["a", 0, "b", 0]),
        ("'%s/%d%%' % (x, y)", ["", 0, "/", 0, "%"]),
        ("'%(one)s!' % {'one': x}", [0, "!"]),
        ("'{}/{1}{{}}'.format(x, y)", [0, "/", 0, "{}"]),
        ("'{name}'.format(name=x)", [0]),
        ("x + '/' + y", [0, "/", 0]),
        ("x + y", [0, 0]),
    ],
)
def test_strings_that_are_put_together_are_templates(summary: Summarise, source: str, parts: list[str | int]) -> None:
    (found,) = (one for one in summary(source).operations if isinstance(one, Template))
    expected = [part for part in parts if part != ""]

    assert [part if isinstance(part, str) else 0 for part in found.parts] == expected
    assert all(found.parts)
    assert found.text is (source != "x + y")


def test_constant_parts_become_one_constant(summary: Summarise) -> None:
    assert "a/b" in literals(summary("x = 'a' + '/' + 'b'")).values()


def test_very_long_strings_are_not_kept(summary: Summarise) -> None:
    longest = "a" * 4000

    assert list(literals(summary(f"x = '{longest}'\ny = '{longest}a'")).values()) == [longest, ""]


def test_other_operators_are_no_templates(summary: Summarise) -> None:
    assert not [one for one in summary("x - 'a'\nx * y").operations if isinstance(one, Template)]


def test_functions_say_what_they_take_and_give(summary: Summarise) -> None:
    found = summary("""
        class Order:
            @property
            def total(self): return self
            @total.setter
            def total(self, value): self.value = value
            @classmethod
            async def make(cls, /, one: int, *rest, two=2, **more): yield one
    """)
    first, setter, made = found.functions

    assert [one.name for one in found.functions] == ["Order.total", "Order.total", "Order.make"]
    assert [one.kind for one in found.functions] == ["property", "method", "class"]
    assert (first.returned, setter.stores) == ((0,), ((0, "value", 1),))
    assert [(one.name, one.kind, bool(one.default)) for one in made.parameters] == [
        ("cls", "positional", False),
        ("one", "positional", False),
        ("rest", "*", False),
        ("two", "keyword", True),
        ("more", "**", False),
    ]
    assert (made.asynchronous, made.generator, made.decorators) == (True, True, ("classmethod",))


def test_classes_say_what_they_are_made_of(summary: Summarise) -> None:
    (found,) = summary("""
        @dataclass(frozen=True)
        class Order(Base[int], make_base(), metaclass=Meta):
            total: int = 0
            name: str
            @staticmethod
            def make(): ...
            @total.setter
            def total(self, value): ...
    """).classes

    assert (found.name, found.line, found.bases, found.decorators) == ("Order", 3, ("Base", ""), ("dataclass",))
    assert [name for name, _ in found.fields] == ["total", "name"]
    assert [name for name, _ in found.body] == ["total", "name", "make"]
    assert (found.methods, found.setters) == ((("make", 0),), (("total", 1),))


def test_symbols_say_what_names_mean_for_annotations(summary: Summarise) -> None:
    found = summary("""
        import a.b, c.d as e
        from ..f import g as h
        from i import *
        Alias = e.Thing
        Later = list[Alias]
        Own = Annotated[Alias, 1]
        def run(): ...
        class Order: ...
    """)

    assert dict(found.scopes[0].symbols) == {
        "a": Symbol("module", module="a"),
        "e": Symbol("module", module="c.d"),
        "h": Symbol("from", 2, "f", "g"),
        "Alias": Symbol("alias", name="e.Thing"),
        "Own": Symbol("alias", name="Alias"),
        "run": Symbol("function", 0),
        "Order": Symbol("class", 0),
    }
    assert found.stars == (("i", 0),)


def test_dictionaries_keep_their_constant_keys(summary: Summarise) -> None:
    found = summary("x = {'a': 1, 2: 3, key: 4, **other}\nx['b'] = 5")
    (made,) = (one for one in found.operations if isinstance(one, NewContainer))
    (stored,) = (one for one in found.operations if isinstance(one, SetItem))

    assert [key for key, _ in made.items] == ["a", 2, None, None]
    assert stored.key == "b"


def test_exports_are_what_names_are_in_the_end(summary: Summarise) -> None:
    found = summary("x = 1\nx = 2\ndel x\ndef f():\n    global y\n    y = x\n")

    assert [name for name, _ in found.exports] == ["x", "f", "y"]


@pytest.mark.parametrize(
    "content",
    [b"def (", b"\xff\xfe", b"x = \0", b"# coding: utf-7\nx = 1", b"x = " + b"(" * 5000 + b")" * 5000],
    ids=["syntax", "not text", "nul", "refused codec", "too deep"],
)
def test_what_cannot_be_read_gives_little_and_never_fails(content: bytes) -> None:
    assert summarise("bad.py", content).path == "bad.py"


def test_line_ends_of_other_systems_count(summary: Summarise) -> None:
    assert only_call(summary("x = 1\r\ncall()\r\n")).line == 2


def test_a_summary_can_be_kept(summary: Summarise) -> None:
    found = summary("class A(B):\n    x: 'list[int]' = f(1)\n")

    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


def test_the_same_source_gives_the_same_summary(summary: Summarise) -> None:
    source = "for a in b:\n    for c in a:\n        d = e = c\nif x:\n    d = 1\n"

    assert summary(source) == summary(source)


STATEMENTS = """
x: int
x += 1
x.y += 2
a.b[c] = d
a[b], c.d = e
del a[0]
assert a, b
raise A from b
raise
return_ = lambda x, *y, z=1, **w: (yield)
with a as (b, c), d: pass
async def f():
    async with a as b: return [c async for c in d]
def g():
    def h():
        nonlocal n
        n = 1
    n = 0
    return h
try: pass
except* A as b: pass
else: pass
finally: pass
match a:
    case B(1, c=d) | {"e": f, **g} if h: pass
    case [1, *i] as j: pass
    case None | -1 | k.l: pass
type T[U] = list[U]
class V[W](X[W]): pass
print(f"{a!r:{b}}", 1j, 1.5, b"c", ..., not d, -e, f < g, h if i else j)
{**a, 'b': c}
{a, *b}
{a: b for c in d if e}
global_ = super()
class C:
    def m(self): return super().m, super(C, self).n
x[1:2, ...]
x[:y]
"""


@pytest.mark.parametrize(
    ("source", "flaws"),
    [
        ("x = 1", []),
        ("# coding: utf-7", ["declares the encoding `utf-7`, which is not accepted"]),
        ("x = " + "-" * 50_000 + "1", ["is not valid Python: source is too deeply nested"]),
        ("x = a" + ".b" * 1_500, ["is nested too deeply to be read"]),
    ],
)
def test_a_summary_says_why_it_is_not_all(summary: Summarise, source: str, flaws: list[str]) -> None:
    assert [flaw.message for flaw in summary(source).flaws] == flaws


def test_nothing_is_left_of_a_walk_when_it_is_done(summary: Summarise) -> None:
    summary(STATEMENTS)
    gc.collect()
    gc.disable()
    try:
        summary(STATEMENTS)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_every_statement_and_expression_can_be_walked(summary: Summarise) -> None:
    found = summary(STATEMENTS)

    assert found.nodes > 0
    assert [one.name for one in found.functions] == ["<lambda1>", "f", "g", "C.m", "g.h"]


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("pass", "logs"),
        ("log.error('lost')\n        print(1)", "logs"),
        ("'why'", "logs"),
        ("await self.logger.ainfo('lost')", "logs"),
        ("log.error('lost')\n        return", "stops"),
        ("return None", "stops"),
        ("return 1", "returns"),
        ("log.error('lost')\n        raise", "raises"),
        ("undo()", ""),
        ("undo()\n        return", "returns"),
    ],
)
def test_a_branch_says_what_it_comes_to(summary: Summarise, body: str, end: str) -> None:
    found = summary(f"async def run(self):\n    if self:\n        {body}\n")

    assert [one.end for one in found.blocks] == [end]
