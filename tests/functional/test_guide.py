"""
The guide from a distributed monolith to services: its changes are made in a copy, and its commands run there.

`python tests/functional/test_guide.py` writes it anew, with what its commands print today.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "guide" / "distributed-monolith.md"
GUIDE = FILE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"


def replayed(guide: str, folder: Path) -> str:
    """Return the guide with what its commands print, in a folder that holds the example as a checkout does."""
    example = "examples/microservices"
    shutil.copytree(ROOT / example, folder / example, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {
        "ARCHFIT_CACHE_DIR": str(folder / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(folder),
        "PATH": PROGRAMS,
    }
    with chdir(folder):
        return BLOCK.sub(lambda block: followed(block, environment), guide)


def followed(block: re.Match[str], environment: dict[str, str]) -> str:
    kind, text = block.groups()
    if kind == "diff":
        printed("git apply", environment, text)
        return block[0]
    commands = [line for line in text.splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(f"{line}\n{printed(line[2:], environment)}" for line in commands) + "```"


def printed(command: str, environment: dict[str, str], given: str = "") -> str:
    words = shlex.split(command)
    if words[0] == "cd":
        os.chdir(words[1])
        return ""
    done = subprocess.run(words, input=given, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout


def test_its_commands_print_what_it_says_when_its_changes_are_made(tmp_path: Path) -> None:
    assert replayed(GUIDE, tmp_path) == GUIDE


def test_every_step_lowers_the_score() -> None:
    scores = [int(score) for score in re.findall(r"^[\w, ]+: [\w ]+, (\d+) of 100$", GUIDE, re.MULTILINE)]

    assert scores == sorted(set(scores), reverse=True)
    assert scores[0] >= 60


def test_every_step_has_a_verdict_and_the_last_one_acquits() -> None:
    steps = re.split(r"^## ", GUIDE, flags=re.MULTILINE)[1:]

    assert [step.partition("\n")[0] for step in steps if "$ archfit verdict\n" not in step] == []
    assert "$ archfit verdict\ninventory, invoicing, orders: independent\n```\n" in steps[-1]


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        FILE.write_text(replayed(GUIDE, Path(place)), encoding="utf-8")
