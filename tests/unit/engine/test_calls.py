from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archfit.engine.assemble import assemble
from archfit.engine.calls import calls_below
from archfit.engine.effort import Effort
from archfit.engine.run import Request, survey
from archfit.extract.cache import Keeping, Memory
from archfit.extract.walk import walk
from archfit.model import Config, Need
from archfit.model.calls import CallGraph

Ask = Callable[[dict[str, str]], Request]
SHOP = {
    "shop/__init__.py": "",
    "shop/cart.py": "from shop.till import charge\n\n\ndef checkout():\n    charge()\n",
    "shop/till.py": "def charge(): ...\n",
    "shop/broken.py": "def (:\n",
    "tests/test_cart.py": "from shop.cart import checkout\n\n\ndef test_checkout():\n    checkout()\n",
}
CALLS = [("shop.cart.checkout", "shop.till.charge"), ("tests.test_cart.test_checkout", "shop.cart.checkout")]


def called(request: Request) -> list[tuple[str, str]]:
    return [(edge.caller, edge.callee) for edge in survey(request, calls=True).project.calls.edges]


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_calls_of_a_system_are_those_of_all_its_files(request_for: Ask, jobs: int) -> None:
    assert called(replace(request_for(SHOP), jobs=jobs)) == CALLS


def test_calls_that_were_kept_are_the_same(request_for: Ask, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("cache")
    request = replace(request_for(SHOP), keeping=Keeping(cache, cache))

    assert [called(request), called(request)] == [CALLS, CALLS]
    (request.root / "shop/till.py").write_text("def charge():\n    print()\n")
    assert called(request) == [CALLS[0], ("shop.till.charge", "builtins.print"), CALLS[1]]


def test_a_survey_without_calls_links_none(request_for: Ask) -> None:
    assert survey(request_for(SHOP)).project.calls == CallGraph()


def test_a_check_links_the_program_alone(request_for: Ask) -> None:
    till = "import requests\n\n\ndef charge():\n    requests.post('http://bank/charges')\n"
    root = request_for(SHOP | {"shop/till.py": till}).root
    effort = Effort(memory=Memory(root, None))
    system = assemble(walk(root), config=Config(), needs=frozenset({Need.USES}), effort=effort)

    assert system.project.calls.modules == ("shop", "shop.broken", "shop.cart", "shop.till")
    assert [use.caller for use in system.project.uses] == ["shop.till.charge"]


def test_a_check_of_what_does_nothing_through_libraries_links_nothing(request_for: Ask) -> None:
    root = request_for(SHOP).root
    effort = Effort(memory=Memory(root, None))
    system = assemble(walk(root), config=Config(), needs=frozenset({Need.USES}), effort=effort)

    assert system.project.calls == CallGraph()


@pytest.mark.parametrize("needs", [{Need.USES}, {Need.USES, Need.CODE}], ids=["scanned", "parsed"])
def test_what_is_wrong_with_a_file_is_said_once(request_for: Ask, needs: set[Need]) -> None:
    root = request_for(SHOP).root
    effort = Effort(memory=Memory(root, None))
    system = assemble(walk(root), config=Config(), needs=frozenset(needs), effort=effort)

    assert [problem.at.path for problem in system.project.problems] == ["shop/broken.py"]


def test_calls_below_a_folder_are_read_by_workers(request_for: Ask) -> None:
    deep = {"deep.py": "x = a" + ".b" * 100_000, "main.py": "def run(): ...\nrun()\n"}
    root = request_for(deep).root

    assert [(edge.caller, edge.callee) for edge in calls_below(root)[0].edges] == [("main", "main.run")]
