"""Runs type checkers: over the cases, each in its strict mode."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.typed_face.other_versions import difference

HERE: Final = Path(__file__).parent
CASES: Final = HERE / "cases"

#: What a line of text with an error looks like.
ERROR_LINE: Final = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+)(?::\d+)?: error(?P<message>.*)$")


class Report(NamedTuple):
    """An error that a checker reports."""

    file: str
    line: int
    message: str


def files() -> list[Path]:
    """List the files that checkers are run over."""
    return sorted(CASES.glob("*.py"))


def run(tool: str, *arguments: str | Path) -> str:
    """Run a checker of this environment in the folder of the cases, and return what it prints."""
    completed = subprocess.run(
        [Path(sys.executable).parent / tool, *arguments],
        cwd=CASES,
        # Pyright's wrapper would look for newer versions, and tell about them.
        env=os.environ | {"VIRTUAL_ENV": sys.prefix, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode in (0, 1), completed.stdout + completed.stderr
    return completed.stdout


def reports_in(text: str) -> Iterator[Report]:
    """Read errors that are printed a line each."""
    for line in text.splitlines():
        if found := ERROR_LINE.match(line):
            yield Report(Path(found["file"]).name, int(found["line"]), found["message"])


def mypy(configuration: Path, paths: Iterable[Path]) -> Iterator[Report]:
    """Run mypy."""
    with TemporaryDirectory() as cache:
        options = [f"--config-file={configuration}", f"--cache-dir={cache}"]
        yield from reports_in(run("mypy", *options, "--no-error-summary", *paths))


def pyright(project: Path, tool: str = "pyright") -> Iterator[Report]:
    """Run pyright, or a tool that is made of it, over a project: a folder or its configuration."""
    options = ["--outputjson", f"--project={project}", f"--pythonpath={sys.executable}"]
    for report in json.loads(run(tool, *options))["generalDiagnostics"]:
        if report["severity"] == "error":
            line = report["range"]["start"]["line"] + 1
            yield Report(Path(report["file"]).name, line, report["message"])


def zuban(configuration: Path, paths: Iterable[Path]) -> Iterator[Report]:
    """Run zuban."""
    options = [f"--config-file={configuration}", f"--python-executable={sys.executable}"]
    yield from reports_in(run("zuban", "check", *options, *paths))


def ty(configuration: Path, paths: Iterable[Path]) -> Iterator[Report]:
    """Run ty."""
    options = [f"--config-file={configuration}", f"--python={sys.executable}"]
    yield from reports_in(run("ty", "check", "--output-format=concise", *options, *paths))


def pyrefly(configuration: Path, paths: Iterable[Path]) -> Iterator[Report]:
    """Run pyrefly, which reports next to nothing unless it is configured."""
    options = [f"--config={configuration}", f"--python-interpreter-path={sys.executable}"]
    output = run("pyrefly", "check", "--output-format=json", *options, *paths)
    for report in json.loads(output)["errors"]:
        if report["severity"] == "error":
            yield Report(Path(report["path"]).name, report["line"], report["description"])


def unharmful_to_zuban() -> list[Path]:
    """List the files on which zuban does not crash."""
    return [path for path in files() if path.stem not in difference("zuban").crashes_on]


#: What each checker reports of the cases, by the name that the cases call it: mypy with the plugin
#: is "plugin".
CHECKERS: Final[Mapping[str, Callable[[], Iterable[Report]]]] = {
    "plugin": lambda: mypy(HERE / "mypy-plugin.ini", files()),
    "mypy": lambda: mypy(HERE / "mypy-alone.ini", files()),
    "pyright": lambda: pyright(HERE),
    "basedpyright": lambda: pyright(HERE, "basedpyright"),
    "pyrefly": lambda: pyrefly(HERE / "pyrefly.toml", files()),
    "ty": lambda: ty(HERE / "ty.toml", files()),
    "zuban": lambda: zuban(HERE / "mypy-alone.ini", unharmful_to_zuban()),
}
