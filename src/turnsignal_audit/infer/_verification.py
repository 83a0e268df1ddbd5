"""Checks a program with its new declarations, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from turnsignal_audit._report import Place
from turnsignal_audit.reading._analysis import Analysis, Progress, Target, analyse, relative


@dataclass(frozen=True)
class NewError:
    """Something that mypy reports of the declared program, and did not report before."""

    place: Place
    message: str
    code: str


def new_errors(
    target: Target,
    before: Analysis,
    replaced: Mapping[str, str | Path],
    progress: Progress | None = None,
) -> list[NewError]:
    """List what mypy, with the plugin, reports of a program only once it is declared.

    Args:
        target: The program.
        before: The program without the declarations.
        replaced: The modules that have declarations: their code, or their stubs.
        progress: Is called whenever a file has been checked.

    Raises:
        AnalysisError: If mypy stops at an error.
    """
    after = analyse(target, progress, replaced=replaced)
    known = Counter((error.place.file, error.message) for error in _errors(before))
    found: list[NewError] = []
    for error in _errors(after):
        key = (error.place.file, error.message)
        if known[key]:
            known[key] -= 1  # it is in another line now, perhaps
        else:
            found.append(error)
    return sorted(found, key=lambda error: (error.place, error.message))


def _errors(analysis: Analysis) -> Iterator[NewError]:
    for module in analysis.modules.values():
        for error in analysis.errors.get(module.path, ()):
            if error.severity == "error":
                place = Place(relative(module.path), max(error.line, 1), max(error.column, 0) + 1)
                yield NewError(place, error.message, error.code.code if error.code else "misc")
