import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "nightly" / "differential_contracts.py"


def test_contracts_are_judged_as_import_linter_judges_them() -> None:
    command = [sys.executable, str(SCRIPT), "--cases", "60", "--seed", "1"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout.endswith(" packages, no difference\n"), done.stdout + done.stderr
