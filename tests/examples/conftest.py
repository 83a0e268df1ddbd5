"""The examples, importable anew for each test, and what mypy says of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PACKAGES = ("shop", "shop_tests", "shop_with_mistakes", "flask_shop")


class Finding(NamedTuple):
    """An error that mypy reports."""

    file: Path
    line: int
    code: str


@pytest.fixture(name="examples")
def importable_examples(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put the examples on the path; their signals are new ones in each test."""
    monkeypatch.setattr(sys, "path", [str(EXAMPLES), *sys.path])
    yield EXAMPLES
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file is not None and EXAMPLES in Path(file).parents:
            del sys.modules[name]


@pytest.fixture(scope="session")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """Return what mypy finds in all the examples, with the configuration that they have."""
    packages = [f"-p={name}" for name in PACKAGES]
    cache = f"--cache-dir={tmp_path_factory.mktemp('mypy-cache')}"
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file=mypy.ini", cache, "--output=json", *packages],
        cwd=EXAMPLES,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    return [
        Finding(EXAMPLES / report["file"], report["line"], report["code"])
        for report in reports
        if report["severity"] == "error"
    ]


def edit(file: Path, old: str, new: str) -> None:
    """Change a module of a copy of the examples."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
