from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archfit.engine.known import library_digest
from archfit.engine.run import Request, run, survey
from archfit.extract.cache import Keeping
from archfit.model import ArchfitError
from archfit.resolve import program

Ask = Callable[[dict[str, str]], Request]
STUB = """
with module("bank"):
    @request
    def pay(to: URL): ...
"""
SHOP = {
    "archfit.toml": 'libraries = ["bank.pyi"]\n',
    "bank.pyi": STUB,
    "shop/__init__.py": "",
    "shop/cart.py": "from shop.till import charge\n\n\ndef checkout():\n    charge(1, 2.5, None)\n",
    "shop/till.py": "import bank\n\n\ndef charge(*amounts):\n    for one in amounts:\n        bank.pay('http://bank')\n",
    "tests/test_cart.py": "from shop.cart import checkout\n\n\ndef test_checkout():\n    checkout()\n",
}


@pytest.fixture
def cached(request_for: Ask, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Write a system, and return a request that uses a cache."""
    cache = tmp_path_factory.mktemp("cache")

    def make(files: dict[str, str]) -> Request:
        return replace(request_for(files), keeping=Keeping(cache, cache, 0))

    return make


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how many files are linked each time that is done."""
    done: list[int] = []
    link = program.program

    def counted(*given: object) -> program.Program:
        done.append(len(given[0]))  # type: ignore[arg-type]
        return link(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(program, "program", counted)
    return done


def done(request: Request) -> tuple[object, ...]:
    project = survey(request, calls=True).project
    return project.calls, project.uses, project.problems


def requests(request: Request) -> list[str]:
    return [use.function for use in survey(request, calls=True).project.uses]


def test_a_program_that_was_kept_is_the_same(cached: Ask, links: list[int]) -> None:
    request = cached(SHOP | {"shop/broken.py": "def (:\n", "shop/binary.py": "\0"})

    cold = done(replace(request, keeping=None))

    assert [done(request) for _ in range(3)] == [cold] * 3
    assert links == [6, 6]


def test_values_that_were_kept_are_of_the_same_types(cached: Ask) -> None:
    request = cached(SHOP)

    first, again = (repr(survey(request, calls=True).project.uses) for _ in range(2))

    assert "http://bank" in first
    assert first == again


@pytest.mark.parametrize(
    ("path", "text", "times"),
    [
        ("shop/till.py", "", 2),
        ("bank.pyi", STUB.replace("pay", "transfer"), 2),
        ("archfit.toml", "", 2),
        ("archfit.toml", SHOP["archfit.toml"] + 'source-roots = ["shop", "."]\n', 2),
        ("archfit.toml", SHOP["archfit.toml"] + 'baseline = "other.toml"\n', 1),
        ("README.md", "It has a shop.\n", 1),
    ],
    ids=["file", "library file", "no library file", "source roots", "other configuration", "other file"],
)
def test_a_program_is_linked_again_when_what_decides_it_changes(
    cached: Ask, links: list[int], path: str, text: str, times: int
) -> None:
    request = cached(SHOP)
    done(request)
    (request.root / path).write_text(text)

    assert done(request) == done(replace(request, keeping=None))
    assert len(links) == times + 1


def test_a_library_file_decides_what_an_unchanged_tree_does(cached: Ask) -> None:
    request = cached(SHOP)

    assert [requests(request), requests(request)] == [["bank.pay"]] * 2
    (request.root / "bank.pyi").write_text(STUB.replace("pay", "transfer"))
    assert requests(request) == []


def test_a_check_with_other_options_links_nothing_again(cached: Ask, links: list[int]) -> None:
    request = cached(SHOP)
    run(request)
    run(replace(request, paths=("shop",)))
    run(replace(request, baseline=False))

    assert links == [3]


def test_a_report_depends_on_the_library_files(cached: Ask) -> None:
    request = cached(SHOP)
    run(request)
    run(request)
    (request.root / "bank.pyi").write_text("oops\n")

    with pytest.raises(ArchfitError, match=r"only `with module\(...\)` may stand here"):
        run(request)


def test_the_library_files_of_plugins_decide_too(
    cached: Ask, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path_factory.mktemp("site")
    (site / "zz_bank-1.0.dist-info").mkdir()
    (site / "zz_bank-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: zz-bank\nVersion: 1.0\n")
    (site / "zz_bank-1.0.dist-info/entry_points.txt").write_text("[archfit.libraries]\nours = zz_bank\n")
    (site / "zz_bank").mkdir()
    (site / "zz_bank/__init__.py").touch()
    request = cached(SHOP | {"archfit.toml": "", "bank.pyi": ""})
    before = requests(request)
    monkeypatch.syspath_prepend(site)

    found = []
    for name in ("pay", "transfer", "pay"):
        (site / "zz_bank/bank.pyi").write_text(STUB.replace("pay", name))
        found.append((requests(request), requests(request), library_digest((), request.root)))

    assert [before, *(one[:2] for one in found)] == [[], (["bank.pay"],) * 2, ([], []), (["bank.pay"],) * 2]
    assert found[0] == found[2]
    assert found[0][2] != found[1][2]


def test_a_file_that_was_lost_is_asked_for_again(cached: Ask, links: list[int]) -> None:
    request = cached(SHOP | {"shop/deep.py": "x = a" + ".b" * 100_000})

    assert done(request) == done(request)
    assert links == [5, 5]
