"""A script without a guard is told what to do, and not shown a page of traces."""

import subprocess
import sys
from pathlib import Path

SCRIPT = (
    "import sahel_sim\nprint(len(sahel_sim.run('two_towns', 130, outcomes=['battle_deaths'], executor=2)))\n"
)


def ran(script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    return subprocess.run(
        [sys.executable, path], timeout=120, capture_output=True, text=True, check=False, env=None
    )


def test_a_script_without_a_guard_says_what_is_missing(tmp_path):
    done = ran(SCRIPT, tmp_path)
    assert done.returncode == 1
    assert "if __name__ == '__main__':" in done.stderr
    assert "bootstrapping" not in done.stderr
    assert done.stderr.count("Traceback") == 1


def test_a_script_with_a_guard_runs(tmp_path):
    first, rest = SCRIPT.split("\n", 1)
    done = ran(f"{first}\nif __name__ == '__main__':\n    {rest}", tmp_path)
    assert done.stdout.strip() == "130", done.stderr
