from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.columns import Codec, DamagedError
from archfit.model import Import, ImportKind, ManifestFacts, ModuleFacts, Report
from archfit.model.summary import Summary


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Leaf(NamedTuple):
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    name: str
    leaves: tuple[Leaf, ...] = ()
    inner: tuple[Tree, ...] = ()
    fruit: Leaf | str | None = None
    colours: frozenset[str] = frozenset()
    pair: tuple[int, str] = (0, "")
    colour: Colour = Colour.RED
    green: bool = False


TEXTS = st.text() | st.sampled_from(["\0", "\ud800", "\x1b[0m"])
LEAVES = st.builds(Leaf, TEXTS, st.integers(-(2**40), 2**40))
TREES = st.recursive(
    st.builds(Tree, name=TEXTS, leaves=st.lists(LEAVES).map(tuple)),
    lambda inner: st.builds(
        Tree,
        name=TEXTS,
        inner=st.lists(inner, max_size=3).map(tuple),
        fruit=st.none() | TEXTS | LEAVES,
        colours=st.frozensets(TEXTS),
        pair=st.tuples(st.integers(0, 9), TEXTS),
        colour=st.sampled_from(Colour),
        green=st.booleans(),
    ),
    max_leaves=10,
)
CODEC = Codec(Tree)


@given(TREES)
def test_what_is_written_is_read_again(tree: Tree) -> None:
    assert CODEC.decode(CODEC.encode(tree)) == tree


@given(TREES, st.integers(0, 400), st.integers(0, 255))
def test_damage_is_noticed_or_gives_a_value_of_the_type(tree: Tree, place: int, byte: int) -> None:
    data = bytearray(CODEC.encode(tree))
    data[place % len(data)] = byte

    try:
        found = CODEC.decode(bytes(data))
    except DamagedError:
        return

    assert (type(found), type(found.name), type(found.leaves)) == (Tree, str, tuple)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_are_refused(data: bytes) -> None:
    try:
        assert type(CODEC.decode(data)) is Tree
    except DamagedError:
        return


@pytest.mark.parametrize("cut", range(0, 33, 4))
def test_what_is_cut_off_is_refused(cut: int) -> None:
    data = CODEC.encode(Tree(name="oak", leaves=(Leaf("a", 1), Leaf("b", 2))))

    with pytest.raises(DamagedError):
        CODEC.decode(data[:cut])


def test_what_follows_a_value_is_refused() -> None:
    data = Codec(Leaf).encode(Leaf("a", 1))

    with pytest.raises(DamagedError):
        Codec(Leaf).decode(data.replace(b"\x02\0\0\0", b"\x03\0\0\0", 1))


def test_equal_values_are_written_alike() -> None:
    one = Tree(name="oak", colours=frozenset(["red", "blue", "green"]))
    other = Tree(name="oak", colours=frozenset(["green", "blue", "red"]))

    assert CODEC.encode(one) == CODEC.encode(other)


def test_numbers_beyond_63_bits_become_the_nearest_within() -> None:
    codec = Codec(Leaf)

    assert codec.decode(codec.encode(Leaf("a", 10**30))) == Leaf("a", 2**63 - 1)
    assert codec.decode(codec.encode(Leaf("a", -(10**30)))) == Leaf("a", 1 - 2**63)


def test_texts_are_shared_between_values() -> None:
    codec, shared = Codec(Leaf), dict[str, str]()

    one = codec.decode(codec.encode(Leaf("oak tree", 1)), shared)
    other = codec.decode(codec.encode(Leaf("oak tree", 2)), shared)

    assert one.name is other.name


@pytest.mark.parametrize("hint", [complex, dict[str, int], object])
def test_types_without_columns_are_refused(hint: type) -> None:
    with pytest.raises(TypeError, match="no column is made of"):
        Codec(hint)


@pytest.mark.parametrize("kind", [ModuleFacts, ManifestFacts, Summary, Report])
def test_all_that_is_kept_has_columns(kind: type) -> None:
    assert Codec(kind)


def test_facts_survive() -> None:
    statement = Import("orders", 0, "Order", "", ImportKind.GUARDED, 3, 1, 3, 24, "")
    facts = ModuleFacts("shop/cart.py", imports=(statement,), definitions=frozenset({"b", "a"}), exports=("a",))
    codec = Codec(ModuleFacts)

    assert codec.decode(codec.encode(facts)) == facts
