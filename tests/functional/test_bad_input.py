"""Whatever is there, the answer is one clear message, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

FILES = {
    "archfit.toml": '[components.orders]\npath = "orders"\n\n[components.billing]\npath = "billing"\n',
    "orders/checkout.py": "import billing.tax\n",
    "billing/tax.py": "rate = 19\n",
}


def test_a_file_that_is_no_utf_8_is_named_and_the_rest_is_checked(archfit: Archfit, write: Write) -> None:
    folder = write(FILES)
    (folder / "billing/old.py").write_bytes(b"name = 'M\xfcller'\n")

    report = _report(archfit, folder)

    assert [(one["path"], one["kind"]) for one in report["problems"]] == [("billing/old.py", "encoding")]
    assert ("unparsed-file", "billing/old.py") in _findings(report)
    assert report["summary"]["modules"] >= len(FILES) - 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\0\0\0", id="null bytes"),
        pytest.param(b"\xff\xfei\0m\0", id="UTF-16"),
        pytest.param(b"def (:\n", id="no Python"),
        pytest.param(b"print 'hello'\n", id="Python 2"),
        pytest.param(b"x = " + b"(" * 5000 + b")" * 5000, id="deeply nested"),
        pytest.param(b"# coding: klingon\n", id="an unknown encoding"),
        pytest.param(b"'" * 100_000 + b'"""' * 33_333, id="quotes"),
        pytest.param(os.urandom(4096), id="noise"),
    ],
)
def test_a_file_of_anything_at_all(archfit: Archfit, write: Write, content: bytes) -> None:
    folder = write(FILES)
    (folder / "billing/odd.py").write_bytes(content)

    shown = archfit("check", cwd=folder)

    assert shown.returncode in (0, 1)
    assert shown.stderr == ""
    assert shown.stdout.splitlines()[-2].startswith("Checked") or "Checked" in shown.stdout


def test_links_in_a_circle_end(archfit: Archfit, write: Write) -> None:
    folder = write(FILES)
    (folder / "billing/again").symlink_to(folder, target_is_directory=True)
    (folder / "billing/itself.py").symlink_to(folder / "billing/itself.py")
    (folder / "orders/round").symlink_to(folder / "orders/about")
    (folder / "orders/about").symlink_to(folder / "orders/round")

    shown = archfit("check", cwd=folder)

    assert (shown.returncode in (0, 1), shown.stderr) == (True, "")
    assert "billing/again" in shown.stdout


def test_links_that_lead_out_are_not_followed(archfit: Archfit, write: Write, tmp_path: Path) -> None:
    folder = write(FILES)
    (tmp_path / "secret.py").write_text("import secret_thing_of_somebody\n", encoding="utf-8")
    (folder / "billing/outside.py").symlink_to(tmp_path / "secret.py")

    shown = archfit("check", cwd=folder)

    assert "billing/outside.py" in shown.stdout
    assert "secret_thing" not in shown.stdout


def test_files_that_cannot_be_read_when_their_turn_comes(archfit: Archfit, write: Write) -> None:
    folder = write(FILES)
    (folder / "billing/gone.py").symlink_to(folder / "billing/no-longer-there.py")
    os.mkfifo(folder / "billing/pipe.py")

    report = _report(archfit, folder)

    assert [one["path"] for one in report["problems"]] == ["billing/gone.py", "billing/pipe.py"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_what_may_not_be_read_is_named(archfit: Archfit, write: Write) -> None:
    folder = write({**FILES, "billing/locked/inner.py": "", "billing/secret.py": ""})
    (folder / "billing/locked").chmod(0)
    (folder / "billing/secret.py").chmod(0)

    report = _report(archfit, folder)

    (folder / "billing/locked").chmod(0o700)
    assert [one["path"] for one in report["problems"]] == ["billing/locked", "billing/secret.py"]


@pytest.mark.parametrize("name", ["archfit.toml", "archfit-baseline.toml"])
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.mkdir(), id="a folder"),
        pytest.param(os.mkfifo, id="a pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="a device"),
        pytest.param(lambda path: path.symlink_to("nowhere"), id="a link to nothing"),
        pytest.param(lambda path: path.write_bytes(b"\xff\xfe"), id="bytes"),
        pytest.param(lambda path: path.write_text("a = " + "[" * 20_000), id="brackets"),
        pytest.param(lambda path: path.write_text("x" * 20_000_000), id="far too long"),
    ],
)
def test_a_configuration_or_baseline_that_is_none(
    archfit: Archfit, write: Write, make: Callable[[Path], object], name: str
) -> None:
    folder = write({path: text for path, text in FILES.items() if path != name})
    make(folder / name)

    shown = archfit("check", cwd=folder)

    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.startswith("error")
    assert "Traceback" not in shown.stderr


def test_manifests_that_nobody_can_read(archfit: Archfit, write: Write) -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]" for n in range(20))
    manifests = {
        "docker-compose.yml": bomb,
        "compose.yaml": "services: {orders: [",
        "pyproject.toml": "[project\n",
        "setup.cfg": "[metadata",
        "Procfile": "\x01\x02",
        "Dockerfile": "FROM\nCOPY\nRUN <<EOF\n",
    }

    shown = archfit("check", cwd=write({**FILES, **manifests}))

    assert (shown.returncode, shown.stderr) == (0, "")
    assert "compose.yaml" in shown.stdout


def test_names_of_files_do_not_reach_the_terminal_as_they_are(archfit: Archfit, write: Write) -> None:
    folder = write(FILES)
    (folder / "billing/bad\x1b[31m\n::error::x.py").write_text("def (:\n", encoding="utf-8")
    (folder / os.fsdecode(b"billing/\xff.py")).write_text("def (:\n", encoding="utf-8")

    for name in ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"):
        shown = archfit("check", "--output-format", name, cwd=folder)
        assert (name, shown.returncode, shown.stderr) == (name, 1, "")
        assert "\x1b" not in shown.stdout
        assert "\n::error::x" not in shown.stdout


def test_several_repositories_are_one_system(archfit: Archfit, write: Write) -> None:
    folder = write(
        {
            "shop/orders/checkout.py": "from stock.shelf import take\n",
            "warehouse/stock/shelf.py": "def take() -> None: ...\n",
            "private/notes.py": "import nothing\n",
        }
    )

    shown = archfit("map", "--root", "shop", "--root", "warehouse", "--output-format", "json", cwd=folder)

    found = json.loads(shown.stdout)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "notes" not in shown.stdout
    assert [(one["name"], one["kind"]) for one in found["components"]] == [
        ("shop", "library"),
        ("warehouse", "library"),
    ]
    assert [(one["source"], one["target"]) for one in found["edges"]] == [("shop", "warehouse")]


def test_a_repository_in_a_folder_with_a_dot_is_read(archfit: Archfit, write: Write) -> None:
    folder = write({".tools/release.py": "import orders\n", "shop/orders.py": "import release\n"})

    shown = archfit("map", "--root", ".tools", "--root", "shop", "--output-format", "json", cwd=folder)

    assert [one["root"] for one in json.loads(shown.stdout)["components"]] == [".tools", "shop"]


def test_the_folder_of_the_run_may_hold_anything_in_its_name(archfit: Archfit, write: Write, tmp_path: Path) -> None:
    moved = write(FILES).rename(tmp_path / "a [b]* 'c' \"d\" ü %20 --x")

    shown = archfit("check", cwd=moved)

    assert (shown.returncode, shown.stderr) == (0, "")


def test_a_working_directory_that_is_gone(command: Path, environment: Mapping[str, str], tmp_path: Path) -> None:
    line = f'mkdir inner && cd inner && rmdir "$PWD" && exec {command} check'

    shown = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )

    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr == "error: the working directory cannot be used: no such file or directory\n"


def _report(archfit: Archfit, folder: Path) -> Any:
    shown = archfit("check", "--output-format", "json", cwd=folder)
    assert shown.stderr == ""
    return json.loads(shown.stdout)


def _findings(report: Any) -> set[tuple[str, str]]:
    return {(one["name"], one["path"]) for one in report["findings"]}


def test_a_file_may_name_the_repositories(archfit: Archfit, write: Write) -> None:
    folder = write(
        {
            "archfit.toml": 'repositories = ["shop", "warehouse"]\n',
            "shop/orders/checkout.py": "from stock.shelf import take\n",
            "warehouse/stock/shelf.py": "def take() -> None: ...\n",
            "private/notes.py": "import nothing\n",
        }
    )

    shown = archfit("map", "--output-format", "json", cwd=folder)

    found = json.loads(shown.stdout)
    assert [one["name"] for one in found["components"]] == ["shop", "warehouse"]
    assert "notes" not in shown.stdout
