from __future__ import annotations

from collections.abc import Callable

from archfit.engine.run import Request, run
from archfit.model import Status

COMPONENTS = """
[components.orders]
path = "orders"
[components.payments]
path = "payments"
public = ["payments.api"]
"""
PAYMENTS = {"payments/__init__.py": "", "payments/gateway.py": "def charge() -> None: ...\n", "orders/__init__.py": ""}
IMPORT = "from payments.gateway import charge"


def statuses(request: Request) -> list[tuple[str, Status, str]]:
    return [(one.name, one.status, one.accepted) for one in run(request).findings]


def system(service: str, config: str = "") -> dict[str, str]:
    return {**PAYMENTS, "orders/service.py": service, "archfit.toml": COMPONENTS + config}


def test_a_comment_accepts_the_finding_on_its_line(request_for: Callable[[dict[str, str]], Request]) -> None:
    line = f"{IMPORT}  # archfit: ignore[IMP001] -- moves with ORD-17\n"

    assert statuses(request_for(system(line))) == [
        ("cross-module-internal-import", Status.IGNORED, "moves with ORD-17")
    ]


def test_a_comment_anywhere_in_the_statement_counts(request_for: Callable[[dict[str, str]], Request]) -> None:
    lines = "from payments.gateway import (\n    charge,  # archfit: ignore[IMP001] -- moves with ORD-17\n)\n"

    assert statuses(request_for(system(lines))) == [
        ("cross-module-internal-import", Status.IGNORED, "moves with ORD-17")
    ]


def test_a_comment_inside_a_string_accepts_nothing(request_for: Callable[[dict[str, str]], Request]) -> None:
    line = f'{IMPORT}; x = "# archfit: ignore[IMP001] -- no"\n'

    assert statuses(request_for(system(line))) == [("cross-module-internal-import", Status.NEW, "")]


def test_an_entry_accepts_by_module_and_path(request_for: Callable[[dict[str, str]], Request]) -> None:
    entry = """
[[ignores]]
rule = "cross-module-internal-import"
from = "orders.*"
to = "payments.gateway"
path = "orders/**"
reason = "ORD-17"
"""

    assert statuses(request_for(system(IMPORT + "\n", entry))) == [
        ("cross-module-internal-import", Status.IGNORED, "ORD-17")
    ]


def test_an_entry_for_another_module_is_unused(request_for: Callable[[dict[str, str]], Request]) -> None:
    entry = '\n[[ignores]]\nrule = "IMP001"\nfrom = "orders.other"\nreason = "ORD-17"\n'

    assert statuses(request_for(system(IMPORT + "\n", entry))) == [
        ("unused-waiver", Status.NEW, ""),
        ("cross-module-internal-import", Status.NEW, ""),
    ]


def test_an_expired_entry_accepts_nothing(request_for: Callable[[dict[str, str]], Request]) -> None:
    entry = '\n[[ignores]]\nrule = "IMP001"\nreason = "ORD-17"\nexpires = 2025-12-31\n'

    assert statuses(request_for(system(IMPORT + "\n", entry))) == [
        ("expired-waiver", Status.NEW, ""),
        ("cross-module-internal-import", Status.NEW, ""),
    ]


def test_a_date_that_is_none_counts_as_passed(request_for: Callable[[dict[str, str]], Request]) -> None:
    line = f"{IMPORT}  # archfit: ignore[IMP001] -- ORD-17 (until someday)\n"

    assert [name for name, status, _ in statuses(request_for(system(line))) if status is Status.NEW] == [
        "cross-module-internal-import",
        "expired-waiver",
    ]


def test_an_exception_of_a_rule_that_did_not_run_is_not_judged(
    request_for: Callable[[dict[str, str]], Request],
) -> None:
    line = "import json  # archfit: ignore[module-cycle] -- ORD-17\n"

    assert statuses(request_for(system(line, "") | {"archfit.toml": 'select = ["AF"]\n' + COMPONENTS})) == []


def test_an_entry_accepts_a_chain_by_its_ends(request_for: Callable[[dict[str, str]], Request]) -> None:
    files = {
        "archfit.toml": """
[[contracts]]
name = "web above data"
type = "layers"
layers = ["shop.web", "shop.data"]

[[ignores]]
rule = "layer-violation"
from = "shop.data.*"
to = "shop.web.*"
reason = "ORD-17"
""",
        "shop/__init__.py": "",
        "shop/web/__init__.py": "",
        "shop/web/views.py": "",
        "shop/data/__init__.py": "",
        "shop/data/cache.py": "import shop.texts\n",
        "shop/texts.py": "import shop.web.views\n",
    }

    assert statuses(request_for(files)) == [("layer-violation", Status.IGNORED, "ORD-17")]
