"""The page about type checkers shows what they say of its examples."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import ROOT, blocks, mypy

PAGE = ROOT / "docs" / "type-checkers.md"


def refused(code: str) -> set[int]:
    """Return the lines that the page says are refused."""
    return {number for number, line in enumerate(code.splitlines(), start=1) if "# refused" in line}


def test_mypy_with_the_plugin_refuses_what_the_page_says(tmp_path: Path) -> None:
    code, *_ = blocks(PAGE, "python")
    assert {int(line.split(":")[1]) for line in mypy(code, tmp_path)} == refused(code)


def test_pyright_refuses_what_the_page_says(tmp_path: Path) -> None:
    code, *_ = blocks(PAGE, "python")
    program = tmp_path / "shop.py"
    program.write_text(code)
    options = ["--outputjson", "--pythonpath", sys.executable]
    completed = subprocess.run(
        [Path(sys.executable).parent / "pyright", *options, program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    reports = json.loads(completed.stdout)["generalDiagnostics"]
    assert {report["range"]["start"]["line"] + 1 for report in reports} == refused(code)


def test_every_declaration_on_the_page_is_accepted(tmp_path: Path) -> None:
    example, *specifications = blocks(PAGE, "python")
    declared = example.partition("order_placed =")[0]
    code = "\n".join(["from turnsignal import define", declared, *specifications])
    assert mypy(code, tmp_path) == []
