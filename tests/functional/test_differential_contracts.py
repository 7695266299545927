import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_contracts_are_judged_as_import_linter_judges_them() -> None:
    command = [sys.executable, "-m", "tests.nightly.differential_contracts", "--cases", "60", "--seed", "1"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.stdout.endswith(" packages, no difference\n"), done.stdout + done.stderr
