"""Runs type checkers over a project, with the types of what is installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.applications.projects import Project

#: What they all need: there are libraries without types, and functions without annotations.
MYPY: Final = """\
[mypy]
check_untyped_defs = True
explicit_package_bases = True
follow_untyped_imports = True
ignore_missing_imports = True
"""
PLUGIN: Final = "plugins = turnsignal_mypy\n"

_ERROR: Final = re.compile(r"^(?P<path>[^:]+):(?P<line>\d+): error: (?P<text>.*)$", re.MULTILINE)


class Error(NamedTuple):
    """An error that a checker reports."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def mypy(project: Project, source: Path, *, plugin: bool) -> list[Error]:
    """Run mypy.

    Args:
        project: The project.
        source: A copy of it.
        plugin: Whether to use our plugin.
    """
    configuration = source.parent / "mypy.ini"
    configuration.write_text(MYPY + PLUGIN if plugin else MYPY)
    options = [f"--config-file={configuration}", f"--cache-dir={source.parent / 'mypy-cache'}"]
    printed = _run(source, project, "-m", "mypy", "--no-error-summary", *options, *project.checked)
    return [
        Error(each["path"], int(each["line"]), each["text"]) for each in _ERROR.finditer(printed)
    ]


def pyright(project: Project, source: Path) -> list[Error]:
    """Run pyright."""
    configuration = {"include": project.checked, "extraPaths": [project.root]}
    (source / "pyrightconfig.json").write_text(json.dumps(configuration))
    printed = _run(source, project, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable)
    return [*_pyright_errors(source, json.loads(printed))]


def _pyright_errors(source: Path, output: Any) -> Iterator[Error]:
    for report in output["generalDiagnostics"]:
        if report["severity"] == "error":
            path = Path(report["file"]).relative_to(source.resolve()).as_posix()
            yield Error(path, report["range"]["start"]["line"] + 1, report["message"])


def _run(source: Path, project: Project, *arguments: str | Path) -> str:
    completed = subprocess.run(
        [sys.executable, *arguments],
        cwd=source,
        env={**os.environ, "MYPYPATH": str(source / project.root)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if completed.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, arguments))} failed:\n{completed.stdout}")
    return completed.stdout
