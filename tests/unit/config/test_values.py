from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Literal

import pytest
import tomli

from archfit.config.document import Document
from archfit.config.mistakes import Mistakes
from archfit.config.values import Reader
from archfit.model import ArchfitError, ComponentName, ImportGlob, ModuleGlob, TargetGlob
from archfit.model.pattern import flaw


class Size(Enum):
    SMALL = "small"
    LARGE = "large"


class Level(Enum):
    LOW = 1
    HIGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    text: str = ""
    flag: bool = False
    whole_number: int = 0
    number: float = 0.0
    day: date | None = None
    size: Size = Size.SMALL
    level: Level = Level.LOW
    mode: Literal["fast", "slow"] = "fast"
    texts: tuple[str, ...] = ()
    numbers: tuple[int, ...] | None = None
    layers: tuple[str | Layer, ...] = ()
    layer: Layer | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    limit: Literal["none"] | int = "none"
    modules: tuple[ModuleGlob, ...] = ()
    targets: tuple[TargetGlob, ...] = ()
    imports: tuple[ImportGlob, ...] = ()
    component: ComponentName | None = None
    derived: int = field(default=3, init=False)

    def __post_init__(self) -> None:
        if self.whole_number < 0:
            message = "`whole-number` must not be negative"
            raise ValueError(message)


def read(text: str) -> Any:
    mistakes = Mistakes(Document("archfit.toml", text, tomli.loads(text)))
    found = Reader(mistakes).value(mistakes.document.data, Everything, ())
    mistakes.raise_all()
    return found


def refusal(text: str) -> tuple[str, str, int, int]:
    """Return message, help, line and column of the only mistake."""
    with pytest.raises(ArchfitError) as caught:
        read(text)
    (mistake,) = caught.value.mistakes
    assert mistake.at is not None
    return mistake.message, mistake.help, mistake.at.line, mistake.at.column


def test_nothing_written_means_defaults() -> None:
    assert Everything() == read("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text = 'a'", Everything(text="a")),
        ("flag = true", Everything(flag=True)),
        ("whole-number = 5", Everything(whole_number=5)),
        ("number = 0.5", Everything(number=0.5)),
        ("number = 2", Everything(number=2.0)),
        ("day = 2027-03-31", Everything(day=date(2027, 3, 31))),
        ("size = 'large'", Everything(size=Size.LARGE)),
        ("level = 2", Everything(level=Level.HIGH)),
        ("mode = 'slow'", Everything(mode="slow")),
        ("texts = ['a', 'b']", Everything(texts=("a", "b"))),
        ("texts = 'a'", Everything(texts=("a",))),
        ("numbers = [1, 2]", Everything(numbers=(1, 2))),
        ("layers = 'ui | api'", Everything(layers=("ui | api",))),
        ("layers = ['ui', {name = 'a', closed = true}]", Everything(layers=("ui", Layer(name="a", closed=True)))),
        ("layer.name = 'a'", Everything(layer=Layer(name="a"))),
        ("[limits]\nb = 2\na = 1", Everything(limits={"b": 2, "a": 1})),
        ("limit = 5", Everything(limit=5)),
        ("limit = 'none'", Everything(limit="none")),
        ("modules = ['shop.**', 'a/b:app.*']", Everything(modules=(ModuleGlob("shop.**"), ModuleGlob("a/b:app.*")))),
        ("targets = ['<stdlib>', 'x.y']", Everything(targets=(TargetGlob("<stdlib>"), TargetGlob("x.y")))),
        ("imports = 'a.* -> b'", Everything(imports=(ImportGlob("a.* -> b"),))),
        ("component = 'order-desk'", Everything(component=ComponentName("order-desk"))),
    ],
)
def test_values_are_read_as_their_type(text: str, expected: Everything) -> None:
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("text = 1", "`text` must be a string, not a whole number", 8),
        ("flag = 'true'", "`flag` must be true or false, not a string", 8),
        ("whole-number = true", "`whole-number` must be a whole number, not true or false", 16),
        ("whole-number = 1.0", "`whole-number` must be a whole number, not a number", 16),
        ("number = true", "`number` must be a number, not true or false", 10),
        ("number = nan", "`number` cannot be `nan`: a finite number is needed", 10),
        ("day = 2027-03-31T01:02:03", "`day` must be a date, not a date with a time", 7),
        ("day = 01:02:03", "`day` must be a date, not a time", 7),
        ("texts = ['a', 1]", "an entry of `texts` must be a string, not a whole number", 15),
        ("texts = {}", "`texts` must be a list, not a table", 9),
        ("numbers = 1", "`numbers` must be a list, not a whole number", 11),
        ("numbers = 'a'", "`numbers` must be a whole number, not a string", 11),
        ("layers = ['a', []]", "an entry of `layers` must be a string or a table, not a list", 16),
        ("layer = 'a'", "`layer` must be a table, not a string", 9),
        ("limits = 1", "`limits` must be a table, not a whole number", 10),
        ("limits.a = ''", "`a` must be a whole number, not a string", 12),
        ("limit = []", "`limit` must be a string or a whole number, not a list", 9),
        ("level = '1'", "`level` must be a whole number, not a string", 9),
        (
            "modules = ['a', 'b*']",
            f"an entry of `modules` cannot be `b*`: {flaw('b*')}",
            17,
        ),
        ("modules = '<stdlib>'", "`modules` cannot be `<stdlib>`: `<stdlib>` is not a name", 11),
        ("targets = '<all>'", "`targets` cannot be `<all>`: `<all>` is not a name", 11),
        ("imports = 'a'", "`imports` cannot be `a`: write `importer -> imported`", 11),
        ("imports = 'a -> b -> c'", "`imports` cannot be `a -> b -> c`: write `importer -> imported`", 11),
        ("imports = '1 -> b'", "`imports` cannot be `1 -> b`: `1` is not a name", 11),
        ("imports = 'a -> -'", "`imports` cannot be `a -> -`: `-` is not a name", 11),
    ],
)
def test_values_of_the_wrong_kind_are_refused(text: str, message: str, column: int) -> None:
    assert (message, "", 1, column) == refusal(text)


def test_unknown_choice_names_the_nearest() -> None:
    assert refusal("size = 'larg'") == ("`size` cannot be `larg`", "did you mean `large`?", 1, 8)
    assert refusal("mode = '?'") == ("`mode` cannot be `?`", "known here: `fast`, `slow`", 1, 8)
    assert refusal("level = 3") == ("`level` cannot be `3`", "known here: `1`, `2`", 1, 9)


def test_unknown_key_names_the_nearest_and_its_table() -> None:
    assert refusal("flag = true\ntxt = 1") == ("unknown key `txt`", "did you mean `text`?", 2, 1)
    assert refusal("whole_number = 1") == ("unknown key `whole_number`", "did you mean `whole-number`?", 1, 1)
    assert (refusal("derived = 1")[0], *refusal("derived = 1")[2:]) == ("unknown key `derived`", 1, 1)
    expected = ("unknown key `nam` in `[layer]`", "did you mean `name`?", 3, 1)
    assert expected == refusal("[layer]\nname = 'a'\nnam = 'b'")
    expected = ("unknown key `z` in `[[layers]]`", "known here: `closed`, `name`", 1, 24)
    assert expected == refusal("layers = [{name = 'a', z = 1}]")


def test_required_keys_must_be_there_and_say_something() -> None:
    assert refusal("[layer]\nclosed = true") == ("`name` is missing in `[layer]`", "", 1, 1)
    assert refusal("[layer]\nname = ' '") == ("`name` is empty in `[layer]`", "", 2, 8)


def test_rules_of_the_dataclass_itself_are_reported_at_its_table() -> None:
    assert refusal("whole-number = -1") == ("`whole-number` must not be negative", "", 1, 1)


def test_all_mistakes_come_at_once_in_the_order_of_the_text() -> None:
    with pytest.raises(ArchfitError) as caught:
        read("[layer]\nname = 1\n[limits]\na = 'x'\nb = 1.5\n")
    assert [mistake.message for mistake in caught.value.mistakes] == [
        "`name` must be a string, not a whole number",
        "`a` must be a whole number, not a string",
        "`b` must be a whole number, not a number",
    ]


def test_too_many_mistakes_end_the_reading() -> None:
    with pytest.raises(ArchfitError) as caught:
        read("\n".join(f"key-{number} = 1" for number in range(5000)))
    assert len(caught.value.mistakes) == 200
