import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_cache_never_changes_what_is_said() -> None:
    command = [sys.executable, "-m", "tests.nightly.warm_equals_cold", "--sequences", "25", "--seed", "1"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.stdout.endswith(" states compared, no difference\n"), done.stdout + done.stderr
