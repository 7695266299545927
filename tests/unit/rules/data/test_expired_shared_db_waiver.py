from __future__ import annotations

from archfit.model import Location, NoOptions, Project, Waiver
from archfit.rules.data.expired_shared_db_waiver import check


def waiver(*codes: str, until: str = "", expired: bool = False) -> Waiver:
    rules = tuple(code.lower() for code in codes)
    return Waiver(
        what="comment",
        rules=rules,
        codes=codes,
        reason="ORD-17",
        until=until,
        at=Location("orders/db.py", 4),
        expired=expired,
    )


def test_what_accepts_shared_data_needs_an_end() -> None:
    endless = waiver("IMP001", "DAT006")
    project = Project(waivers=(endless, waiver("DAT006", until="2999-01-31"), waiver("IMP001"), waiver("DAT017")))

    (found,) = check(project, NoOptions())

    assert (found.at, found.subject) == (endless.at, endless.subject)
    assert found.message == "this comment accepts shared data for ever: `imp001`, `dat006`"


def test_what_has_expired_is_said_elsewhere() -> None:
    assert list(check(Project(waivers=(waiver("DAT006", until="2020-01-31", expired=True),)), NoOptions())) == []
