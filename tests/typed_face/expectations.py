"""What the cases expect, in the comment beside a line.

It says which checkers refuse a mistake, and which of them wrongly refuse what is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.typed_face.checkers import CHECKERS, Report

MARK: Final = re.compile(r"  # (?P<wrongly>wrongly )?refused by (?P<names>.+)$")


class Refused(NamedTuple):
    """A line that checkers refuse."""

    line: int
    refused_by: frozenset[str]
    #: Whether it is correct all the same.
    wrongly: bool


def all_refused(path: Path) -> list[Refused]:
    """List the lines of a file that have a comment."""
    return [
        Refused(number, _read(found["names"], f"{path.name}:{number}"), bool(found["wrongly"]))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if (found := MARK.search(line))
    ]


def mistakes(path: Path) -> list[Refused]:
    """List the mistakes of a file."""
    return [refused for refused in all_refused(path) if not refused.wrongly]


def expected(path: Path, checker: str) -> set[int]:
    """Return the lines of a file that a checker is expected to refuse."""
    return {refused.line for refused in all_refused(path) if checker in refused.refused_by}


def rewritten(path: Path, reports: Mapping[str, Iterable[Report]]) -> str:
    """Return the text of a file with comments that say who refuses its mistakes.

    Args:
        path: The file.
        reports: What each checker reports.
    """
    refused = {
        checker: {report.line for report in found if report.file == path.name}
        for checker, found in reports.items()
    }
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines, start=1):
        names = [checker for checker in CHECKERS if number in refused[checker]]
        lines[number - 1] = MARK.sub(rf"  # \g<wrongly>refused by {_written(names)}", line)
    return "\n".join(lines) + "\n"


def _read(names: str, place: str) -> frozenset[str]:
    """Read names such as "all", "all but ty", and "mypy, pyright"."""
    _, all_but, others = names.rpartition("all but ")
    chosen = frozenset() if names in ("all", "nobody") else frozenset(others.split(", "))
    unknown = chosen - CHECKERS.keys()
    assert not unknown, f"{place} names {', '.join(unknown)}, which is none of the checkers"
    return frozenset(CHECKERS) - chosen if all_but or names == "all" else chosen


def _written(names: list[str]) -> str:
    others = [checker for checker in CHECKERS if checker not in names]
    if len(others) < len(names):
        return f"all but {', '.join(others)}" if others else "all"
    return ", ".join(names) or "nobody"
