"""Reads the source of what was audited: code to show, and comments that ignore a finding."""

from __future__ import annotations

import linecache
import re
from typing import Final

from ._report import Place

#: ``# turnsignal: ignore``, perhaps with the codes that are meant.
_IGNORE: Final = re.compile(r"#\s*turnsignal:\s*ignore(?:\[(?P<codes>[^\]]*)\])?")


def line_at(place: Place) -> str:
    """Return a line of code; empty if it cannot be read."""
    return linecache.getline(place.file, place.line).strip()


def is_ignored(place: Place, code: str) -> bool:
    """Tell whether a comment in its line ignores a finding."""
    comment = _IGNORE.search(line_at(place))
    if comment is None:
        return False
    codes = comment["codes"]
    return codes is None or code in (name.strip() for name in codes.split(","))
