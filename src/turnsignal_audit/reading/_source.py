"""Reads the source of what was audited: code to show, and comments that ignore a finding."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Final

from mypy.nodes import MypyFile

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


def ignored_codes(file: Path) -> Iterator[tuple[int, str]]:
    """List the codes of findings that comments of a file ignore, each with its line."""
    text = "\n".join(_lines(file))
    if _IGNORE.search(text) is None:
        return  # to find the comments takes longer
    try:
        for token in tokenize.generate_tokens(StringIO(text).readline):
            comment = _IGNORE.search(token.string) if token.type == tokenize.COMMENT else None
            codes: str | None = None if comment is None else comment["codes"]
            for code in [] if codes is None else codes.split(","):
                yield token.start[0], code.strip()
    except (SyntaxError, tokenize.TokenError):
        return  # it is for a newer Python than this one


def is_silenced(module: MypyFile, lines: Iterable[int], code: str) -> bool:
    """Tell whether a ``# type: ignore`` in some lines keeps mypy from reporting a code."""
    silenced = [module.ignored_lines[line] for line in lines if line in module.ignored_lines]
    return any(not codes or code in codes for codes in silenced)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
