"""Each type checker reports exactly the lines of the cases that it is said to.

A check that a checker loses shows here, and so does a false alarm.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.py"))
CHECKERS = ("plugin", "mypy", "pyright")


def run(*command: str) -> str:
    completed = subprocess.run(
        [sys.executable, "-m", *command], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert completed.returncode in (0, 1), completed.stdout + completed.stderr
    return completed.stdout


def mypy_errors(configuration: str, cache: Path) -> Iterator[tuple[str, int, str]]:
    output = run(
        "mypy",
        "--output=json",
        f"--config-file={configuration}",
        f"--cache-dir={cache}",
        *(str(case) for case in CASES),
    )
    for line in output.splitlines():
        report = json.loads(line)
        if report["severity"] == "error":
            yield Path(report["file"]).name, report["line"], report["message"]


def pyright_errors() -> Iterator[tuple[str, int, str]]:
    output = run("pyright", "--outputjson", "--pythonpath", sys.executable)
    for report in json.loads(output)["generalDiagnostics"]:
        line = report["range"]["start"]["line"] + 1
        yield Path(report["file"]).name, line, report["message"]


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def reported(checker: str, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int, str]]:
    if checker == "pyright":
        return list(pyright_errors())
    configuration = "mypy-plugin.ini" if checker == "plugin" else "mypy-alone.ini"
    return list(mypy_errors(configuration, tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_checker_reports_what_it_is_said_to(
    checker: str, case: Path, reported: list[tuple[str, int, str]]
) -> None:
    refused = {
        number
        for number, line in enumerate(case.read_text().splitlines(), start=1)
        if (by := re.search(r"# refused by (.+)", line)) and checker in by[1].split(", ")
    }
    found = {line: message for name, line, message in reported if name == case.name}
    assert {line: found.get(line) for line in refused | found.keys()} == {
        line: found.get(line, "an error") for line in refused
    }
