from __future__ import annotations

import subprocess
import sys

from archfit.extract.cache.build import build

SHOW = "from archfit.extract.cache.build import build; print(build())"


def test_the_same_program_is_the_same_build_in_every_process() -> None:
    shown = [
        subprocess.run([sys.executable, "-c", SHOW], capture_output=True, encoding="utf-8", check=True).stdout.strip()
        for _ in range(2)
    ]

    assert shown == [build()] * 2
    assert len(build()) == 40
