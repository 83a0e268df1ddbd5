"""Who follows the tutorial ends with a build that fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from tests.docs.executable import environment, run
from tests.docs.pages import ROOT


def run_steps(folder: Path) -> int:
    """Run what the workflow runs, but for the installation, and return how it ends."""
    workflow = yaml.safe_load((folder / ".github/workflows/types.yml").read_text())
    steps = [step["run"] for step in workflow["jobs"]["mypy"]["steps"] if "run" in step]
    installation, *commands = steps
    assert installation == "python -m pip install 'turnsignal[mypy]'"
    for command in commands:
        completed = subprocess.run(
            [sys.executable, "-m", *command.split()],
            cwd=folder,
            env=environment(folder),
            capture_output=True,
            check=False,
        )
        if completed.returncode:
            return completed.returncode
    return 0


def test_the_workflow_fails_for_the_mistakes_and_passes_without_them(tmp_path: Path) -> None:
    run(ROOT / "docs" / "tutorial.md", tmp_path)

    assert run_steps(tmp_path) == 1
    for mistaken in ("sales.py", "kiosk.py"):
        (tmp_path / mistaken).unlink()
    assert run_steps(tmp_path) == 0
