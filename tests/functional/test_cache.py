"""What earlier runs left behind saves time, and never changes what is said."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]
Check = Callable[..., str]

SYSTEM = {
    "archfit.toml": """
        baseline = "accepted.toml"
        [[contracts]]
        type = "forbidden"
        name = "low knows nothing of high"
        source-modules = ["shop.low"]
        forbidden-modules = ["shop.high"]
        """,
    "shop/__init__.py": "",
    "shop/low.py": "from shop import high\n",
    "shop/high.py": "",
}


@pytest.fixture
def root(write: Write) -> Path:
    return write(SYSTEM)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def check(archfit: Archfit, root: Path, cache: Path) -> Check:
    """Check twice with the cache and once without, and return what all of them say."""

    def said(*options: str) -> str:
        def run(*more: str | Path) -> tuple[int, str, str]:
            shown = archfit("check", "--output-format", "json", *options, *more, cwd=root)
            return shown.returncode, shown.stdout, shown.stderr

        cold = run("--no-cache")
        assert [run("--cache-dir", cache), run("--cache-dir", cache)] == [cold, cold]
        return cold[1]

    return said


def test_a_new_file_changes_what_an_unchanged_importer_means(root: Path, check: Check) -> None:
    (root / "shop/high.py").unlink()
    before = check()

    (root / "shop/high.py").write_text("")

    assert "forbidden-import" not in before
    assert "forbidden-import" in check()


def test_a_module_becomes_a_package(root: Path, check: Check) -> None:
    before = check()
    (root / "shop/high.py").unlink()
    (root / "shop/high").mkdir()
    (root / "shop/high/__init__.py").write_text("")

    after = check()

    assert "forbidden-import" in before
    assert "forbidden-import" in after


def test_a_file_changes_but_not_its_size_and_time(root: Path, check: Check) -> None:
    place = root / "shop/low.py"
    os.utime(place, ns=(10**18, 10**18))
    before = check()

    place.write_text("from shop import hugh\n")
    os.utime(place, ns=(10**18, 10**18))

    assert "forbidden-import" in before
    assert "forbidden-import" not in check()


def test_the_configuration_changes(root: Path, check: Check) -> None:
    before = check()
    text = (root / "archfit.toml").read_text()
    (root / "archfit.toml").write_text(text.replace('"forbidden"', '"forbidden"\nseverity = "off"'))

    assert "forbidden-import" in before
    assert "forbidden-import" not in check()


def test_the_options_change(check: Check) -> None:
    assert "forbidden-import" in check()
    assert "forbidden-import" not in check("--ignore", "forbidden-import")


def test_the_baseline_changes(archfit: Archfit, root: Path, check: Check) -> None:
    before = check()
    archfit("baseline", "update", cwd=root)

    assert before != check()


def test_a_manifest_changes(root: Path, check: Check) -> None:
    (root / "compose.yaml").write_text("services:\n  shop:\n    build: .\n")
    before = check()
    (root / "compose.yaml").write_text("services:\n  shop: [\n")

    assert before != check()


def test_the_day_changes(root: Path, check: Check) -> None:
    (root / "shop/low.py").write_text(
        "from shop import high  # archfit: ignore[forbidden-import] -- soon gone (until 2027-03-31)\n"
    )

    assert check("--today", "2027-03-31") != check("--today", "2027-04-01")


def test_the_place_does_not_matter(archfit: Archfit, root: Path, cache: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(root, tmp_path / "elsewhere" / "system")

    shown = [archfit("check", "--cache-dir", cache, cwd=place).stdout for place in (root, copy, root, copy)]

    assert shown == [shown[0]] * 4


def test_the_number_of_processes_does_not_matter(archfit: Archfit, root: Path) -> None:
    shown = [archfit("check", "--no-cache", "--jobs", jobs, cwd=root).stdout for jobs in ("1", "2", "8")]

    assert shown == [shown[0]] * 3


def planted(cache: Path) -> None:
    for place in cache.iterdir():
        if "-" in place.name:
            place.write_bytes(b"archfit1" + bytes(32) + b"planted")


def halved(cache: Path) -> None:
    for place in cache.iterdir():
        place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


def emptied(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.mkdir()


def replaced(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("a file")


def redirected(cache: Path) -> None:
    cache.rename(cache.with_name("real"))
    cache.symlink_to(cache.with_name("real"))


def opened_to_all(cache: Path) -> None:
    cache.chmod(0o777)


def of_pipes(cache: Path) -> None:
    for place in list(cache.iterdir()):
        place.unlink()
        os.mkfifo(place)


def of_folders(cache: Path) -> None:
    for place in list(cache.iterdir()):
        place.unlink()
        place.mkdir()


@pytest.mark.parametrize(
    "harm",
    [planted, halved, emptied, replaced, redirected, opened_to_all, of_pipes, of_folders],
    ids=lambda one: one.__name__,
)
def test_a_damaged_cache_changes_nothing(
    archfit: Archfit, root: Path, cache: Path, harm: Callable[[Path], None]
) -> None:
    cold = archfit("check", "--no-cache", cwd=root)
    archfit("check", "--cache-dir", cache, cwd=root)

    harm(cache)
    shown = [archfit("check", "--cache-dir", cache, cwd=root) for _ in range(2)]

    assert [(one.returncode, one.stdout, one.stderr) for one in shown] == [(1, cold.stdout, "")] * 2


def test_a_cache_that_cannot_be_written_changes_nothing(
    command: Path, environment: Mapping[str, str], root: Path, cache: Path
) -> None:
    limited = f"ulimit -f 0; exec '{command}' check --cache-dir '{cache}'"

    shown = [
        subprocess.run(
            ["sh", "-c", limited], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        for _ in range(2)
    ]

    assert [(one.returncode, one.stderr) for one in shown] == [(1, "")] * 2
    assert not list(cache.glob("*-*"))


def test_a_cache_in_the_checked_folder_is_not_believed_by_others(archfit: Archfit, root: Path, tmp_path: Path) -> None:
    cold = archfit("check", "--no-cache", cwd=root)
    attacker, user = ({"HOME": str(tmp_path / name), "ARCHFIT_CACHE_DIR": ".archfit"} for name in ("attacker", "user"))
    (root / "shop/low.py").write_text("import os\n")
    archfit("check", cwd=root, variables=attacker)
    (root / "shop/low.py").write_text(SYSTEM["shop/low.py"])

    shown = archfit("check", cwd=root, variables=user)

    assert list((root / ".archfit").glob("report-*"))
    assert (shown.returncode, shown.stdout) == (1, cold.stdout)


def test_by_default_nothing_is_written_into_the_checked_folder(archfit: Archfit, root: Path) -> None:
    before = sorted(root.rglob("*"))

    archfit("check", cwd=root, variables={"HOME": str(root), "XDG_CACHE_HOME": str(root), "ARCHFIT_CACHE_DIR": ""})

    assert sorted(root.rglob("*")) == before


def test_by_default_results_are_kept_for_the_user(archfit: Archfit, root: Path, tmp_path: Path) -> None:
    archfit("check", cwd=root, variables={"XDG_CACHE_HOME": str(tmp_path), "ARCHFIT_CACHE_DIR": ""})

    assert list((tmp_path / "archfit").glob("report-*"))


def test_runs_at_once_do_not_disturb_each_other(
    command: Path, environment: Mapping[str, str], root: Path, cache: Path
) -> None:
    runs = [
        subprocess.Popen([command, "check", "--cache-dir", cache], cwd=root, env=environment, stdout=subprocess.PIPE)
        for _ in range(4)
    ]

    shown = [(run.communicate()[0], run.returncode) for run in runs]

    assert shown == [shown[0]] * 4
    assert shown[0][1] == 1
    assert not list(cache.glob("new-*"))


def test_the_map_is_the_same_with_and_without_a_cache(archfit: Archfit, root: Path, cache: Path) -> None:
    cold = archfit("map", "--no-cache", cwd=root).stdout

    assert [archfit("map", "--cache-dir", cache, cwd=root).stdout for _ in range(2)] == [cold, cold]
