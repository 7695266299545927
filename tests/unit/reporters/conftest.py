from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from archfit.model import ContractRef, Counts, Finding, Location, Mode, Report, Severity, Status, Violation
from archfit.reporters import Page

SERVICE = (
    (9, "    assert a == 1"),
    (10, "    from shop.web.views import index"),
    (11, "    return index()"),
)
LAYERS = ContractRef("web > billing", Location("pyproject.toml", 10), "billing is deployed without the UI")


@pytest.fixture
def page() -> Page:
    return Page(color=False, unicode=True, width=100)


@pytest.fixture
def layers() -> ContractRef:
    return LAYERS


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """Make a finding of a rule without a contract; keywords of the violation and of the finding alike."""

    def make(**changes: Any) -> Finding:
        own = {"code", "name", "severity", "fingerprint", "status", "contract", "accepted", "excerpt"}
        identity: dict[str, Any] = {
            "code": "IMP001",
            "name": "layer-violation",
            "severity": Severity.ERROR,
            "fingerprint": "00000000000000aa",
            "status": Status.NEW,
        }
        violation: dict[str, Any] = {
            "at": Location("src/shop/billing/service.py", 10, 5, 10, 37),
            "message": "`shop.billing` must not import `shop.web`",
            "subject": "shop.billing.service -> shop.web.views",
        }
        identity |= {key: value for key, value in changes.items() if key in own}
        violation |= {key: value for key, value in changes.items() if key not in own}
        return Finding(violation=Violation(**violation), **identity)

    return make


@pytest.fixture
def explained(finding: Callable[..., Finding]) -> Finding:
    """Return a finding with all that a direct import may carry."""
    return finding(
        contract=LAYERS,
        excerpt=SERVICE,
        label="`billing` is below `web`",
        help="move `index` below `billing`, or pass it in from `shop.web`",
        source="billing",
        target="web",
    )


@pytest.fixture
def report() -> Callable[..., Report]:
    """Make a report of a configured run."""

    def make(findings: Iterable[Finding] = (), **changes: Any) -> Report:
        parts: dict[str, Any] = {
            "version": "0.1.0",
            "findings": tuple(findings),
            "problems": (),
            "contracts": (),
            "rules": (),
            "skipped": (),
            "components": (),
            "counts": Counts(files=3, modules=214, imports=1032),
            "mode": Mode.MONOLITH,
            "configured": True,
            "config": "archfit.toml",
        }
        return Report(**parts | changes)

    return make
