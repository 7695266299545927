from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent

from archfit.model import (
    BaselineDelta,
    Component,
    ComponentKind,
    ContractResult,
    Counts,
    Finding,
    Location,
    Problem,
    ProblemKind,
    Report,
    Severity,
    SkippedRule,
    Status,
    Step,
)
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]

CHAIN = (
    Step("shop.billing.service", Location("src/shop/billing/service.py", 0)),
    Step("shop.shared.util", Location("src/shop/billing/service.py", 1)),
    Step("shop.orders.api", Location("src/shop/shared/util.py", 5), "in `helper()`"),
)


def findings_only(report: Report, page: Page) -> str:
    return render("full", report, replace(page, quiet=True))


def expected(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_a_direct_import(report: Reports, explained: Finding, page: Page) -> None:
    assert findings_only(report([explained]), page) == expected("""
        error[layer-violation]: `shop.billing` must not import `shop.web`
          --> src/shop/billing/service.py:10:5
           |
         9 |     assert a == 1
        10 |     from shop.web.views import index
           |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `billing` is below `web`
        11 |     return index()
           |
           = contract: "web > billing" (pyproject.toml:10)
           = why: billing is deployed without the UI
           = help: move `index` below `billing`, or pass it in from `shop.web`
    """)


def test_a_chain(report: Reports, finding: Findings, page: Page) -> None:
    found = finding(
        at=Location("src/shop/billing/service.py", 1, 1, 1, 36),
        name="independence",
        message="`shop.billing` must not depend on `shop.orders`",
        label="the chain starts here",
        excerpt=((1, "from shop.shared.util import helper"),),
        steps=CHAIN,
        notes=("1 other chain, through `shop.web.views`",),
        help="cut `shop.shared.util -> shop.orders.api`: it breaks 2 of the 3 chains",
    )
    assert findings_only(report([found]), page) == expected("""
        error[independence]: `shop.billing` must not depend on `shop.orders`
         --> src/shop/billing/service.py:1:1
          |
        1 | from shop.shared.util import helper
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the chain starts here
          |
          = chain: 2 imports
              shop.billing.service
              └─ shop.shared.util    src/shop/billing/service.py:1
                 └─ shop.orders.api  src/shop/shared/util.py:5  (in `helper()`)
          = note: 1 other chain, through `shop.web.views`
          = help: cut `shop.shared.util -> shop.orders.api`: it breaks 2 of the 3 chains
    """)


CYCLE = (
    Step("shop.shared", Location("src/shop/shared.py", 0)),
    Step("shop.orders", Location("src/shop/shared.py", 5), "TYPE_CHECKING"),
    Step("shop.shared", Location("src/shop/orders.py", 19)),
)


def test_a_cycle_is_closed(report: Reports, finding: Findings, page: Page) -> None:
    found = finding(at=Location("src/shop/shared.py", 5, 1), name="cycle", message="a cycle", steps=CYCLE)
    cycle = replace(found, violation=replace(found.violation, steps_title="cycle"))
    assert findings_only(report([cycle]), page) == expected("""
        error[cycle]: a cycle
         --> src/shop/shared.py:5:1
          = cycle:
              shop.shared
              └─ shop.orders     src/shop/shared.py:5  (TYPE_CHECKING)
                 └─ shop.shared  src/shop/orders.py:19  ↩
    """)


def test_plain_letters_where_the_stream_takes_no_more(report: Reports, finding: Findings, page: Page) -> None:
    found = finding(at=Location("a.py", 5), name="cycle", message="a cycle", steps=CYCLE, steps_title="cycle")
    text = findings_only(report([found]), replace(page, unicode=False))
    assert text.isascii()
    assert text == expected("""
        error[cycle]: a cycle
         --> a.py:5:1
          = cycle:
              shop.shared
              `- shop.orders     src/shop/shared.py:5  (TYPE_CHECKING)
                 `- shop.shared  src/shop/orders.py:19  <-
    """)


def test_the_middle_of_a_long_chain_is_counted(report: Reports, finding: Findings, page: Page) -> None:
    steps = (CHAIN[0], *(Step(f"m{line}", Location("src/a.py", line)) for line in range(1, 11)))
    found = finding(at=Location("src/a.py", 1), message="a chain", steps=steps)
    assert findings_only(report([found]), page) == expected("""
        error[layer-violation]: a chain
         --> src/a.py:1:1
          = chain: 10 imports
              shop.billing.service
              └─ m1                     src/a.py:1
                 └─ m2                  src/a.py:2
                    └─ m3               src/a.py:3
                       … 4 more …
                          └─ m8         src/a.py:8
                             └─ m9      src/a.py:9
                                └─ m10  src/a.py:10
    """)


def test_a_chain_of_eight_imports_is_whole(report: Reports, finding: Findings, page: Page) -> None:
    steps = (CHAIN[0], *(Step(f"m{line}", Location("src/a.py", line)) for line in range(1, 9)))
    text = findings_only(report([finding(steps=steps)]), page)
    assert [f"m{line}" in text for line in range(1, 9)] == [True] * 8


def test_examples_are_a_list(report: Reports, finding: Findings, page: Page) -> None:
    steps = tuple(Step(f"a.m{line} -> b.m", Location("src/a.py", line)) for line in range(9, 11))
    found = finding(at=Location("src/a.py", 9), message="`a` imports `b`", steps=steps, steps_title="imports")
    assert findings_only(report([found]), page) == expected("""
        error[layer-violation]: `a` imports `b`
         --> src/a.py:9:1
          = imports:
              a.m9 -> b.m   src/a.py:9
              a.m10 -> b.m  src/a.py:10
    """)


def test_carets_stand_under_wide_characters_and_tabs(report: Reports, finding: Findings, page: Page) -> None:
    line = "\tx = '日本e\u0301'; import web\t# \x1b[2J"
    start = line.index("import") + 1
    found = finding(at=Location("a.py", 3, start, 3, start + 10), message="no", excerpt=((3, line),), label="here")
    assert findings_only(report([found]), page) == expected(f"""
        error[layer-violation]: no
         --> a.py:3:{start}
          |
        3 |     x = '日本e\u0301'; import web    # \\x1b[2J
          |                  ^^^^^^^^^^ here
    """)


def test_only_the_first_line_of_a_long_import_is_marked(report: Reports, finding: Findings, page: Page) -> None:
    source = ((7, "from shop.web import (\r\n"), (8, "    index,\r\n"), (9, ")\r\n"))
    found = finding(at=Location("a.py", 7, 1, 9, 2), message="no", excerpt=source, label="here")
    assert findings_only(report([found]), page) == expected("""
        error[layer-violation]: no
         --> a.py:7:1
          |
        7 | from shop.web import (
          | ^^^^^^^^^^^^^^^^^^^^^^ here
        8 |     index,
        9 | )
    """)


def test_a_place_without_an_end_is_one_character(report: Reports, finding: Findings, page: Page) -> None:
    found = finding(at=Location("a.py", 1, 8), message="no", excerpt=((1, "import web"),))
    assert findings_only(report([found]), page).splitlines()[-1] == "  |        ^"


def test_long_lines_are_cut_around_the_mark(report: Reports, finding: Findings, page: Page) -> None:
    line = "a" * 50 + "b" * 10 + "c" * 50
    far = finding(at=Location("a.py", 1, 51, 1, 61), excerpt=((1, line), (2, "    short")), label="here")
    near = finding(at=Location("a.py", 1, 1, 1, 111), excerpt=((1, line),))
    narrow = replace(page, width=44)
    assert findings_only(report([far]), narrow).splitlines()[-3:] == [
        "1 | …aaaaaaaaabbbbbbbbbbccccccccccccccccccc…",
        "  |           ^^^^^^^^^^ here",
        "2 |",
    ]
    assert findings_only(report([near]), narrow).splitlines()[-2:] == [
        "1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…",
        "  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_no_source_on_demand(report: Reports, explained: Finding, page: Page) -> None:
    assert findings_only(report([explained]), replace(page, source=False)) == expected("""
        error[layer-violation]: `shop.billing` must not import `shop.web`
          --> src/shop/billing/service.py:10:5
           = contract: "web > billing" (pyproject.toml:10)
           = why: billing is deployed without the UI
           = help: move `index` below `billing`, or pass it in from `shop.web`
    """)


def test_a_whole_file_has_no_line(report: Reports, finding: Findings, page: Page) -> None:
    text = findings_only(report([finding(at=Location("a.py", 0), message="no"), finding(at=Location("", 0))]), page)
    assert [line for line in text.splitlines() if "-->" in line] == [" --> .", " --> a.py"]


def test_the_words_of_the_team_come_first(report: Reports, explained: Finding, page: Page) -> None:
    assert explained.contract
    contract = replace(explained.contract, fix="ask\n  the billing team")
    violation = replace(explained.violation, why="because")
    text = findings_only(report([replace(explained, contract=contract, violation=violation)]), page)
    assert "= why: billing is deployed without the UI\n" in text
    assert "= help: ask the billing team\n" in text


def test_names_cannot_steer_the_terminal(report: Reports, finding: Findings, page: Page) -> None:
    evil = "\x1b]0;PWN\x07\x9b2J\u202e\u200b\udcff\n::error::"
    found = finding(
        at=Location(evil, 1),
        message=evil,
        label=evil,
        steps=(Step(evil, Location(evil, 1), evil), Step("b", Location(evil, 2))),
        notes=(evil,),
        help=evil,
        why=evil,
        excerpt=((1, evil),),
    )
    text = render("full", report([found], problems=(Problem(ProblemKind.SYNTAX, evil, Location(evil, 1)),)), page)
    assert text.encode()
    assert not set(text) & set("\x1b\x07\x9b\u202e\u200b\udcff")
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_many_findings_between_two_components_are_rolled_up(
    report: Reports, explained: Finding, finding: Findings, page: Page
) -> None:
    many = [replace(explained, fingerprint=f"{number:016x}") for number in range(41)]
    others = [finding(at=Location("z.py", number)) for number in range(1, 6)]
    text = findings_only(report([*many, *others]), page)
    assert text.count("error[layer-violation]") == 3 + 5
    assert "\n\n… and 38 more from `billing` to `web` (--max-per-group 0 shows all)\n\n" in text
    assert findings_only(report(many), replace(page, max_per_group=0)).count("error[") == 41
    assert findings_only(report(many[:5]), page).count("error[") == 5


def test_findings_without_two_components_are_rolled_up_by_rule(report: Reports, finding: Findings, page: Page) -> None:
    bare = [finding(at=Location("a.py", number)) for number in range(1, 7)]
    inner = [finding(at=Location("a.py", number), source="web", target="web") for number in range(1, 7)]
    bare_line, inner_line = (findings_only(report(group), page).splitlines()[-1] for group in (bare, inner))
    assert bare_line == "… and 3 more of `layer-violation` (--max-per-group 0 shows all)"
    assert inner_line == "… and 3 more of `layer-violation` in `web` (--max-per-group 0 shows all)"


def test_the_gravest_come_first_and_the_rest_is_counted(report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location("a.py", 1), severity=Severity.INFO),
        finding(at=Location("b.py", 1), severity=Severity.WARNING),
        finding(at=Location("c.py", 1), severity=Severity.ERROR),
        finding(at=Location("d.py", 1), severity=Severity.ERROR),
    ]
    lines = findings_only(report(found), replace(page, max_diagnostics=3, max_per_group=0)).splitlines()
    assert [line for line in lines if "-->" in line] == [" --> c.py:1:1", " --> d.py:1:1", " --> b.py:1:1"]
    assert lines[-1] == "… and 1 more (--max-diagnostics 0 shows all)"


def test_accepted_findings_only_on_demand(report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location("a.py", 1), status=Status.BASELINE, message="known"),
        finding(at=Location("b.py", 1), status=Status.IGNORED, accepted="legacy until June", message="ignored"),
    ]
    assert findings_only(report(found), page) == ""
    assert findings_only(report(found), replace(page, show_accepted=True)) == expected("""
        error[layer-violation]: known
         --> a.py:1:1
          = note: in the baseline

        error[layer-violation]: ignored
         --> b.py:1:1
          = note: ignored: legacy until June
    """)


def test_nothing_found(report: Reports, page: Page) -> None:
    assert render("full", report(), page) == expected("""
        Found no violations.
        Checked 214 modules and 1,032 imports.
    """)


def test_the_summary(report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location("a.py", 1), message="no", name="cycle"),
        *(finding(severity=Severity.WARNING, at=Location("b.py", 1), message="no") for _ in range(2)),
        finding(severity=Severity.INFO, at=Location("c.py", 1), message="no"),
        *(finding(status=Status.BASELINE) for _ in range(41)),
        finding(status=Status.IGNORED),
    ]
    text = render(
        "full",
        report(
            found,
            configured=False,
            contracts=tuple(
                ContractResult(f"c{n}", "layers", Location("a.toml", n), kept=n < 12, findings=0) for n in range(14)
            ),
            skipped=(SkippedRule("shared-table", "no tables"), SkippedRule("co-change", "no history")),
            baseline=BaselineDelta("archfit-baseline.toml", 41, ("one",)),
            components=(Component("web", ComponentKind.MODULE, "web"),),
            counts=Counts(files=2, modules=1, imports=1, unanalysed=1),
            problems=(Problem(ProblemKind.SYNTAX, "invalid syntax", Location("old.py", 3)),),
        ),
        page,
    )
    assert text.partition("note: ")[2] == expected("""
        not everything could be checked: 1 problem
          --> old.py:3: invalid syntax

        no configuration found; the defaults apply
        not checked: `co-change` (no history)
        not checked: `shared-table` (no tables)
        Contracts: 12 kept, 2 broken.
        Found 1 error, 2 warnings, 1 info (41 in baseline, 1 ignored, 1 stale baseline entry).
        Checked 1 module and 1 import in 1 component; 1 file could not be read or not wholly.
        Next: archfit explain cycle
    """)


def test_many_problems_are_counted(report: Reports, page: Page) -> None:
    problems = tuple(Problem(ProblemKind.SYNTAX, "bad", Location("old.py", line)) for line in range(12, 0, -1))
    lines = render("full", report(problems=problems), page).splitlines()
    assert lines[1] == "  --> old.py:1: bad"
    assert lines[11] == "  … and 2 more (--max-diagnostics 0 shows all)"
    assert render("full", report(problems=problems), replace(page, max_diagnostics=0)).count("-->") == 12


def test_colours_and_links_add_nothing_but_sequences(report: Reports, explained: Finding, page: Page) -> None:
    plain = render("full", report([explained]), page)
    rich = render(
        "full",
        report([explained]),
        replace(page, color=True, hyperlinks=True, documentation="https://archfit.example/rules/"),
    )
    link = "\x1b]8;;https://archfit.example/rules/layer-violation\x1b\\"
    assert rich.startswith(f"\x1b[1;31merror[{link}layer-violation\x1b]8;;\x1b\\]\x1b[0m\x1b[1m: `shop.billing`")
    for sequence in ("\x1b[1;31m", "\x1b[1;34m", "\x1b[1;36m", "\x1b[1m", "\x1b[0m", link, "\x1b]8;;\x1b\\"):
        rich = rich.replace(sequence, "")
    assert rich == plain


def test_a_first_look_shows_every_error_and_one_other_finding_of_each_rule(
    report: Reports, finding: Findings, page: Page
) -> None:
    page = replace(page, digest=True)
    found = [
        finding(severity=Severity.ERROR, excerpt=((9, "x"), (10, "    from shop.web.views import index"))),
        finding(severity=Severity.ERROR, subject="b"),
        finding(severity=Severity.WARNING, name="module-cycle", source="a", target="b"),
        finding(severity=Severity.WARNING, name="module-cycle", source="c", target="d"),
        finding(severity=Severity.INFO, name="unassigned-code", why="never shown"),
    ]

    assert findings_only(report(found), page) == expected("""
        error[layer-violation]: `shop.billing` must not import `shop.web`
          --> src/shop/billing/service.py:10:5
           |
        10 |     from shop.web.views import index
           |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        error[layer-violation]: `shop.billing` must not import `shop.web`
          --> src/shop/billing/service.py:10:5

        warning[module-cycle]: `shop.billing` must not import `shop.web`
          --> src/shop/billing/service.py:10:5

        … and 1 more of `module-cycle` (--max-per-group 0 shows all)

        info[unassigned-code]: `shop.billing` must not import `shop.web`
          --> src/shop/billing/service.py:10:5
    """)
