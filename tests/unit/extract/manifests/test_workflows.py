from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.columns import Codec
from archfit.extract.manifests import extract, is_manifest
from archfit.model import ManifestFacts
from archfit.model.delivery import Job

GITHUB = ".github/workflows/ci.yml"
GITLAB = ".gitlab-ci.yml"


def jobs(text: str, path: str = GITHUB) -> dict[str, Job]:
    """Return the jobs of a pipeline by name; none of it may be unread."""
    found = extract(path, text.encode())
    assert found.flaws == ()
    assert {job.pipeline for job in found.jobs} <= {path}
    return {job.name: job for job in found.jobs}


def flaws(text: str, path: str) -> list[str]:
    return [flaw.message for flaw in extract(path, text.encode()).flaws]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (".github/workflows/ci.yml", True),
        (".github/workflows/ci.yaml", True),
        ("shop/.github/workflows/ci.yml", True),
        (".github/workflows/deep/ci.yml", False),
        (".github/dependabot.yml", False),
        (".gitlab-ci.yml", True),
        ("orders/.gitlab-ci.yaml", True),
        ("ci.yml", False),
    ],
)
def test_pipelines_are_known_by_their_names(path: str, expected: bool) -> None:  # noqa: FBT001
    assert is_manifest(path) is expected


# -- GitHub Actions -------------------------------------------------------------------------------------------


def test_a_job_has_a_place_needs_and_commands() -> None:
    found = jobs(
        "on: push\njobs:\n  test:\n    steps:\n      - run: pytest\n  image:\n    needs: test\n    if: github.ref\n"
        "    steps:\n      - uses: docker/build-push-action@v6\n        with: {context: orders, push: true}\n"
        "      - run: |\n          helm upgrade \\\n            orders ./chart\n          echo done\n"
    )
    assert [(name, job.at.line, job.needs, job.gated) for name, job in found.items()] == [
        ("test", 3, (), False),
        ("image", 6, ("test",), True),
    ]
    assert found["test"].commands == ("pytest",)
    assert found["image"].commands == (
        "docker/build-push-action@v6 context=orders push=true",
        "helm upgrade orders ./chart",
        "echo done",
    )
    assert found["image"].places == ("orders",)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("push", ()),
        ("[push, pull_request]", ()),
        ("{push: {paths: ['orders/**', '!orders/docs/**']}}", ("orders/**",)),
        ("{push: {paths: orders/**}, pull_request: {paths: [orders/**, libs/**]}}", ("orders/**", "libs/**")),
        ("{push: {paths: [orders/**]}, pull_request: }", ()),
        ("{push: {branches: [main]}, pull_request: {paths: [orders/**]}}", ()),
        ("{workflow_dispatch: , schedule: [{cron: '0 6 * * *'}]}", ()),
    ],
)
def test_paths_count_where_nothing_else_starts_a_workflow(on: str, expected: tuple[str, ...]) -> None:
    assert jobs(f"on: {on}\njobs: {{a: {{steps: [run: x]}}}}\n")["a"].paths == expected


def test_paths_and_places_are_seen_from_the_root_of_the_run() -> None:
    (found,) = jobs(
        "on: {push: {paths: [/orders/**]}}\ndefaults: {run: {working-directory: ./orders}}\n"
        "jobs: {a: {steps: [{run: x, working-directory: ../..}, {run: y, working-directory: billing}]}}\n",
        "shop/.github/workflows/ci.yml",
    ).values()
    assert (found.paths, found.places) == (("shop/orders/**",), ("shop/orders", "shop/billing"))


def test_the_folder_of_a_job_replaces_that_of_the_workflow() -> None:
    found = jobs(
        "defaults: {run: {working-directory: orders}}\n"
        "jobs: {a: {steps: []}, b: {defaults: {run: {working-directory: billing}}, steps: []}}\n"
    )
    assert [job.places for job in found.values()] == [("orders",), ("billing",)]


def test_a_matrix_names_what_a_job_is_for() -> None:
    (found,) = jobs(
        "jobs:\n  a:\n    strategy:\n      matrix:\n        service: [orders, billing]\n        python: ['3.12']\n"
        "        include: [{service: web, folder: front}]\n        exclude: [{service: legacy}]\n"
        "    steps:\n      - run: pytest ${{ matrix.service }}\n        working-directory: ${{ matrix.service }}\n"
    ).values()
    assert found.commands == (
        "matrix service orders",
        "matrix service billing",
        "matrix python 3.12",
        "matrix include web",
        "matrix include front",
        "pytest ${{ matrix.service }}",
    )
    assert found.places == ()


def test_a_matrix_that_is_computed_names_nothing() -> None:
    (found,) = jobs("jobs: {a: {strategy: {matrix: '${{ fromJSON(x) }}'}, steps: [run: x]}}\n").values()
    assert found.commands == ("x",)


def test_a_job_that_is_a_workflow_of_its_own_says_which_and_what_it_gets() -> None:
    (found,) = jobs(
        "jobs: {a: {uses: ./.github/workflows/deploy.yml, with: {service: orders, path: orders}, secrets: inherit}}\n"
    ).values()
    assert found.commands == ("./.github/workflows/deploy.yml service=orders path=orders",)
    assert found.places == ("orders",)


# -- GitLab CI ------------------------------------------------------------------------------------------------


def test_what_is_no_job_is_none() -> None:
    assert list(jobs(".hidden: {script: a}\nvariables: {A: b}\nstages: [x]\na: {script: b}\nlist: [1]\n", GITLAB)) == [
        "a"
    ]


def test_a_job_waits_for_the_stages_before() -> None:
    found = jobs(
        "stages: [test, ship]\n.ship: {stage: ship}\nlint: {stage: .pre, script: a}\nunit: {script: b}\n"
        "ship: {extends: .ship, script: c}\nalone: {stage: ship, needs: [], script: d}\n"
        "chosen: {stage: ship, needs: [unit, {job: lint}, {project: other, job: x}], script: e}\n"
        "clean: {stage: .post, script: f}\n",
        GITLAB,
    )
    assert {name: job.needs for name, job in found.items()} == {
        "lint": (),
        "unit": ("lint",),
        "ship": ("lint", "unit"),
        "alone": (),
        "chosen": ("unit", "lint"),
        "clean": ("lint", "unit", "ship", "alone", "chosen"),
    }


def test_stages_that_are_not_named_are_the_usual_ones() -> None:
    found = jobs("b: {stage: build, script: x}\nd: {stage: deploy, script: y}\nt: {script: z}\n", GITLAB)
    assert {name: job.needs for name, job in found.items()} == {"b": (), "d": ("b", "t"), "t": ("b",)}


def test_of_what_is_extended_the_nearest_counts_and_of_two_the_later() -> None:
    found = jobs(
        ".far: {script: far, before_script: far first}\n.near: {extends: .far, script: near}\n.last: {script: last}\n"
        "a: {extends: .near}\nb: {extends: [.near, .last]}\nc: {extends: [.last, .near], script: own}\n"
        "d: {extends: [d, .missing]}\n",
        GITLAB,
    )
    assert {name: job.commands for name, job in found.items()} == {
        "a": ("far first", "near"),
        "b": ("far first", "last"),
        "c": ("far first", "own"),
        "d": (),
    }


@pytest.mark.parametrize(
    ("job", "paths", "gated"),
    [
        ("rules: [{changes: [orders/**]}]", ("orders/**",), False),
        ("rules: [{changes: {paths: [orders/**], compare_to: main}}]", ("orders/**",), False),
        ("rules: [{if: $CI, changes: [orders/**]}, {changes: [libs/**]}]", ("orders/**", "libs/**"), True),
        ("rules: [{changes: [docs/**], when: never}, {changes: [orders/**]}]", ("orders/**",), False),
        ("rules: [{changes: [orders/**]}, {if: $CI_COMMIT_TAG}]", (), True),
        ("rules: [[{changes: [orders/**]}]]", ("orders/**",), False),
        ("rules: [{changes: [orders/**]}, !reference [.all, rules]]", (), False),
        ("only: {changes: [orders/**]}", ("orders/**",), False),
        ("only: {refs: [main], changes: [orders/**]}", ("orders/**",), True),
        ("only: [main]", (), True),
        ("except: [tags]", (), True),
        ("when: manual", (), True),
        ("when: on_success", (), False),
    ],
)
def test_rules_say_which_changes_start_a_job_and_whether_there_is_a_condition(
    job: str, paths: tuple[str, ...], gated: bool  # noqa: FBT001
) -> None:  # fmt: skip
    (found,) = jobs(f"a: {{script: x, {job}}}\n", GITLAB).values()
    assert (found.paths, found.gated) == (paths, gated)


def test_scripts_may_be_made_of_others() -> None:
    (found,) = jobs(
        ".setup: &setup [cd orders, pip install .]\n"
        "a:\n  before_script: cd ..\n  script:\n    - *setup\n    - |\n      helm upgrade \\\n        orders .\n",
        GITLAB,
    ).values()
    assert found.commands == ("cd ..", "cd orders", "pip install .", "helm upgrade orders .")
    assert found.places == ("orders",)


@pytest.mark.parametrize("include", ["orders/ci.yml", "[orders/ci.yml]", "[{local: orders/ci.yml}]"])
def test_a_child_pipeline_is_told_by_its_file(include: str) -> None:
    (found,) = jobs(f"a: {{trigger: {{include: {include}}}}}\n", GITLAB).values()
    assert found.commands == ("trigger orders/ci.yml",)


# -- what is made to cost -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [GITHUB, GITLAB])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jobs: " + "[" * 200 + "]" * 200, "the manifest cannot be read: nested more than 100 levels deep"),
        ("a: *b\n", "the manifest cannot be read: the alias `b` names no value before it"),
        ("a: &a [*a]\n", "the manifest cannot be read: the alias `a` names no value before it"),
        ("jobs: [" + "1, " * 100_001 + "]", "the manifest cannot be read: more than 100000 values"),
    ],
)
def test_what_is_no_pipeline_is_said(path: str, text: str, expected: str) -> None:
    assert flaws(text, path) == [expected]


@pytest.mark.parametrize(
    ("path", "head", "job"),
    [
        (GITHUB, "x: &x\n- {run: a}\njobs:\n", "  j%d: {steps: *x}\n"),
        (GITLAB, "", "j%d: {script: a}\n"),
    ],
)
def test_more_jobs_than_there_may_be_are_refused(path: str, head: str, job: str) -> None:
    assert len(jobs(head + "".join(job % number for number in range(500)), path)) == 500
    text = head + "".join(job % number for number in range(5000))
    assert flaws(text, path) == ["the manifest cannot be read: more than 500 jobs"]


def test_many_steps_that_many_jobs_share_are_read_in_part() -> None:
    steps = "".join(f"- {{run: s{number}}}\n" for number in range(9000))
    found = jobs(f"x: &x\n{steps}jobs:\n" + "".join(f"  j{number}: {{steps: *x}}\n" for number in range(500)))
    assert {len(job.commands) for job in found.values()} == {200}


def test_what_says_one_thing_too_often_is_refused() -> None:
    steps = "".join(f"  - {{run: {'a' * 2000}{number}}}\n" for number in range(200))
    text = f"x: &x\n{steps}jobs:\n" + "".join(f"  j{number}: {{steps: *x}}\n" for number in range(500))
    assert flaws(text, GITHUB) == ["the manifest cannot be read: it says more than 8 MiB by repeating itself"]


def test_jobs_that_extend_each_other_many_times_over_are_read_once() -> None:
    levels = "".join(f".l{number}: {{extends: [{f'.l{number + 1}, ' * 20}]}}\n" for number in range(12))
    (found,) = jobs(f"{levels}.l12: {{script: deep}}\na: {{extends: .l0, script: own}}\n", GITLAB).values()
    assert found.commands == ("own",)


PIECES = [
    "on", "jobs", "steps", "run", "uses", "with", "matrix", "strategy", "needs", "rules", "changes", "extends",
    "script", "trigger", ": ", "- ", "\n", "\n  ", "\n    ", "a", "[", "]", "{", "}", "*a", "&a ", "<<", "!x ",
]  # fmt: skip


@pytest.mark.parametrize("path", [GITHUB, GITLAB])
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_answered_for(path: str, text: str) -> None:
    found = extract(path, text.encode())
    codec = Codec(ManifestFacts)
    assert codec.decode(codec.encode(found)) == found


NAMES = [
    "on",
    "push",
    "paths",
    "jobs",
    "steps",
    "run",
    "strategy",
    "matrix",
    "needs",
    "rules",
    "extends",
    "script",
    "only",
]
VALUES = st.recursive(
    st.sampled_from(["", "a", "!x", "null", "./b.yml", "${{ c }}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("path", [GITHUB, GITLAB])
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4))
def test_anything_may_stand_anywhere(path: str, document: object) -> None:
    assert extract(path, repr({"jobs": document, "a": document}).encode()).flaws == ()
