"""Checking somebody's code is as safe as reading it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SYSTEMS = sorted(place.parent for place in EXAMPLES.glob("*/archfit.toml"))
WATCHED = """
import json, os, sys

root, target = os.path.realpath(sys.argv[1]), sys.argv[2]
seen = []

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "os.system", "os.exec",
                 "os.remove", "os.rename", "os.mkdir", "os.rmdir"):
        if not str(arguments[0]).startswith(os.environ["ARCHFIT_CACHE_DIR"]):
            seen.append([event, repr(arguments)])
    elif event == "subprocess.Popen" and os.fsdecode(arguments[0]) != sys.executable:
        seen.append([event, repr(arguments)])
    elif event == "import" and arguments[1] and str(arguments[1]).startswith(root):
        seen.append([event, str(arguments[1])])
    elif event == "exec" and getattr(arguments[0], "co_filename", "").startswith(root):
        seen.append([event, arguments[0].co_filename])
    elif event == "open" and str(arguments[0]).startswith(root) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        seen.append([event, str(arguments[0])])

sys.addaudithook(watch)
from archfit.cli.app import main
sys.argv = ["archfit", "check", root, "--output-format", "sarif"]
try:
    main()
finally:
    left = sorted(name for name, module in sys.modules.items() if str(getattr(module, "__file__", "")).startswith(root))
    sys.stdout.flush()
    with open(target, "w") as stream:
        json.dump({"seen": seen, "modules": left, "path": [part for part in sys.path if part.startswith(root)]}, stream)
"""


@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_nothing_is_run_written_or_sent(environment: Mapping[str, str], system: Path, tmp_path: Path) -> None:
    target = tmp_path / "seen.json"

    shown = subprocess.run(
        [sys.executable, "-c", WATCHED, system, target],
        cwd=system,
        env={**environment, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert (shown.returncode, shown.stderr) == (1, b"")
    assert json.loads(target.read_text()) == {"seen": [], "modules": [], "path": []}


def test_files_named_like_modules_of_the_standard_library_are_not_imported(
    environment: Mapping[str, str], tmp_path: Path
) -> None:
    for name in ("json", "re", "typer", "tomli", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")

    for start in (["-m", "archfit"], ["-P", "-m", "archfit"]):
        shown = subprocess.run(
            [sys.executable, *start, "check"], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert (start, shown.returncode, shown.stderr) == (start, 0, b"")
