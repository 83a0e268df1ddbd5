"""Reads the source of what was audited: code to show, and comments that ignore a finding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from turnsignal_audit._report import Place

#: ``# turnsignal: ignore``, perhaps with the codes that are meant.
_IGNORE: Final = re.compile(r"#\s*turnsignal:\s*ignore(?:\[(?P<codes>[^\]]*)\])?")


class Sources:
    """Reads each file once."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def line(self, place: Place) -> str:
        """Return a line of code; empty if it cannot be read."""
        lines = self._lines.get(place.file)
        if lines is None:
            lines = self._lines[place.file] = _lines(Path(place.file))
        return lines[place.line - 1].strip() if place.line <= len(lines) else ""

    def is_ignored(self, place: Place, code: str) -> bool:
        """Tell whether a comment in its line ignores a finding."""
        comment = _IGNORE.search(self.line(place))
        if comment is None:
            return False
        codes = comment["codes"]
        return codes is None or code in (name.strip() for name in codes.split(","))


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
