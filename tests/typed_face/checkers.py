"""Runs type checkers: over the cases, each in its strict mode."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.typed_face.other_versions import difference

HERE: Final = Path(__file__).parent
CASES: Final = HERE / "cases"

#: Those of the checkers.
CONFIGURATIONS: Final = ("*.ini", "*.json", "*.toml")

#: The cases that import large libraries, and take longest.
LARGE: Final = frozenset({"flask_signals.py"})

#: What a line of text with an error looks like.
ERROR_LINE: Final = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+)(?::\d+)?: error(?P<message>.*)$")


class Report(NamedTuple):
    """An error that a checker reports."""

    file: str
    line: int
    message: str


def files(project: Path = HERE) -> list[Path]:
    """List the files of a project that checkers are run over."""
    return sorted((project / CASES.name).glob("*.py"))


def write_project(folder: Path, cases: Mapping[str, str]) -> Path:
    """Write cases into a folder, with the configurations of the checkers, and return it.

    Args:
        folder: An empty folder.
        cases: The text of each case by the name of its file.
    """
    for pattern in CONFIGURATIONS:
        for configuration in HERE.glob(pattern):
            shutil.copy(configuration, folder)
    (folder / CASES.name).mkdir()
    for name, text in cases.items():
        (folder / CASES.name / name).write_text(text)
    return folder


def run(tool: str, *arguments: str | Path, folder: Path, **environment: str) -> str:
    """Run a checker of this environment in a folder, and return what it prints."""
    # Pyright's wrapper would look for newer versions, and tell about them.
    environment |= {"VIRTUAL_ENV": sys.prefix, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    completed = subprocess.run(
        [Path(sys.executable).parent / tool, *arguments],
        cwd=folder,
        env=os.environ | environment,
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


def mypy(configuration: Path, paths: Sequence[Path]) -> Iterator[Report]:
    """Run mypy over files of one folder."""
    with TemporaryDirectory() as cache:
        options = [f"--config-file={configuration}", f"--cache-dir={cache}", "--no-error-summary"]
        yield from reports_in(run("mypy", *options, *paths, folder=paths[0].parent))


def pyright(project: Path, tool: str = "pyright") -> Iterator[Report]:
    """Run pyright, or a tool that is made of it, over a project: a folder or its configuration."""
    options = ["--outputjson", f"--project={project}", f"--pythonpath={sys.executable}"]
    printed = run(tool, *options, folder=project if project.is_dir() else project.parent)
    for report in json.loads(printed)["generalDiagnostics"]:
        if report["severity"] == "error":
            line = report["range"]["start"]["line"] + 1
            yield Report(Path(report["file"]).name, line, report["message"])


def zuban(configuration: Path, paths: Sequence[Path]) -> Iterator[Report]:
    """Run zuban over files of one folder."""
    options = [f"--config-file={configuration}", f"--python-executable={sys.executable}"]
    yield from reports_in(run("zuban", "check", *options, *paths, folder=paths[0].parent))


def ty(configuration: Path, paths: Sequence[Path]) -> Iterator[Report]:
    """Run ty over files of one folder."""
    options = ["--output-format=concise", f"--config-file={configuration}"]
    options.append(f"--python={sys.executable}")
    yield from reports_in(run("ty", "check", *options, *paths, folder=paths[0].parent))


def pyrefly(configuration: Path, paths: Sequence[Path]) -> Iterator[Report]:
    """Run pyrefly over files of one folder.

    It reports next to nothing unless it is configured.
    """
    options = ["--output-format=json", f"--config={configuration}"]
    options.append(f"--python-interpreter-path={sys.executable}")
    output = run("pyrefly", "check", *options, *paths, folder=paths[0].parent)
    for report in json.loads(output)["errors"]:
        if report["severity"] == "error":
            yield Report(Path(report["path"]).name, report["line"], report["description"])


def zuban_over_cases(project: Path) -> Iterator[Report]:
    """Run zuban over the cases of a project."""
    return zuban(project / "mypy-alone.ini", unharmful_to_zuban(project))


def unharmful_to_zuban(project: Path) -> list[Path]:
    """List the files of a project on which zuban does not crash."""
    return [path for path in files(project) if path.stem not in difference("zuban").crashes_on]


#: What each checker reports of the cases of a project, by the name that the cases call it: mypy
#: with the plugin is "plugin".
CHECKERS: Final[Mapping[str, Callable[[Path], Iterable[Report]]]] = {
    "plugin": lambda project: mypy(project / "mypy-plugin.ini", files(project)),
    "mypy": lambda project: mypy(project / "mypy-alone.ini", files(project)),
    "pyright": pyright,
    "basedpyright": lambda project: pyright(project, "basedpyright"),
    "pyrefly": lambda project: pyrefly(project / "pyrefly.toml", files(project)),
    "ty": lambda project: ty(project / "ty.toml", files(project)),
    "zuban": zuban_over_cases,
}
