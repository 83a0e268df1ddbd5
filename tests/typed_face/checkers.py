"""Runs type checkers over the cases, each in its strict mode."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.py"))

#: What a line of text with an error looks like.
ERROR_LINE: Final = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+)(?::\d+)?: error(?P<message>.*)$")


class Report(NamedTuple):
    """An error that a checker reports."""

    case: str
    line: int
    message: str


def run(tool: str, *arguments: str | Path) -> str:
    """Run a checker of this environment, and return what it prints."""
    executable = Path(sys.executable).parent / tool
    completed = subprocess.run(
        [executable, *arguments], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert completed.returncode in (0, 1), completed.stdout + completed.stderr
    return completed.stdout


def reports_in(text: str) -> Iterator[Report]:
    """Read errors that are printed a line each."""
    for line in text.splitlines():
        if found := ERROR_LINE.match(line):
            yield Report(Path(found["file"]).name, int(found["line"]), found["message"])


def mypy(configuration: str) -> Callable[[Path], Iterator[Report]]:
    """Return a function that runs mypy with a configuration."""

    def check(cache: Path) -> Iterator[Report]:
        options = [f"--config-file={configuration}", f"--cache-dir={cache}", "--no-error-summary"]
        return reports_in(run("mypy", *options, *CASES))

    return check


def pyright(tool: str) -> Callable[[Path], Iterator[Report]]:
    """Return a function that runs pyright, or a tool that is made of it."""

    def check(_cache: Path) -> Iterator[Report]:
        output = run(tool, "--outputjson", "--pythonpath", sys.executable)
        for report in json.loads(output)["generalDiagnostics"]:
            if report["severity"] == "error":
                line = report["range"]["start"]["line"] + 1
                yield Report(Path(report["file"]).name, line, report["message"])

    return check


def zuban(_cache: Path) -> Iterator[Report]:
    """Run zuban."""
    options = ["--strict", f"--python-executable={sys.executable}", "--python-version=3.10"]
    return reports_in(run("zuban", "check", *options, *CASES))


def ty(_cache: Path) -> Iterator[Report]:
    """Run ty."""
    options = ["--output-format=concise", f"--python={sys.executable}", "--python-version=3.10"]
    return reports_in(run("ty", "check", *options, *CASES))


def pyrefly(_cache: Path) -> Iterator[Report]:
    """Run pyrefly, which reports next to nothing unless it is configured."""
    options = [f"--python-interpreter-path={sys.executable}", "--config=pyrefly.toml"]
    output = run("pyrefly", "check", "--output-format=json", *options, *CASES)
    for report in json.loads(output)["errors"]:
        if report["severity"] == "error":
            yield Report(Path(report["path"]).name, report["line"], report["description"])


#: By the name that the cases call it: mypy with the plugin is "plugin". A folder for a cache is
#: given to each.
CHECKERS: Final[Mapping[str, Callable[[Path], Iterator[Report]]]] = {
    "plugin": mypy("mypy-plugin.ini"),
    "mypy": mypy("mypy-alone.ini"),
    "pyright": pyright("pyright"),
    "basedpyright": pyright("basedpyright"),
    "zuban": zuban,
    "ty": ty,
    "pyrefly": pyrefly,
}
