"""Reads everything that mypy says, so that two ways to run it can be compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple


class Report(NamedTuple):
    """One message of mypy."""

    file: str
    line: int
    severity: str
    message: str
    code: str | None


def read_reports(output: str, root: Path) -> list[Report]:
    """Read the lines that ``--output=json`` gave, in an order that all ways to run mypy share.

    Args:
        output: The output of mypy, perhaps with remarks of the daemon in between.
        root: The folder that the names of the files are relative to.
    """
    reports = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return sorted(
        Report(
            Path(report["file"]).resolve().relative_to(root).as_posix(),
            report["line"],
            report["severity"],
            "\n".join(filter(None, [report["message"], report["hint"]])),
            report["code"],
        )
        for report in reports
    )
