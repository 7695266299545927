from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.config.loading import load
from archfit.config.schema import Schema
from archfit.model import (
    ArchfitError,
    ComponentConfig,
    Config,
    Contract,
    Ignore,
    ImportKind,
    Location,
    Mistake,
    ModuleGlob,
    NoOptions,
    RuleConfig,
    Severity,
    TargetGlob,
)

Read = Callable[..., Config]
MistakesOf = Callable[..., tuple[Mistake, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleOptions:
    depth: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered(Contract):
    layers: tuple[str, ...]
    containers: tuple[ModuleGlob, ...] = ()
    exhaustive: bool = False

    def __post_init__(self) -> None:
        if self.exhaustive and not self.containers:
            message = "`exhaustive` needs `containers`"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Independent(Contract):
    modules: tuple[ModuleGlob, ...]
    may_import: tuple[TargetGlob, ...] = ()


SCHEMA = Schema(
    rules={"cycle": CycleOptions, "IMP010": CycleOptions, "hidden-layer": NoOptions, "IMP011": NoOptions},
    contracts={"layers": Layered, "independence": Independent},
)


def brief(mistakes: tuple[Mistake, ...]) -> list[tuple[str, str, int, int]]:
    """Return message, help, line and column of each."""
    return [(m.message, m.help, m.at.line, m.at.column) for m in mistakes if m.at]


def test_everything_that_can_be_said(read: Read) -> None:
    text = """\
source-roots = ["src", "./services/orders/src/", "."]
exclude = "**/generated/**"
composition-roots = ["shop.wiring"]
libraries = ["stubs/our_client.pyi", "./pay.pyi"]
select = ["cycle", "IMP", "ALL"]
extend-select = "IMP011"
ignore = ["hidden-layer"]
baseline = "ci/known.toml"

[components.orders]
kind = "service"
path = "services/orders"
public = ["orders.api"]
depends-on = []
owner = "@orders"

[components.'order desk']
packages = "desk"
path = "."

[[contracts]]
name = "floors"
type = "layers"
layers = ["ui", "core"]
severity = "warning"
import-kinds = ["runtime", "guarded"]

[[contracts]]
id = "apart"
name = "modules are strangers"
type = "independence"
modules = ["shop.*"]
may-import = "<stdlib>"

[rules]
IMP011 = "off"
cycle = { severity = "info", depth = 3 }
IMP010 = { depth = 4 }
hidden-layer = { severity = "error" }

[[ignores]]
rule = "cycle"
from = "shop.a"
to = "shop.b"
path = "src/**"
reason = "ORD-17"
expires = 2027-03-31
owner = "@orders"
"""
    orders = ComponentConfig(
        name="orders",
        kind="service",
        path="services/orders",
        public=("orders.api",),
        depends_on=(),
        owner="@orders",
        at=Location("archfit.toml", 10, 1, 10, 20),
    )
    desk = ComponentConfig(
        name="order desk", path=".", packages=(ModuleGlob("desk"),), at=Location("archfit.toml", 17, 1, 17, 26)
    )
    floors = Layered(
        type="layers",
        name="floors",
        layers=("ui", "core"),
        severity=Severity.WARNING,
        import_kinds=(ImportKind.RUNTIME, ImportKind.GUARDED),
        at=Location("archfit.toml", 21, 1, 21, 14),
    )
    apart = Independent(
        type="independence",
        name="modules are strangers",
        id="apart",
        modules=(ModuleGlob("shop.*"),),
        may_import=(TargetGlob("<stdlib>"),),
        at=Location("archfit.toml", 28, 1, 28, 14),
    )
    ignore = Ignore(
        rule="cycle",
        source="shop.a",
        target="shop.b",
        path="src/**",
        reason="ORD-17",
        expires=date(2027, 3, 31),
        owner="@orders",
        at=Location("archfit.toml", 41, 1, 41, 12),
    )
    expected = Config(
        path="archfit.toml",
        source_roots=("src", "services/orders/src", ""),
        exclude=("**/generated/**",),
        composition_roots=(ModuleGlob("shop.wiring"),),
        libraries=("stubs/our_client.pyi", "pay.pyi"),
        select=("cycle", "IMP", "ALL"),
        extend_select=("IMP011",),
        ignore=("hidden-layer",),
        baseline="ci/known.toml",
        components=(orders, desk),
        contracts=(floors, apart),
        rules={
            "IMP011": RuleConfig(severity=Severity.OFF),
            "cycle": RuleConfig(severity=Severity.INFO, options=CycleOptions(depth=3)),
            "IMP010": RuleConfig(options=CycleOptions(depth=4)),
            "hidden-layer": RuleConfig(severity=Severity.ERROR),
        },
        ignores=(ignore,),
    )
    assert expected == read(text, SCHEMA)


def test_empty_file_means_defaults(read: Read) -> None:
    assert Config(path="archfit.toml") == read("")


def test_rule_behind_a_contract_type_has_a_severity_alone(read: Read, mistakes_of: MistakesOf) -> None:
    schema = Schema(rules={"layer-violation": Layered}, contracts={"layers": Layered})
    assert read("[rules.layer-violation]\nseverity = 'off'", schema).rules == {
        "layer-violation": RuleConfig(severity=Severity.OFF)
    }
    expected = [("unknown key `layers` in `[rules.layer-violation]`", "known here: `severity`", 2, 1)]
    assert expected == brief(mistakes_of("[rules.layer-violation]\nlayers = 'a'", schema))


def test_pyproject_is_read_from_its_table_alone(read: Read) -> None:
    text = "[project]\nnam = 1\n[tool.other]\nbaselin = 2\n[tool.archfit]\nbaseline = 'known.toml'\n"
    assert Config(path="pyproject.toml", baseline="known.toml") == read(text, name="pyproject.toml")
    assert Config(path="pyproject.toml") == read("[project]\n", name="pyproject.toml")
    assert Config(path="pyproject.toml") == read("tool = 1\n", name="pyproject.toml")


def test_mistakes_in_pyproject_have_their_place(mistakes_of: MistakesOf) -> None:
    text = "[tool.archfit]\nbaselin = 1\n[[tool.archfit.contracts]]\ntype = 'layers'\nname = 'a'\nlayrs = []\n"
    assert brief(mistakes_of(text, SCHEMA, name="pyproject.toml")) == [
        ("unknown key `baselin` in `[tool.archfit]`", "did you mean `baseline`?", 2, 1),
        ("`layers` is missing in `[[tool.archfit.contracts]]`", "", 3, 1),
        ("unknown key `layrs` in `[[tool.archfit.contracts]]`", "did you mean `layers`?", 6, 1),
    ]
    expected = [("`archfit` must be a table, not a whole number", "", 2, 11)]
    assert expected == brief(mistakes_of("[tool]\narchfit = 1\n", name="pyproject.toml"))


def test_path_is_relative_to_the_root(tmp_path: Path) -> None:
    path = tmp_path / "shop" / "archfit.toml"
    path.parent.mkdir()
    path.write_text("")
    assert load(path, root=tmp_path, schema=SCHEMA).path == "shop/archfit.toml"


def test_mistake_carries_code_place_help_and_line(mistakes_of: MistakesOf) -> None:
    at = Location("archfit.toml", 5, 1, 5, 10)
    expected = Mistake(
        "unknown key `may-imprt` in `[[contracts]]`", "unknown-key", at, "did you mean `may-import`?", "may-imprt = []"
    )
    text = "[[contracts]]\ntype = 'independence'\nname = 'a'\nmodules = 'a'\nmay-imprt = []\n"
    assert (expected,) == mistakes_of(text, SCHEMA)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[contract]]\n", ("unknown key `contract`", "did you mean `contracts`?", 1, 1)),
        ("contracts = 1", ("`contracts` must be a list of tables", "write `[[contracts]]`", 1, 1)),
        ("[contracts.a]", ("`contracts` must be a list of tables", "write `[[contracts]]`", 1, 1)),
        ("contracts = ['a']", ("an entry of `contracts` must be a table, not a string", "", 1, 14)),
        ("[[contracts]]\nname = 'a'", ("`type` is missing in `[[contracts]]`", "", 1, 1)),
        ("[[contracts]]\nname = 'a'\ntype = ''", ("`type` is empty in `[[contracts]]`", "", 3, 8)),
        ("[[contracts]]\nname = 'a'\ntype = []", ("`type` must be a string, not a list", "", 3, 8)),
        (
            "[[contracts]]\nname = 'a'\ntype = 'layerz'\nlayers = 1",
            ("unknown contract type `layerz`", "did you mean `layers`?", 3, 8),
        ),
        ("[[contracts]]\ntype = 'layers'\nlayers = 'a'", ("`name` is missing in `[[contracts]]`", "", 1, 1)),
        ("[[contracts]]\ntype = 'layers'\nlayers = 'a'\nname = ''", ("`name` is empty in `[[contracts]]`", "", 4, 8)),
        (
            "[[contracts]]\ntype = 'layers'\nlayers = 'a'\nname = 'version'",
            ("`version` is reserved and cannot be a contract's `name`", "", 4, 8),
        ),
        (
            "[[contracts]]\ntype = 'layers'\nlayers = 'a'\nname = 'a'\nid = 'cycle'",
            ("`cycle` is reserved and cannot be a contract's `id`", "", 5, 6),
        ),
        (
            "[[contracts]]\ntype = 'layers'\nlayers = 'a'\nname = 'a'\nexhaustive = true",
            ("`exhaustive` needs `containers`", "", 1, 1),
        ),
        (
            "[[contracts]]\ntype = 'layers'\nlayers = 'a'\nname = 'a'\nat = 1",
            ("unknown key `at` in `[[contracts]]`", "", 5, 1),
        ),
    ],
)
def test_contracts_that_are_refused(mistakes_of: MistakesOf, text: str, expected: tuple[str, str, int, int]) -> None:
    ((message, advice, *place),) = brief(mistakes_of(text, SCHEMA))
    assert expected == (message, advice if expected[1] else "", *place)


def test_contract_names_and_ids_are_unique(mistakes_of: MistakesOf) -> None:
    contract = "[[contracts]]\ntype = 'layers'\nlayers = 'a'\n"
    text = f"{contract}name = 'a'\nid = 'a'\n{contract}name = 'a'\n{contract}name = 'b'\nid = 'a'\n"
    assert brief(mistakes_of(text, SCHEMA)) == [
        ("another contract is already called `a`", "the first begins in line 1", 9, 8),
        ("another contract is already called `a`", "the first begins in line 1", 14, 6),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("components = 1", ("`components` must be a table, not a whole number", "", 1, 14)),
        ("[components]\nweb = 'shop.web'", ("`web` must be a table, not a string", "", 2, 7)),
        ("[components.'']", ("a component needs a name", "", 1, 1)),
        ("[components.a]\nkind = 'servic'", ("`kind` cannot be `servic`", "did you mean `service`?", 2, 8)),
        ("[components.a]\nname = 'b'", ("unknown key `name` in `[components.a]`", "", 2, 1)),
        ("[components.a]\npackages = 'b-c'", ("`packages` cannot be `b-c`: `b-c` is not a name", "", 2, 12)),
        ("[components.a]\npath = 1", ("`path` must be a string, not a whole number", "", 2, 8)),
        ("rules = 1", ("`rules` must be a table, not a whole number", "", 1, 9)),
        ("[rules]\ncycl = 'off'", ("unknown rule `cycl`", "did you mean `cycle`?", 2, 1)),
        ("[rules]\ncycle = 'of'", ("`cycle` cannot be `of`", "did you mean `off`?", 2, 9)),
        ("[rules]\ncycle = 1", ("`cycle` must be a string or a table, not a whole number", "", 2, 9)),
        ("[rules.cycle]\nseverity = 1", ("`severity` must be a string, not a whole number", "", 2, 12)),
        (
            "[rules.cycle]\nseverty = 'off'",
            ("unknown key `severty` in `[rules.cycle]`", "did you mean `severity`?", 2, 1),
        ),
        ("[rules.IMP010]\ndepth = '1'", ("`depth` must be a whole number, not a string", "", 2, 9)),
        ("[ignores]", ("`ignores` must be a list of tables", "write `[[ignores]]`", 1, 1)),
        ("[[ignores]]\nrule = 'cycle'", ("`reason` is missing in `[[ignores]]`", "", 1, 1)),
        ("[[ignores]]\nrule = 'cycl'\nreason = 'x'", ("unknown rule `cycl`", "did you mean `cycle`?", 2, 8)),
        ("[[ignores]]\nrule = 'IMP'\nreason = 'x'", ("unknown rule `IMP`", "", 2, 8)),
        ("[[ignores]]\nrule = 1\nreason = 'x'", ("`rule` must be a string, not a whole number", "", 2, 8)),
        (
            "[[ignores]]\nrule = 'cycle'\nreason = 'x'\nsource = 'a'",
            ("unknown key `source` in `[[ignores]]`", "", 4, 1),
        ),
        (
            "[[ignores]]\nrule = 'cycle'\nreason = 'x'\npath = '../a'",
            ("`../a` is not a path glob: `..` leads out of the checked folder", "", 4, 8),
        ),
        (
            "[[ignores]]\nrule = 'cycle'\nreason = 'x'\npath = 1",
            ("`path` must be a string, not a whole number", "", 4, 8),
        ),
        ("select = ['cycle', 'IMP0', 'IMQ']", ("unknown rule `IMQ`", "", 1, 28)),
        ("select = ['cycle', 1]", ("an entry of `select` must be a string, not a whole number", "", 1, 20)),
        ("ignore = 'hiden-layer'", ("unknown rule `hiden-layer`", "did you mean `hidden-layer`?", 1, 10)),
        ("extend-select = 1", ("`extend-select` must be a list, not a whole number", "", 1, 17)),
        ("exclude = ['a', 'b**']", ("`b**` is not a path glob: `**` must be a whole part", "", 1, 17)),
        (
            "composition-roots = ['a b']",
            ("an entry of `composition-roots` cannot be `a b`: `a b` is not a name", "", 1, 22),
        ),
        ("librarys = 'a.pyi'", ("unknown key `librarys`", "did you mean `libraries`?", 1, 1)),
        ("libraries = 1", ("`libraries` must be a list, not a whole number", "", 1, 13)),
        ("libraries = ['a.pyi', 1]", ("an entry of `libraries` must be a string, not a whole number", "", 1, 23)),
        ("libraries = ['a.py']", ("`a.py` is not a library file: its name must end in `.pyi`", "", 1, 14)),
        (
            "libraries = ['../a.pyi']",
            ("`../a.pyi` is not a path inside the root", "write a relative path without `..`", 1, 14),
        ),
        ("path = 'x'", ("unknown key `path`", "", 1, 1)),
        ("extends = 'x.toml'", ("unknown key `extends`", "did you mean `extend-select`?", 1, 1)),
    ],
)
def test_other_sections_that_are_refused(
    mistakes_of: MistakesOf, text: str, expected: tuple[str, str, int, int]
) -> None:
    ((message, advice, *place),) = brief(mistakes_of(text, SCHEMA))
    assert expected == (message, advice if expected[1] else "", *place)


@pytest.mark.parametrize("path", ["..", "a/../../b", "/etc", "~/a", "~", "..\\a", "C:\\a", "\\a", "", "a\\u0000"])
@pytest.mark.parametrize("key", ["source-roots", "baseline", "components.a.path"])
def test_paths_stay_inside_the_root(mistakes_of: MistakesOf, key: str, path: str) -> None:
    text = f'{key} = "{path}"' if path == "a\\u0000" else f"{key} = '{path}'"
    (mistake,) = mistakes_of(text)
    assert (1, len(key) + 4, "write a relative path without `..`") == (
        mistake.at and mistake.at.line,
        mistake.at and mistake.at.column,
        mistake.help,
    )


def test_mistakes_of_all_sections_come_at_once(mistakes_of: MistakesOf) -> None:
    text = "baselin = 1\n[components.a]\nkin = 1\n[rules]\ncycl = 'off'\n[[contracts]]\n[[ignores]]\nrule = 'cycle'\n"
    assert [(m.message, m.at.line) for m in mistakes_of(text, SCHEMA) if m.at] == [
        ("unknown key `baselin`", 1),
        ("unknown key `kin` in `[components.a]`", 3),
        ("unknown rule `cycl`", 5),
        ("`name` is missing in `[[contracts]]`", 6),
        ("`type` is missing in `[[contracts]]`", 6),
        ("`reason` is missing in `[[ignores]]`", 7),
    ]


WORDS = st.sampled_from(
    (
        *("contracts", "rules", "ignores", "components", "select", "baseline", "source-roots", "cycle", "IMP010"),
        *("severity", "type", "name", "id", "layers", "independence", "modules", "path", "from", "reason", "expires"),
        *("a", "", "é\n"),
    )
)
VALUES = st.recursive(
    st.one_of(WORDS, st.text(max_size=4), st.integers(), st.booleans(), st.floats(), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=20,
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08x}" for char in value) + '"'
    return str(value).lower()


def outcome(content: bytes) -> tuple[Config | None, tuple[Mistake, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "archfit.toml")
        path.write_bytes(content)
        try:
            return load(path, root=Path(folder), schema=SCHEMA), ()
        except ArchfitError as error:
            return None, error.mistakes


def is_answered(content: bytes) -> bool:
    """Tell whether there is a configuration, or mistakes that stand in the file."""
    config, mistakes = outcome(content)
    places = [mistake.at for mistake in mistakes]
    lines = range(1, content.count(b"\n") + 2)
    return bool(config) != bool(mistakes) and all(
        at and at.path == "archfit.toml" and at.line in lines for at in places
    )


@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_every_document_is_read_or_refused(document: dict[str, object]) -> None:
    content = "".join(f"{toml(key)} = {toml(value)}\n" for key, value in document.items()).encode()
    assert is_answered(content)
    assert outcome(content) == outcome(content)


@given(st.one_of(st.binary(max_size=60), st.text("[]{}=.,#'\"\\\n\r\t a1", max_size=40).map(str.encode)))
def test_all_bytes_are_read_or_refused(content: bytes) -> None:
    assert is_answered(content)


def test_a_component_declares_the_tables_that_are_its_own(read: Read) -> None:
    found = read('[components.orders]\npath = "orders"\nowns = ["orders", "shop.order_*"]\n')

    assert [one.owns for one in found.components] == [("orders", "shop.order_*")]
